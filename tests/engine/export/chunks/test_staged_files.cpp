#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "engine/export/AtomicFile.h"
#include "engine/export/chunks/StagedFiles.h"
#include "tests/support/PlainDisk.h"

namespace barline::exporting {

namespace fs = std::filesystem;

class TestStagedFiles : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> base_;
  fs::path folder_;

  void write(const fs::path& name, const std::string& text) const {
    fs::create_directories((folder_ / name).parent_path());
    std::ofstream(folder_ / name) << text;
  }

  [[nodiscard]] std::string read(const fs::path& name) const {
    std::ifstream in(folder_ / name);
    return {std::istreambuf_iterator<char>(in), {}};
  }

  static void fill(const StagedFiles& staged, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) std::ofstream(staged.path(i)) << "new " << i;
  }

  [[nodiscard]] std::ptrdiff_t entries() const {
    return std::distance(fs::recursive_directory_iterator(folder_), {});
  }

  static void addDisks() {
    QTest::addColumn<bool>("plain");
    QTest::addColumn<int>("linkProblem");
    QTest::newRow("names are exchanged") << false << 0;
    QTest::newRow("no flags") << true << 0;
    QTest::newRow("no flags, no links") << true << EPERM;
  }
  static std::unique_ptr<test::PlainDisk> disk() {
    QFETCH(bool, plain);
    QFETCH(int, linkProblem);
    return plain ? std::make_unique<test::PlainDisk>(linkProblem) : nullptr;
  }

 private Q_SLOTS:
  void init() {
    base_ = std::make_unique<QTemporaryDir>();
    folder_ = base_->path().toStdString();
  }

  void whatIsReplacedGoes_data() { addDisks(); }
  void whatIsReplacedGoes() {
    const auto plain = disk();
    write("a/1.wav", "old 1");
    fs::create_symlink("nowhere", folder_ / "a/2.wav");
    {
      StagedFiles staged(folder_);
      fill(staged, 3);
      staged.commit({{0, "a/0.wav", true}, {1, "a/1.wav", true}, {2, "a/2.wav", true}});
    }
    QCOMPARE(read("a/0.wav"), std::string("new 0"));
    QCOMPARE(read("a/1.wav"), std::string("new 1"));
    QCOMPARE(read("a/2.wav"), std::string("new 2"));
    QCOMPARE(entries(), std::ptrdiff_t{4});
  }

  void allComesBackWhereOneFails_data() { addDisks(); }
  void allComesBackWhereOneFails() {
    const auto plain = disk();
    write("0.wav", "old 0");
    write("2.wav", "old 2");
    {
      StagedFiles staged(folder_);
      fill(staged, 3);
      QVERIFY_EXCEPTION_THROWN(staged.commit({{0, "0.wav", true}, {1, "1.wav", true}, {2, "2.wav", false}}),
                               FileError);
    }
    QCOMPARE(read("0.wav"), std::string("old 0"));
    QCOMPARE(read("2.wav"), std::string("old 2"));
    QCOMPARE(entries(), std::ptrdiff_t{2});
  }

  void aFolderIsNeverReplaced_data() { addDisks(); }
  void aFolderIsNeverReplaced() {
    const auto plain = disk();
    write("0.wav", "old 0");
    write("1.wav/notes.txt", "mine");
    {
      StagedFiles staged(folder_);
      fill(staged, 2);
      QVERIFY_EXCEPTION_THROWN(staged.commit({{0, "0.wav", true}, {1, "1.wav", true}}), FileError);
    }
    QCOMPARE(read("0.wav"), std::string("old 0"));
    QCOMPARE(read("1.wav/notes.txt"), std::string("mine"));
    QCOMPARE(entries(), std::ptrdiff_t{3});
  }
};

}  // namespace barline::exporting

QTEST_GUILESS_MAIN(barline::exporting::TestStagedFiles)
#include "test_staged_files.moc"
