#include <QTest>
#include <memory>

#include "storage/Connection.h"
#include "storage/Library.h"
#include "storage/TagJournal.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;
namespace fs = std::filesystem;

class TestTagJournal : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  std::unique_ptr<TagJournal> journal_;

  const FileVersion former_{.size = 5'000'000'000, .hash = std::string(32, 'a'), .modifiedNanoseconds = 17};
  const FileVersion written_{.size = 5'000'000'123, .hash = std::string(32, 'b'), .modifiedNanoseconds = 0};
  const std::vector<std::byte> wayBack_{std::byte{0}, std::byte{1}, std::byte{255}};

  TagWrite begin(std::int64_t batch = 0, const fs::path& path = "/music/a.flac") {
    return journal_->begin(batch, path, "/disk/a.flac", "/disk/.a.flac.tmp", R"({"title": "new"})");
  }
  /// An entry of which the file has its new tags.
  TagWrite write(std::int64_t batch = 0, const fs::path& path = "/music/a.flac") {
    TagWrite entry = begin(batch, path);
    journal_->setReady(entry.id, former_, written_, wayBack_);
    journal_->settle(entry.id, TagWriteState::Written);
    return entry;
  }
  void openAgain() {
    const fs::path file = library_->file();
    journal_.reset();
    library_.reset();
    library_ = Library::open(file);
    journal_ = std::make_unique<TagJournal>(file);
  }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
    journal_ = std::make_unique<TagJournal>(library_->file());
  }
  void cleanup() {
    journal_.reset();
    library_.reset();
    folder_.reset();
  }

  void anEntryIsThereBeforeItsCopyIsMade() {
    const fs::path odd("/music/\xFF no text.flac");
    const TagWrite begun = begin(0, odd);
    QVERIFY(begun.id > 0);
    QCOMPARE(begun.batch, begun.id);
    openAgain();
    const auto unsettled = journal_->unsettled();
    QCOMPARE(unsettled.size(), std::size_t{1});
    const TagWrite& entry = unsettled.front();
    QCOMPARE(entry.id, begun.id);
    QCOMPARE(entry.batch, begun.batch);
    QVERIFY(entry.state == TagWriteState::Copying);
    QCOMPARE(entry.madeAt, begun.madeAt);
    QVERIFY(entry.path == odd);
    QVERIFY(entry.file == "/disk/a.flac");
    QVERIFY(entry.temporary == "/disk/.a.flac.tmp");
    QCOMPARE(entry.changes, std::string(R"({"title": "new"})"));
    QVERIFY(entry.former == FileVersion{} && entry.written == FileVersion{});
    QVERIFY(journal_->batches(10).empty());
  }

  void whatACopyIsAndHowToUndoItIsKnownBeforeItTakesItsPlace() {
    const TagWrite begun = begin();
    QVERIFY(!journal_->wayBack(begun.id));
    journal_->setReady(begun.id, former_, written_, wayBack_);
    openAgain();
    const auto unsettled = journal_->unsettled();
    QCOMPARE(unsettled.size(), std::size_t{1});
    QVERIFY(unsettled[0].state == TagWriteState::Ready);
    QVERIFY(unsettled[0].former == former_);
    QVERIFY(unsettled[0].written == written_);
    QVERIFY(unsettled[0].temporary == "/disk/.a.flac.tmp");
    QVERIFY(journal_->wayBack(begun.id) == wayBack_);
  }

  void aWrittenFileIsSettledUntilItIsReturned() {
    const TagWrite entry = write();
    QVERIFY(journal_->unsettled().empty());
    auto written = journal_->written(entry.batch);
    QCOMPARE(written.size(), std::size_t{1});
    QVERIFY(written[0].state == TagWriteState::Written && written[0].temporary.empty());
    QVERIFY((journal_->batches(10) == std::vector<TagBatch>{{entry.batch, entry.madeAt, 1, 0}}));

    journal_->beginReturn(entry.id, "/disk/.back.tmp");
    const auto returning = journal_->unsettled();
    QCOMPARE(returning.size(), std::size_t{1});
    QVERIFY(returning[0].state == TagWriteState::Returning && returning[0].temporary == "/disk/.back.tmp");
    QVERIFY(returning[0].former == former_);
    QVERIFY(journal_->wayBack(entry.id) == wayBack_);
    QVERIFY(journal_->written(entry.batch).empty());
    QVERIFY((journal_->batches(10) == std::vector<TagBatch>{{entry.batch, entry.madeAt, 1, 0}}));

    journal_->settle(entry.id, TagWriteState::Returned);
    QVERIFY(journal_->unsettled().empty());
    QVERIFY((journal_->batches(10) == std::vector<TagBatch>{{entry.batch, entry.madeAt, 1, 1}}));
  }

  void filesWrittenTogetherAreABatchAndTheLatestComesFirst() {
    const TagWrite first = write();
    const TagWrite second = write(first.batch, "/music/b.flac");
    const TagWrite later = write();
    QCOMPARE(second.batch, first.batch);
    QVERIFY(later.batch > first.batch);
    const auto batches = journal_->batches(10);
    QCOMPARE(batches.size(), std::size_t{2});
    QCOMPARE(batches[0].id, later.batch);
    QCOMPARE(batches[1].files, std::size_t{2});
    QCOMPARE(journal_->batches(1).size(), std::size_t{1});
    const auto written = journal_->written(first.batch);
    QCOMPARE(written.size(), std::size_t{2});
    QVERIFY(written[0].path == "/music/a.flac" && written[1].path == "/music/b.flac");
  }

  void whatCameToNothingLeavesNoTrace() {
    const TagWrite first = write();
    const TagWrite failed = begin(first.batch, "/music/b.flac");
    journal_->discard(failed.id);
    QVERIFY(journal_->unsettled().empty());
    QCOMPARE(journal_->batches(10).front().files, std::size_t{1});
    QVERIFY(begin().id > failed.id);  // an id means one entry for ever
  }

  void aDamagedWayBackIsNone() {
    const TagWrite entry = write();
    Connection(library_->file(), Connection::Access::ReadWrite)
        .execute("UPDATE tag_writes SET way_back_checksum = way_back_checksum + 1");
    QVERIFY(!journal_->wayBack(entry.id));
    QVERIFY(!journal_->wayBack(999));
  }

  void oneWritesAtATime() {
    {
      const TagWriteLock one(library_->file());
      QVERIFY(one.held());
      QVERIFY(!TagWriteLock(library_->file()).held());
      QVERIFY(TagWriteLock(*folder_ / "another.sqlite").held());
    }
    QVERIFY(TagWriteLock(library_->file()).held());
    QVERIFY(TagWriteLock(*folder_ / "no such folder/library.sqlite").held());  // no lock can be made there
  }
};

QTEST_GUILESS_MAIN(TestTagJournal)
#include "test_tag_journal.moc"
