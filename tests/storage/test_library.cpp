#include <QtTest>

#include <sqlite3.h>
#include <unistd.h>

#include "storage/Backups.h"
#include "storage/Database.h"
#include "storage/Files.h"
#include "storage/Library.h"
#include "storage/Recovery.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/PlainDisk.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

namespace {

/// Through SQLite alone, as any other program would.
std::string askSql(const fs::path& file, const char* sql) {
  sqlite3* database = nullptr;
  sqlite3_stmt* statement = nullptr;
  std::string answer = "?";
  if (sqlite3_open(file.c_str(), &database) == SQLITE_OK &&
      sqlite3_prepare_v2(database, sql, -1, &statement, nullptr) == SQLITE_OK) {
    answer.clear();
    while (sqlite3_step(statement) == SQLITE_ROW) {
      answer += reinterpret_cast<const char*>(sqlite3_column_text(statement, 0));
    }
  }
  sqlite3_finalize(statement);
  sqlite3_close(database);
  return answer;
}

bool named(const fs::path& file, const char* pattern) {
  return QRegularExpression(pattern).match(QString::fromStdString(file.filename().string())).hasMatch();
}

/// Without the rights of root, where the tests have them.
class AsNobody {
 public:
  AsNobody() : wasRoot_(::geteuid() == 0) {
    if (wasRoot_ && ::seteuid(65534) != 0) qFatal("seteuid");
  }
  ~AsNobody() {
    if (wasRoot_ && ::seteuid(0) != 0) qFatal("seteuid");
  }
  AsNobody(const AsNobody&) = delete;
  AsNobody& operator=(const AsNobody&) = delete;

 private:
  bool wasRoot_;
};

}  // namespace

class TestLibrary : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    file_ = folder_->locations().libraryFile;
  }
  void cleanup() { folder_.reset(); }

  void aNewLibraryIsMarkedAsOurs() {
    const auto deep = *folder_ / "not/there yet/library.sqlite";
    (void)Library::open(deep);
    QCOMPARE(askSql(deep, "PRAGMA application_id"), std::to_string(0x4241524C));
    QCOMPARE(askSql(deep, "PRAGMA user_version"), std::to_string(librarySchema().version()));
    QCOMPARE(askSql(deep, "PRAGMA journal_mode"), std::string("wal"));
    QCOMPARE(filesIn(deep.parent_path()).size(), std::size_t{1});
  }

  void aNameWithoutAFolderLiesInTheWorkingFolder() {
    const auto before = std::filesystem::current_path();
    std::filesystem::current_path(folder_->path());
    (void)Library::open("mine.sqlite");
    std::filesystem::current_path(before);
    QVERIFY(std::filesystem::exists(*folder_ / "mine.sqlite"));
  }

  void aDiskWithoutHardLinksHoldsALibrary() {
    const test::PlainDisk disk(EPERM);
    makeLibrary(1);
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{1});
    QVERIFY(fs::exists(setAside(file_)));
    QCOMPARE(Library::open(file_)->tracks().count(), 0);
  }

  void withoutAWriteAheadLogItIsOneFileThatSeveralMayOpen() {
    const auto open = [this] {
      return openDatabase(file_, {.schema = librarySchema(),
                                  .survivesPowerLoss = true,
                                  .givesSpaceBack = false,
                                  .writesAhead = false,
                                  .mayBeEmpty = {},
                                  .beforeMigration = {}});
    };
    makeLibrary(3);
    Connection one = open();
    Connection other = open();
    one.execute("UPDATE tracks SET title = 'new'");
    QCOMPARE(other.integer("SELECT count(*) FROM tracks WHERE title = 'new'"), 3);
    QCOMPARE(other.text("PRAGMA journal_mode"), std::string("delete"));
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{1});
  }

  void theDefaultPlacesAreTheDesktops() {
    qputenv("XDG_DATA_HOME", "/tmp/some data");
    qputenv("XDG_CACHE_HOME", "/tmp/some cache");
    const Locations standard = Locations::standard();
    qunsetenv("XDG_DATA_HOME");
    qunsetenv("XDG_CACHE_HOME");
    QCOMPARE(standard.libraryFile.string(), std::string("/tmp/some data/barline/library.sqlite"));
    QCOMPARE(standard.resultsFile.string(), std::string("/tmp/some cache/barline/results.sqlite"));
  }

  void anOlderLibraryIsBackedUpAndBroughtUpToDate() {
    makeOldLibrary();
    openWithNextSchema();
    QCOMPARE(askSql(file_, "PRAGMA user_version"), std::to_string(nextSchema().version()));
    QCOMPARE(askSql(file_, "SELECT group_concat(title || '=' || stars) FROM tracks"),
             std::string("Old one=3"));
    const auto backups = listBackups(file_);
    QCOMPARE(backups.size(), std::size_t{1});
    QCOMPARE(backups[0].version, 1);
    QVERIFY(named(backups[0].file, R"(^library-\d{8}-\d{6}-v1-upgrade\.sqlite$)"));
    QCOMPARE(askSql(backups[0].file, "PRAGMA user_version"), std::string("1"));
    QCOMPARE(askSql(backups[0].file, "SELECT title FROM tracks"), std::string("Old one"));
    openWithNextSchema();
    QCOMPARE(listBackups(file_).size(), std::size_t{1});
  }

  void aFailedMigrationChangesNothing() {
    makeOldLibrary();
    const std::string before = askSql(file_, "SELECT group_concat(sql) FROM sqlite_schema");
    QVERIFY_EXCEPTION_THROWN(openWithNextSchema("UPDATE nothing SET a = 1"), StorageError);
    QCOMPARE(askSql(file_, "PRAGMA user_version"), std::string("1"));
    QCOMPARE(askSql(file_, "SELECT group_concat(sql) FROM sqlite_schema"), before);
    QCOMPARE(listBackups(file_).size(), std::size_t{1});
  }

  void aMigrationThatLosesReferencedRowsIsRefused() {
    makeOldLibrary();
    QVERIFY_EXCEPTION_THROWN(openWithNextSchema("DELETE FROM tracks"), DamagedLibraryError);
    QCOMPARE(askSql(file_, "SELECT title FROM tracks"), std::string("Old one"));
  }

  void aMigrationThatLosesRowsThatNothingRefersToIsRefused() {
    makeOldLibrary();
    QVERIFY_EXCEPTION_THROWN(openWithNextSchema("DELETE FROM paths"), DamagedLibraryError);
    QCOMPARE(askSql(file_, "SELECT count(*) FROM paths"), std::string("1"));
    QCOMPARE(askSql(file_, "PRAGMA user_version"), std::string("1"));
  }

  void aLibraryThatIsNotWhatItsVersionSaysIsNotUpgraded_data() {
    QTest::addColumn<QString>("sql");
    QTest::newRow("a trigger of somebody's")
        << "CREATE TRIGGER theirs AFTER INSERT ON paths BEGIN DELETE FROM tracks; END";
    QTest::newRow("an index is missing") << "DROP INDEX paths_inode";
    QTest::newRow("a table too many") << "CREATE TABLE theirs (a)";
  }
  void aLibraryThatIsNotWhatItsVersionSaysIsNotUpgraded() {
    QFETCH(QString, sql);
    makeOldLibrary();
    askSql(file_, sql.toUtf8().constData());
    QVERIFY_EXCEPTION_THROWN(openWithNextSchema(), DamagedLibraryError);
    QCOMPARE(askSql(file_, "PRAGMA user_version"), std::string("1"));
  }

  void withoutABackupThereIsNoMigration() {
    makeOldLibrary();
    writeFile(backupFolder(file_), "in the way");
    QVERIFY_EXCEPTION_THROWN(openWithNextSchema(), StorageError);
    QCOMPARE(askSql(file_, "PRAGMA user_version"), std::string("1"));
  }

  void aNewerLibraryIsRefusedUntouched() {
    makeLibrary(3);
    askSql(file_, "PRAGMA user_version = 1000");
    const std::string before = readFile(file_);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(file_)), NewerLibraryError);
    QVERIFY(readFile(file_) == before);
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{1});
  }

  void aNewerLibraryWithALogIsRefusedUntouched() {
    makeLibrary(3);
    sqlite3* other = nullptr;
    sqlite3_open(file_.c_str(), &other);
    sqlite3_exec(other, "PRAGMA user_version = 1000", nullptr, nullptr, nullptr);
    // As a crash would leave it: the version stands in the log only.
    const TemporaryFolder copy;
    fs::copy(folder_->path(), copy.path());
    sqlite3_close(other);
    const auto copied = copy.locations().libraryFile;
    const std::string file = readFile(copied);
    const std::string log = readFile(companion(copied, "-wal"));
    QVERIFY(!log.empty());
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(copied)), NewerLibraryError);
    QVERIFY(readFile(copied) == file);
    QVERIFY(readFile(companion(copied, "-wal")) == log);
  }

  void anotherProgramsFileIsRefusedUntouched_data() {
    QTest::addColumn<QString>("sql");
    QTest::newRow("tables") << "CREATE TABLE theirs (a)";
    QTest::newRow("application id") << "PRAGMA application_id = 77; CREATE TABLE theirs (a)";
  }
  void anotherProgramsFileIsRefusedUntouched() {
    QFETCH(QString, sql);
    sqlite3* other = nullptr;
    sqlite3_open(file_.c_str(), &other);
    sqlite3_exec(other, sql.toUtf8().constData(), nullptr, nullptr, nullptr);
    sqlite3_close(other);
    const std::string before = readFile(file_);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(file_)), ForeignFileError);
    QVERIFY(readFile(file_) == before);
  }

  void aSongNamedByMistakeIsNotTakenForADamagedLibrary() {
    const auto song = writeFile(*folder_ / "song.mp3", std::string(5000, 'x'));
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(song)), ForeignFileError);
    QCOMPARE(readFile(song), std::string(5000, 'x'));
  }

  void anEmptyFileBecomesALibraryUnlessThereAreBackups() {
    const auto file = writeFile(*folder_ / "chosen.sqlite", "");
    QCOMPARE(Library::open(file)->tracks().count(), 0);
    makeBackup(file, BackupReason::Person);
    fs::resize_file(file, 0);
    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(file)), DamagedLibraryError);
  }

  void aDamagedLibraryIsSetAsideAndABackupOffered_data() {
    QTest::addColumn<QString>("damage");
    for (const char* damage : {"header", "page of a table", "every page but the first", "cut in half",
                               "cut by a byte", "no bytes", "text"}) {
      QTest::newRow(damage) << damage;
    }
  }
  void aDamagedLibraryIsSetAsideAndABackupOffered() {
    QFETCH(QString, damage);
    makeLibrary(300);
    makeBackup(file_, BackupReason::Person);
    const auto size = fs::file_size(file_);
    if (damage == "header") overwrite(file_, 0, 100);
    if (damage == "page of a table")
      overwrite(file_, static_cast<std::streamoff>(rootPage("tracks") - 1) * 4096, 4096);
    if (damage == "every page but the first") overwrite(file_, 4096, size - 4096);
    if (damage == "cut in half") fs::resize_file(file_, size / 2);
    if (damage == "cut by a byte") fs::resize_file(file_, size - 1);
    if (damage == "no bytes") fs::resize_file(file_, 0);
    if (damage == "text") writeFile(file_, "this was a library once");
    const std::string damaged = readFile(file_);

    QVERIFY_EXCEPTION_THROWN(static_cast<void>(Library::open(file_)), DamagedLibraryError);
    QVERIFY(readFile(file_) == damaged);
    const auto backup = newestGoodBackup(file_);
    QVERIFY(backup.has_value());
    QCOMPARE(backup->tracks, 300);
    QVERIFY(secondsNow() - backup->madeAt < 60);

    restoreBackup(*backup, file_);
    QCOMPARE(Library::open(file_)->tracks().count(), 300);
    QVERIFY(fs::exists(backup->file));
    const auto aside = setAsideFiles();
    QCOMPARE(aside.size(), std::size_t{1});
    QVERIFY(readFile(aside[0]) == damaged);
  }

  void aDamagedLibraryCanBeReplacedByAnEmptyOne() {
    makeLibrary(3);
    overwrite(file_, 0, 100);
    const std::string damaged = readFile(file_);
    const auto aside = setAside(file_);
    QVERIFY(readFile(aside) == damaged);
    QCOMPARE(Library::open(file_)->tracks().count(), 0);
    overwrite(file_, 0, 100);
    QVERIFY(setAside(file_) != aside);
    QCOMPARE(setAsideFiles().size(), std::size_t{2});
  }

  void aMissingLibraryIsNotReplacedByAnEmptyOneWhereThereAreBackups() {
    makeLibrary(3);
    const fs::path backup = makeBackup(file_, BackupReason::Person);
    fs::remove(file_);
    try {
      (void)Library::open(file_);
      QFAIL("opened");
    } catch (const DamagedLibraryError& error) {
      QVERIFY(error.file() == file_);
      QCOMPARE(error.detail(), std::string("the file is missing"));
    }
    QVERIFY(!fs::exists(file_));
    restoreBackup(newestGoodBackup(file_).value(), file_);
    QCOMPARE(Library::open(file_)->tracks().count(), 3);
    QVERIFY(setAsideFiles().empty());
    // Who wants to begin anew can.
    fs::remove(file_);
    QVERIFY(setAside(file_).empty());
    QCOMPARE(Library::open(file_)->tracks().count(), 0);
    QVERIFY(fs::exists(backup));
  }

  void theLogIsSetAsideWithItsLibrary() {
    makeLibrary(3);
    writeFile(companion(file_, "-wal"), "log");
    writeFile(companion(file_, "-shm"), "index");
    const auto aside = setAside(file_);
    QCOMPARE(readFile(companion(aside, "-wal")), std::string("log"));
    QCOMPARE(readFile(companion(aside, "-shm")), std::string("index"));
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{4});  // and the empty one
  }

  void aLogWithoutItsLibraryIsNotPlayedIntoANewOne() {
    makeLibrary(3);
    sqlite3* other = nullptr;
    sqlite3_open(file_.c_str(), &other);
    sqlite3_exec(other, "DELETE FROM tracks", nullptr, nullptr, nullptr);
    const TemporaryFolder copy;
    const auto copied = copy.locations().libraryFile;
    fs::copy(companion(file_, "-wal"), companion(copied, "-wal"));
    sqlite3_close(other);
    const std::string log = readFile(companion(copied, "-wal"));
    QVERIFY(Library::open(copied)->verified());
    bool kept = false;
    for (const auto& file : filesIn(copy.path())) kept = kept || readFile(file) == log;
    QVERIFY(kept);
  }

  void aDamagedBackupIsNotOffered() {
    makeLibrary(5);
    const auto good = makeBackup(file_, BackupReason::Person);
    const auto bad = makeBackup(file_, BackupReason::Person);
    overwrite(bad, 4096, 4096);
    QCOMPARE(listBackups(file_).size(), std::size_t{2});
    QVERIFY(newestGoodBackup(file_)->file == good);
    overwrite(good, 0, 100);
    QVERIFY(!newestGoodBackup(file_));
  }

  void damageDeepInALargeLibraryIsFoundByVerify() {
    makeLibrary(12000);
    overwrite(file_, static_cast<std::streamoff>(fs::file_size(file_) / 2 / 4096 * 4096), 4096);
    const auto library = Library::open(file_);
    QVERIFY(!library->verified());
    QVERIFY_EXCEPTION_THROWN(library->verify(), DamagedLibraryError);
  }

  void damageMetWhileWorkingSaysSo() {
    makeLibrary(12000);
    const auto size = fs::file_size(file_);
    overwrite(file_, static_cast<std::streamoff>(size / 2 / 4096 * 4096), size / 4);
    const auto library = Library::open(file_);
    QVERIFY_EXCEPTION_THROWN((void)library->tracks().all(), DamagedLibraryError);
  }

  void aPlaceWithoutPermissionGivesOneSentence_data() {
    QTest::addColumn<bool>("there");
    QTest::newRow("library there") << true;
    QTest::newRow("no library yet") << false;
  }
  void aPlaceWithoutPermissionGivesOneSentence() {
    QFETCH(bool, there);
    if (there) makeLibrary(3);
    fs::permissions(folder_->path(), fs::perms(0555));
    if (there) fs::permissions(file_, fs::perms(0444));
    try {
      const AsNobody nobody;
      (void)Library::open(file_);
      QFAIL("opened");
    } catch (const StorageError& error) {
      QVERIFY(error.problem() == StorageProblem::NoAccess);
      QVERIFY(std::string(error.what()).starts_with(file_.parent_path().string()));
    }
    fs::permissions(folder_->path(), fs::perms(0755));
    QCOMPARE(filesIn(folder_->path()).size(), std::size_t{there ? 1U : 0U});
  }

  void aLibraryInUseIsNotSetAside() {
    makeLibrary(3);
    const auto library = Library::open(file_);
    QCOMPARE(library->tracks().count(), 3);
    try {
      setAside(file_);
      QFAIL("set aside");
    } catch (const StorageError& error) {
      QVERIFY(error.problem() == StorageProblem::Busy);
    }
    QVERIFY(fs::exists(file_));
  }

  void aLibraryBehindALinkIsLookedAfterWhereItLies() {
    fs::create_directory(*folder_ / "elsewhere");
    const auto real = *folder_ / "elsewhere/real.sqlite";
    makeLibrary(2);
    fs::rename(file_, real);
    fs::create_symlink(real, file_);
    QCOMPARE(Library::open(file_)->tracks().count(), 2);
    makeBackup(file_, BackupReason::Person);
    overwrite(real, 0, 100);
    restoreBackup(newestGoodBackup(file_).value(), file_);
    QVERIFY(fs::is_symlink(file_));
    QCOMPARE(Library::open(real)->tracks().count(), 2);
    QCOMPARE(filesIn(real.parent_path()).size(), std::size_t{3});
  }

  void aLibraryUnderAnOddNameHasItsBackupsToo() {
    file_ = *folder_ / "Ünïcode \xFF\n'%s'.db";
    makeLibrary(2);
    QVERIFY(listBackups(file_).empty());
    const auto backup = makeBackup(file_, BackupReason::Person);
    QVERIFY(newestGoodBackup(file_)->file == backup);
    overwrite(file_, 0, 100);
    restoreBackup(*newestGoodBackup(file_), file_);
    QCOMPARE(Library::open(file_)->tracks().count(), 2);
  }

 private:
  void makeLibrary(int tracks) const {
    std::vector<fs::path> files;
    for (int i = 0; i < tracks; ++i)
      files.push_back(fs::path("/music/some folder") / (std::to_string(i) + ".flac"));
    Library::open(file_)->tracks().add(files);
  }

  /// A library as the first schema had it, written without the classes of today.
  void makeOldLibrary() const {
    sqlite3* database = nullptr;
    sqlite3_open(file_.c_str(), &database);
    const std::string sql = std::string(libraryMigrations().front().sql) +
                            "INSERT INTO tracks (title, added_at) VALUES ('Old one', 1);"
                            "INSERT INTO paths (track_id, path, seen_at) VALUES (1, x'2F61', 1);"
                            "PRAGMA user_version = 1; PRAGMA application_id = " +
                            std::to_string(librarySchema().applicationId);
    QCOMPARE(sqlite3_exec(database, sql.c_str(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(database);
  }

  Schema nextSchema(std::string_view extra = {}) {
    migrations_.assign(libraryMigrations().begin(), libraryMigrations().end());
    const int last = static_cast<int>(migrations_.size());
    migrations_.push_back({.version = last + 1,
                           .name = "stars",
                           .sql = "ALTER TABLE tracks ADD COLUMN stars INTEGER NOT NULL DEFAULT 3"});
    if (!extra.empty()) migrations_.push_back({.version = last + 2, .name = "extra", .sql = extra});
    return {.applicationId = librarySchema().applicationId, .migrations = migrations_};
  }

  void openWithNextSchema(std::string_view extra = {}) {
    (void)openDatabase(file_, {.schema = nextSchema(extra),
                               .survivesPowerLoss = true,
                               .givesSpaceBack = false,
                               .writesAhead = true,
                               .mayBeEmpty = {},
                               .beforeMigration = [&](int) { makeBackup(file_, BackupReason::Upgrade); }});
  }

  [[nodiscard]] int rootPage(const std::string& table) const {
    return std::stoi(
        askSql(file_, ("SELECT rootpage FROM sqlite_schema WHERE name = '" + table + "'").c_str()));
  }

  [[nodiscard]] std::vector<fs::path> setAsideFiles() const {
    std::vector<fs::path> files = filesIn(folder_->path());
    std::erase_if(files, [](const fs::path& file) {
      return !named(file, R"(^library\.damaged-\d{8}-\d{6}\.sqlite$)");
    });
    return files;
  }

  std::unique_ptr<TemporaryFolder> folder_;
  fs::path file_;
  std::vector<Migration> migrations_;
};

QTEST_GUILESS_MAIN(TestLibrary)
#include "test_library.moc"
