#include <QTest>
#include <memory>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;

using Event = HistoryRepository::Event;

class TestHistoryRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  std::int64_t first_{};
  std::int64_t second_{};

  [[nodiscard]] HistoryRepository& history() const { return library_->history(); }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
    first_ = library_->tracks().add(*folder_ / "a.flac").id;
    second_ = library_->tracks().add(*folder_ / "b.flac").id;
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void tracksComeOnceAndTheLatestFirst() {
    QVERIFY(history().latest().empty());
    history().add(first_, Event::Opened, 100);
    history().add(second_, Event::Heard, 200);
    QVERIFY((history().latest() == std::vector{second_, first_}));
    history().add(first_, Event::Heard, 300);
    QVERIFY((history().latest() == std::vector{first_, second_}));
    QCOMPARE(history().count(), std::int64_t{2});
    history().add(second_, Event::Opened, 300);  // in the same second, but after
    QVERIFY((history().latest() == std::vector{second_, first_}));
  }

  void hearingATrackIsAPlayAndOpeningItIsNot() {
    history().add(first_, Event::Opened, 100);
    QCOMPARE(library_->tracks().byId(first_)->plays, 0);
    QVERIFY(!library_->tracks().byId(first_)->playedAt);
    history().add(first_, Event::Heard, 200);
    history().add(first_, Event::Heard, 300);
    QCOMPARE(library_->tracks().byId(first_)->plays, 2);
    QVERIFY(library_->tracks().byId(first_)->playedAt == 300);
  }

  void clearingForgetsWhenButNotHowOften() {
    history().add(first_, Event::Heard, 100);
    history().clear();
    QVERIFY(history().latest().empty());
    QCOMPARE(history().count(), std::int64_t{0});
    QCOMPARE(library_->tracks().byId(first_)->plays, 1);
  }

  void tracksThatAreGoneArePassedOver() {
    history().add(999, Event::Heard, 100);
    QVERIFY(history().latest().empty());
    history().add(first_, Event::Heard, 100);
    library_->tracks().remove(first_);
    QVERIFY(history().latest().empty());
  }
};

QTEST_GUILESS_MAIN(TestHistoryRepository)
#include "test_history_repository.moc"
