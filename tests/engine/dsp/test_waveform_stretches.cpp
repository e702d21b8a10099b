#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/dsp/WaveformMeter.h"
#include "engine/dsp/WaveformStretches.h"
#include "tests/support/Signals.h"

using namespace barline;
using dsp::WaveformMeasure;

namespace {

constexpr int kRate = 48000;
constexpr double kLowSplit = 180.0;
constexpr double kHighSplit = 2400.0;
constexpr std::size_t kStretch = 256;

std::vector<WaveformMeasure> inStretches(std::span<const float> samples, std::size_t block) {
  dsp::WaveformStretches stretches(kRate, kLowSplit, kHighSplit, kStretch);
  std::vector<WaveformMeasure> measures;
  for (; !samples.empty(); samples = samples.subspan(std::min(block, samples.size())))
    stretches.add(samples.first(std::min(block, samples.size())), measures);
  stretches.finish(measures);
  return measures;
}

std::vector<WaveformMeasure> oneAfterTheOther(std::span<const float> samples) {
  dsp::WaveformMeter meter(kRate, kLowSplit, kHighSplit);
  std::vector<WaveformMeasure> measures;
  for (; !samples.empty(); samples = samples.subspan(std::min(kStretch, samples.size()))) {
    const float* const plane = samples.data();
    meter.add(std::span(&plane, 1), std::min(kStretch, samples.size()));
    measures.push_back(meter.take().front());
  }
  return measures;
}

void compare(const std::vector<WaveformMeasure>& a, const std::vector<WaveformMeasure>& b, float tolerance) {
  QCOMPARE(a.size(), b.size());
  for (std::size_t i = 0; i < a.size(); ++i) {
    QCOMPARE(a[i].minimum, b[i].minimum);
    QCOMPARE(a[i].maximum, b[i].maximum);
    for (const auto member :
         {&WaveformMeasure::rms, &WaveformMeasure::low, &WaveformMeasure::mid, &WaveformMeasure::high})
      QVERIFY(std::abs(a[i].*member - b[i].*member) <= tolerance);
  }
}

/// A bass under noise that comes and goes.
std::vector<float> music(std::size_t frames) {
  std::vector<float> samples = test::sine(70.0, 1.0, kRate, 0.5);
  const std::vector<float> noise = test::whiteNoise(1.0, kRate);
  for (std::size_t i = 0; i < samples.size(); ++i) {
    if (i % 9600 < 3000) samples[i] += 0.3F * noise[i];
  }
  samples.resize(frames);
  return samples;
}

}  // namespace

class TestWaveformStretches : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void areAsTheMeterHasThemOneAfterTheOther() {
    for (const std::size_t frames : {1U, 255U, 256U, 2047U, 2048U, 2049U, 5000U, 48000U}) {
      const std::vector<float> samples = music(frames);
      compare(inStretches(samples, frames), oneAfterTheOther(samples), 1e-6F);
    }
  }

  void blocksMakeNoDifference() {
    const std::vector<float> samples = music(48000);
    const auto whole = inStretches(samples, samples.size());
    for (const std::size_t block : {1U, 100U, 2048U, 5000U})
      compare(inStretches(samples, block), whole, 0.0F);
  }

  void filtersRecoverFromWhatIsNotFinite() {
    std::vector<float> samples = music(48000);
    const auto clean = inStretches(samples, samples.size());
    samples[10 * kStretch + 7] = std::numeric_limits<float>::quiet_NaN();
    samples[20 * kStretch + 7] = std::numeric_limits<float>::infinity();
    const auto harmed = inStretches(samples, samples.size());
    QVERIFY(std::abs(harmed[15].low - clean[15].low) < 0.01F);
    QVERIFY(std::abs(harmed[25].low - clean[25].low) < 0.01F);
  }

  void silenceStaysSilent() {
    std::vector<float> samples = music(4096);
    samples.resize(96000);
    const auto measures = inStretches(samples, samples.size());
    QCOMPARE(measures.back().low, 0.0F);
    QCOMPARE(measures.back().high, 0.0F);
  }
};

QTEST_APPLESS_MAIN(TestWaveformStretches)
#include "test_waveform_stretches.moc"
