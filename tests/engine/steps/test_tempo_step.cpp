#include <QTest>
#include <cmath>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/steps/TempoStep.h"

using namespace barline;

namespace {

/// Adds `count` beats at `bpm`; the first stands one interval after the last there is, or at `start`.
void addBeats(model::BeatGrid& grid, double bpm, int count, double start = 0.0) {
  for (int i = 0; i < count; ++i) {
    const double time = grid.beats.empty() ? start : grid.beats.back().time + 60.0 / bpm;
    grid.beats.push_back({time, 1 + i % 4, 1.0, std::nullopt});
  }
}

/// Moves every beat by up to `reach` seconds.
void jitter(model::BeatGrid& grid, double reach) {
  std::uint32_t seed = 5;
  for (model::Beat& beat : grid.beats) {
    seed = seed * 1664525u + 1013904223u;
    beat.time += reach * (static_cast<double>(seed >> 8) / 8388608.0 - 1.0);
  }
}

model::TempoMap tempo(const model::BeatGrid& grid) {
  pipeline::StepContext context;
  return steps::TempoStep{}.run(grid, pipeline::Parameters(steps::TempoStep::declaration()), context);
}

}  // namespace

class TestTempoStep : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aMachinesTempoIsExact() {
    model::BeatGrid grid;
    addBeats(grid, 128.0, 600, 0.35);
    jitter(grid, 0.01);
    const model::TempoMap map = tempo(grid);
    QVERIFY(std::abs(*map.bpm - 128.0) < 0.01);
    QCOMPARE(map.spans.size(), std::size_t{1});
    QVERIFY(std::abs(map.spans[0].bpm - 128.0) < 0.01);
    QCOMPARE(map.spans[0].range.begin, grid.beats.front().time);
    QCOMPARE(map.spans[0].range.end, grid.beats.back().time);
    QVERIFY(map.stability > 0.9);
    for (const float bpm : map.local.values) QVERIFY(std::abs(bpm - 128.0f) < 2.0f);
  }

  void aNewTempoBeginsANewSpan() {
    model::BeatGrid grid;
    addBeats(grid, 100.0, 80);
    addBeats(grid, 140.0, 200);
    const double change = grid.beats[79].time;
    jitter(grid, 0.006);
    const model::TempoMap map = tempo(grid);
    QCOMPARE(map.spans.size(), std::size_t{2});
    QVERIFY(std::abs(map.spans[0].bpm - 100.0) < 0.3);
    QVERIFY(std::abs(map.spans[1].bpm - 140.0) < 0.3);
    QVERIFY(std::abs(map.spans[1].range.begin - change) < 1.0);
    QCOMPARE(map.spans[0].range.end, map.spans[1].range.begin);
    QVERIFY(std::abs(*map.bpm - 140.0) < 0.3);
    QVERIFY(std::abs(*map.local.at(20.0) - 100.0f) < 2.0f);
    QVERIFY(std::abs(*map.local.at(100.0) - 140.0f) < 2.0f);
    QVERIFY(map.stability < map.spans[1].stability);
  }

  void theNewTempoBeginsOnTheBeatThatItChangesOn() {
    for (const double bpm : {90.0, 150.0}) {
      model::BeatGrid grid;
      addBeats(grid, 120.0, 65);
      const double change = grid.beats.back().time;
      addBeats(grid, bpm, 64);
      const model::TempoMap map = tempo(grid);
      QCOMPARE(map.spans.size(), std::size_t{2});
      QCOMPARE(map.spans[0].range.end, change);
      QCOMPARE(map.spans[1].range.begin, change);
      QVERIFY(map.spans[0].stability > 0.999 && map.spans[1].stability > 0.999);
    }
  }

  void aLongPauseIsNoSlowBeat() {
    model::BeatGrid grid;
    addBeats(grid, 120.0, 80);
    model::BeatGrid later;
    addBeats(later, 97.0, 60, grid.beats.back().time + 60.0);
    grid.beats.insert(grid.beats.end(), later.beats.begin(), later.beats.end());
    const model::TempoMap map = tempo(grid);
    QVERIFY(std::abs(*map.bpm - 120.0) < 0.01);
    QCOMPARE(map.spans.size(), std::size_t{2});
    QCOMPARE(map.spans[0].range.end, grid.beats[79].time);
    QCOMPARE(map.spans[1].range.begin, grid.beats[80].time);
    QVERIFY(std::abs(map.spans[1].bpm - 97.0) < 0.01);
    QVERIFY(map.spans[0].stability > 0.999 && map.spans[1].stability > 0.999);
    QVERIFY(map.stability > 0.5);
    for (const float bpm : map.local.values) QVERIFY(bpm > 96.9f && bpm < 120.1f);
    QVERIFY(std::abs(*map.local.at(grid.beats[79].time + 20.0) - 120.0f) < 0.1f);
    QVERIFY(std::abs(*map.local.at(grid.beats[80].time - 20.0) - 97.0f) < 0.1f);
  }

  void aPauseDoesNotSpoilTheTempo() {
    model::BeatGrid grid;
    addBeats(grid, 96.0, 120);
    model::BeatGrid later;
    addBeats(later, 96.0, 100, grid.beats.back().time + 5.3);
    grid.beats.insert(grid.beats.end(), later.beats.begin(), later.beats.end());
    const model::TempoMap map = tempo(grid);
    QVERIFY(std::abs(*map.bpm - 96.0) < 0.05);
    QCOMPARE(map.spans.size(), std::size_t{1});
    QVERIFY(map.stability > 0.999);
  }

  void anUnsteadyPulseIsLessStable() {
    model::BeatGrid steady;
    addBeats(steady, 120.0, 100);
    model::BeatGrid loose = steady;
    jitter(loose, 0.04);
    QVERIFY(tempo(steady).stability > 0.999);
    QVERIFY(tempo(loose).stability < 0.9);
    QVERIFY(tempo(loose).stability > 0.3);
  }

  void edges() {
    QCOMPARE(tempo({}).bpm, std::nullopt);
    QVERIFY(tempo({}).spans.empty());
    QVERIFY(tempo({}).local.step > 0.0);
    model::BeatGrid grid;
    addBeats(grid, 90.0, 1, 2.0);
    QCOMPARE(tempo(grid).bpm, std::nullopt);
    addBeats(grid, 90.0, 1);
    QVERIFY(std::abs(*tempo(grid).bpm - 90.0) < 1e-6);
    addBeats(grid, 90.0, 1);
    QCOMPARE(tempo(grid).spans.size(), std::size_t{1});
  }

  void threeHoursAreNoTrouble() {
    model::BeatGrid grid;
    addBeats(grid, 174.0, 31320);
    QVERIFY(std::abs(*tempo(grid).bpm - 174.0) < 0.001);
  }
};

QTEST_APPLESS_MAIN(TestTempoStep)
#include "test_tempo_step.moc"
