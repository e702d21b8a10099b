#include <QtTest>

#include "storage/Backups.h"
#include "storage/Connection.h"
#include "storage/Files.h"
#include "storage/Schema.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/transfer/LibraryExport.h"
#include "tests/storage/transfer/TwoLibraries.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

class TestExport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(*folder_ / "library.sqlite");
    target_ = *folder_ / "out" / "mine.barline-library";
    fs::create_directory(target_.parent_path());
    for (int i = 0; i < 5; ++i) analysed(*library_, "print" + std::to_string(i), 100.0 + i, 10);
    library_->edits().append("print1", verified(0.0, 1.0, 1000));
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void anExportIsOneFileWithEverything() {
    exportLibrary(library_->file(), target_);
    QCOMPARE(filesIn(target_.parent_path()).size(), std::size_t{1});
    QVERIFY(checkLibrary(target_).sound());
    const auto copy = Library::open(target_);
    QCOMPARE(copy->tracks().all(), library_->tracks().all());
    QCOMPARE(copy->edits().history("print1"), library_->edits().history("print1"));
  }

  void nothingIsOverwritten() {
    writeFile(target_, "mine");
    QVERIFY_EXCEPTION_THROWN(exportLibrary(library_->file(), target_), StorageError);
    QCOMPARE(readFile(target_), std::string("mine"));
    fs::remove(target_);
    QVERIFY_EXCEPTION_THROWN(exportLibrary(library_->file(), target_, [](double) { return false; }),
                             Cancelled);
    QVERIFY(filesIn(target_.parent_path()).empty());
  }

  void importingReplacesAllOfAnotherLibraryWhileItIsOpen() {
    exportLibrary(library_->file(), target_);
    const auto other = Library::open(*folder_ / "other/library.sqlite");
    const std::int64_t gone = analysed(*other, "gone", 99.0, 10);
    for (int i = 0; i < 20; ++i) analysed(*other, "more" + std::to_string(i), 99.0, 10);
    QCOMPARE(other->catalogue().count({}), std::size_t{21});
    QCOMPARE(other->figures().measures()->size(), std::size_t{21});
    const fs::path backup = replaceContent(other->file(), target_);
    QCOMPARE(soundTracks({.file = backup}).value(), 21);
    QCOMPARE(other->tracks().all(), library_->tracks().all());
    QCOMPARE(other->edits().history("print1"), library_->edits().history("print1"));
    QCOMPARE(other->catalogue().count({}), std::size_t{5});
    QCOMPARE(other->figures().measures()->size(), std::size_t{5});
    QVERIFY(!other->tracks().byId(gone + 20));
    QCOMPARE(matches(*other, "print3"), std::size_t{1});
    QCOMPARE(matches(*other, "more"), std::size_t{0});
    QVERIFY(checkLibrary(other->file()).sound());
    QVERIFY(!readFile(target_).empty());
    // And on it goes.
    analysed(*other, "new", 120.0, 20);
    QCOMPARE(other->catalogue().count({}), std::size_t{6});
  }

  void aBackupCanBeRestoredWhileTheLibraryIsOpen() {
    const fs::path backup = makeBackup(library_->file(), BackupReason::Person);
    QCOMPARE(library_->catalogue().count({}), std::size_t{5});
    const std::int64_t id = library_->tracks().byFingerprint("print2")->id;
    library_->tracks().remove(id);
    analysed(*library_, "print3", 180.0, 50);
    QCOMPARE(library_->catalogue().count({}), std::size_t{4});
    replaceContent(library_->file(), backup);
    QCOMPARE(library_->catalogue().count({}), std::size_t{5});
    QCOMPARE(library_->tracks().byFingerprint("print2")->id, id);
    QCOMPARE(library_->tracks().byFingerprint("print3")->bpm.value(), 103.0);
    QVERIFY(fs::exists(backup));
    QVERIFY(checkLibrary(library_->file()).sound());
  }

  void anExportOfAnOlderVersionIsBroughtUpToDate() {
    const auto old = *folder_ / "old.sqlite";
    {
      Connection connection(old, Connection::Access::Create);
      connection.execute(std::string(librarySchema(1).migrations.front().sql));
      connection.execute(
          "INSERT INTO tracks (title, added_at) VALUES ('Old one', 1);"
          "INSERT INTO paths (track_id, path, seen_at) VALUES (1, x'2F61', 1);"
          "PRAGMA user_version = 1; PRAGMA application_id = " +
          std::to_string(librarySchema().applicationId));
    }
    const std::string before = readFile(old);
    replaceContent(library_->file(), old);
    QCOMPARE(library_->tracks().count(), 1);
    QCOMPARE(matches(*library_, "old one"), std::size_t{1});
    QVERIFY(readFile(old) == before);
  }

  void whatIsDamagedChangesNothing() {
    exportLibrary(library_->file(), target_);
    overwrite(target_, static_cast<std::streamoff>(fs::file_size(target_) / 2 / 4096 * 4096), 4096);
    QVERIFY_EXCEPTION_THROWN(replaceContent(library_->file(), target_), DamagedLibraryError);
    QCOMPARE(library_->tracks().count(), 5);
    QVERIFY(listBackups(library_->file()).empty());
  }

 private:
  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  fs::path target_;
};

QTEST_GUILESS_MAIN(TestExport)
#include "test_export.moc"
