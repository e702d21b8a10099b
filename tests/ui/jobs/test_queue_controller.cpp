#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>
#include <memory>
#include <numeric>

#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "tests/ui/jobs/MemoryQueue.h"
#include "ui/jobs/QueueController.h"

namespace barline {
namespace {

namespace fs = std::filesystem;
using ui::QueueHold;
using Ids = std::vector<std::int64_t>;

/// Milliseconds that background work may take on a busy machine.
constexpr int kLong = 60000;

Ids waiting(const ui::QueueController& queue) {
  const auto ids = queue.waiting().ids();
  return {ids.begin(), ids.end()};
}

/// Analyses that end write nothing here, so the queue's owner does what Workspace does.
struct Fixture {
  explicit Fixture(pipeline::Runner& runner) : analysis(runner), queue(analysis, store) {
    QObject::connect(&analysis, &ui::AnalysisController::finished, &queue,
                     [this](std::int64_t track, const auto& report) {
                       finished.push_back(track);
                       if (!report->cancelled && report->problem.empty()) queue.settle(track);
                     });
  }

  std::shared_ptr<test::MemoryQueue> store = std::make_shared<test::MemoryQueue>();
  ui::AnalysisController analysis;
  ui::QueueController queue;
  Ids finished;
};

}  // namespace

class TestQueueController : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    for (int track = 1; track <= 4; ++track)
      test::writeWav(fileOf(track), test::sine(100.0 * track, 2.0, 22050), 22050);
    test::writeWav(fileOf(9), test::whiteNoise(120.0, 44100), 44100);
    std::ofstream(fileOf(7)) << "no sound";
  }
  void init() {
    fixture_ = std::make_unique<Fixture>(runner_);
    for (const int track : {1, 2, 3, 4, 7, 9})
      store().putTask({.track = track, .file = fileOf(track), .title = QString::number(track)});
  }
  void cleanup() { fixture_.reset(); }

  void takesUpWhatWaitedInItsOrder() {
    store().change([](auto& content) { content.waiting = {3, 1, 2}; });
    queue().start();
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished.size(), 3U, kLong);
    // Two at a time, so the first to begin are among the first two to end.
    QVERIFY(fixture_->finished[2] != 3);
    QTRY_VERIFY(store().kept().waiting.empty());
    QTRY_COMPARE(queue().summary().waiting + queue().summary().running, 0);
  }

  void pausedBeginsNothingAndComesBackPaused() {
    store().change([](auto& content) {
      content.waiting = {1, 2};
      content.paused = true;
    });
    queue().start();
    QTRY_COMPARE(queue().summary().waiting, 2);
    QCOMPARE(queue().summary().hold, QueueHold::Paused);
    QTest::qWait(50);
    QVERIFY(fixture_->finished.empty());
    queue().setPaused(false);
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished.size(), 2U, kLong);
    QTRY_VERIFY(!store().kept().paused);
  }

  void waitsForTheMainsUnlessToldOtherwise() {
    store().change([](auto& content) { content.waiting = {1}; });
    queue().setOnBattery(true);
    queue().start();
    QTRY_COMPARE(queue().summary().waiting, 1);
    QTRY_COMPARE(queue().summary().hold, QueueHold::Battery);
    queue().setWaitsOnBattery(false);
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished, Ids{1}, kLong);
  }

  void anotherProcessInChargeIsNotDisturbed() {
    store().free = false;
    store().change([](auto& content) { content.waiting = {1}; });
    queue().start();
    QTRY_COMPARE(queue().summary().waiting, 1);
    QCOMPARE(queue().summary().hold, QueueHold::Elsewhere);
    store().free = true;
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished, Ids{1}, kLong);
  }

  void personReordersAndCancels() {
    queue().setPaused(true);
    queue().start();
    queue().enqueue({1, 2, 3, 4, 2});
    queue().move({4, 3}, 1);
    QCOMPARE(waiting(queue()), (Ids{4, 3, 1, 2}));
    queue().move({4}, 0);
    QCOMPARE(waiting(queue()), (Ids{3, 1, 2, 4}));
    queue().cancel({1});
    QCOMPARE(waiting(queue()), (Ids{3, 2, 4}));
    QVERIFY(!queue().isBusy(1));
    QTRY_COMPARE(store().kept().waiting, (Ids{3, 2, 4}));
    queue().cancelAll();
    QVERIFY(waiting(queue()).empty());
    QTRY_VERIFY(store().kept().waiting.empty());
  }

  void cancelsWhatIsUnderWay() {
    queue().start();
    queue().enqueue({9});
    QTRY_COMPARE_WITH_TIMEOUT(queue().summary().running, 1, kLong);
    queue().cancel({9});
    QTRY_COMPARE_WITH_TIMEOUT(queue().summary().running, 0, kLong);
    QTRY_VERIFY(store().kept().waiting.empty());
    QCOMPARE(queue().failed().size(), 0U);
  }

  void badFileIsListedAndTheRestGoesOn() {
    queue().start();
    queue().enqueue({7, 1, 2});
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished.size(), 3U, kLong);
    QCOMPARE(queue().failed().size(), 1U);
    QCOMPARE(queue().failed().front().track, 7);
    QVERIFY(!queue().failed().front().problem.isEmpty());
    QTRY_COMPARE(store().kept().failed, queue().failed());
    // Once more: it fails again and is listed once.
    queue().enqueue({7});
    QVERIFY(queue().failed().empty());
    QTRY_COMPARE_WITH_TIMEOUT(queue().failed().size(), 1U, kLong);
    queue().cancel({7});
    QVERIFY(queue().failed().empty());
    QTRY_VERIFY(store().kept().failed.empty());
  }

  void openingATrackIsItsTurn() {
    queue().setPaused(true);
    queue().start();
    queue().enqueue({1, 2});
    fixture_->analysis.open(*store().task(2));
    QCOMPARE(waiting(queue()), Ids{1});
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished, Ids{2}, kLong);
  }

  void showsWhatOtherProcessesChange() {
    queue().setPaused(true);
    queue().start();
    QTRY_VERIFY(!queue().summary().waiting);
    store().change([](auto& content) { content.waiting = {2, 3}; });
    queue().refresh();
    QTRY_COMPARE(waiting(queue()), (Ids{2, 3}));
  }

  void trackThatIsGoneIsPassedOver() {
    queue().start();
    queue().enqueue({55, 1});
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished, Ids{1}, kLong);
    QCOMPARE(queue().summary().waiting, 0);
  }

  void brokenStoreIsToldAndTheTrackKeepsItsTurn() {
    const QSignalSpy told(&queue(), &ui::QueueController::problem);
    store().broken = true;
    queue().start();
    queue().enqueue({1});
    QTRY_VERIFY(!told.isEmpty());
    store().broken = false;
    QTRY_COMPARE_WITH_TIMEOUT(fixture_->finished, Ids{1}, kLong);
  }

  void hundredThousandAreNoBurden() {
    queue().setPaused(true);
    queue().start();
    Ids many(100000);
    std::iota(many.begin(), many.end(), 1000);
    store().change([&](auto& content) { content.waiting = many; });
    queue().refresh();
    QTRY_COMPARE_WITH_TIMEOUT(queue().summary().waiting, 100000, kLong);
    queue().move({many.back()}, many.front());
    QCOMPARE(queue().waiting().ids().front(), many.back());
    queue().cancel(Ids(many.begin(), many.begin() + 50000));
    QCOMPARE(queue().summary().waiting, 50000);
  }

  void tellsWhatIsOutOfDate() {
    queue().setPaused(true);
    queue().start();
    QSignalSpy told(&queue(), &ui::QueueController::staleTold);
    queue().tellStale();
    QTRY_COMPARE(told.size(), 1);
    queue().enqueueStale({3});
    QTRY_COMPARE(waiting(queue()), (Ids{1, 2}));
  }

 private:
  [[nodiscard]] fs::path fileOf(int track) const {
    return fs::path(folder_.path().toStdString()) / (std::to_string(track) + ".wav");
  }
  [[nodiscard]] ui::QueueController& queue() { return fixture_->queue; }
  [[nodiscard]] test::MemoryQueue& store() { return *fixture_->store; }

  QTemporaryDir folder_;
  pipeline::Runner runner_{steps::catalog(), test::decodingHere(), nullptr};
  std::unique_ptr<Fixture> fixture_;
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestQueueController)
#include "test_queue_controller.moc"
