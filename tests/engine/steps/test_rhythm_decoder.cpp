#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine/audio/Audio.h"
#include "engine/model/Median.h"
#include "engine/pipeline/Declaration.h"
#include "engine/steps/TempoStep.h"
#include "engine/steps/rhythm/RhythmDecoder.h"
#include "tests/engine/steps/ActivationSignals.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Signals.h"

using namespace barline;
using steps::rhythm::RhythmExpectation;
using steps::rhythm::TempoFreedom;
using test::Hearing;
using test::PlayedBeat;

namespace {

constexpr int kRate = audio::kAnalysisRate;

model::BeatGrid decode(const model::RhythmActivation& activation, const model::OnsetActivation& onsets,
                       const RhythmExpectation& expectation = {}) {
  pipeline::StepContext context;
  return steps::rhythm::decodeRhythm(activation, onsets, expectation, TempoFreedom::Automatic, {}, context);
}

model::BeatGrid decode(const model::RhythmActivation& activation, const RhythmExpectation& expectation = {}) {
  return decode(activation, {activation.duration, 0.0, {}}, expectation);
}

double endOf(const std::vector<PlayedBeat>& beats) {
  return beats.back().time + 0.5;
}

/// What every grid promises.
void verifyGrid(const model::BeatGrid& grid, double duration) {
  QCOMPARE(grid.beats.empty(), grid.bars.empty());
  double before = -1.0;
  for (const model::Beat& beat : grid.beats) {
    QVERIFY(beat.time > before && beat.time >= 0.0 && beat.time <= duration);
    QVERIFY(beat.positionInBar >= 1);
    QVERIFY(beat.confidence >= 0.0 && beat.confidence <= 1.0);
    before = beat.time;
  }
  for (std::size_t i = 0; i < grid.bars.size(); ++i) {
    const model::Bar& bar = grid.bars[i];
    QVERIFY(bar.confidence >= 0.0 && bar.confidence <= 1.0);
    QVERIFY(bar.range.begin < bar.range.end && bar.range.end <= duration);
    if (i > 0) QVERIFY(bar.range.begin >= grid.bars[i - 1].range.end);
    if (i > 0) QCOMPARE(bar.number, grid.bars[i - 1].number + 1);
    QVERIFY(std::ranges::any_of(grid.beats, [&](const auto& beat) { return beat.time == bar.range.begin; }));
  }
  for (const model::GridAlternative& other : grid.alternatives) {
    QVERIFY(other.probability > 0.0 && other.probability <= 1.0);
    QVERIFY(other.beatRate != 1.0 || other.beatShift != 0 || other.metre.has_value());
  }
}

/// Deviations of the beats from the nearest of `times`, seconds.
std::vector<double> deviations(const model::BeatGrid& grid, const std::vector<double>& times) {
  std::vector<double> result;
  for (const model::Beat& beat : grid.beats) {
    const double nearest =
        *std::ranges::min_element(times, {}, [&](double time) { return std::abs(time - beat.time); });
    result.push_back(beat.time - nearest);
  }
  return result;
}

double medianDistance(std::vector<double> values) {
  for (double& value : values) value = std::abs(value);
  return model::upperMedian(std::move(values));
}

std::vector<double> timesOf(const std::vector<PlayedBeat>& beats) {
  std::vector<double> times;
  for (const PlayedBeat& beat : beats) times.push_back(beat.time);
  return times;
}

/// Beats as the network hears them: up to 15 ms early or late, with no bias.
std::vector<PlayedBeat> blurred(std::vector<PlayedBeat> beats) {
  for (std::size_t i = 0; i < beats.size(); ++i)
    beats[i].time += 0.015 * std::sin(7.0 * static_cast<double>(i) * static_cast<double>(i % 11));
  return beats;
}

model::OnsetActivation onsetsOf(const std::vector<PlayedBeat>& beats) {
  return test::tapOnsets(test::clicks(timesOf(beats), endOf(beats), kRate));
}

double tempoOf(const model::BeatGrid& grid) {
  pipeline::StepContext context;
  const pipeline::Parameters parameters(steps::TempoStep::declaration());
  return *steps::TempoStep{}.run(grid, parameters, context).bpm;
}

}  // namespace

class TestRhythmDecoder : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesMetres_data() {
    QTest::addColumn<double>("bpm");
    QTest::addColumn<int>("beats");
    QTest::addColumn<bool>("compound");
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    QTest::addRow("2/4") << 104.0 << 2 << false << 2 << 4;
    QTest::addRow("3/4") << 104.0 << 3 << false << 3 << 4;
    QTest::addRow("4/4") << 104.0 << 4 << false << 4 << 4;
    QTest::addRow("5/4") << 104.0 << 5 << false << 5 << 4;
    QTest::addRow("6/8") << 104.0 << 2 << true << 6 << 8;
    QTest::addRow("9/8") << 104.0 << 3 << true << 9 << 8;
    QTest::addRow("12/8") << 104.0 << 4 << true << 12 << 8;
    QTest::addRow("7/8") << 220.0 << 7 << false << 7 << 8;
    // As fast as eighths of 7/8 may be.
    QTest::addRow("4/4, fast jazz") << 264.0 << 4 << false << 4 << 4;
  }
  void namesMetres() {
    QFETCH(const double, bpm);
    QFETCH(const int, beats);
    QFETCH(const bool, compound);
    QFETCH(const int, numerator);
    QFETCH(const int, denominator);
    const auto played = test::playedBars(bpm, beats, 60 / beats);
    Hearing hearing;
    hearing.compound = compound ? 2.0f : -2.0f;
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played), hearing));
    verifyGrid(grid, endOf(played));
    QCOMPARE(grid.bars.size(), static_cast<std::size_t>(60 / beats));
    for (const model::Bar& bar : grid.bars) QVERIFY((bar.metre == model::Metre{numerator, denominator}));
  }

  void noBeatIsFasterThanAsked_data() {
    QTest::addColumn<double>("maximum");
    for (const double maximum : {200.0, 240.0, 250.0}) QTest::addRow("%g", maximum) << maximum;
  }
  void noBeatIsFasterThanAsked() {
    QFETCH(const double, maximum);
    const auto played = test::playedBars(264.0, 4, 40);
    RhythmExpectation expectation;
    expectation.tempi.maximum = maximum;
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)), expectation);
    verifyGrid(grid, endOf(played));
    QCOMPARE(grid.beats.size(), std::size_t{80});
  }

  // A person who asks for twice the tempo gets it, though nothing is heard on half of the beats.
  void countsAsFastAsAsked_data() {
    QTest::addColumn<double>("minimum");
    for (const double minimum : {104.0, 130.0, 160.0}) QTest::addRow("%g", minimum) << minimum;
  }
  void countsAsFastAsAsked() {
    QFETCH(const double, minimum);
    const auto played = test::playedBars(87.0, 4, 24);
    RhythmExpectation expectation;
    expectation.tempi.minimum = minimum;
    const Hearing hearing{.halves = -5.0f};
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played), hearing), expectation);
    verifyGrid(grid, endOf(played));
    QVERIFY2(std::abs(static_cast<double>(grid.beats.size()) - 192.0) <= 3.0,
             qPrintable(QString::number(grid.beats.size())));
    QVERIFY(std::abs(grid.beats[100].time - grid.beats[99].time - 30.0 / 87.0) < 0.03);
  }

  // A loop that was cut some samples late ends with the attack of its own first beat.
  void aBeatThatTheEndCutsOffIsNone() {
    const auto played = test::playedBars(120.0, 4, 9, 0.0);
    const double end = played[32].time + 0.01;
    const model::BeatGrid grid = decode(test::activationOf(std::span(played).first(33), end));
    verifyGrid(grid, end);
    QCOMPARE(grid.bars.size(), std::size_t{8});
    QCOMPARE(grid.beats.size(), std::size_t{32});
  }

  // Eight bars in which the network takes the metre for another one, in a song of sixty.
  void aSongKeepsItsMetre() {
    auto played = test::playedBars(104.0, 4, 26);
    test::appendBars(played, 104.0, 3, 8);
    test::appendBars(played, 104.0, 4, 26);
    const Hearing unsure{.downbeat = -0.6f, .metre = 0.5f};
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played), unsure));
    verifyGrid(grid, endOf(played));
    const auto odd =
        std::ranges::count_if(grid.bars, [](const auto& bar) { return bar.metre.numerator != 4; });
    QVERIFY2(odd <= 1, qPrintable(QString::number(odd)));
  }

  void anExpectedMetreIsKept() {
    const auto played = test::playedBars(104.0, 4, 15);
    RhythmExpectation expectation;
    expectation.metre = 1;
    expectation.isCompound = true;
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)), expectation);
    verifyGrid(grid, endOf(played));
    QVERIFY((model::mostCommonMetre(grid) == model::Metre{9, 8}));
  }

  void aPickUpIsBarZero() {
    auto played = test::playedBars(96.0, 4, 10);
    played.erase(played.begin(), played.begin() + 2);
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)));
    verifyGrid(grid, endOf(played));
    QCOMPARE(grid.bars.front().number, 0);
    QCOMPARE(grid.beats.front().positionInBar, 3);
    QCOMPARE(grid.bars[1].range.begin, grid.beats[2].time);
  }

  void barsAreNumberedOnAcrossAPause() {
    auto played = test::playedBars(120.0, 4, 12);
    const auto later = test::playedBars(97.0, 4, 12, played.back().time + 30.0);
    played.insert(played.end(), later.begin(), later.end());
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)));
    verifyGrid(grid, endOf(played));
    const bool pauses = std::ranges::any_of(grid.bars, [&](const model::Bar& bar) {
      return bar.range.end < later.front().time - 20.0 && bar.range.end > later.front().time - 31.0;
    });
    QVERIFY(pauses);
  }

  void clearMusicIsCertain() {
    const auto played = test::playedBars(104.0, 4, 20);
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)));
    for (const model::Beat& beat : grid.beats) QVERIFY(beat.confidence > 0.8);
    for (const model::Bar& bar : grid.bars) QVERIFY(bar.confidence > 0.75);
    QVERIFY(grid.alternatives.empty() || grid.alternatives.front().probability < 0.2);
  }

  void aDoubtfulPhaseHasItsRival() {
    auto played = test::playedBars(104.0, 4, 16);
    model::RhythmActivation activation =
        test::activationOf(played, endOf(played), {.downbeat = 0.4f, .deviation = 0.2f});
    // The third beat of each bar is as good a first.
    for (PlayedBeat& beat : played) beat.position = (beat.position + 1) % 4 + 1;
    const model::RhythmActivation shifted =
        test::activationOf(played, endOf(played), {.downbeat = 0.4f, .deviation = 0.2f, .seed = 2});
    for (std::size_t i = 0; i < activation.fast.size(); ++i)
      activation.fast[i] = std::max(activation.fast[i], shifted.fast[i]);
    RhythmExpectation expectation;
    expectation.metre = 2;
    const model::BeatGrid grid = decode(activation, expectation);
    verifyGrid(grid, endOf(played));
    const auto rival = std::ranges::find(grid.alternatives, 2, &model::GridAlternative::beatShift);
    QVERIFY(rival != grid.alternatives.end());
    QVERIFY(rival->probability > 0.15);
    QVERIFY(std::ranges::all_of(grid.bars, [](const model::Bar& bar) { return bar.confidence < 0.9; }));
  }

  void aDoubtfulLevelHasItsRival() {
    const auto played = test::playedBars(84.0, 4, 16);
    const model::BeatGrid grid = decode(test::activationOf(
        played, endOf(played),
        {.halves = 0.6f, .deviation = 0.2f, .otherOctave = 0.55, .tempo = 0.45, .metre = 0.5f}));
    verifyGrid(grid, endOf(played));
    const bool hasRival = std::ranges::any_of(grid.alternatives, [](const auto& alternative) {
      return alternative.beatRate == 2.0 || alternative.beatRate == 0.5;
    });
    QVERIFY(hasRival);
  }

  void beatsMoveOntoTheOnsetsWithoutBias_data() {
    QTest::addColumn<double>("bpm");
    for (const double bpm : {62.0, 84.0, 100.0, 128.0, 151.3, 180.0}) QTest::addRow("%g", bpm) << bpm;
  }
  void beatsMoveOntoTheOnsetsWithoutBias() {
    QFETCH(const double, bpm);
    const auto played = test::playedBars(bpm, 4, 10, 0.317);
    const model::BeatGrid grid = decode(test::activationOf(blurred(played), endOf(played)), onsetsOf(played));
    QCOMPARE(grid.beats.size(), played.size());
    const std::vector<double> errors = deviations(grid, timesOf(played));
    QVERIFY(std::abs(model::upperMedian(errors)) < 0.002);
    QVERIFY(medianDistance(errors) < 0.002);
    for (const model::Beat& beat : grid.beats) {
      QVERIFY(beat.transient.has_value());
      QVERIFY(std::abs(beat.transient->time - beat.time) < 0.005);
    }
  }

  void aMachinesTempoIsExact_data() {
    QTest::addColumn<double>("bpm");
    for (const double bpm : {70.0, 93.7, 128.0, 174.0}) QTest::addRow("%g", bpm) << bpm;
  }
  void aMachinesTempoIsExact() {
    QFETCH(const double, bpm);
    const auto played = test::playedBars(bpm, 4, static_cast<int>(bpm / 4.0) + 1, 0.317);
    // Some beats have no onset, others one that is late.
    auto heard = played;
    std::erase_if(heard, [](const PlayedBeat& beat) { return std::fmod(beat.time, 7.0) < 0.7; });
    for (std::size_t i = 0; i < heard.size(); i += 9) heard[i].time += 0.03;
    const model::BeatGrid grid = decode(test::activationOf(blurred(played), endOf(played)), onsetsOf(heard));
    QVERIFY(std::abs(tempoOf(grid) - bpm) < 0.01);
    for (const double error : deviations(grid, timesOf(played))) QVERIFY(std::abs(error) < 0.004);
  }

  // Half a beat late at first, as is heard a little; a person who knows that the tempo is steady has one
  // grid.
  void aSteadyTempoIsOneGrid() {
    auto played = test::playedBars(95.0, 4, 8);
    const double rest = played.back().time + 1.5 * 60.0 / 95.0;
    for (const PlayedBeat& beat : test::playedBars(95.0, 4, 60, rest)) played.push_back(beat);
    pipeline::StepContext context;
    const auto activation = test::activationOf(played, endOf(played), {.halves = 2.0f});
    const model::BeatGrid grid = steps::rhythm::decodeRhythm(activation, {activation.duration, 0.0, {}}, {},
                                                             TempoFreedom::Steady, {}, context);
    verifyGrid(grid, endOf(played));
    QVERIFY(grid.beats.front().time < 1.0);
    for (const model::Beat& beat : grid.beats) {
      const double beats = (beat.time - rest) * 95.0 / 60.0;
      QVERIFY2(std::abs(beats - std::round(beats)) < 0.1, qPrintable(QString::number(beat.time)));
    }
  }

  void aPlayersTimeIsHisOwn() {
    auto played = test::playedBars(104.0, 4, 24);
    for (std::size_t i = 0; i < played.size(); ++i)
      played[i].time +=
          0.03 * std::sin(static_cast<double>(i) / 6.0) + 0.006 * std::sin(2.7 * static_cast<double>(i));
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)), onsetsOf(played));
    QCOMPARE(grid.beats.size(), played.size());
    QVERIFY(medianDistance(deviations(grid, timesOf(played))) < 0.003);
  }

  void emptyWhereThereIsNoPulse() {
    QCOMPARE(decode({}), model::BeatGrid{});
    QCOMPARE(decode(test::activationOf({}, 0.02)), model::BeatGrid{});
    QCOMPARE(decode(test::activationOf({}, 0.5)), model::BeatGrid{});
    QCOMPARE(decode(test::activationOf({}, 30.0)), model::BeatGrid{});
    QCOMPARE(decode(test::activationOf(std::vector<PlayedBeat>{{4.0, 1, 4}}, 10.0)), model::BeatGrid{});
  }

  void whatDrownsInNoiseHasNoBeats() {
    Hearing noise;
    noise.between = -0.5f;
    QCOMPARE(decode(test::activationOf({}, 40.0, noise)), model::BeatGrid{});

    // Half a minute of music, then as long nothing but noise.
    const auto played = test::playedBars(120.0, 4, 15);
    model::RhythmActivation activation = test::activationOf(played, 70.0);
    const model::RhythmActivation drowned = test::activationOf({}, 70.0, noise);
    const auto from = static_cast<std::ptrdiff_t>(35 * 50 * model::RhythmActivation::kFastValues);
    std::copy(drowned.fast.begin() + from, drowned.fast.end(), activation.fast.begin() + from);
    const model::BeatGrid grid = decode(activation);
    verifyGrid(grid, 70.0);
    QVERIFY(grid.beats.size() >= 56);
    QVERIFY(grid.beats.back().time < 45.0);
  }

  void threeHoursAreDecodedWhole() {
    const auto played = test::playedBars(123.0, 4, 5400);
    const model::BeatGrid grid = decode(test::activationOf(played, endOf(played)));
    QCOMPARE(grid.beats.size(), played.size());
    QVERIFY(std::abs(tempoOf(grid) - 123.0) < 0.001);
  }
};

QTEST_APPLESS_MAIN(TestRhythmDecoder)
#include "test_rhythm_decoder.moc"
