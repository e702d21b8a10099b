#include <QTest>
#include <random>

#include "engine/model/Median.h"
#include "engine/performance/Quantile.h"
#include "engine/performance/StepHistory.h"
#include "tests/engine/performance/Runs.h"

using namespace barline::performance;
using barline::model::median;

namespace {

std::vector<StepPoint> points(const std::vector<double>& seconds, int version = 3) {
  std::vector<StepPoint> made;
  for (const double value : seconds) {
    const auto number = static_cast<std::int64_t>(made.size() + 1);
    made.push_back({number, 1000 * number, value, version, "0.9.4"});
  }
  return made;
}

/// Around 0.088 s, as a machine at rest gives them.
std::vector<double> calm(std::size_t count) {
  constexpr std::array kOffsets{-0.004, 0.0, -0.001, -0.003, 0.003, 0.0, 0.001, -0.002, 0.002, -0.001};
  std::vector<double> seconds;
  for (std::size_t i = 0; i < count; ++i) seconds.push_back(0.088 + kOffsets.at(i % kOffsets.size()));
  return seconds;
}

}  // namespace

class TestStepHistory : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void quantilesAreThoseOfTheTextbook() {
    QCOMPARE(median({3, 1, 2}), 2.0);
    QCOMPARE(median({4, 1, 3, 2}), 2.5);
    QCOMPARE(quantile({1, 2, 3, 4, 5}, 0.25), 2.0);
    QCOMPARE(quantile({7}, 0.9), 7.0);
    QCOMPARE(spread({1, 1, 2, 2, 4, 6, 9}),
             1.4826);  // the example of Wikipedia's "Median absolute deviation"
  }

  void fewRunsTellNothing() {
    QVERIFY(!usualTime({0.1, 0.1, 0.1, 0.1}));
    const StepVerdict verdict = judge(points({0.1, 0.1, 0.1, 9.0}));
    QVERIFY(!verdict.slower);
    QVERIFY(!verdict.usual);
    QVERIFY(!judge({}).slower);
  }

  void whatIsUsualIsNotSlower() {
    std::mt19937 random(7);
    std::normal_distribution<double> noise(0.088, 0.002);
    int alarms = 0;
    for (int history = 0; history < 200; ++history) {
      std::vector<double> seconds;
      for (int i = 0; i < 30; ++i) seconds.push_back(noise(random));
      alarms += judge(points(seconds)).slower ? 1 : 0;
    }
    // Three deviations to one side are met by chance once in 740; the estimate from 30 values adds some.
    QVERIFY2(alarms <= 4, qPrintable(QString::number(alarms)));
  }

  void smallDifferencesInterestNobody() {
    std::vector<double> seconds(20, 0.1000);
    seconds.push_back(0.1049);
    QVERIFY(!judge(points(seconds)).slower);
    seconds.back() = 0.106;
    QVERIFY(judge(points(seconds)).slower);
    // A tenth of a millisecond becomes six tenths: nobody would notice.
    seconds.assign(20, 0.0001);
    seconds.push_back(0.0005);
    QVERIFY(!judge(points(seconds)).slower);
  }

  void findsWhenAStepBecameSlower() {
    std::vector<StepPoint> history = points(calm(27));
    for (const double seconds : {0.119, 0.121, 0.121}) {
      const auto number = static_cast<std::int64_t>(history.size() + 1);
      history.push_back({number, 1000 * number, seconds, 4, "1.0.0"});
    }
    const StepVerdict verdict = judge(history);
    QVERIFY(verdict.slower);
    QCOMPARE(verdict.since, std::size_t{27});
    QVERIFY(verdict.newStepVersion);
    QVERIFY(verdict.newProgram);
    QCOMPARE(verdict.usual->median, 0.088);
    QVERIFY(verdict.usual->low > 0.075 && verdict.usual->high < 0.1);
    QVERIFY(std::abs(verdict.change - 0.375) < 0.001);
  }

  void aSlowRunLongAgoChangesNothing() {
    std::vector<double> seconds = calm(20);
    seconds[4] = 2.0;
    const StepVerdict verdict = judge(points(seconds));
    QVERIFY(!verdict.slower);
    QVERIFY(verdict.usual->high < 0.1);
  }

  void nearlyHalfOfTheRunsMayBeSlow() {
    std::vector<double> seconds = calm(13);
    seconds.insert(seconds.end(), 11, 0.12);
    const StepVerdict verdict = judge(points(seconds));
    QVERIFY(verdict.slower);
    QCOMPARE(verdict.since, std::size_t{13});
    QVERIFY(!verdict.newStepVersion);
  }

  void whatHasBeenSlowForLongIsUsual() {
    std::vector<double> seconds = calm(10);
    seconds.insert(seconds.end(), 20, 0.12);
    QVERIFY(!judge(points(seconds)).slower);
  }

  void fasterIsNotSlower() {
    std::vector<double> seconds = calm(20);
    seconds.push_back(0.02);
    const StepVerdict verdict = judge(points(seconds));
    QVERIFY(!verdict.slower);
    QVERIFY(verdict.change < -0.7);
  }

  void aBusyMachineIsNoSlowerStep() {
    std::vector<RunRecord> runs;
    for (int i = 0; i < 12; ++i) runs.push_back(testing::run(1000 * i));
    runs.push_back(testing::run(13'000, 0.18));
    QCOMPARE(slowerSteps(runs), std::vector<std::string>{"chords"});
    // The clock says twice the time, the processor time is as ever.
    runs.back().steps.back().cpuSeconds = 0.09;
    QVERIFY(slowerSteps(runs).empty());
    QVERIFY(slowerSteps({}).empty());
  }

  void stepsFromTheCacheHaveNoTime() {
    std::vector<RunRecord> runs;
    for (int i = 0; i < 6; ++i) runs.push_back(testing::run(1000 * i));
    runs[2].steps[2].state = barline::pipeline::StepState::Cached;
    QCOMPARE(stepPoints(runs, "chords", StepTime::Wall).size(), std::size_t{5});
    QVERIFY(stepPoints(runs, "nothing", StepTime::Wall).empty());
  }

  void onlyLikeIsComparedWithLike() {
    const RunRecord one = testing::run(1000);
    RunRecord other = testing::run(2000, 0.2, 4);
    other.program = "1.0.0";
    QVERIFY(isComparable(one, other));  // versions are what is compared
    other.machine = "Another";
    QVERIFY(!isComparable(one, other));
    other = testing::run(2000);
    other.threads = 1;
    QVERIFY(!isComparable(one, other));
    other = testing::run(2000);
    other.besides = 3;
    QVERIFY(!isComparable(one, other));
    other = testing::run(2000);
    other.fingerprint = "f2";
    QVERIFY(!isComparable(one, other));
    other = testing::run(2000);
    other.steps[1].parameters = "size=3";
    QVERIFY(!isComparable(one, other));
  }
};

QTEST_GUILESS_MAIN(TestStepHistory)
#include "test_step_history.moc"
