#include <QtTest>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Files.h"
#include "storage/Library.h"
#include "storage/Schema.h"
#include "tests/storage/StorageFixture.h"

using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kHour = 3600;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::int64_t kNoon = 1'800'000'000 / kDay * kDay + 12 * kHour;

Backup made(std::int64_t time, BackupReason reason) {
  Backup backup;
  backup.madeAt = time;
  backup.reason = reason;
  return backup;
}

/// Times of those that stay, newest first.
std::vector<std::int64_t> kept(const std::vector<Backup>& backups) {
  const std::vector<Backup> dropped = expired(backups);
  std::vector<std::int64_t> times;
  for (const Backup& backup : backups) {
    if (std::ranges::find(dropped, backup) == dropped.end()) times.push_back(backup.madeAt);
  }
  return times;
}

std::vector<Backup> aYearOf(BackupReason reason) {
  std::vector<Backup> backups;
  for (std::int64_t day = 0; day < 365; ++day) backups.push_back(made(kNoon - day * kDay, reason));
  return backups;
}

}  // namespace

class TestBackups : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    file_ = folder_->locations().libraryFile;
    Library::open(file_)->tracks().add(fs::path("/music/a.flac"));
  }
  void cleanup() { folder_.reset(); }

  void sevenDaysAndFiveWeeksStayOfTheDailyOnes() {
    const std::vector<std::int64_t> times = kept(aYearOf(BackupReason::Daily));
    QVERIFY(times.size() >= 10 && times.size() <= 12);
    for (std::size_t i = 0; i < 7; ++i) QCOMPARE(times[i], kNoon - static_cast<std::int64_t>(i) * kDay);
    QVERIFY(times.back() <= kNoon - 22 * kDay && times.back() > kNoon - 35 * kDay);
  }

  void aBackupADayLeavesOneForEachWeekAsTimeGoesBy() {
    std::vector<Backup> backups;
    for (std::int64_t day = 365; day >= 0; --day) {
      backups.insert(backups.begin(), made(kNoon - day * kDay, BackupReason::Daily));
      const std::vector<Backup> dropped = expired(backups);
      std::erase_if(
          backups, [&](const Backup& backup) { return std::ranges::find(dropped, backup) != dropped.end(); });
      QVERIFY(backups.size() <= 12);
    }
    QVERIFY(backups.back().madeAt <= kNoon - 22 * kDay);
  }

  void theNewestOfADayStays() {
    const std::vector<std::int64_t> times =
        kept({made(kNoon, BackupReason::Daily), made(kNoon - kHour, BackupReason::Daily)});
    QCOMPARE(times, std::vector{kNoon});
  }

  void oneKindDoesNotPushOutAnother() {
    std::vector<Backup> backups = aYearOf(BackupReason::Change);
    backups.push_back(made(kNoon - 1000 * kDay, BackupReason::Person));
    backups.push_back(made(kNoon - 1001 * kDay, BackupReason::Upgrade));
    backups.push_back(made(kNoon - 1002 * kDay, BackupReason::Daily));
    QCOMPARE(kept(backups).size(), std::size_t{5 + 3});
    QCOMPARE(kept(aYearOf(BackupReason::Upgrade)).size(), std::size_t{3});
    QCOMPARE(kept(aYearOf(BackupReason::Person)).size(), std::size_t{365});
  }

  void whatExpiredIsRemovedAndNothingElse() {
    const auto notes = writeFile(backupFolder(file_) / "library-notes.txt", "mine");
    std::vector<fs::path> made;
    for (int i = 0; i < 7; ++i) made.push_back(makeBackup(file_, BackupReason::Change));
    const std::vector<Backup> left = listBackups(file_);
    QCOMPARE(left.size(), std::size_t{5});
    for (std::size_t i = 0; i < left.size(); ++i) QVERIFY(left[i].file == made[made.size() - 1 - i]);
    QVERIFY(fs::exists(notes));
  }

  void aDayWithoutChangesNeedsNoBackup() {
    const auto first = makeDailyBackup(file_);
    QVERIFY(first.has_value());
    QVERIFY(!makeDailyBackup(file_));
    const auto older =
        backupFolder(file_) / ("library-" + dateStamp(secondsNow() - 30 * kHour) + "-v1-daily.sqlite");
    fs::rename(*first, older);
    const auto longAgo = fs::file_time_type::clock::now() - std::chrono::hours(40);
    fs::last_write_time(file_, longAgo);
    QVERIFY(!makeDailyBackup(file_));
    Library::open(file_)->tracks().add(fs::path("/music/b.flac"));
    QVERIFY(makeDailyBackup(file_).has_value());
  }

  void theNameTellsTimeVersionAndReason() {
    for (const BackupReason reason :
         {BackupReason::Daily, BackupReason::Upgrade, BackupReason::Change, BackupReason::Person}) {
      const fs::path file = makeBackup(file_, reason);
      const Backup listed = listBackups(file_).front();
      QVERIFY(listed.file == file);
      QVERIFY(listed.reason == reason);
      QCOMPARE(listed.version, librarySchema().version());
      QVERIFY(std::abs(listed.madeAt - secondsNow()) < 60);
      QCOMPARE(listed.size, static_cast<std::int64_t>(fs::file_size(file)));
    }
  }

  void aNameWithoutReasonIsFromBeforeAnUpgrade() {
    fs::rename(makeBackup(file_, BackupReason::Daily),
               backupFolder(file_) / "library-20250102-030405-v1.sqlite");
    const std::vector<Backup> listed = listBackups(file_);
    QCOMPARE(listed.size(), std::size_t{1});
    QVERIFY(listed[0].reason == BackupReason::Upgrade);
    QCOMPARE(listed[0].version, 1);
  }

  void aBackupIsOneFileWithAllOfTheLibrary() {
    const auto library = Library::open(file_);
    library->tracks().add(fs::path("/music/in the log.flac"));
    const Backup backup{.file = makeBackup(file_, BackupReason::Person)};
    QCOMPARE(soundTracks(backup).value(), 2);
    QCOMPARE(filesIn(backupFolder(file_)).size(), std::size_t{1});
  }

  void aBackupCanBeMadeWhileOthersWrite() {
    const auto library = Library::open(file_);
    std::vector<fs::path> files;
    for (int i = 0; i < 8000; ++i) files.push_back("/music/" + std::to_string(i) + ".flac");
    library->tracks().add(files);
    int calls = 0;
    const fs::path file = makeBackup(file_, BackupReason::Person, [&](double) {
      library->tracks().add(fs::path("/music/meanwhile " + std::to_string(++calls)));
      return true;
    });
    QVERIFY(calls > 2);
    QCOMPARE(soundTracks({.file = file}).value(), 8001);
  }

  void aCancelledBackupLeavesNothing() {
    double last = -1.0;
    QVERIFY_EXCEPTION_THROWN(makeBackup(file_, BackupReason::Person,
                                        [&](double fraction) {
                                          last = fraction;
                                          return false;
                                        }),
                             Cancelled);
    QVERIFY(last >= 0.0);
    QVERIFY(filesIn(backupFolder(file_)).empty());
  }

  void aDamagedLibraryIsNotBackedUpOverGoodBackups() {
    const auto library = Library::open(file_);
    std::vector<fs::path> files;
    for (int i = 0; i < 3000; ++i) files.push_back("/music/" + std::to_string(i) + ".flac");
    library->tracks().add(files);
    const fs::path good = makeBackup(file_, BackupReason::Daily);
    Connection(file_, Connection::Access::ReadWrite).execute("PRAGMA wal_checkpoint(TRUNCATE)");
    overwrite(file_, static_cast<std::streamoff>(fs::file_size(file_) / 2 / 4096 * 4096), 4096);
    QVERIFY_EXCEPTION_THROWN(makeBackup(file_, BackupReason::Daily), DamagedLibraryError);
    QCOMPARE(listBackups(file_).size(), std::size_t{1});
    QVERIFY(newestGoodBackup(file_)->file == good);
  }

  /// One was made while the clock was years ahead; since then it is right.
  void aClockThatWasSetBackStopsNoBackups() {
    const auto library = Library::open(file_);
    library->tracks().add({"/music/a.flac"});
    const fs::path first = makeBackup(file_, BackupReason::Daily);
    const std::int64_t ahead = secondsNow() + 4 * 365 * 86400;
    std::string name = first.filename().string();
    name.replace(name.find('-') + 1, 15, dateStamp(ahead));
    const fs::path future = first.parent_path() / name;
    fs::rename(first, future);
    fs::last_write_time(future, fs::file_time_type::clock::now() + std::chrono::hours(4 * 365 * 24));
    library->tracks().add({"/music/b.flac"});
    const auto second = makeDailyBackup(file_);
    QVERIFY2(second, "what was written since has no backup");
    QCOMPARE(listBackups(file_).front().file, *second);  // still by what came last
    QVERIFY2(!makeDailyBackup(file_), "one a day is enough");
    // A week later.
    for (int day = 1; day <= 9; ++day) {
      const fs::path next = makeBackup(file_, BackupReason::Daily);
      fs::last_write_time(next, fs::file_time_type::clock::now() - std::chrono::hours(24 * (10 - day)));
    }
    makeBackup(file_, BackupReason::Daily);
    QVERIFY(listBackups(file_).size() >= 7);
  }

  void whatAKilledProcessLeftIsRemovedAfterADay() {
    const auto recent = writeFile(backupFolder(file_) / "library-x.sqlite.part-77", "recent");
    const auto old = writeFile(backupFolder(file_) / "library-y.sqlite.part-78", "old");
    fs::last_write_time(old, fs::file_time_type::clock::now() - std::chrono::hours(25));
    makeBackup(file_, BackupReason::Person);
    QVERIFY(fs::exists(recent));
    QVERIFY(!fs::exists(old));
  }

 private:
  std::unique_ptr<TemporaryFolder> folder_;
  fs::path file_;
};

QTEST_GUILESS_MAIN(TestBackups)
#include "test_backups.moc"
