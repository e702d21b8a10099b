#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>

#include "app/cli/OutputFolder.h"
#include "engine/export/AtomicFile.h"

namespace barline::cli {

class TestOutputFolder : public QObject {
  Q_OBJECT

  static std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

 private Q_SLOTS:
  void makesTheFolderAndNumbersNamesMetTwice() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.filePath("new/deep").toStdString();
    OutputFolder output(folder, false);
    QVERIFY(output.write("song", {{".json", "1"}}).front() == folder / "song.json");
    QVERIFY(output.write("song", {{".json", "2"}}).front() == folder / "song-2.json");
    QVERIFY(output.write("song", {{".json", "3"}}).front() == folder / "song-3.json");
    QCOMPARE(contents(folder / "song-2.json"), std::string("2"));
  }

  void filesOfOneTrackShareTheirNumber() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.b") << "old";
    const auto written = OutputFolder(folder, false).write("song", {{".a", "1"}, {".b", "2"}});
    QVERIFY((written == std::vector{folder / "song-2.a", folder / "song-2.b"}));
    QVERIFY(!std::filesystem::exists(folder / "song.a"));
  }

  void neverOverwritesUnasked() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.json") << "old";
    QVERIFY(OutputFolder(folder, false).write("song", {{".json", "new"}}).front() == folder / "song-2.json");
    QCOMPARE(contents(folder / "song.json"), std::string("old"));
  }

  void overwritesEarlierRunsButNotItself() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.json") << "old";
    OutputFolder output(folder, true);
    QVERIFY(output.write("song", {{".json", "new"}}).front() == folder / "song.json");
    QVERIFY(output.write("song", {{".json", "other"}}).front() == folder / "song-2.json");
    QCOMPARE(contents(folder / "song.json"), std::string("new"));
  }

  void saysWhyAFolderCannotBe() {
    const QTemporaryDir base;
    const std::filesystem::path file = base.filePath("file").toStdString();
    std::ofstream(file) << "x";
    QVERIFY_EXCEPTION_THROWN(OutputFolder(file, false), exporting::FileError);
  }
};

}  // namespace barline::cli

QTEST_APPLESS_MAIN(barline::cli::TestOutputFolder)
#include "test_output_folder.moc"
