#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>
#include <vector>

#include "engine/audio/Audio.h"
#include "engine/dsp/LogFilterBank.h"
#include "engine/dsp/LogFrequencyBank.h"
#include "engine/model/Codec.h"
#include "engine/steps/PitchSpectrumTap.h"
#include "engine/steps/RhythmSpectrumTap.h"
#include "tests/support/Signals.h"

using namespace barline;

namespace {

constexpr int kRate = audio::kAnalysisRate;

template <class Tap>
auto listen(std::span<const float> signal, std::size_t blockSize = 8192) {
  Tap tap{pipeline::Parameters(Tap::declaration())};
  tap.begin({.sampleRate = kRate, .channels = 1});
  for (std::size_t at = 0; at < signal.size(); at += blockSize) {
    audio::AudioBlock block;
    block.firstAnalysisFrame = static_cast<std::int64_t>(at);
    block.analysis = signal.subspan(at, std::min(blockSize, signal.size() - at));
    tap.consume(block);
  }
  return tap.finish();
}

constexpr auto rhythmOf = listen<steps::RhythmSpectrumTap>;
constexpr auto pitchOf = listen<steps::PitchSpectrumTap>;

std::size_t loudestBand(std::span<const std::uint8_t> frame) {
  return static_cast<std::size_t>(std::ranges::max_element(frame) - frame.begin());
}

std::vector<float> scaled(std::vector<float> signal, float gain) {
  for (float& sample : signal) sample *= gain;
  return signal;
}

/// A melody with noise, so that all bands have something to tell.
std::vector<float> music() {
  std::vector<float> signal = test::whiteNoise(6.0, kRate, 0.02);
  constexpr std::array<int, 6> kNotes{48, 60, 64, 67, 72, 76};
  for (std::size_t i = 0; i < kNotes.size(); ++i) {
    test::mixInto(signal, test::chord(std::array{kNotes[i]}, 0.9, kRate), i * kRate);
  }
  return signal;
}

/// Largest difference of two results' codes.
template <class Spectrum>
int largestDifference(const Spectrum& one, const Spectrum& other) {
  int largest = 0;
  for (std::size_t i = 0; i < one.codes.size(); ++i) {
    largest = std::max(largest, std::abs(static_cast<int>(one.codes[i]) - static_cast<int>(other.codes[i])));
  }
  return largest;
}

}  // namespace

class TestSpectrumTaps : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fourRhythmFramesForEachPitchFrame_data() {
    QTest::addColumn<int>("samples");
    for (const int samples : {0, 1, 441, 442, 1764, 1765, 100'000}) QTest::addRow("%d", samples) << samples;
  }

  void fourRhythmFramesForEachPitchFrame() {
    QFETCH(const int, samples);
    const std::vector<float> signal(static_cast<std::size_t>(samples), 0.25f);
    const auto rhythm = rhythmOf(signal, 8192);
    const auto pitch = pitchOf(signal, 8192);
    QCOMPARE(rhythm.frames(), static_cast<std::size_t>((samples + 440) / 441));
    QCOMPARE(pitch.frames(), (rhythm.frames() + 3) / 4);
    QCOMPARE(rhythm.duration, static_cast<double>(samples) / kRate);
    QCOMPARE(pitch.duration, rhythm.duration);
  }

  void aSineSoundsInItsBand_data() {
    QTest::addColumn<double>("pitch");
    for (const double pitch : {36.0, 45.0, 57.0, 69.0, 84.0, 107.0}) {
      QTest::addRow("MIDI %g", pitch) << pitch;
    }
  }

  void aSineSoundsInItsBand() {
    QFETCH(const double, pitch);
    const double frequency = dsp::pitchToFrequency(pitch);
    const std::vector<float> signal = test::sine(frequency, 3.0, kRate);
    const auto note = loudestBand(pitchOf(signal, 8192).at(18));
    QCOMPARE(static_cast<int>(note) + model::PitchSpectrum::kLowestNote, static_cast<int>(pitch));
    const dsp::LogFilterBank bank(1024, kRate, 12, 30.0, 10000.0);
    const double centre = bank.centre(loudestBand(rhythmOf(signal, 8192).at(75)));
    QVERIFY(std::abs(centre - frequency) < std::max(0.06 * frequency, 0.51 * kRate / 1024.0));
  }

  void theTuningIsTakenOut() {
    constexpr double kCents = 35.0;
    std::vector<float> signal;
    for (const int note : {60, 64, 67, 71, 74, 65, 69, 72}) {
      test::append(signal, test::sine(dsp::pitchToFrequency(note + kCents / 100.0), 1.0, kRate));
    }
    const auto spectrum = pitchOf(signal, 8192);
    QVERIFY(std::abs(spectrum.tuningCents - kCents) < 3.0);
    // In the middle of the third tone the semitones beside it are equally far away.
    const auto frame = spectrum.at(31);
    const std::size_t note = 67 - model::PitchSpectrum::kLowestNote;
    QCOMPARE(loudestBand(frame), note);
    QVERIFY(std::abs(static_cast<int>(frame[note - 1]) - static_cast<int>(frame[note + 1])) < 30);
  }

  void aClickIsLoudestInItsFrame() {
    constexpr std::array kTimes{0.5, 1.22};
    const auto spectrum = rhythmOf(test::clicks(kTimes, 2.0, kRate), 8192);
    for (const double time : kTimes) {
      std::vector<int> sums;
      const auto expected = static_cast<std::size_t>(std::lround(time * model::RhythmSpectrum::kFrameRate));
      for (std::size_t frame = expected - 10; frame <= expected + 10; ++frame) {
        const auto codes = spectrum.at(frame);
        sums.push_back(std::accumulate(codes.begin(), codes.end(), 0));
      }
      const auto loudest = std::ranges::max_element(sums) - sums.begin();
      QVERIFY(std::abs(loudest - 10) <= 1);
    }
  }

  void theLevelDoesNotMatter() {
    const std::vector<float> signal = music();
    const std::vector<float> quiet = scaled(signal, 0.05f);
    QVERIFY(largestDifference(rhythmOf(signal, 8192), rhythmOf(quiet, 8192)) <= 1);
    QVERIFY(largestDifference(pitchOf(signal, 8192), pitchOf(quiet, 8192)) <= 1);
    QVERIFY(std::ranges::max(rhythmOf(quiet, 8192).codes) > 230);
    QVERIFY(std::ranges::max(pitchOf(quiet, 8192).codes) > 230);
  }

  void silenceIsZero() {
    const std::vector<float> signal = test::silence(2.0, kRate);
    QVERIFY(std::ranges::all_of(rhythmOf(signal, 8192).codes, [](std::uint8_t code) { return code == 0; }));
    QVERIFY(std::ranges::all_of(pitchOf(signal, 8192).codes, [](std::uint8_t code) { return code == 0; }));
  }

  void blockSizeDoesNotMatter() {
    const std::vector<float> signal = music();
    const auto rhythm = rhythmOf(signal, signal.size());
    const auto pitch = pitchOf(signal, signal.size());
    for (const std::size_t size : {1UL, 777UL, 20000UL}) {
      QCOMPARE(rhythmOf(signal, size), rhythm);
      QCOMPARE(pitchOf(signal, size), pitch);
    }
    QCOMPARE(model::decode<model::RhythmSpectrum>(model::encode(rhythm)), rhythm);
    QCOMPARE(model::decode<model::PitchSpectrum>(model::encode(pitch)), pitch);
  }

  void damagedSamplesStayWhereTheyAre() {
    const std::vector<float> whole = music();
    std::vector<float> broken = whole;
    broken[30000] = std::numeric_limits<float>::quiet_NaN();
    broken[60000] = std::numeric_limits<float>::infinity();
    broken[90000] = 1e38f;
    const auto rhythm = rhythmOf(broken, 8192);
    QVERIFY(std::ranges::equal(rhythm.at(20), rhythmOf(whole, 8192).at(20)));
    QCOMPARE(pitchOf(broken, 8192).frames(), pitchOf(whole, 8192).frames());
  }
};

QTEST_APPLESS_MAIN(TestSpectrumTaps)
#include "test_spectrum_taps.moc"
