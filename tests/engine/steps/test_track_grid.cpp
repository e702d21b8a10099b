#include <QTest>
#include <algorithm>
#include <cmath>

#include "engine/steps/rhythm/RhythmDecoder.h"
#include "engine/steps/rhythm/TrackGrid.h"
#include "tests/engine/steps/ActivationSignals.h"

using namespace barline;
using steps::rhythm::findTrackGrid;
using test::PlayedBeat;

namespace {

constexpr double kPeriod = 0.4;

/// Beats of a click, with 4 ms of error each.
std::vector<double> clickedBeats(std::size_t count, double begin = 1.0) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) {
    const auto beat = static_cast<double>(i);
    times.push_back(begin + kPeriod * beat + 0.004 * std::sin(5.0 * beat));
  }
  return times;
}

/// The beats between two times moved by `seconds`.
void move(std::vector<double>& times, double from, double to, double seconds) {
  for (double& time : times) time += time >= from && time <= to ? seconds : 0.0;
  std::ranges::sort(times);
}

constexpr test::Hearing kUnsure{.beat = 0.5f, .between = -2.5f, .halves = -1.0f};

std::vector<double> decodedTimes(const std::vector<PlayedBeat>& heard, steps::rhythm::TempoFreedom freedom,
                                 const test::Hearing& hearing = kUnsure) {
  const double end = heard.back().time + 0.5;
  pipeline::StepContext context;
  const model::BeatGrid grid = steps::rhythm::decodeRhythm(test::activationOf(heard, end, hearing),
                                                           {end, 0.0, {}}, {}, freedom, {}, context);
  std::vector<double> times;
  for (const model::Beat& beat : grid.beats) times.push_back(beat.time);
  return times;
}

}  // namespace

class TestTrackGrid : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isFoundDespiteStretchesBesideIt() {
    std::vector<double> times = clickedBeats(300);
    move(times, 40.0, 45.0, 0.2);
    move(times, 80.0, 83.0, -0.13);
    const auto grid = findTrackGrid(times);
    QVERIFY(grid);
    QVERIFY(std::abs(grid->period - kPeriod) < 1e-4);
    for (double beat = 1.0; beat < 120.0; beat += kPeriod) QVERIFY(grid->distance(beat) < 0.003);
    QCOMPARE(grid->ranges.size(), std::size_t{1});
    QVERIFY(grid->ranges.front().begin <= 1.0 && grid->ranges.front().end >= times.back());
    QVERIFY(!grid->holdsAll(times));
    QVERIFY(grid->holdsAll(clickedBeats(300)));
    QVERIFY(grid->countsOn(42.2) && !grid->countsOn(42.4));
  }

  void countsOnForMachinesAlone() {
    std::vector<double> times = clickedBeats(300);
    for (std::size_t i = 0; i < times.size(); ++i)
      times[i] += 0.0125 * std::sin(0.9 * static_cast<double>(i));
    const auto played = findTrackGrid(times);
    QVERIFY(played);
    QVERIFY(played->distance(61.0) < 0.003);
    QVERIFY(!played->countsOn(61.0));
    const auto machine = findTrackGrid(clickedBeats(300));
    QVERIFY(machine && machine->countsOn(61.0));
    QVERIFY(!machine->countsOn(times.back() + kPeriod));
  }

  void doesNotReachIntoAnotherTempo() {
    std::vector<double> times = clickedBeats(200);
    for (int i = 1; i <= 120; ++i) times.push_back(times[199] + 0.53 * i);
    const auto grid = findTrackGrid(times);
    QVERIFY(grid);
    QCOMPARE(grid->ranges.size(), std::size_t{1});
    QVERIFY(grid->ranges.front().end < times[199] + 15.0);
  }

  void livePlayingHasNone() {
    std::vector<double> times{0.0};
    for (int i = 1; i < 400; ++i) times.push_back(times.back() + kPeriod * (1.0 + 0.03 * std::sin(0.07 * i)));
    QVERIFY(!findTrackGrid(times));
    QVERIFY(!findTrackGrid({}));
    QVERIFY(!findTrackGrid(clickedBeats(20)));
  }

  // A band that plays to a click stresses the off-beats for some seconds: what is heard there is the
  // off-beats.
  void offBeatsBetweenSteadyBeatsAreNotFollowed() {
    auto heard = test::playedBars(150.0, 4, 60);
    const double from = heard[100].time - 0.1;
    const double to = heard[115].time + 0.1;
    std::vector<double> truth;
    for (PlayedBeat& beat : heard) {
      truth.push_back(beat.time);
      if (beat.time > from && beat.time < to) beat.time += 0.2;
    }
    const auto shareOnBeat = [&](const std::vector<double>& times) {
      const auto right = std::ranges::count_if(truth, [&](double time) {
        return std::ranges::any_of(times, [&](double other) { return std::abs(other - time) < 0.03; });
      });
      return static_cast<double>(right) / static_cast<double>(truth.size());
    };
    QVERIFY(shareOnBeat(decodedTimes(heard, steps::rhythm::TempoFreedom::Automatic)) > 0.99);
    QVERIFY(shareOnBeat(decodedTimes(heard, steps::rhythm::TempoFreedom::Variable)) < 0.97);
  }

  // In a break nothing tells of beats for half a minute; behind it the machine is where it would have been.
  void beatsGoOnThroughABreak() {
    const auto heard = test::playedBars(150.0, 4, 80);
    const auto inBreak = [&](steps::rhythm::TempoFreedom freedom) {
      const auto times = decodedTimes(heard, freedom, {.deafFrom = 50.0, .deafTo = 80.0});
      return std::ranges::count_if(heard, [&](const PlayedBeat& beat) {
        const auto isNear = [&](double time) { return std::abs(beat.time - time) < 0.01; };
        return beat.time > 52.0 && beat.time < 78.0 && std::ranges::any_of(times, isNear);
      });
    };
    QCOMPARE(inBreak(steps::rhythm::TempoFreedom::Automatic), 64);
    QVERIFY(inBreak(steps::rhythm::TempoFreedom::Variable) < 45);
  }
};

QTEST_GUILESS_MAIN(TestTrackGrid)
#include "test_track_grid.moc"
