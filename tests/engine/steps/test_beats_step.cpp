#include <QTest>
#include <algorithm>
#include <cmath>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/model/Codec.h"
#include "engine/model/Median.h"
#include "engine/steps/BeatsStep.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Signals.h"

using namespace barline;

namespace {

constexpr int kRate = audio::kAnalysisRate;

/// Deviation of each beat from the nearest of `times`, which ascend.
std::vector<double> deviations(const model::BeatGrid& grid, const std::vector<double>& times) {
  std::vector<double> result;
  for (const model::Beat& beat : grid.beats) {
    double nearest = beat.time - times.front();
    for (const double time : times) {
      if (std::abs(beat.time - time) < std::abs(nearest)) nearest = beat.time - time;
    }
    result.push_back(nearest);
  }
  return result;
}

/// What every grid promises.
void verifyGrid(const model::BeatGrid& grid, double duration) {
  QCOMPARE(grid.beats.empty(), grid.bars.empty());
  double before = -1.0;
  for (const model::Beat& beat : grid.beats) {
    QVERIFY(beat.time > before && beat.time >= 0.0 && beat.time <= duration);
    QVERIFY(beat.positionInBar >= 1);
    QVERIFY(beat.confidence >= 0.0 && beat.confidence <= 1.0);
    if (beat.transient) QVERIFY(beat.transient->strength >= 0.0 && beat.transient->strength <= 1.0);
    before = beat.time;
  }
  for (std::size_t i = 0; i < grid.bars.size(); ++i) {
    const model::Bar& bar = grid.bars[i];
    QVERIFY(bar.confidence >= 0.0 && bar.confidence <= 1.0);
    QVERIFY(bar.range.begin < bar.range.end && bar.range.end <= duration);
    if (i > 0) {
      QCOMPARE(bar.range.begin, grid.bars[i - 1].range.end);
      QCOMPARE(bar.number, grid.bars[i - 1].number + 1);
    }
    const bool isDownbeat = std::ranges::any_of(grid.beats, [&](const model::Beat& beat) {
      return beat.positionInBar == 1 && beat.time == bar.range.begin;
    });
    QCOMPARE(isDownbeat, bar.number > 0);
  }
}

}  // namespace

class TestBeatsStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsDrumsWithoutBias_data() {
    QTest::addColumn<double>("bpm");
    for (const double bpm : {84.0, 100.0, 120.0, 128.0, 151.3}) QTest::addRow("%g", bpm) << bpm;
  }
  void findsDrumsWithoutBias() {
    QFETCH(const double, bpm);
    const auto times = test::regularTimes(bpm, 0.317, 24.0);
    const model::BeatGrid grid = test::findBeats(test::drumLoop(bpm, 4, 0.317, 24.0));
    verifyGrid(grid, 24.0);
    QVERIFY(std::abs(static_cast<double>(grid.beats.size()) - static_cast<double>(times.size())) <= 2.0);
    auto errors = deviations(grid, times);
    QVERIFY(std::abs(model::upperMedian(errors)) < 0.008);
    for (double& error : errors) error = std::abs(error);
    QVERIFY(model::upperMedian(errors) < 0.008);
  }

  void findsMetreAndDownbeats_data() {
    QTest::addColumn<double>("bpm");
    QTest::addColumn<int>("beatsPerBar");
    QTest::addRow("rock") << 120.0 << 4;
    QTest::addRow("slow") << 88.0 << 4;
    QTest::addRow("fast") << 160.0 << 4;
    QTest::addRow("waltz") << 150.0 << 3;
    QTest::addRow("slow waltz") << 90.0 << 3;
  }
  void findsMetreAndDownbeats() {
    QFETCH(const double, bpm);
    QFETCH(const int, beatsPerBar);
    const double start = 0.25;
    const model::BeatGrid grid = test::findBeats(test::bandLoop(bpm, beatsPerBar, start, 24.0));
    verifyGrid(grid, 24.0);
    QVERIFY(std::abs(60.0 / bpm - (grid.beats[10].time - grid.beats[9].time)) < 0.01);
    const double barSeconds = 60.0 / bpm * beatsPerBar;
    for (std::size_t i = 1; i + 1 < grid.bars.size(); ++i) {
      QVERIFY((grid.bars[i].metre == model::Metre{beatsPerBar, 4}));
      const double bars = (grid.bars[i].range.begin - start) / barSeconds;
      QVERIFY(std::abs(bars - std::round(bars)) * barSeconds < 0.02);
      QVERIFY(grid.bars[i].confidence > 0.5);
    }
  }

  void aPickUpIsBarZero() {
    // The loop begins with the second half of a bar.
    std::vector<float> loop = test::bandLoop(120.0, 4, 0.25, 24.0);
    loop.erase(loop.begin(), loop.begin() + kRate);
    const model::BeatGrid grid = test::findBeats(loop);
    verifyGrid(grid, 23.0);
    QCOMPARE(grid.bars.front().number, 0);
    QCOMPARE(grid.beats.front().positionInBar, 3);
    QCOMPARE(grid.bars[1].number, 1);
    QVERIFY(std::abs(grid.bars[1].range.begin - 1.25) < 0.02);
  }

  void transientsAreTheHitsThemselves() {
    const auto times = test::regularTimes(110.0, 0.4, 15.0);
    const model::BeatGrid grid = test::findBeats(test::clicks(times, 15.0, kRate));
    for (const model::Beat& beat : grid.beats) {
      QVERIFY(beat.transient.has_value());
      QVERIFY(std::abs(beat.transient->time - beat.time) < 0.016);
      QVERIFY(beat.transient->strength > 0.7);
    }
  }

  void wherePulseIsMissingThereIsNoGrid() {
    QCOMPARE(test::findBeats({}), model::BeatGrid{});
    QCOMPARE(test::findBeats(std::vector<float>{0.5f}), model::BeatGrid{});
    QCOMPARE(test::findBeats(test::silence(20.0, kRate)), model::BeatGrid{});
    QCOMPARE(test::findBeats(test::whiteNoise(30.0, kRate)), model::BeatGrid{});
    QCOMPARE(test::findBeats(test::clippedNoise(30.0, kRate)), model::BeatGrid{});
    QCOMPARE(test::findBeats(test::sine(440.0, 20.0, kRate)), model::BeatGrid{});
    QCOMPARE(test::findBeats(test::clicks(std::vector<double>{4.0}, 10.0, kRate)), model::BeatGrid{});
    QCOMPARE(test::findBeats(test::clicks(std::vector<double>{0.2}, 0.5, kRate)), model::BeatGrid{});
  }

  void silenceAroundTheMusicHasNoBeats() {
    std::vector<float> track = test::silence(6.0, kRate);
    test::append(track, test::bandLoop(120.0, 4, 0.0, 16.0));
    test::append(track, test::silence(8.0, kRate));
    const model::BeatGrid grid = test::findBeats(track);
    verifyGrid(grid, 30.0);
    QVERIFY(grid.beats.front().time > 5.9);
    QVERIFY(grid.beats.back().time < 22.2);
  }

  void aQuietTrackHasTheSameGrid() {
    const std::vector<float> loud = test::bandLoop(120.0, 4, 0.25, 16.0);
    std::vector<float> quiet = loud;
    for (float& sample : quiet) sample *= 0.05f;
    const model::BeatGrid expected = test::findBeats(loud);
    const model::BeatGrid grid = test::findBeats(quiet);
    QCOMPARE(grid.beats.size(), expected.beats.size());
    for (std::size_t i = 0; i < grid.beats.size(); ++i) {
      QVERIFY(std::abs(grid.beats[i].time - expected.beats[i].time) < 0.01);
      QCOMPARE(grid.beats[i].positionInBar, expected.beats[i].positionInBar);
    }
  }

  void keepsToWhatIsAskedFor() {
    const std::vector<float> loop = test::bandLoop(96.0, 4, 0.25, 24.0);
    const model::RhythmActivation activation = test::hearRhythm(loop);
    const model::HarmonyActivation harmony = test::hearHarmony(loop);
    const model::OnsetActivation onsets = test::tapOnsets(loop);
    pipeline::StepContext context;
    pipeline::Parameters slow(steps::BeatsStep::declaration());
    slow.set("maximum_bpm", 60.0);
    const model::BeatGrid halved = steps::BeatsStep{}.run(activation, harmony, onsets, slow, context);
    QVERIFY(std::abs(halved.beats[5].time - halved.beats[4].time - 1.25) < 0.03);
    pipeline::Parameters waltz(steps::BeatsStep::declaration());
    waltz.set("metre", 2.0);
    const model::BeatGrid counted = steps::BeatsStep{}.run(activation, harmony, onsets, waltz, context);
    QVERIFY((model::mostCommonMetre(counted) == model::Metre{3, 4}));
    pipeline::Parameters compound(steps::BeatsStep::declaration());
    compound.set("metre", 8.0);
    const model::BeatGrid divided = steps::BeatsStep{}.run(activation, harmony, onsets, compound, context);
    QVERIFY((model::mostCommonMetre(divided) == model::Metre{12, 8}));
  }

  void canBeCancelledAtEachCheckpoint() {
    const std::vector<float> loop = test::bandLoop(120.0, 4, 0.0, 40.0);
    const model::RhythmActivation activation = test::hearRhythm(loop);
    const model::HarmonyActivation harmony = test::hearHarmony(loop);
    const model::OnsetActivation onsets = test::tapOnsets(loop);
    const pipeline::Parameters parameters(steps::BeatsStep::declaration());
    int checkpoints = 0;
    double before = 0.0;
    pipeline::StepContext counting({}, [&](double fraction) {
      QVERIFY(fraction >= before && fraction <= 1.0);
      before = fraction;
      ++checkpoints;
    });
    const model::BeatGrid grid = steps::BeatsStep{}.run(activation, harmony, onsets, parameters, counting);
    QVERIFY(checkpoints > 3);
    for (int stopAt = 1; stopAt < checkpoints; ++stopAt) {
      pipeline::CancellationToken token;
      int seen = 0;
      pipeline::StepContext context(token, [&](double) {
        if (++seen == stopAt) token.cancel();
      });
      QVERIFY_EXCEPTION_THROWN(
          static_cast<void>(steps::BeatsStep{}.run(activation, harmony, onsets, parameters, context)),
          pipeline::Cancelled);
    }
    QCOMPARE(model::decode<model::BeatGrid>(model::encode(grid)), grid);
  }
};

QTEST_APPLESS_MAIN(TestBeatsStep)
#include "test_beats_step.moc"
