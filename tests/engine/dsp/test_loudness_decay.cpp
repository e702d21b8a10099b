#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

#include "engine/dsp/zwicker/LoudnessDecay.h"

using namespace barline::dsp::zwicker;

namespace {

using Series = std::vector<double>;

/// The network of ISO 532-1:2017, 6.4, followed in 24 steps between values, case by case.
Series follow(const Series& input) {
  constexpr double kShort = 0.005, kLong = 0.015, kVariable = 0.075, kStep = 1.0 / 48000.0;
  const double p = (kVariable + kLong) / (kVariable * kShort);
  const double root = std::sqrt(p * p / 4.0 - 1.0 / (kShort * kVariable));
  const double l1 = -p / 2.0 + root, l2 = -p / 2.0 - root;
  const double e1 = std::exp(l1 * kStep), e2 = std::exp(l2 * kStep);
  const double g1 = kVariable * l1 + 1.0, g2 = kVariable * l2 + 1.0;
  const double scale = kVariable * (l1 - l2);
  Series output;
  double before = 0.0, one = 0.0, two = 0.0;
  for (const double value : input) {
    for (int i = 1; i <= 24; ++i) {
      const double in = before + (value - before) * i / 24.0;
      double nextOne = in, nextTwo = in;
      if (in < one && one > two) {
        nextOne = std::max(in, ((g1 * e1 - g2 * e2) * one - g1 * g2 * (e1 - e2) * two) / scale);
        nextTwo = std::min(nextOne, ((e1 - e2) * one - (g2 * e1 - g1 * e2) * two) / scale);
      } else if (in < one) {
        nextOne = nextTwo = std::max(in, one * std::exp(-kStep / kLong));
      } else if (std::abs(in - one) >= 1e-5 || in > two) {
        nextTwo = in + (two - in) * std::exp(-kStep / kVariable);
      }
      one = nextOne;
      two = nextTwo;
    }
    before = value;
    output.push_back(one);
  }
  return output;
}

/// Bursts, tones that fade at every rate, ripples and silence.
Series music(std::size_t seed) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  Series series;
  double level = 0.0;
  while (series.size() < 4000) {
    const double target = uniform(random) < 0.2 ? 0.0 : std::exp(6.0 * uniform(random) - 3.0);
    const double rate = std::exp(-6.0 * uniform(random));
    const double ripple = uniform(random) < 0.5 ? 0.0 : 0.1 * target;
    const auto length = static_cast<int>(200.0 * uniform(random));
    for (int i = 0; i < length; ++i) {
      level += rate * (target - level);
      series.push_back(std::max(0.0, level + ripple * std::sin(0.3 * i)));
    }
  }
  return series;
}

}  // namespace

class TestLoudnessDecay : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Where a long sound has brought both voltages to the same, rounding decides whether the first small step
  // of the decay is one of charging: 0.3 %.
  void isTheNetworkOfTheStandard() {
    constexpr std::size_t kSteps = 4000;
    std::vector<Series> inputs, expected;
    for (std::size_t b = 0; b < kCriticalBands; ++b) {
      inputs.push_back(music(b));
      expected.push_back(follow(inputs.back()));
    }
    LoudnessDecay decay;
    double apart = 0.0;
    for (std::size_t step = 0; step < kSteps; ++step) {
      CoreLoudness core{};
      for (std::size_t b = 0; b < kCriticalBands; ++b) core[b] = static_cast<float>(inputs[b][step]);
      const CoreLoudness& output = decay.apply(core);
      for (std::size_t b = 0; b < kCriticalBands; ++b) {
        const double value = expected[b][step];
        const double share = std::abs(static_cast<double>(output[b]) - value) / (value + 0.01);
        QVERIFY2(share <= 0.003, QByteArray::number(share).constData());
        apart += share / (kSteps * kCriticalBands);
      }
    }
    QVERIFY2(apart < 1e-5, QByteArray::number(apart).constData());
  }

  void silenceStaysSilent() {
    LoudnessDecay decay;
    for (int step = 0; step < 100; ++step) QCOMPARE(decay.apply({}), CoreLoudness{});
  }
};

QTEST_APPLESS_MAIN(TestLoudnessDecay)
#include "test_loudness_decay.moc"
