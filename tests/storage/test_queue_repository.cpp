#include <QTest>
#include <memory>

#include "storage/AnalysisSummary.h"
#include "storage/Library.h"
#include "storage/QueueLock.h"
#include "tests/storage/StorageFixture.h"

namespace barline::storage {

using testing::TemporaryFolder;

namespace {

using Ids = std::vector<std::int64_t>;

}  // namespace

class TestQueueRepository : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(*folder_ / "library.sqlite");
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void whatIsAddedWaitsUntilItIsAnalysed() {
    const Ids ids = add(3);
    QCOMPARE(queue().content().waiting, ids);
    library_->tracks().updateAnalysis(ids[1], {});
    QCOMPARE(queue().content().waiting, (Ids{ids[0], ids[2]}));
    library_->tracks().remove(ids[0]);
    QCOMPARE(queue().content().waiting, Ids{ids[2]});
    // Analysing a track again puts it back, at the end, until it is done.
    const Ids again{ids[1], 4711};
    queue().enqueue(again, true);
    QCOMPARE(queue().content().waiting, (Ids{ids[2], ids[1]}));
    QVERIFY(queue().isAnew(ids[1]));
    QVERIFY(!queue().isAnew(ids[2]));
    QVERIFY(!queue().isAnew(4711));
    library_->tracks().updateAnalysis(ids[1], {});
    QCOMPARE(queue().content().waiting, Ids{ids[2]});
  }

  void comesBackAsItWas() {
    const Ids ids = add(4);
    queue().move(Ids{ids[3]}, ids[0]);
    queue().remove(Ids{ids[1]});
    queue().fail(ids[2], "It holds no audio.");
    queue().setPaused(true);
    queue().setSpeed(320.5);
    const QueueContent before = queue().content();
    QCOMPARE(before.waiting, (Ids{ids[3], ids[0]}));
    QCOMPARE(before.failed, (std::vector<FailedTrack>{{ids[2], "It holds no audio."}}));
    QVERIFY(before.paused);
    QCOMPARE(before.speed, std::optional(320.5));
    library_.reset();
    library_ = Library::open(*folder_ / "library.sqlite");
    QCOMPARE(queue().content(), before);
  }

  void movesToAnyPlace() {
    const Ids ids = add(5);
    queue().move(Ids{ids[4], ids[2]}, ids[1]);
    QCOMPARE(queue().content().waiting, (Ids{ids[0], ids[4], ids[2], ids[1], ids[3]}));
    queue().move(Ids{ids[0]}, 0);
    QCOMPARE(queue().content().waiting, (Ids{ids[4], ids[2], ids[1], ids[3], ids[0]}));
    queue().move(Ids{ids[0], ids[3]}, ids[4]);
    QCOMPARE(queue().content().waiting, (Ids{ids[0], ids[3], ids[4], ids[2], ids[1]}));
  }

  void movesAgainAndAgainBetweenTheSameTwo() {
    const Ids ids = add(4);
    // Always the last one in front of the second: the gap is used up many times over.
    Ids expected = ids;
    for (int i = 0; i < 50; ++i) {
      queue().move(Ids{expected[3]}, expected[1]);
      expected = {expected[0], expected[3], expected[1], expected[2]};
      QCOMPARE(queue().content().waiting, expected);
    }
  }

  void movesMoreThanAGapHolds() {
    const Ids ids = add(2000);
    const Ids last(ids.begin() + 2, ids.end());
    queue().move(last, ids[1]);
    Ids expected{ids[0]};
    expected.insert(expected.end(), last.begin(), last.end());
    expected.push_back(ids[1]);
    QCOMPARE(queue().content().waiting, expected);
  }

  void failedTracksStayListedUntilTheyAreDismissedOrWaitAgain() {
    const Ids ids = add(3);
    queue().fail(ids[0], "One.");
    queue().fail(ids[1], "Two.");
    QCOMPARE(queue().content().waiting, Ids{ids[2]});
    queue().removeWaiting();
    QVERIFY(queue().content().waiting.empty());
    QCOMPARE(queue().content().failed.size(), std::size_t{2});
    queue().enqueue(Ids{ids[1]}, false);
    QCOMPARE(queue().content().waiting, Ids{ids[1]});
    queue().remove(Ids{ids[0]});
    QVERIFY(queue().content().failed.empty());
    // One that was analysed before can fail, too.
    queue().fail(ids[2], "Gone.");
    QCOMPARE(queue().content().failed, (std::vector<FailedTrack>{{ids[2], "Gone."}}));
    queue().fail(4711, "Nobody.");
    QCOMPARE(queue().content().failed.size(), std::size_t{1});
  }

  void tellsWhatAnotherConnectionChanged() {
    QVERIFY(queue().changed());
    QVERIFY(!queue().changed());
    add(1);
    QVERIFY(queue().changed());
    QVERIFY(!queue().changed());
  }

  void onlyOneHasTheLock() {
    auto first = std::make_unique<QueueLock>(library_->file());
    QueueLock second(library_->file());
    QVERIFY(first->acquire());
    QVERIFY(first->acquire());
    QVERIFY(!second.acquire());
    first.reset();
    QVERIFY(second.acquire());
  }

  void recipesAreCountedAndTheirTracksFound() {
    const Ids ids = add(4);
    AnalysisSummary summary;
    summary.recipe = {{"beats", 2, "slowest=55"}};
    for (const std::int64_t id : {ids[0], ids[2]}) library_->tracks().updateAnalysis(id, summary);
    library_->tracks().updateAnalysis(ids[3], {});
    const std::vector<RecipeUse> uses = library_->recipes().uses();
    QCOMPARE(uses.size(), std::size_t{2});
    QCOMPARE(uses[0].id, 0);
    QCOMPARE(uses[0].tracks, std::size_t{1});
    QVERIFY(uses[0].recipe.empty());
    QCOMPARE(uses[1].recipe, summary.recipe);
    QCOMPARE(uses[1].tracks, std::size_t{2});
    QCOMPARE(library_->recipes().tracksOf({uses[1].id}), (Ids{ids[0], ids[2]}));
    QCOMPARE(library_->recipes().tracksOf({0, uses[1].id}), (Ids{ids[0], ids[2], ids[3]}));
    // What a track is analysed by later takes the place of the former.
    summary.recipe = {{"beats", 3, "slowest=55"}};
    library_->tracks().updateAnalysis(ids[0], summary);
    QCOMPARE(library_->recipes().tracksOf({uses[1].id}), Ids{ids[2]});
  }

 private:
  /// @return the ids of new tracks
  Ids add(int count) {
    std::vector<std::filesystem::path> files;
    for (int i = 0; i < count; ++i)
      files.push_back(testing::writeFile(*folder_ / (std::to_string(i) + ".wav"), std::to_string(i)));
    Ids ids;
    for (const model::TrackRecord& record : library_->tracks().add(files)) ids.push_back(record.id);
    return ids;
  }
  [[nodiscard]] QueueRepository& queue() { return library_->queue(); }

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
};

}  // namespace barline::storage

QTEST_GUILESS_MAIN(barline::storage::TestQueueRepository)
#include "test_queue_repository.moc"
