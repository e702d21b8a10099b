#include <QTest>
#include <algorithm>
#include <cmath>

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
    const std::size_t end = std::min(begin + block, first.size());
    for (std::size_t at = begin; at < end;) {
      at += bank.add(first.data() + at, second.empty() ? nullptr : second.data() + at, end - at);
      if (bank.stepComplete()) steps.push_back(bank.take());
    }
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
    const double loudest = *std::ranges::max_element(a[step]);
    for (std::size_t band = 0; loudest > 0.0 && band < a[step].size(); ++band)
      largest = std::max(largest, std::abs(a[step][band] - b[step][band]) / loudest);
  }
  return largest;
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
    QVERIFY(std::abs(settled[kBandOf1000Hz] / 4e-4 - 1.0) < 0.02);
    QCOMPARE(std::ranges::max_element(settled) - settled.begin(), static_cast<std::ptrdiff_t>(kBandOf1000Hz));
  }

  void everyKernelGivesTheSame() {
    const auto noise = test::whiteNoise(0.3, kRate);
    const auto tone = test::sine(440.0, 0.3, kRate, 0.25);
    const auto baseline = measure(noise, tone, noise.size(), availableBandKernels().front());
    for (const BandKernel& kernel : availableBandKernels())
      QVERIFY2(difference(baseline, measure(noise, tone, noise.size(), kernel)) < 1e-9, kernel.name.data());
  }

  void blocksMakeNoDifference() {
    const auto noise = test::whiteNoise(0.3, kRate);
    for (const std::size_t block : {1u, 7u, 24u, 1000u})
      QCOMPARE(difference(measure(noise), measure(noise, {}, block, availableBandKernels().back())), 0.0);
  }

  void twoEqualChannelsAreOne() {
    const auto noise = test::whiteNoise(0.2, kRate);
    const auto both = measure(noise, noise, noise.size(), availableBandKernels().back());
    QVERIFY(difference(measure(noise), both) < 1e-9);
  }

  void silenceStaysSilent() {
    for (const BandIntensities& step : measure(std::vector<float>(kRate / 10, 0.0f)))
      QVERIFY(std::ranges::all_of(step, [](double value) { return value == 0.0; }));
  }
};

QTEST_GUILESS_MAIN(TestThirdOctaveBank)
#include "test_third_octave_bank.moc"
