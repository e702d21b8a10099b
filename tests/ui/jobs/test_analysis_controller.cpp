#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <fstream>

#include "engine/steps/Catalog.h"
#include "tests/support/DecodingHere.h"
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

  void openingATrackUnderWayShowsWhatIsThere() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.start(task(9));
    QTRY_COMPARE(diary.states[9], JobView::State::Running);
    QTest::qWait(50);
    controller.open(task(9));
    QTRY_VERIFY_WITH_TIMEOUT(diary.isFinished(9), 60000);
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
    controller.start({.track = 7, .file = broken});
    controller.start(task(1));
    QTRY_VERIFY_WITH_TIMEOUT(diary.isFinished(7) && diary.isFinished(1), 60000);
    QCOMPARE(diary.states[7], JobView::State::Failed);
    QVERIFY(!diary.reports[7]->problem.empty());
    QVERIFY(diary.timelines[7] == nullptr);
    QCOMPARE(diary.states[1], JobView::State::Done);
    QVERIFY(diary.shown.empty());  // none of them is open
  }

  void startingWhatIsUnderWayIsOneAnalysis() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.start(task(9));
    controller.start(task(9));
    QCOMPARE(controller.running(), std::size_t{1});
    QVERIFY(controller.isRunning(9));
    controller.cancelAll();
    QTRY_VERIFY(controller.jobs().empty());
    QCOMPARE(diary.states[9], JobView::State::Cancelled);
  }

  void jobsTellTheirStepsAndWhatIsLeft() {
    AnalysisController controller(runner_);
    const Diary diary(controller);
    std::vector<JobView> told;  // all of them: a short analysis may be over before anybody asks for it
    connect(&controller, &AnalysisController::jobChanged, this, [&](const JobView& job) {
      if (job.fraction > 0.1 && job.fraction < 1.0) told.push_back(job);
    });
    controller.start(task(9));
    QTRY_VERIFY_WITH_TIMEOUT(diary.isFinished(9), 60000);
    QVERIFY(std::ranges::any_of(told, [&](const JobView& job) {
      return job.steps.size() == controller.steps().size() &&
             std::ranges::count(job.steps, pipeline::StepState::Running) > 0 &&
             job.secondsLeft.value_or(0.0) > 0.0;
    }));
  }

  void aTrackThatBecameAnotherEndsAsThat() {
    AnalysisController controller(runner_);
    Diary diary(controller);
    controller.open(task(9));
    controller.rename(9, 42);
    QTRY_VERIFY_WITH_TIMEOUT(diary.isFinished(42), 60000);
    QVERIFY(!diary.isFinished(9));
  }

  void destroyingItInTheMiddleIsSafe() {
    for (int i = 0; i < 5; ++i) {
      AnalysisController controller(runner_);
      controller.open(task(9));
      controller.start(task(1));
      controller.start(task(2));
      QTest::qWait(5 * i);
    }
  }

  void whatWasUnderWayGoesWithIt() {
    std::weak_ptr<const model::Timeline> shown;
    {
      AnalysisController controller(runner_);
      connect(&controller, &AnalysisController::timelineChanged, this,
              [&](std::int64_t, const auto& timeline) { shown = timeline; });
      const QSignalSpy changed(&controller, &AnalysisController::timelineChanged);
      controller.open(task(9));
      QTRY_VERIFY(!changed.isEmpty());
      QVERIFY(!shown.expired());
    }
    QVERIFY(shown.expired());
  }

 private:
  [[nodiscard]] fs::path fileOf(int track) const {
    return fs::path(folder_.path().toStdString()) / (std::to_string(track) + ".wav");
  }
  [[nodiscard]] ui::AnalysisTask task(int track) const {
    return {.track = track, .file = fileOf(track), .title = QString::number(track)};
  }

  QTemporaryDir folder_;
  pipeline::Runner runner_{steps::catalog(), test::decodingHere(), nullptr};
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestAnalysisController)
#include "test_analysis_controller.moc"
