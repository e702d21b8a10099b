#include <QTest>
#include <cmath>
#include <limits>
#include <numbers>

#include "engine/steps/DanceabilityTap.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::Danceability;
using steps::DanceabilityTap;

namespace {

using Samples = std::vector<float>;

constexpr double kSeconds = 40.0;

Samples beats(double bpm, double seconds = kSeconds) {
  return test::clicks(test::regularTimes(bpm, 0.1, seconds), seconds, audio::kAnalysisRate);
}

/// Clicks at moments that keep to no beat, two a second on average.
Samples scatteredClicks() {
  std::vector<double> times;
  std::uint32_t state = 1;
  for (int i = 0; i < 80; ++i) {
    state = 1664525U * state + 1013904223U;
    times.push_back(kSeconds * static_cast<double>(state) / 4294967296.0);
  }
  return test::clicks(times, kSeconds, audio::kAnalysisRate);
}

/// A chord that swells and fades over many seconds.
Samples ambient() {
  const std::vector<int> notes{48, 55, 60, 64};
  Samples samples = test::chord(notes, kSeconds, audio::kAnalysisRate);
  for (std::size_t n = 0; n < samples.size(); ++n) {
    const double t = static_cast<double>(n) / audio::kAnalysisRate;
    const double swell = 0.5 + 0.3 * std::sin(2.0 * std::numbers::pi * 0.11 * t) +
                         0.2 * std::sin(2.0 * std::numbers::pi * 0.037 * t);
    samples[n] *= static_cast<float>(swell);
  }
  return samples;
}

Danceability danceability(const Samples& samples, std::size_t blockFrames = 15000) {
  DanceabilityTap tap{pipeline::Parameters(DanceabilityTap::declaration())};
  tap.begin({});
  for (std::size_t begin = 0; begin < samples.size(); begin += blockFrames) {
    const auto part = std::span(samples).subspan(begin, std::min(blockFrames, samples.size() - begin));
    tap.consume({.firstFrame = 0, .channels = {}, .firstAnalysisFrame = 0, .analysis = part});
  }
  return tap.finish();
}

double valueOf(const Samples& samples) {
  return danceability(samples).value.value_or(-1.0);
}

}  // namespace

class TestDanceabilityTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void beatsAreMoreDanceableThanWhatHasNone() {
    const double steady = valueOf(beats(120.0));
    const double noise = valueOf(test::whiteNoise(kSeconds, audio::kAnalysisRate));
    const double slow = valueOf(ambient());
    const double scattered = valueOf(scatteredClicks());
    QCOMPARE(steady, 3.0);
    QVERIFY(slow > 0.0 && slow < 0.8);
    QVERIFY(noise < 1.2);
    QVERIFY(scattered > slow && scattered < 2.5);
  }

  void aBeatMakesMusicMoreDanceable() {
    Samples music = ambient();
    double before = valueOf(music);
    for (const float gain : {0.2F, 0.5F, 1.0F}) {
      Samples mixed = music;
      test::mixInto(mixed, beats(120.0), 0, gain);
      const double now = valueOf(mixed);
      QVERIFY2(now > before, qPrintable(QString::number(now)));
      before = now;
    }
  }

  void levelDoesNotMatter() {
    Samples samples = scatteredClicks();
    const double loud = valueOf(samples);
    for (float& sample : samples) sample *= 0.01F;
    QVERIFY(std::abs(valueOf(samples) - loud) < 1e-4);
  }

  void blocksDoNotMatter() {
    const Samples samples = scatteredClicks();
    const auto whole = danceability(samples, samples.size());
    for (const std::size_t frames : {1, 220, 100000}) QVERIFY(danceability(samples, frames) == whole);
  }

  void exponentIsTheInverseWhereTheLevelMoves() {
    const auto result = danceability(scatteredClicks());
    QVERIFY(std::abs(*result.value - 1.0 / *result.exponent) < 1e-9);
  }

  void silenceAndTooShortTracksHaveNone() {
    QVERIFY(danceability(test::silence(kSeconds, audio::kAnalysisRate)) == Danceability());
    QVERIFY(danceability(Samples(samplesOf(kSeconds), 0.25F)) == Danceability());
    QVERIFY(danceability(beats(120.0, 2.0)) == Danceability());
    QVERIFY(danceability({}) == Danceability());
    QVERIFY(danceability(beats(120.0, 5.0)).value.has_value());
  }

  void notANumberIsSilence() {
    Samples samples = beats(120.0);
    samples[30000] = std::numeric_limits<float>::quiet_NaN();
    samples[60000] = std::numeric_limits<float>::infinity();
    QVERIFY(valueOf(samples) > 1.0);
  }

 private:
  static std::size_t samplesOf(double seconds) {
    return static_cast<std::size_t>(seconds * audio::kAnalysisRate);
  }
};

QTEST_APPLESS_MAIN(TestDanceabilityTap)
#include "test_danceability_tap.moc"
