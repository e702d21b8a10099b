#include <QTest>
#include <algorithm>
#include <cmath>
#include <complex>
#include <numbers>
#include <stdexcept>
#include <vector>

#include "engine/dsp/EnvelopeSpectrum.h"

using namespace barline;
using dsp::EnvelopeSpectrum;
using Spectrum = std::vector<std::complex<float>>;

namespace {

constexpr std::size_t kBins = 100;   // asked for
constexpr std::size_t kFine = 8192;  // samples of the definition

std::complex<double> turn(double turns) {
  return std::polar(1.0, 2.0 * std::numbers::pi * turns);
}

/// The definition, in double precision: the first bins of the spectrum of |Re x(t)|.
std::vector<std::complex<double>> directSpectrum(const Spectrum& spectrum, std::size_t first) {
  std::vector<double> rectified(kFine);
  for (std::size_t n = 0; n < kFine; ++n) {
    std::complex<double> x = 0.0;
    for (std::size_t k = 0; k < spectrum.size(); ++k) {
      const std::size_t phase = (first + k) * n % kFine;
      x += std::complex<double>(spectrum[k]) * turn(static_cast<double>(phase) / kFine);
    }
    rectified[n] = std::abs(x.real());
  }
  std::vector<std::complex<double>> bins(kBins);
  for (std::size_t k = 0; k < kBins; ++k) {
    for (std::size_t n = 0; n < kFine; ++n) {
      bins[k] += rectified[n] * turn(-static_cast<double>(k * n % kFine) / kFine);
    }
  }
  return bins;
}

/// RMS difference of the bins from 2 up over their RMS, each relative to its bin 0.
double difference(const Spectrum& ours, const std::vector<std::complex<double>>& direct) {
  double error = 0.0;
  double power = 0.0;
  for (std::size_t k = 2; k < kBins; ++k) {
    const auto expected = direct[k] / direct[0];
    error += std::norm(std::complex<double>(ours[k]) / std::complex<double>(ours[0]) - expected);
    power += std::norm(expected);
  }
  return std::sqrt(error / power);
}

Spectrum analysed(EnvelopeSpectrum::Of what, std::size_t samples, const Spectrum& spectrum,
                  std::size_t first) {
  Spectrum bins(kBins);
  EnvelopeSpectrum envelope(what, samples);
  envelope.add(spectrum, first, bins);
  envelope.complete();
  return bins;
}

/// The largest difference of two spectra over the largest of their values.
float largestDifference(const Spectrum& a, const Spectrum& b) {
  float difference = 0.0F;
  float largest = 0.0F;
  for (std::size_t k = 0; k < a.size(); ++k) {
    difference = std::max(difference, std::abs(a[k] - b[k]));
    largest = std::max(largest, std::abs(b[k]));
  }
  return difference / largest;
}

/// A carrier between two sidebands.
Spectrum modulated(std::size_t speed) {
  Spectrum spectrum(2 * speed + 1);
  spectrum.front() = {0.0F, 0.25F};
  spectrum[speed] = 1.0F;
  spectrum.back() = {0.0F, -0.25F};
  return spectrum;
}

/// Components of equal strength and phases that look random.
Spectrum noise(std::size_t width) {
  Spectrum spectrum(width);
  for (std::size_t k = 0; k < width; ++k) {
    const double phase = std::fmod(static_cast<double>(k * k) * 0.6180339887498949, 1.0);
    spectrum[k] = std::complex<float>(turn(phase));
  }
  return spectrum;
}

}  // namespace

Q_DECLARE_METATYPE(EnvelopeSpectrum::Of)

class TestEnvelopeSpectrum : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void envelopesOfHighCarriersEqualTheDefinition() {
    const Spectrum spectrum = modulated(14);
    const auto direct = directSpectrum(spectrum, 777);
    const auto ours = analysed(EnvelopeSpectrum::Of::Envelope, 320, spectrum, 777);
    QVERIFY(difference(ours, direct) < 1e-3);
  }

  void envelopesOfNoiseNearlyEqualTheDefinition() {
    const Spectrum spectrum = noise(90);
    const auto direct = directSpectrum(spectrum, 700);
    const auto ours = analysed(EnvelopeSpectrum::Of::Envelope, 400, spectrum, 700);
    QVERIFY2(difference(ours, direct) < 0.03, qPrintable(QString::number(difference(ours, direct))));
  }

  void rectifiedLowCarriersKeepTheirHarmonics() {
    const Spectrum spectrum = modulated(5);  // about bin 17, its second harmonic about 34
    const auto direct = directSpectrum(spectrum, 12);
    const auto ours = analysed(EnvelopeSpectrum::Of::Rectified, 1024, spectrum, 12);
    QVERIFY2(difference(ours, direct) < 0.01, qPrintable(QString::number(difference(ours, direct))));
    QVERIFY(std::abs(ours[34]) > 0.2F * std::abs(ours[0]));
  }

  void rectifiedTakesWhatLiesBeyondHalfItsRate() {
    const Spectrum spectrum = noise(30);
    const auto direct = directSpectrum(spectrum, 640);
    const auto ours = analysed(EnvelopeSpectrum::Of::Rectified, 8192, spectrum, 640);
    const auto folded = analysed(EnvelopeSpectrum::Of::Rectified, 1024, spectrum, 640);
    QVERIFY(difference(ours, direct) < 1e-4);
    QVERIFY(std::abs(std::abs(folded[0]) * 8.0F / std::abs(ours[0]) - 1.0F) < 0.05F);
  }

  void takingSamplesByThreeIsTakingThem() {
    const auto direct = directSpectrum(noise(90), 700);
    QVERIFY(difference(analysed(EnvelopeSpectrum::Of::Envelope, 1536, noise(90), 700), direct) < 0.01);
    QVERIFY(largestDifference(
                analysed(EnvelopeSpectrum::Of::Envelope, 3 * 2048, noise(90), 2000),
                analysed(EnvelopeSpectrum::Of::Envelope, 3 * 2048, noise(90), 2000 + 3 * 2048)) < 1e-5F);
    const auto fine = analysed(EnvelopeSpectrum::Of::Envelope, 8192, noise(90), 700);
    auto thirds = analysed(EnvelopeSpectrum::Of::Envelope, 3 * 4096, noise(90), 700);
    for (auto& value : thirds) value *= 8192.0F / (3.0F * 4096.0F);
    QVERIFY(largestDifference(thirds, fine) < 1e-4F);
  }

  void twoSoundsTogetherGiveWhatEachGivesAlone_data() {
    QTest::addColumn<EnvelopeSpectrum::Of>("what");
    QTest::addColumn<std::size_t>("samples");
    QTest::newRow("envelopes") << EnvelopeSpectrum::Of::Envelope << std::size_t{400};
    QTest::newRow("envelopes by three") << EnvelopeSpectrum::Of::Envelope << std::size_t{1536};
    QTest::newRow("rectified") << EnvelopeSpectrum::Of::Rectified << std::size_t{1024};
  }
  void twoSoundsTogetherGiveWhatEachGivesAlone() {
    QFETCH(const EnvelopeSpectrum::Of, what);
    QFETCH(const std::size_t, samples);
    const std::vector<Spectrum> sounds{noise(70), modulated(14), noise(2000)};
    const std::vector<std::size_t> firsts{40, 390, 0};
    std::vector<Spectrum> together(sounds.size(), Spectrum(kBins));
    EnvelopeSpectrum envelope(what, samples);
    for (std::size_t i = 0; i < sounds.size(); ++i) envelope.add(sounds[i], firsts[i], together[i]);
    envelope.complete();
    for (std::size_t i = 0; i < sounds.size(); ++i) {
      const float found = largestDifference(together[i], analysed(what, samples, sounds[i], firsts[i]));
      QVERIFY2(found < 1e-5F, qPrintable(QString::number(static_cast<double>(found))));
    }
  }

  void tooFewSamplesAreRefused() {
    Spectrum bins(kBins);
    EnvelopeSpectrum envelope(EnvelopeSpectrum::Of::Envelope, 198);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, envelope.add(noise(5), 0, bins));
  }
};

QTEST_APPLESS_MAIN(TestEnvelopeSpectrum)
#include "test_envelope_spectrum.moc"
