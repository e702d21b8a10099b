#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "engine/export/AtomicFile.h"
#include "tests/support/PlainDisk.h"

namespace barline::exporting {

class TestAtomicFile : public QObject {
  Q_OBJECT

  static std::string contents(const std::filesystem::path& file) {
    std::ifstream stream(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(stream), {}};
  }

  static std::ptrdiff_t entries(const std::filesystem::path& folder) {
    return std::distance(std::filesystem::directory_iterator(folder), {});
  }

 private Q_SLOTS:
  void appearsOnlyWhenCommitted() {
    const QTemporaryDir folder;
    const std::filesystem::path target = folder.filePath("a.json").toStdString();
    AtomicFile file(target);
    file.write("one ");
    file.write("two");
    QVERIFY(!std::filesystem::exists(target));
    QVERIFY(file.commitNew());
    QCOMPARE(contents(target), std::string("one two"));
    QCOMPARE(entries(target.parent_path()), std::ptrdiff_t{1});
  }

  void leavesNothingWhenDropped() {
    const QTemporaryDir folder;
    const std::filesystem::path target = folder.filePath("a.json").toStdString();
    { AtomicFile(target).write("half"); }
    QCOMPARE(entries(target.parent_path()), std::ptrdiff_t{0});
  }

  void replacesOnlyWhenAskedTo() {
    const QTemporaryDir folder;
    const std::filesystem::path target = folder.filePath("a.json").toStdString();
    std::ofstream(target) << "old";
    AtomicFile file(target);
    file.write("new");
    QVERIFY(!file.commitNew());
    QCOMPARE(contents(target), std::string("old"));
    file.commitReplacing();
    QCOMPARE(contents(target), std::string("new"));
    QCOMPARE(entries(target.parent_path()), std::ptrdiff_t{1});
  }

  void aDiskWithoutHardLinksTakesFiles() {
    const test::PlainDisk disk(EPERM);
    const QTemporaryDir folder;
    const std::filesystem::path target = folder.filePath("a.json").toStdString();
    AtomicFile file(target);
    file.write("new");
    QVERIFY(file.commitNew());
    QCOMPARE(contents(target), std::string("new"));
    AtomicFile another(target);
    another.write("newer");
    QVERIFY(!another.commitNew());
    QCOMPARE(contents(target), std::string("new"));
  }

  void permissionsAreThoseOfANewFile() {
    const QTemporaryDir folder;
    const std::filesystem::path target = folder.filePath("a.json").toStdString();
    const std::filesystem::path usual = folder.filePath("usual").toStdString();
    std::ofstream(usual) << "x";
    AtomicFile file(target);
    QVERIFY(file.commitNew());
    QVERIFY(std::filesystem::status(target).permissions() == std::filesystem::status(usual).permissions());
  }

  void namesTheFileThatCannotBeWritten() {
    try {
      AtomicFile file("/nowhere at all/a.json");
      QFAIL("written into a folder that does not exist");
    } catch (const FileError& error) {
      QCOMPARE(std::string(error.what()),
               std::string("/nowhere at all/a.json could not be written: No such file or directory."));
    }
  }
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestAtomicFile)
#include "test_atomic_file.moc"
