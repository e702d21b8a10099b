#include <QTest>
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>

#include "engine/dsp/Fft.h"
#include "engine/dsp/LogFrequencyBank.h"
#include "engine/dsp/NoteSeparation.h"
#include "engine/dsp/TuningHistogram.h"
#include "engine/dsp/Windows.h"

namespace barline::dsp {
namespace {

constexpr std::size_t kSize = 8192;
constexpr double kRate = 22050.0;

/// Hann-windowed magnitude spectrum of steady tones with partials that fall off by `decay`.
std::vector<float> spectrumOf(const std::vector<double>& pitches, int partials, double decay) {
  const auto window = hannWindow(kSize);
  std::vector<float> samples(kSize);
  for (const double pitch : pitches) {
    for (int partial = 1; partial <= partials; ++partial) {
      const double frequency = pitchToFrequency(pitch) * partial;
      for (std::size_t i = 0; i < kSize; ++i) {
        samples[i] +=
            window[i] *
            static_cast<float>(std::pow(decay, partial - 1) *
                               std::sin(2.0 * std::numbers::pi * frequency * static_cast<double>(i) / kRate));
      }
    }
  }
  const RealFft fft(kSize);
  std::vector<std::complex<float>> spectrum(fft.bins());
  fft.forward(samples, spectrum);
  std::vector<float> magnitude(fft.bins());
  magnitudeSpectrum(spectrum, magnitude);
  return magnitude;
}

}  // namespace

class TestNoteSeparation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void pitchAndFrequencyAreInverse() {
    QCOMPARE(pitchToFrequency(69.0), 440.0);
    QCOMPARE(pitchToFrequency(57.0), 220.0);
    QCOMPARE(frequencyToPitch(880.0), 81.0);
    for (double pitch = 20.0; pitch < 108.0; pitch += 7.3) {
      QVERIFY(std::abs(frequencyToPitch(pitchToFrequency(pitch)) - pitch) < 1e-9);
    }
  }

  void aToneIsHighestInItsBin_data() {
    QTest::addColumn<int>("pitch");
    for (int pitch = 45; pitch <= 100; pitch += 5) QTest::addRow("%d", pitch) << pitch;
  }

  void aToneIsHighestInItsBin() {
    QFETCH(int, pitch);
    const LogFrequencyBank bank(kSize, kRate);
    std::vector<float> bins(LogFrequencyBank::kBins);
    bank.map(spectrumOf({static_cast<double>(pitch)}, 1, 1.0), bins);
    const auto highest = std::ranges::max_element(bins) - bins.begin();
    const auto expected =
        static_cast<int>((pitch - LogFrequencyBank::kLowestPitch) * LogFrequencyBank::kBinsPerSemitone);
    QVERIFY(std::abs(static_cast<int>(highest) - expected) <= 1);
  }

  void findsTheNotesOfAChord() {
    const LogFrequencyBank bank(kSize, kRate);
    NoteSeparation separation(bank, kSize, kRate);
    std::vector<float> bins(LogFrequencyBank::kBins);
    // A wide C minor seventh, its tones with the partials that the dictionary expects.
    const std::vector<double> chord{48.0, 63.0, 67.0, 70.0};
    bank.map(spectrumOf(chord, 12, 0.5), bins);
    const auto strengths = separation.separate(bins);
    QCOMPARE(strengths.size(), NoteSeparation::kNotes);
    const auto at = [&](double pitch) {
      return strengths[static_cast<std::size_t>(pitch) - NoteSeparation::kLowestNote];
    };
    float weakest = 1e30F;
    for (const double pitch : chord) weakest = std::min(weakest, at(pitch));
    float others = 0.0F;
    for (int pitch = 40; pitch <= 96; ++pitch) {
      if (std::ranges::find(chord, pitch) == chord.end()) others = std::max(others, at(pitch));
    }
    QVERIFY2(others < 0.35F * weakest, qPrintable(QString("%1 of %2").arg(others).arg(weakest)));
  }

  void silenceHasNoNotes() {
    const LogFrequencyBank bank(kSize, kRate);
    NoteSeparation separation(bank, kSize, kRate);
    const auto strengths = separation.separate(std::vector<float>(LogFrequencyBank::kBins));
    QVERIFY(std::ranges::all_of(strengths, [](float value) { return value == 0.0F; }));
  }

  void tuningIsThatOfTheTones_data() {
    QTest::addColumn<double>("cents");
    for (const double cents : {-49.0, -30.0, -5.0, 0.0, 3.0, 22.0, 50.0}) QTest::addRow("%g", cents) << cents;
  }

  void tuningIsThatOfTheTones() {
    QFETCH(double, cents);
    TuningHistogram histogram;
    QVERIFY(histogram.empty());
    QCOMPARE(histogram.cents(), 0.0);
    for (const double pitch : {50.0, 57.0, 61.0, 66.0}) {
      histogram.add(spectrumOf({pitch + cents / 100.0}, 6, 0.6), kRate / kSize);
    }
    QVERIFY(!histogram.empty());
    const double error = std::remainder(histogram.cents() - cents, 100.0);
    QVERIFY2(std::abs(error) < 2.0, qPrintable(QString::number(histogram.cents())));
  }
};

}  // namespace barline::dsp

QTEST_APPLESS_MAIN(barline::dsp::TestNoteSeparation)
#include "test_note_separation.moc"
