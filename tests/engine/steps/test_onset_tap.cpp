#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/model/Codec.h"
#include "tests/engine/steps/RhythmSignals.h"
#include "tests/support/Signals.h"

using namespace barline;

namespace {

constexpr int kRate = audio::kAnalysisRate;
constexpr std::size_t kBands = model::OnsetActivation::kBands;

int strongestBand(const model::OnsetActivation& onsets, std::size_t fromFrame, std::size_t toFrame) {
  std::vector<int> sums(kBands);
  for (std::size_t frame = fromFrame; frame < toFrame; ++frame) {
    for (std::size_t band = 0; band < kBands; ++band) sums[band] += onsets.at(frame)[band];
  }
  return static_cast<int>(std::ranges::max_element(sums) - sums.begin());
}

int total(const model::OnsetActivation& onsets, std::size_t frame) {
  int sum = 0;
  for (const std::uint8_t value : onsets.at(frame)) sum += value;
  return sum;
}

/// A tone that begins after a second of silence, with an attack of 30 ms.
std::vector<float> lateTone(double frequency) {
  std::vector<float> signal = test::silence(1.0, kRate);
  test::append(signal, test::sine(frequency, 1.0, kRate));
  constexpr int kAttack = kRate * 3 / 100;
  const auto attack = std::span(signal).subspan(kRate, kAttack);
  for (std::size_t i = 0; i < attack.size(); ++i) attack[i] *= static_cast<float>(i) / kAttack;
  return signal;
}

}  // namespace

class TestOnsetTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneFrameEveryTenMilliseconds() {
    const auto onsets = test::tapOnsets(test::silence(3.0, kRate));
    QCOMPARE(onsets.duration, 3.0);
    QVERIFY(std::abs(onsets.frameRate - 100.0) < 0.5);
    QCOMPARE(onsets.frames(), static_cast<std::size_t>(std::ceil(3.0 * onsets.frameRate)));
    QVERIFY(std::ranges::all_of(onsets.values, [](std::uint8_t value) { return value == 0; }));
  }

  void peaksWhereAClickIs() {
    const std::vector<double> times{0.5, 1.234};
    const auto onsets = test::tapOnsets(test::clicks(times, 2.0, kRate));
    for (const double time : times) {
      const auto frame = static_cast<std::size_t>(std::lround(time * onsets.frameRate));
      std::size_t best = frame - 10;
      for (std::size_t i = frame - 10; i <= frame + 10; ++i) {
        if (total(onsets, i) > total(onsets, best)) best = i;
      }
      QVERIFY(std::abs(static_cast<double>(best) / onsets.frameRate - time) < 0.012);
    }
  }

  void bandsSeparateLowFromHigh() {
    QCOMPARE(strongestBand(test::tapOnsets(lateTone(60.0)), 0, 150), 0);
    QCOMPARE(strongestBand(test::tapOnsets(lateTone(1200.0)), 0, 150), 3);
    QCOMPARE(strongestBand(test::tapOnsets(lateTone(8000.0)), 0, 150), 5);
  }

  void aSteadyToneIsNoOnset() {
    const auto onsets = test::tapOnsets(test::sine(440.0, 2.0, kRate));
    for (std::size_t frame = 10; frame + 10 < onsets.frames(); ++frame) QVERIFY(total(onsets, frame) < 100);
  }

  void vibratoIsWeakAgainstANewNote() {
    // Half a semitone to either side, six times a second.
    std::vector<float> signal(2 * kRate);
    double phase = 0.0;
    for (std::size_t i = 0; i < signal.size(); ++i) {
      const double seconds = static_cast<double>(i) / kRate;
      phase += 880.0 * std::exp2(0.5 / 12.0 * std::sin(37.7 * seconds)) / kRate;
      signal[i] = 0.4f * static_cast<float>(std::sin(6.283185307 * phase));
    }
    test::mixInto(signal, test::sine(1320.0, 1.0, kRate, 0.4), kRate);
    const auto onsets = test::tapOnsets(signal);
    int vibrato = 0;
    for (std::size_t frame = 20; frame < 90; ++frame)
      vibrato = std::max(vibrato, static_cast<int>(onsets.at(frame)[3]));
    int note = 0;
    for (std::size_t frame = 95; frame < 110; ++frame)
      note = std::max(note, static_cast<int>(onsets.at(frame)[3]));
    QVERIFY(note > 2 * vibrato);
  }

  // What a mastering tool leaves in the silence before the music is nothing that begins.
  void ditherIsSilence() {
    std::vector<float> signal = test::whiteNoise(3.0, kRate, 1.0);
    for (float& sample : signal) sample = std::round(sample) / 32768.0f;
    test::append(signal, test::sine(440.0, 1.0, kRate));
    const auto onsets = test::tapOnsets(signal);
    for (std::size_t frame = 0; frame < 290; ++frame) QCOMPARE(total(onsets, frame), 0);
    QVERIFY(total(onsets, 300) > 0);
  }

  void blockSizeDoesNotMatter() {
    const std::vector<float> signal = test::drumLoop(120.0, 4, 0.1, 3.0);
    const auto whole = test::tapOnsets(signal, signal.size());
    QCOMPARE(test::tapOnsets(signal, 1), whole);
    QCOMPARE(test::tapOnsets(signal, 777), whole);
    QCOMPARE(model::decode<model::OnsetActivation>(model::encode(whole)), whole);
  }

  void edges() {
    QCOMPARE(test::tapOnsets({}).frames(), std::size_t{0});
    QCOMPARE(test::tapOnsets({}).duration, 0.0);
    QCOMPARE(test::tapOnsets(std::vector<float>{0.5f}).frames(), std::size_t{1});
    std::vector<float> broken = test::clippedNoise(0.5, kRate);
    broken[3000] = std::numeric_limits<float>::quiet_NaN();
    broken[6000] = std::numeric_limits<float>::infinity();
    QVERIFY(test::tapOnsets(broken).frames() > 0);
  }

  void eightMinutesStaySmall() {
    model::OnsetActivation onsets = test::tapOnsets(test::silence(1.0, kRate));
    QVERIFY(onsets.frameRate * 480.0 * kBands < 300'000.0);
  }
};

QTEST_APPLESS_MAIN(TestOnsetTap)
#include "test_onset_tap.moc"
