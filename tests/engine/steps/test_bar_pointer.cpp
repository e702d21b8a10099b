#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "engine/steps/rhythm/BarPointer.h"
#include "tests/engine/steps/ActivationSignals.h"

using namespace barline;
using steps::rhythm::RhythmExpectation;
using test::Hearing;
using test::PlayedBeat;

namespace {

std::vector<std::vector<PlayedBeat>> decodeRuns(const model::RhythmActivation& activation,
                                                const RhythmExpectation& expectation = {}) {
  const steps::rhythm::RhythmWeights weights;
  pipeline::StepContext context;
  const auto candidates = steps::rhythm::findCandidates(activation, weights);
  std::vector<std::vector<PlayedBeat>> runs;
  for (const auto& run : steps::rhythm::findBars(candidates, activation, expectation, weights, context)) {
    auto& beats = runs.emplace_back();
    for (const auto& beat : run) {
      beats.push_back(
          {candidates[beat.candidate].time, beat.place.position, steps::rhythm::beatsOf(beat.place.metre)});
    }
  }
  return runs;
}

std::vector<PlayedBeat> decode(const model::RhythmActivation& activation,
                               const RhythmExpectation& expectation = {}) {
  std::vector<PlayedBeat> beats;
  for (const auto& run : decodeRuns(activation, expectation))
    beats.insert(beats.end(), run.begin(), run.end());
  return beats;
}

/// Share of `played` that `found` has within 50 ms in the same place of the bar, less what is found besides.
double agreement(const std::vector<PlayedBeat>& found, const std::vector<PlayedBeat>& played) {
  const auto hits = std::ranges::count_if(played, [&](const PlayedBeat& beat) {
    return std::ranges::any_of(found, [&](const PlayedBeat& other) {
      return std::abs(other.time - beat.time) < 0.05 && other.position == beat.position;
    });
  });
  return 2.0 * static_cast<double>(hits) / static_cast<double>(played.size() + found.size());
}

double endOf(const std::vector<PlayedBeat>& beats) {
  return beats.back().time + 0.5;
}

/// Beats whose intervals come from a function of their number.
template <class Interval>
std::vector<PlayedBeat> playedFreely(int beatsInBar, int bars, Interval interval) {
  std::vector<PlayedBeat> beats;
  double time = 0.5;
  for (int i = 0; i < bars * beatsInBar; ++i) {
    beats.push_back({time, i % beatsInBar + 1, beatsInBar});
    time += interval(i);
  }
  return beats;
}

}  // namespace

class TestBarPointer : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsEveryMetreAndTempo_data() {
    QTest::addColumn<double>("bpm");
    QTest::addColumn<int>("metre");
    for (const int metre : {2, 3, 4, 5}) {
      for (const double bpm : {43.0, 71.0, 100.0, 128.0, 174.0, 232.0})
        QTest::addRow("%g BPM, %d beats", bpm, metre) << bpm << metre;
    }
    for (const double bpm : {180.0, 232.0, 300.0}) QTest::addRow("%g BPM, 7 beats", bpm) << bpm << 7;
  }
  void findsEveryMetreAndTempo() {
    QFETCH(const double, bpm);
    QFETCH(const int, metre);
    const auto played = test::playedBars(bpm, metre, 80 / metre);
    const auto found = decode(test::activationOf(played, endOf(played)));
    QCOMPARE(found.size(), played.size());
    QVERIFY(agreement(found, played) > 0.99);
    for (const PlayedBeat& beat : found) QCOMPARE(beat.beatsInBar, metre);
  }

  void staysAtTheLevelThatTheTempoHeadHears_data() {
    QTest::addColumn<double>("bpm");
    QTest::addColumn<float>("halves");
    QTest::addColumn<double>("otherOctave");
    // Half beats sound nearly as strong as beats, the rate tells; or the rate is uncertain, beats tell.
    QTest::addRow("strong halves, slow") << 70.0 << 0.5f << 0.1;
    QTest::addRow("strong halves") << 100.0 << 0.5f << 0.1;
    QTest::addRow("uncertain rate, slow") << 70.0 << -3.0f << 0.5;
    QTest::addRow("uncertain rate") << 100.0 << -3.0f << 0.5;
  }
  void staysAtTheLevelThatTheTempoHeadHears() {
    QFETCH(const double, bpm);
    QFETCH(const float, halves);
    QFETCH(const double, otherOctave);
    const auto played = test::playedBars(bpm, 4, 12);
    const auto found = decode(test::activationOf(
        played, endOf(played), {.halves = halves, .otherOctave = otherOctave, .tempo = 1.0 - otherOctave}));
    QVERIFY(agreement(found, played) > 0.97);
  }

  void findsThePhaseFromFaintDownbeats() {
    const auto played = test::playedBars(112.0, 4, 24);
    const auto found =
        decode(test::activationOf(played, endOf(played), {.downbeat = -1.5f, .deviation = 1.0f}));
    QVERIFY(agreement(found, played) > 0.95);
  }

  void bridgesMissedBeats() {
    const auto played = test::playedBars(124.0, 4, 20);
    const auto found = decode(test::activationOf(played, endOf(played), {.missed = 0.25}));
    QVERIFY(agreement(found, played) > 0.97);
  }

  void aPickUpIsPartOfABar() {
    auto played = test::playedBars(96.0, 4, 10);
    played.erase(played.begin(), played.begin() + 3);
    const auto found = decode(test::activationOf(played, endOf(played)));
    QCOMPARE(found.front().position, 4);
    QVERIFY(agreement(found, played) > 0.99);
  }

  void followsChangesOfMetre() {
    auto played = test::playedBars(110.0, 4, 8);
    test::appendBars(played, 110.0, 3, 8);
    test::appendBars(played, 110.0, 5, 8);
    test::appendBars(played, 110.0, 4, 8);
    const auto found = decode(test::activationOf(played, endOf(played)));
    QVERIFY(agreement(found, played) > 0.98);
  }

  void anInsertedBarOfTwoShiftsWhatFollows() {
    auto played = test::playedBars(120.0, 4, 10);
    test::appendBars(played, 120.0, 2, 1);
    test::appendBars(played, 120.0, 4, 10);
    Hearing hearing;
    hearing.metre = 0.5f;
    const auto found = decode(test::activationOf(played, endOf(played), hearing));
    QVERIFY(agreement(found, played) > 0.96);
  }

  void followsRubato() {
    const auto played = playedFreely(
        3, 24, [](int i) { return 0.6 * (1.0 + 0.2 * std::sin(i / 5.0)) * (i % 12 == 11 ? 1.3 : 1.0); });
    const auto found = decode(test::activationOf(played, endOf(played)));
    QVERIFY(agreement(found, played) > 0.95);
  }

  void followsARitardandoToTheEnd() {
    const auto played =
        playedFreely(4, 14, [](int i) { return 0.5 * (i < 40 ? 1.0 : std::pow(1.06, i - 40)); });
    const auto found = decode(test::activationOf(played, endOf(played)));
    QVERIFY(agreement(found, played) > 0.97);
  }

  void jumpsToANewTempo() {
    auto played = test::playedBars(92.0, 4, 10);
    test::appendBars(played, 141.0, 4, 14);
    const auto found = decode(test::activationOf(played, endOf(played)));
    QVERIFY(agreement(found, played) > 0.97);
  }

  void goesOnThroughABreakOfTwoBars() {
    const auto played = test::playedBars(120.0, 4, 16);
    Hearing hearing;
    hearing.between = -2.5f;
    hearing.deafFrom = 16.2;
    hearing.deafTo = 20.2;
    QVERIFY(agreement(decode(test::activationOf(played, endOf(played), hearing)), played) > 0.97);
  }

  void stopsWhereThereIsNoPulse() {
    auto played = test::playedBars(120.0, 4, 12);
    const double end = played.back().time;
    const auto later = test::playedBars(97.0, 4, 12, end + 30.0);
    played.insert(played.end(), later.begin(), later.end());
    const auto runs = decodeRuns(test::activationOf(played, endOf(played) + 20.0));
    QCOMPARE(runs.size(), std::size_t{2});
    QVERIFY(std::abs(runs[0].back().time - end) < 1.1);
    QVERIFY(std::abs(runs[1].front().time - later.front().time) < 1.3);
    QVERIFY(std::abs(runs[1].back().time - later.back().time) < 1.3);
  }

  void findsNothingWhereThereIsNothing() {
    QVERIFY(decode({}).empty());
    QVERIFY(decode(test::activationOf({}, 0.5)).empty());
    QVERIFY(decode(test::activationOf({}, 40.0)).empty());
    QVERIFY(decode(test::activationOf(std::vector<PlayedBeat>{{4.0, 1, 4}}, 10.0)).empty());
  }

  void keepsToWhatIsExpected() {
    const auto played = test::playedBars(120.0, 4, 16);
    const auto activation = test::activationOf(played, endOf(played), {.halves = 0.0f});
    RhythmExpectation slow;
    slow.tempi = {40.0, 90.0};
    const auto slower = decode(activation, slow);
    QVERIFY(std::abs(slower[5].time - slower[4].time - 1.0) < 0.03);
    RhythmExpectation fast;
    fast.tempi = {180.0, 240.0};
    const auto faster = decode(activation, fast);
    QVERIFY(std::abs(faster[9].time - faster[8].time - 0.25) < 0.03);
    RhythmExpectation waltz;
    waltz.metre = 1;
    for (const PlayedBeat& beat : decode(activation, waltz)) QCOMPARE(beat.beatsInBar, 3);
  }

  void decodesHoursInParts() {
    // Twice the length, the same beats twice: nothing depends on how much comes before.
    const auto hour = test::playedBars(118.0, 4, 1800);
    const auto activation = test::activationOf(hour, endOf(hour));
    const auto found = decode(activation);
    QVERIFY(agreement(std::vector(found.end() - 400, found.end()),
                      std::vector(hour.end() - 400, hour.end())) > 0.98);
    QCOMPARE(found.size(), hour.size());
  }
};

QTEST_APPLESS_MAIN(TestBarPointer)
#include "test_bar_pointer.moc"
