#include <QTest>
#include <cmath>
#include <numbers>
#include <vector>

#include "engine/nn/CircleTransform.h"

namespace barline::nn {
namespace {

constexpr std::size_t kChannels = 5;

std::vector<float> someValues() {
  std::vector<float> values(kCircle * kChannels);
  for (std::size_t i = 0; i < values.size(); ++i)
    values[i] = static_cast<float>(std::sin(static_cast<double>(i * i) * 0.37));
  return values;
}

double expectedPart(const std::vector<float>& values, std::size_t channel, const CircleRate& rate,
                    bool isSine) {
  double sum = 0.0;
  for (std::size_t group = 0; group < kCircle; ++group) {
    const double angle = 2.0 * std::numbers::pi * static_cast<double>(rate.rate * group) / kCircle;
    sum += static_cast<double>(values[group * kChannels + channel]) *
           (isSine ? std::sin(angle) : std::cos(angle));
  }
  return sum;
}

}  // namespace

class TestCircleTransform : public QObject {
  Q_OBJECT
 private Q_SLOTS:
  void partsAreTheSumsOfTheDefinition() {
    const std::vector<float> values = someValues();
    std::vector<float> spectrum(values.size());
    toSpectrum(values.data(), kChannels, spectrum.data());
    for (const CircleRate& rate : kCircleRates) {
      for (std::size_t part = 0; part < rate.parts; ++part) {
        for (std::size_t channel = 0; channel < kChannels; ++channel) {
          const auto found = static_cast<double>(spectrum[(rate.first + part) * kChannels + channel]);
          QVERIFY(std::abs(found - expectedPart(values, channel, rate, part == 1)) < 1e-5);
        }
      }
    }
  }

  void theWayBackGivesTheValues() {
    const std::vector<float> values = someValues();
    std::vector<float> spectrum(values.size());
    std::vector<float> back(values.size());
    toSpectrum(values.data(), kChannels, spectrum.data());
    for (std::size_t i = 0; i < spectrum.size(); ++i) spectrum[i] /= i < 2 * kChannels ? 12.0F : 6.0F;
    fromSpectrum(spectrum.data(), kChannels, back.data());
    for (std::size_t i = 0; i < values.size(); ++i) QVERIFY(std::abs(back[i] - values[i]) < 1e-6F);
  }
};

}  // namespace barline::nn

QTEST_APPLESS_MAIN(barline::nn::TestCircleTransform)
#include "test_circle_transform.moc"
