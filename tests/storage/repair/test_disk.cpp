#include <QtTest>

#include <sys/mount.h>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Library.h"
#include "storage/Schema.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/transfer/LibraryExport.h"
#include "storage/transfer/LibraryMerge.h"
#include "tests/storage/StorageFixture.h"
#include "tests/support/SmallDisk.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

namespace {

std::vector<fs::path> many(int count, const std::string& name) {
  std::vector<fs::path> files;
  for (int i = 0; i < count; ++i) files.push_back("/music/" + name + std::to_string(i) + ".flac");
  return files;
}

template <class Call>
StorageProblem problemOf(const Call& call) {
  try {
    call();
  } catch (const StorageError& error) {
    qInfo("%s", error.what());
    return error.problem();
  }
  throw std::runtime_error("it went well");
}

}  // namespace

/// A disk that is full, and one that may only be read. Needs the right to mount; without it, these are left
/// out.
class TestDisk : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    disk_ = std::make_unique<test::SmallDisk>(*folder_ / "disk", 6);
    if (!disk_->mounted()) QSKIP("no right to mount a file system");
    file_ = *folder_ / "disk/library.sqlite";
  }
  void cleanup() {
    disk_.reset();
    folder_.reset();
  }

  void aFullDiskStopsWorkAndDamagesNothing() {
    const auto library = Library::open(file_);
    library->tracks().add(many(300, "early"));
    disk_->fill(200'000);
    QCOMPARE(problemOf([&] { library->tracks().add(many(20'000, "late")); }), StorageProblem::DiskFull);
    const std::int64_t tracks = library->tracks().count();
    QVERIFY(tracks >= 300);
    QVERIFY(checkAfresh());
    disk_->empty();
    library->tracks().add(many(10, "after"));
    QCOMPARE(library->tracks().count(), tracks + 10);
    QVERIFY(checkAfresh());
  }

  void anEditThatFindsNoRoomIsNotKeptInPart() {
    const auto library = Library::open(file_);
    model::Edit edit;
    edit.name.action = "verify";
    edit.changes = {{.layer = model::EditLayer::Grid, .range = {0.0, 1.0}, .content = model::Verified{true}}};
    library->edits().append("print", edit);
    disk_->fill(0);
    // Random, so that it does not pack.
    edit.name.arguments.emplace_back();
    for (std::uint64_t i = 0; i < 60'000; ++i)
      edit.name.arguments[0] += static_cast<char>('a' + (i * i * 7919 / 13) % 26);
    QCOMPARE(problemOf([&] {
               for (;;) library->edits().append("print", edit);
             }),
             StorageProblem::DiskFull);
    const std::size_t kept = library->edits().history("print").edits.size();
    disk_->empty();
    library->edits().append("print", edit);
    QCOMPARE(library->edits().history("print").edits.size(), kept + 1);
    QVERIFY(checkAfresh());
  }

  void nothingIsLeftOfABackupOrAnExportWithoutRoom() {
    const auto library = Library::open(file_);
    library->tracks().add(many(2000, "song"));
    const std::uintmax_t before = fs::space(file_.parent_path()).available;
    disk_->fill(300'000);
    const std::size_t files = filesIn(file_.parent_path()).size();
    QCOMPARE(problemOf([&] { makeBackup(file_, BackupReason::Daily); }), StorageProblem::DiskFull);
    QCOMPARE(problemOf([&] { exportLibrary(file_, file_.parent_path() / "x.barline-library"); }),
             StorageProblem::DiskFull);
    QVERIFY(filesIn(file_.parent_path()).size() <= files + 1);  // the folder for backups
    disk_->empty();
    QVERIFY(fs::space(file_.parent_path()).available + 8192 >= before);
    QVERIFY(checkAfresh());
  }

  void anUpgradeWithoutRoomChangesNothing() {
    {
      Connection old(file_, Connection::Access::Create);
      old.execute(std::string(librarySchema(1).migrations.front().sql) +
                  "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 9000) "
                  "INSERT INTO tracks (title, added_at) SELECT 'a title of some length ' || i, 1 FROM n;"
                  "PRAGMA user_version = 1; PRAGMA application_id = " +
                  std::to_string(librarySchema().applicationId));
    }
    disk_->fill(100'000);
    QCOMPARE(problemOf([&] { (void)Library::open(file_); }), StorageProblem::DiskFull);
    Connection connection(file_, Connection::Access::ReadWrite);
    QCOMPARE(connection.integer("PRAGMA user_version"), 1);
    QCOMPARE(connection.integer("SELECT count(*) FROM tracks"), 9000);
  }

  void aDiskThatMayOnlyBeReadGivesOneSentence() {
    Library::open(file_)->tracks().add(many(3, "song"));
    const std::string before = readFile(file_);
    disk_->makeReadOnly();
    QCOMPARE(problemOf([&] { (void)Library::open(file_); }), StorageProblem::NoAccess);
    QCOMPARE(problemOf([&] { makeBackup(file_, BackupReason::Person); }), StorageProblem::NoAccess);
    QVERIFY(readFile(file_) == before);
    const fs::path elsewhere = *folder_ / "elsewhere.sqlite";
    const auto other = Library::open(elsewhere);
    QCOMPARE(mergeLibrary(elsewhere, file_).tracksAdded, 3);
  }

  void aDiskThatMayNoLongerBeWrittenGivesOneSentence() {
    {
      const auto library = Library::open(file_);
      library->tracks().add(many(3, "song"));
      // As a medium does that is pulled half-way: what is open stays open.
      if (::mount("", (*folder_ / "disk").c_str(), "", MS_REMOUNT | MS_RDONLY, "") == 0) {
        QCOMPARE(problemOf([&] { library->tracks().add(many(3, "late")); }), StorageProblem::NoAccess);
      }
    }
    QVERIFY(fs::exists(file_));
  }

 private:
  /// Without what this process has in memory.
  [[nodiscard]] bool checkAfresh() const {
    const CheckReport report = checkLibrary(file_);
    if (!report.sound()) qWarning("%s", report.problems.front().c_str());
    return report.sound();
  }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<test::SmallDisk> disk_;
  fs::path file_;
};

QTEST_GUILESS_MAIN(TestDisk)
#include "test_disk.moc"
