#include <QTest>
#include <cmath>
#include <random>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/steps/rhythm/AccentPattern.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Signals.h"

using namespace barline;
using steps::rhythm::AccentPattern;
using steps::rhythm::findAccentPattern;
using steps::rhythm::soundsBetween;

namespace {

constexpr double kFrameRate = 100.0;
constexpr double kInterval = 0.5;

using Strengths = std::vector<std::array<int, model::OnsetActivation::kBands>>;

std::vector<double> beatTimes(std::size_t count) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) times.push_back(0.5 + kInterval * static_cast<double>(i));
  return times;
}

/// One beat after the other begins as strongly as the next of `bar`, in each band.
model::OnsetActivation accented(const Strengths& bar, std::size_t beats) {
  model::OnsetActivation onsets;
  onsets.duration = 1.0 + kInterval * static_cast<double>(beats);
  onsets.frameRate = kFrameRate;
  onsets.values.resize(static_cast<std::size_t>(onsets.duration * kFrameRate) * bar[0].size());
  const std::vector<double> times = beatTimes(beats);
  for (std::size_t beat = 0; beat < beats; ++beat) {
    const auto frame = static_cast<std::size_t>(std::lround(times[beat] * kFrameRate));
    for (std::size_t band = 0; band < bar[0].size(); ++band)
      onsets.values[frame * bar[0].size() + band] = static_cast<std::uint8_t>(bar[beat % bar.size()][band]);
  }
  return onsets;
}

std::vector<int> fitting(const AccentPattern& pattern) {
  std::vector<int> metres;
  for (std::size_t metre = 0; metre < steps::rhythm::kMetres; ++metre) {
    if (pattern.fits(metre)) metres.push_back(steps::rhythm::beatsOf(metre));
  }
  return metres;
}

constexpr std::array kWeak{90, 90, 90, 90, 90, 90};
constexpr std::array kStrong{120, 120, 120, 120, 120, 120};
constexpr std::array kKick{200, 150, 20, 20, 20, 20};
constexpr std::array kSnare{20, 60, 180, 180, 150, 90};

}  // namespace

class TestAccentPattern : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aMetronomesBarIsKnown() {
    for (const std::size_t length : {3U, 4U, 5U, 7U}) {
      Strengths bar(length, kWeak);
      bar[0] = kStrong;
      const auto pattern = findAccentPattern(beatTimes(60), accented(bar, 60));
      QVERIFY(pattern.has_value());
      QCOMPARE(fitting(*pattern), std::vector{static_cast<int>(length)});
      for (std::size_t beat = 0; beat < 60; ++beat) QCOMPARE(pattern->standsOut[beat], beat % length == 0);
    }
  }

  void aLoopOfTwoBeatsFitsBarsOfTwoAndFour() {
    const auto pattern = findAccentPattern(beatTimes(40), accented({kKick, kSnare}, 40));
    QVERIFY(pattern.has_value());
    QCOMPARE(fitting(*pattern), (std::vector{2, 4}));
    // Which of both begins the bar, loudness does not tell.
    for (const bool stands : pattern->standsOut) QVERIFY(!stands);
  }

  void aLastBeatInSilenceDoesNotCount() {
    auto times = beatTimes(40);
    const auto onsets = accented({kStrong, kWeak, kWeak, kWeak}, 40);
    times.push_back(times.back() + kInterval);
    const auto pattern = findAccentPattern(times, onsets);
    QVERIFY(pattern.has_value());
    QCOMPARE(fitting(*pattern), std::vector{4});
  }

  void whatDoesNotRepeatTellsNothing() {
    std::mt19937 random(3);
    Strengths any(60);
    for (auto& beat : any) {
      for (int& band : beat) band = 40 + static_cast<int>(random() % 160U);
    }
    QVERIFY(!findAccentPattern(beatTimes(60), accented(any, 60)));
    QVERIFY(!findAccentPattern(beatTimes(60), accented({kWeak}, 60)));
    QVERIFY(!findAccentPattern(beatTimes(8), accented({kStrong, kWeak, kWeak, kWeak}, 8)));
    QVERIFY(!findAccentPattern(beatTimes(60), {30.0, 0.0, {}}));
  }

  void soundsBetweenBeatsAreHeard() {
    QVERIFY(!soundsBetween(beatTimes(30), accented({kStrong, kWeak, kWeak}, 30)));
    std::vector<double> everyThird;
    const auto all = beatTimes(30);
    for (std::size_t i = 0; i < all.size(); i += 3) everyThird.push_back(all[i]);
    QVERIFY(soundsBetween(everyThird, accented({kStrong, kWeak, kWeak}, 30)));
    QVERIFY(soundsBetween(all, {30.0, 0.0, {}}));
  }

  void beatsWithoutSoundsAreParts() {
    constexpr std::array kNothing{0, 0, 0, 0, 0, 0};
    const auto of = [](const Strengths& loop) {
      return steps::rhythm::beatsForEachSound(beatTimes(64), accented(loop, 64));
    };
    QCOMPARE(of({kNothing, kWeak}), std::size_t{2});
    QCOMPARE(of({kStrong, kNothing, kWeak, kNothing, kWeak, kNothing}), std::size_t{2});
    QCOMPARE(of({kStrong, kNothing, kNothing}), std::size_t{3});
    QCOMPARE(of({kWeak, kNothing, kNothing, kNothing}), std::size_t{4});
    QCOMPARE(of({kWeak}), std::size_t{1});
    QCOMPARE(of({kStrong, kNothing, kWeak, kWeak}), std::size_t{1});
    QCOMPARE(steps::rhythm::beatsForEachSound({}, accented({kWeak}, 64)), std::size_t{1});
  }

  void aMetronomeIsCountedAsItIsAccented_data() {
    QTest::addColumn<double>("bpm");
    QTest::addColumn<int>("beats");
    for (const auto& [bpm, beats] : {std::pair{50.0, 4},
                                     {60.0, 4},
                                     {60.0, 3},
                                     {66.6, 4},
                                     {80.0, 4},
                                     {90.0, 3},
                                     {90.0, 4},
                                     {97.3, 4},
                                     {100.0, 3},
                                     {100.0, 4},
                                     {120.0, 4},
                                     {140.0, 3}})
      QTest::addRow("%g in %d", bpm, beats) << bpm << beats;
  }
  void aMetronomeIsCountedAsItIsAccented() {
    QFETCH(const double, bpm);
    QFETCH(const int, beats);
    constexpr int kRate = audio::kAnalysisRate;
    constexpr double kSeconds = 40.0;
    const auto times = test::regularTimes(bpm, 0.5, kSeconds);
    std::vector<double> accents;
    for (std::size_t i = 0; i < times.size(); i += static_cast<std::size_t>(beats))
      accents.push_back(times[i]);
    std::vector<float> sound = test::clicks(times, kSeconds, kRate, 0.5);
    test::mixInto(sound, test::clicks(accents, kSeconds, kRate, 0.4));
    const model::BeatGrid grid = test::findBeats(sound);
    QVERIFY(grid.bars.size() > 5);
    for (std::size_t i = 1; i + 1 < grid.bars.size(); ++i) {
      QVERIFY((grid.bars[i].metre == model::Metre{beats, 4}));
      const double bars = (grid.bars[i].range.begin - 0.5) / (60.0 / bpm * beats);
      QVERIFY(std::abs(bars - std::round(bars)) < 0.02);
    }
  }
};

QTEST_GUILESS_MAIN(TestAccentPattern)
#include "test_accent_pattern.moc"
