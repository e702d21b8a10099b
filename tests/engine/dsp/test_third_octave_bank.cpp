#include <QTest>
#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/dsp/zwicker/ThirdOctaveBank.h"
#include "tests/support/Signals.h"

using namespace barline;
using dsp::zwicker::availableBandKernels;
using dsp::zwicker::BandIntensities;
using dsp::zwicker::BandKernel;
using dsp::zwicker::ThirdOctaveBank;

namespace {

constexpr int kRate = 48000;
constexpr std::size_t kBandOf1000Hz = 16;  // 25 Hz is the first

/// The bank's values every 0.5 ms. @param second may be empty. @param block frames given at a time
std::vector<BandIntensities> measure(const std::vector<float>& first, const std::vector<float>& second,
                                     std::size_t block, const BandKernel& kernel) {
  ThirdOctaveBank bank(kRate, second.empty() ? 1 : 2, 1.0, kernel);
  std::vector<BandIntensities> steps;
  for (std::size_t begin = 0; begin < first.size(); begin += block) {
    const std::size_t count = std::min(block, first.size() - begin);
    bank.add(first.data() + begin, second.empty() ? nullptr : second.data() + begin, count, steps);
  }
  return steps;
}

std::vector<BandIntensities> measure(const std::vector<float>& samples) {
  return measure(samples, {}, samples.size(), availableBandKernels().back());
}

/// The largest difference, as a share of the loudest band of its step.
double difference(const std::vector<BandIntensities>& a, const std::vector<BandIntensities>& b) {
  if (a.size() != b.size()) return 1.0;
  double largest = 0.0;
  for (std::size_t step = 0; step < a.size(); ++step) {
    const auto loudest = static_cast<double>(*std::ranges::max_element(a[step]));
    for (std::size_t band = 0; loudest > 0.0 && band < a[step].size(); ++band) {
      const auto apart = static_cast<double>(std::abs(a[step][band] - b[step][band]));
      largest = std::max(largest, apart / loudest);
    }
  }
  return largest;
}

/// A band of the standard as its tables have it: three sections at 48 kHz in double precision, squares, and
/// three low-passes; every 24th value.
std::vector<double> bandOfTheTables(const std::vector<float>& samples, std::size_t band) {
  constexpr double kNumerators[3][3] = {{1.0, 2.0, 1.0}, {1.0, 0.0, -1.0}, {1.0, -2.0, 1.0}};
  const auto& [difference, gain] = dsp::zwicker::kBandCoefficients[band];
  const double centre = std::min(dsp::zwicker::bandCentre(band), 1000.0);
  const double pole = std::exp(-1.0 / (kRate * 2.0 / (3.0 * centre)));
  double in[3][2] = {}, out[3][2] = {}, smoothed[3] = {};
  std::vector<double> steps;
  for (std::size_t i = 0; i < samples.size(); ++i) {
    double x = static_cast<double>(samples[i]);
    for (std::size_t s = 0; s < 3; ++s) {
      const double a1 = -2.0 - difference[s][0];
      const double a2 = 1.0 - difference[s][1];
      const double y = kNumerators[s][0] * x + kNumerators[s][1] * in[s][0] + kNumerators[s][2] * in[s][1] -
                       a1 * out[s][0] - a2 * out[s][1];
      in[s][1] = std::exchange(in[s][0], x);
      out[s][1] = std::exchange(out[s][0], y);
      x = y;
    }
    x = gain * gain * x * x;
    for (double& value : smoothed) x = value = (1.0 - pole) * x + pole * value;
    if (i % 24 == 0) steps.push_back(x);
  }
  return steps;
}

}  // namespace

class TestThirdOctaveBank : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  // Its own band passes a tone whole: the intensity is the mean square of the pressure.
  void aToneHasItsIntensityInItsBand() {
    const double amplitude = 0.0282842712;  // 60 dB
    const auto steps = measure(test::sine(1000.0, 0.5, kRate, amplitude));
    QCOMPARE(steps.size(), std::size_t{1000});
    const BandIntensities& settled = steps.back();
    QVERIFY(std::abs(settled[kBandOf1000Hz] / 4e-4F - 1.0F) < 0.02F);
    QCOMPARE(std::ranges::max_element(settled) - settled.begin(), static_cast<std::ptrdiff_t>(kBandOf1000Hz));
  }

  // Whatever rate and precision a band is filtered at.
  void bandsAreThoseOfTheTables() {
    std::vector<float> samples = test::whiteNoise(0.6, kRate);
    std::fill(samples.begin() + kRate / 5, samples.begin() + kRate / 4, 0.0F);
    for (const BandKernel& kernel : availableBandKernels()) {
      const auto steps = measure(samples, {}, samples.size(), kernel);
      for (std::size_t band = 0; band < dsp::zwicker::kThirdOctaves; ++band) {
        const auto expected = bandOfTheTables(samples, band);
        QCOMPARE(steps.size(), expected.size());
        const double loudest = *std::ranges::max_element(expected);
        double worst = 0.0;
        for (std::size_t step = 0; step < steps.size(); ++step)
          worst = std::max(worst, std::abs(static_cast<double>(steps[step][band]) - expected[step]));
        QVERIFY2(worst < 1e-4 * loudest, QByteArray::number(static_cast<int>(band)).constData());
      }
    }
  }

  void everyKernelGivesTheSame() {
    const auto noise = test::whiteNoise(0.3, kRate);
    const auto tone = test::sine(440.0, 0.3, kRate, 0.25);
    const auto baseline = measure(noise, tone, noise.size(), availableBandKernels().front());
    for (const BandKernel& kernel : availableBandKernels())
      QVERIFY2(difference(baseline, measure(noise, tone, noise.size(), kernel)) < 1e-5, kernel.name.data());
  }

  void blocksMakeNoDifference() {
    const auto noise = test::whiteNoise(0.3, kRate);
    for (const std::size_t block : {1u, 7u, 24u, 1000u})
      QCOMPARE(difference(measure(noise), measure(noise, {}, block, availableBandKernels().back())), 0.0);
  }

  void twoEqualChannelsAreOne() {
    const auto noise = test::whiteNoise(0.2, kRate);
    const auto both = measure(noise, noise, noise.size(), availableBandKernels().back());
    QVERIFY(difference(measure(noise), both) < 1e-6);
  }

  void samplesBeyondAllBoundsAreForgotten() {
    auto samples = test::sine(1000.0, 2.0, kRate, 0.0282842712);
    for (std::size_t i = 1000; i < 2000; ++i) samples[i] = i % 48 < 24 ? 3e38F : -3e38F;
    const auto steps = measure(samples);
    QVERIFY(std::ranges::all_of(steps[60], [](float value) { return std::isfinite(value); }));
    QVERIFY(std::abs(steps.back()[kBandOf1000Hz] / 4e-4F - 1.0F) < 0.02F);
  }

  void silenceStaysSilent() {
    for (const BandIntensities& step : measure(std::vector<float>(kRate / 10, 0.0f)))
      QVERIFY(std::ranges::all_of(step, [](float value) { return value == 0.0F; }));
  }
};

QTEST_GUILESS_MAIN(TestThirdOctaveBank)
#include "test_third_octave_bank.moc"
