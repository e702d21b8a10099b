#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>

#include "app/exporting/OutputFolder.h"
#include "engine/export/AtomicFile.h"

namespace barline::app {

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
    OutputFolder output(folder);
    QVERIFY(output.write("song", {{".json", "1"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "song.json");
    QVERIFY(output.write("song", {{".json", "2"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "song-2.json");
    QVERIFY(output.write("song", {{".json", "3"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "song-3.json");
    QCOMPARE(contents(folder / "song-2.json"), std::string("2"));
  }

  void filesOfOneTrackShareTheirNumber() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.b") << "old";
    const auto written =
        OutputFolder(folder).write("song", {{".a", "1"}, {".b", "2"}}, always(NameTaken::KeepBoth));
    QVERIFY((written == std::vector{folder / "song-2.a", folder / "song-2.b"}));
    QVERIFY(!std::filesystem::exists(folder / "song.a"));
  }

  void neverOverwritesUnasked() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.json") << "old";
    QVERIFY(OutputFolder(folder).write("song", {{".json", "new"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "song-2.json");
    QCOMPARE(contents(folder / "song.json"), std::string("old"));
  }

  void overwritesEarlierRunsButNotItself() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.json") << "old";
    OutputFolder output(folder);
    QVERIFY(output.write("song", {{".json", "new"}}, always(NameTaken::Replace)).front() ==
            folder / "song.json");
    QVERIFY(output.write("song", {{".json", "other"}}, always(NameTaken::Replace)).front() ==
            folder / "song-2.json");
    QCOMPARE(contents(folder / "song.json"), std::string("new"));
  }

  void skipsWhereThatIsDecided() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.b") << "old";
    std::vector<std::filesystem::path> asked;
    const auto written = OutputFolder(folder).write("song", {{".a", "1"}, {".b", "2"}},
                                                    [&](const std::filesystem::path& taken) {
                                                      asked.push_back(taken);
                                                      return NameTaken::Skip;
                                                    });
    QVERIFY(written.empty());
    QVERIFY(asked == std::vector{folder / "song.b"});
    QVERIFY(!std::filesystem::exists(folder / "song.a"));
  }

  void whatFailsOrIsSkippedKeepsItsName() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.json") << "of the first, by an earlier run";
    OutputFolder failing(folder);
    failing.passOver("song", ".json");
    QVERIFY(failing.write("song", {{".json", "2"}}, always(NameTaken::Replace)).front() ==
            folder / "song-2.json");
    failing.passOver("song", ".json");
    QVERIFY(failing.write("song", {{".json", "4"}}, always(NameTaken::Replace)).front() ==
            folder / "song-4.json");
    OutputFolder skipping(folder);
    QVERIFY(skipping.write("song", {{".json", "1"}}, always(NameTaken::Skip)).empty());
    std::filesystem::remove(folder / "song-2.json");
    QVERIFY(skipping.write("song", {{".json", "2"}}, always(NameTaken::Skip)).front() ==
            folder / "song-2.json");
    QCOMPARE(contents(folder / "song.json"), std::string("of the first, by an earlier run"));
  }

  void aNameIsKeptForWhateverEndingsItWouldHaveHad() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    OutputFolder output(folder);
    output.passOver("song");
    QVERIFY(output.write("song", {{".chords.lab", "2"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "song-2.chords.lab");
    output.passOver("copy", ".wav");
    QVERIFY(output.write("copy", {{".flac", "1"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "copy.flac");
    QVERIFY(output.write("copy", {{".wav", "2"}}, always(NameTaken::KeepBoth)).front() ==
            folder / "copy-2.wav");
  }

  void neverReplacesWhatIsExported() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::ofstream(folder / "song.wav") << "audio";
    std::filesystem::create_directory_symlink(folder, folder / "link");
    OutputFolder output(folder / "link");
    output.protect(folder / "song.wav");
    const auto written = output.write("song", {{".wav", "copy"}}, always(NameTaken::Replace));
    QVERIFY(written.front() == folder / "link" / "song-2.wav");
    QCOMPARE(contents(folder / "song.wav"), std::string("audio"));
  }

  void aPartThatFailsLeavesNothing() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.filePath("new").toStdString();
    OutputFolder output(folder);
    const auto fill = [](exporting::AtomicFile& file) { file.write("1"); };
    const auto fail = [](exporting::AtomicFile&) { throw exporting::FileError("Full."); };
    QVERIFY_EXCEPTION_THROWN(
        output.writeParts("song", {{".a", fill}, {".b", fail}}, always(NameTaken::Replace)),
        exporting::FileError);
    QVERIFY(std::filesystem::is_empty(folder));
  }

  void cutsNamesThatAreTooLong() {
    const QTemporaryDir base;
    const std::filesystem::path folder = base.path().toStdString();
    std::string name;
    for (int i = 0; i < 126; ++i) name += "\xc3\xa9";  // é: 252 bytes
    const auto written =
        OutputFolder(folder).write(name, {{".chords.lab", "x"}}, always(NameTaken::KeepBoth));
    const std::string kept = written.front().filename().string();
    QVERIFY(kept.size() <= 255);
    QVERIFY(QString::fromStdString(kept).toStdString() == kept);
    QVERIFY(std::filesystem::exists(written.front()));
  }

  void saysWhyAFolderCannotBe() {
    const QTemporaryDir base;
    const std::filesystem::path file = base.filePath("file").toStdString();
    std::ofstream(file) << "x";
    QVERIFY_EXCEPTION_THROWN(OutputFolder{file}, exporting::FileError);
  }
};

}  // namespace barline::app

QTEST_APPLESS_MAIN(barline::app::TestOutputFolder)
#include "test_output_folder.moc"
