#include <QTest>
#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <span>
#include <stdexcept>
#include <vector>

#include "engine/dsp/ChannelExcitation.h"
#include "engine/dsp/SoundPressure.h"

using namespace barline;
using dsp::ChannelExcitation;
using Spectrum = std::vector<std::complex<float>>;

namespace {

constexpr double kBinWidth = 5.0;
constexpr std::size_t kBins = 4800;

double pascals(double level) {
  return dsp::kReferencePressure * std::pow(10.0, level / 20.0);
}

/// The definition, in double precision: what of a component at a bin excites a channel.
double directExcitation(double magnitude, std::size_t bin, std::size_t channel) {
  const double frequency = static_cast<double>(bin + 1) * kBinWidth;
  const double bark = dsp::barkOf(frequency);
  const double level =
      20.0 * std::log10(magnitude / dsp::kReferencePressure) + dsp::outerEarTransmission(bark);
  if (level <= dsp::thresholdInQuiet(bark) || frequency < 20.0) return 0.0;
  const double middle = dsp::channelMiddle(channel);
  if (std::abs(bark - middle) < 0.5) return pascals(level);
  double edge = middle - 0.5;
  double excitation = 0.0;
  if (bark > middle) {
    edge = middle + 0.5;
    excitation = level - 27.0 * (bark - edge);
  } else {
    excitation = level + std::min(0.0, -24.0 - 230.0 / frequency + 0.2 * level) * (edge - bark);
  }
  return excitation > dsp::thresholdInQuiet(edge) ? pascals(excitation) : 0.0;
}

/// Largest difference from the definition, in decibels, over all channels; what only one of them takes for
/// inaudible counts by its distance from the threshold.
double largestDifference(const Spectrum& spectrum) {
  ChannelExcitation channels(kBinWidth, kBins);
  Spectrum excitation(channels.bins());
  channels.hear(spectrum);
  double largest = 0.0;
  for (std::size_t i = 0; i < dsp::kRoughnessChannels; ++i) {
    const auto [begin, end, isExcited] = channels.exciteNext(excitation);
    const auto inside = std::span(excitation).subspan(begin, end - begin);
    const bool isSilent =
        std::ranges::all_of(inside, [](auto value) { return value == Spectrum::value_type(); });
    if (isExcited && isSilent) return std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < channels.bins(); ++k) {
      const auto magnitude = static_cast<double>(std::abs(spectrum[k]));
      const double expected = magnitude > 0.0 ? directExcitation(magnitude, k, i) : 0.0;
      const bool within = k >= begin && k < end;
      const double found = within ? static_cast<double>(std::abs(excitation[k])) : 0.0;
      if (found == 0.0 && expected == 0.0) continue;
      const double least = pascals(dsp::thresholdInQuiet(dsp::channelMiddle(i)) - 20.0);
      const double ratio = std::max(found, least) / std::max(expected, least);
      if (found == 0.0 || expected == 0.0) {
        // At the very threshold either is right.
        const double audible = std::max(found, expected);
        const double edge = audible / pascals(dsp::thresholdInQuiet(dsp::channelMiddle(i) - 0.5));
        const double upper = audible / pascals(dsp::thresholdInQuiet(dsp::channelMiddle(i) + 0.5));
        if (std::abs(edge - 1.0) < 1e-3 || std::abs(upper - 1.0) < 1e-3) continue;
      }
      largest = std::max(largest, std::abs(20.0 * std::log10(ratio)));
    }
  }
  return largest;
}

}  // namespace

class TestChannelExcitation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tonesExciteAsDefined() {
    for (const std::size_t bin : {12UL, 49UL, 199UL, 200UL, 803UL, 2000UL, 3000UL}) {
      for (const double level : {5.0, 40.0, 60.0, 90.0, 115.0}) {
        Spectrum spectrum(kBins);
        spectrum[bin] = {0.0F, static_cast<float>(pascals(level))};
        QVERIFY(largestDifference(spectrum) < 0.01);
      }
    }
  }

  void soundsOfManyComponentsExciteAsDefined() {
    Spectrum spectrum(kBins);
    for (std::size_t k = 0; k < kBins; ++k) {
      const double level = -20.0 + 100.0 * std::fmod(static_cast<double>(k) * 0.6180339887498949, 1.0);
      spectrum[k] = static_cast<float>(pascals(level));
    }
    QVERIFY(largestDifference(spectrum) < 0.01);
  }

  void silenceExcitesNothing() {
    ChannelExcitation channels(kBinWidth, kBins);
    Spectrum excitation(channels.bins(), std::complex<float>(1.0F));
    channels.hear(Spectrum(kBins));
    for (std::size_t i = 0; i < dsp::kRoughnessChannels; ++i) {
      const auto [begin, end, isExcited] = channels.exciteNext(excitation);
      QVERIFY(!isExcited);
      for (std::size_t k = begin; k < end; ++k) QVERIFY(excitation[k] == std::complex<float>());
    }
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, channels.exciteNext(excitation));
  }

  void nothingIsHeardFrom24Bark() {
    QVERIFY(ChannelExcitation(kBinWidth, kBins).bins() == 3099);
    QVERIFY(ChannelExcitation(kBinWidth, 800).bins() == 800);
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, ChannelExcitation(0.0, 800));
  }
};

QTEST_APPLESS_MAIN(TestChannelExcitation)
#include "test_channel_excitation.moc"
