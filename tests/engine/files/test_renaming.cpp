#include <QTemporaryDir>
#include <QTest>
#include <cerrno>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <optional>

#include "engine/files/Renaming.h"
#include "tests/support/PlainDisk.h"

namespace barline::files {

namespace fs = std::filesystem;

class TestRenaming : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  [[nodiscard]] fs::path write(const std::string& name, const std::string& text) const {
    fs::path file = fs::path(folder_.path().toStdString()) / name;
    std::ofstream(file) << text;
    return file;
  }

  static std::string read(const fs::path& file) {
    std::ifstream in(file);
    return {std::istreambuf_iterator<char>(in), {}};
  }

 private Q_SLOTS:
  void aNameIsGivenOnceOnEveryDisk_data() {
    QTest::addColumn<bool>("plain");
    QTest::addColumn<int>("linkProblem");
    QTest::newRow("every call") << false << 0;
    QTest::newRow("no flags") << true << 0;
    QTest::newRow("no links: EPERM") << true << EPERM;
    QTest::newRow("no links: EOPNOTSUPP") << true << EOPNOTSUPP;
    QTest::newRow("no links: ENOSYS") << true << ENOSYS;
    QTest::newRow("no links: EMLINK") << true << EMLINK;
  }
  void aNameIsGivenOnceOnEveryDisk() {
    QFETCH(bool, plain);
    QFETCH(int, linkProblem);
    const fs::path from = write("from", "new");
    const fs::path to = write("to", "mine");
    std::optional<test::PlainDisk> disk;
    if (plain) disk.emplace(linkProblem);
    QCOMPARE(renameToFree(from, to), EEXIST);
    QCOMPARE(read(to), std::string("mine"));
    QCOMPARE(read(from), std::string("new"));
    fs::remove(to);
    fs::create_symlink("nowhere", to);
    QCOMPARE(renameToFree(from, to), EEXIST);
    fs::remove(to);
    QCOMPARE(renameToFree(from, to), 0);
    QCOMPARE(read(to), std::string("new"));
    QVERIFY(!fs::exists(from));
  }

  void anotherProblemIsTold() {
    const fs::path from = write("from", "new");
    const test::PlainDisk disk(EIO);
    QCOMPARE(renameToFree(from, from.parent_path() / "free"), EIO);
    QCOMPARE(read(from), std::string("new"));
  }

  void namesAreExchangedWhereThatIsPossible() {
    const fs::path one = write("one", "1");
    const fs::path other = write("other", "2");
    QCOMPARE(exchangeNames(one, other), 0);
    QCOMPARE(read(one), std::string("2"));
    const test::PlainDisk disk;
    QCOMPARE(exchangeNames(one, other), ENOSYS);
    QCOMPARE(read(one), std::string("2"));
  }
};

}  // namespace barline::files

QTEST_GUILESS_MAIN(barline::files::TestRenaming)
#include "test_renaming.moc"
