#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>

#include "engine/steps/Catalog.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "ui/jobs/AnalysisController.h"

namespace barline {
namespace {

namespace fs = std::filesystem;
using ui::AnalysisController;
using ui::JobView;

/// What a controller told, in order.
struct Diary {
  explicit Diary(AnalysisController& controller) {
    QObject::connect(&controller, &AnalysisController::finished, &controller,
                     [this](std::int64_t track, const auto& report, const auto& timeline) {
                       finished.push_back(track);
                       reports[track] = report;
                       timelines[track] = timeline;
                     });
    QObject::connect(&controller, &AnalysisController::timelineChanged, &controller,
                     [this](std::int64_t track, const auto&) { shown.push_back(track); });
    QObject::connect(&controller, &AnalysisController::jobChanged, &controller,
                     [this](const JobView& job) { states[job.track] = job.state; });
  }
  [[nodiscard]] bool isFinished(std::int64_t track) const { return std::ranges::count(finished, track) == 1; }

  std::vector<std::int64_t> finished;
  std::vector<std::int64_t> shown;
  std::map<std::int64_t, JobView::State> states;
  std::map<std::int64_t, std::shared_ptr<const pipeline::AnalysisReport>> reports;
  std::map<std::int64_t, std::shared_ptr<const model::Timeline>> timelines;
};

}  // namespace

class TestAnalysisController : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    for (int track = 1; track <= 4; ++track)
      test::writeWav(fileOf(track), test::sine(100.0 * track, 2.0, 22050), 22050);
    test::writeWav(fileOf(9), test::whiteNoise(120.0, 44100), 44100);
  }

  void openTrackTellsItsStepsAndItsTimeline() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    QVERIFY(std::ranges::all_of(controller.steps(), [](const ui::StepView& step) {
      return step.report.state == pipeline::StepState::Waiting && !step.title.isEmpty() && step.cost > 0.0;
    }));
    controller.open(task(1));
    QTRY_VERIFY(diary.isFinished(1));
    QVERIFY(std::ranges::all_of(controller.steps(), [](const ui::StepView& step) {
      return step.report.state == pipeline::StepState::Computed;
    }));
    QVERIFY(diary.shown.size() > 3);  // as parts became known
    QVERIFY(diary.timelines[1]->waveform && diary.timelines[1]->key);
    QCOMPARE(diary.states[1], JobView::State::Done);
  }

  void queueGoesInOrderAndAnyFileCanBeCancelled() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.setPaused(true);
    controller.enqueue({task(1), task(2), task(3)});
    controller.enqueue({task(2)});  // is in it already
    QCOMPARE(controller.summary().waiting, 3);
    controller.cancel(2);
    QCOMPARE(diary.states[2], JobView::State::Cancelled);
    QCOMPARE(controller.summary().waiting, 2);
    QVERIFY(!controller.isBusy(2));
    controller.setPaused(false);
    QTRY_VERIFY(diary.isFinished(1) && diary.isFinished(3));
    QVERIFY(diary.shown.empty());  // none of them is open
    QCOMPARE(controller.summary().done, 2);
  }

  void openingATrackTakesItOutOfTheQueue() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.setPaused(true);
    controller.enqueue({task(1), task(2)});
    controller.open(task(2));
    QTRY_VERIFY(diary.isFinished(2));
    QCOMPARE(diary.finished, std::vector<std::int64_t>{2});
    QCOMPARE(controller.jobs().size(), std::size_t{1});
  }

  void openingATrackUnderWayShowsWhatIsThere() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.enqueue({task(9)});
    QTRY_COMPARE(diary.states[9], JobView::State::Running);
    QTest::qWait(50);
    controller.open(task(9));
    QTRY_VERIFY_WITH_TIMEOUT(diary.isFinished(9), 30000);
    QVERIFY(!diary.shown.empty());
    QVERIFY(std::ranges::all_of(controller.steps(), [](const ui::StepView& step) {
      return step.report.state == pipeline::StepState::Computed;
    }));
  }

  void brokenFileDoesNotStopTheOthers() {
    const fs::path broken = fs::path(folder_.path().toStdString()) / "broken.wav";
    std::ofstream(broken) << "no sound";
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.enqueue({{7, broken, QStringLiteral("broken"), {}, true}, task(1)});
    QTRY_VERIFY(diary.isFinished(7) && diary.isFinished(1));
    QCOMPARE(diary.states[7], JobView::State::Failed);
    QVERIFY(!diary.reports[7]->problem.empty());
    QVERIFY(diary.timelines[7] == nullptr);
    QCOMPARE(diary.states[1], JobView::State::Done);
    QCOMPARE(controller.summary().failed, 1);
  }

  void cancellingEverythingEndsTheQueue() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.enqueue({task(9), task(1), task(2), task(3), task(4)});
    controller.cancelAll();
    QTRY_VERIFY(controller.jobs().empty());
    QCOMPARE(controller.summary().waiting + controller.summary().running, 0);
    QCOMPARE(diary.states[9], JobView::State::Cancelled);
    QCOMPARE(diary.states[4], JobView::State::Cancelled);
  }

  void aTrackThatBecameAnotherEndsAsThat() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.open(task(9));
    controller.rename(9, 42);
    QTRY_VERIFY_WITH_TIMEOUT(diary.isFinished(42), 30000);
    QVERIFY(!diary.isFinished(9));
  }

  void destroyingItInTheMiddleIsSafe() {
    for (int i = 0; i < 5; ++i) {
      AnalysisController controller(runner_);
      controller.open(task(9));
      controller.enqueue({task(1), task(2)});
      QTest::qWait(5 * i);
    }
  }

 private:
  [[nodiscard]] fs::path fileOf(int track) const {
    return fs::path(folder_.path().toStdString()) / (std::to_string(track) + ".wav");
  }
  [[nodiscard]] ui::AnalysisTask task(int track) const {
    return {track, fileOf(track), QString::number(track), {}, true};
  }

  QTemporaryDir folder_;
  pipeline::Runner runner_{steps::catalog(), nullptr};
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestAnalysisController)
#include "test_analysis_controller.moc"
