#include <QTest>
#include <cmath>
#include <stdexcept>
#include <vector>

#include "engine/dsp/DetrendedFluctuation.h"
#include "tests/support/Signals.h"

using namespace barline;
using dsp::DetrendedFluctuation;

namespace {

constexpr int kRate = 1000;
const std::vector<std::size_t> kScales{10, 31, 40, 160, 250};

/// The definition: all stretches of the summed series, a fiftieth of the scale apart.
double directFluctuation(const std::vector<float>& series, std::size_t scale) {
  std::vector<double> summed;
  double sum = 0.0;
  for (const float value : series) summed.push_back(sum += static_cast<double>(value));
  const auto n = static_cast<double>(scale);
  double total = 0.0;
  int stretches = 0;
  for (std::size_t begin = 0; begin + scale <= summed.size(); begin += std::max<std::size_t>(1, scale / 50)) {
    double meanY = 0.0;
    double slope = 0.0;
    double spread = 0.0;
    for (std::size_t i = 0; i < scale; ++i) meanY += summed[begin + i] / n;
    for (std::size_t i = 0; i < scale; ++i) {
      const double x = static_cast<double>(i) - 0.5 * (n - 1.0);
      slope += x * (summed[begin + i] - meanY);
      spread += x * x;
    }
    slope /= spread;
    for (std::size_t i = 0; i < scale; ++i) {
      const double x = static_cast<double>(i) - 0.5 * (n - 1.0);
      const double rest = summed[begin + i] - meanY - slope * x;
      total += rest * rest / n;
    }
    ++stretches;
  }
  return std::sqrt(total / stretches);
}

DetrendedFluctuation analysed(const std::vector<float>& series) {
  DetrendedFluctuation fluctuation(kScales);
  for (const float value : series) fluctuation.add(value);
  return fluctuation;
}

/// Slope of log F over log scale between the second scale and the last.
double exponent(const std::vector<float>& series) {
  const auto fluctuation = analysed(series);
  return std::log(fluctuation.fluctuation(4) / fluctuation.fluctuation(1)) / std::log(250.0 / 31.0);
}

}  // namespace

class TestDetrendedFluctuation : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void equalsTheDefinition() {
    std::vector<float> series = test::whiteNoise(3.0, kRate);
    for (std::size_t i = 0; i < series.size(); ++i) series[i] += i % 60 == 0 ? 3.0F : 0.7F;
    const auto fluctuation = analysed(series);
    for (std::size_t i = 0; i < kScales.size(); ++i) {
      const double expected = directFluctuation(series, kScales[i]);
      QVERIFY(std::abs(fluctuation.fluctuation(i) - expected) < 1e-6 * expected);
    }
  }

  void knowsExponentsOfKnownSeries() {
    const auto noise = test::whiteNoise(60.0, kRate);
    QVERIFY(std::abs(exponent(noise) - 0.5) < 0.05);
    std::vector<float> walk;
    float place = 0.0F;
    for (const float step : noise) walk.push_back(place += step);
    QVERIFY(std::abs(exponent(walk) - 1.5) < 0.1);
    std::vector<float> beat(60000);
    for (std::size_t i = 0; i < beat.size(); i += 25) beat[i] = 1.0F;
    QVERIFY(std::abs(exponent(beat)) < 0.05);
  }

  void constantsDoNotFluctuateAndScalesWithoutAStretchAreZero() {
    const auto constant = analysed(std::vector<float>(1000, 0.3F));
    for (std::size_t i = 0; i < kScales.size(); ++i) QVERIFY(constant.fluctuation(i) < 1e-9);
    const auto brief = analysed(test::whiteNoise(0.2, kRate));
    QVERIFY(brief.fluctuation(3) > 0.0);
    QVERIFY(brief.fluctuation(4) == 0.0);
  }

  void badScalesAreRefused() {
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, DetrendedFluctuation({}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, DetrendedFluctuation({2, 5}));
    QVERIFY_THROWS_EXCEPTION(std::invalid_argument, DetrendedFluctuation({10, 5}));
  }
};

QTEST_APPLESS_MAIN(TestDetrendedFluctuation)
#include "test_detrended_fluctuation.moc"
