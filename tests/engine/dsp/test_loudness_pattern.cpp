#include <QTest>
#include <algorithm>
#include <cmath>
#include <random>

#include "engine/dsp/zwicker/LoudnessPattern.h"

using namespace barline::dsp;
using namespace barline::dsp::zwicker;

namespace {

using Core = std::array<double, kCriticalBands>;

/// Walks along the Bark scale in steps of 1/20,000 Bark and takes each slope as table A.9 gives it.
struct Walked {
  double total{};
  std::array<double, kBarkSteps> specific{};
};

Walked walk(const Core& core) {
  constexpr int kStepsPerBark = 20000;
  Walked walked;
  double loudness = 0.0;
  std::size_t band = 0;
  for (int i = 0; i < 24 * kStepsPerBark; ++i) {
    const double bark = (i + 0.5) / kStepsPerBark;
    while (bark > kUpperLimits[band]) ++band;
    std::size_t range = 0;
    while (range + 1 < kSlopeRanges && loudness <= kSlopeRangeLimits[range]) ++range;
    const std::size_t column = std::min(std::max<std::size_t>(band, 1) - 1, kSlopeBands - 1);
    const double own = band < kCriticalBands ? core[band] : 0.0;
    loudness = std::max(own, loudness - kSlopes[range][column] / kStepsPerBark);
    walked.total += loudness / kStepsPerBark;
    if ((i + 1) % (kStepsPerBark / 10) == 0)
      walked.specific[static_cast<std::size_t>((i + 1) / (kStepsPerBark / 10)) - 1] = loudness;
  }
  return walked;
}

/// Eight patterns: of noise, of single bands, of music's many levels, and of silence.
std::array<Core, kLanes> patterns() {
  std::mt19937 random(1);
  std::uniform_real_distribution<double> uniform(0.0, 1.0);
  std::array<Core, kLanes> all{};
  all[0].fill(1.0);
  all[1][0] = 30.0;
  all[2][8] = 4.0;
  all[3][19] = 2.0;
  for (std::size_t i = 4; i < 7; ++i) {
    for (double& value : all[i]) value = std::exp(9.0 * uniform(random) - 5.0);
  }
  return all;
}

CoreLoudnessLanes lanesOf(const std::array<Core, kLanes>& all) {
  CoreLoudnessLanes lanes;
  for (std::size_t b = 0; b < kCriticalBands; ++b) {
    for (std::size_t i = 0; i < kLanes; ++i) lanes[b].value[i] = static_cast<float>(all[i][b]);
  }
  return lanes;
}

}  // namespace

class TestLoudnessPattern : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void isWhatLiesUnderBandsAndSlopes() {
    const auto all = patterns();
    Lanes total;
    totalLoudness(lanesOf(all), total);
    for (std::size_t i = 0; i < kLanes; ++i) {
      const double expected = walk(all[i]).total;
      const auto actual = static_cast<double>(total.value[i]);
      QVERIFY2(std::abs(actual - expected) <= 1e-3 * expected,
               QByteArray::number(actual - expected).constData());
    }
  }

  void samplesStandEveryTenthOfABark() {
    const auto all = patterns();
    SpecificLoudnessLanes specific;
    specificLoudness(lanesOf(all), specific);
    for (std::size_t i = 0; i < kLanes; ++i) {
      const Walked expected = walk(all[i]);
      for (std::size_t z = 0; z < kBarkSteps; ++z) {
        const auto actual = static_cast<double>(specific[z].value[i]);
        QVERIFY2(std::abs(actual - expected.specific[z]) <= 2e-3 * expected.specific[z] + 1e-4,
                 QByteArray::number(static_cast<int>(z)).constData());
      }
    }
  }

  void instantsDoNotTouchEachOther() {
    const auto all = patterns();
    Lanes together;
    totalLoudness(lanesOf(all), together);
    for (std::size_t i = 0; i < kLanes; ++i) {
      std::array<Core, kLanes> same;
      same.fill(all[i]);
      Lanes alone;
      totalLoudness(lanesOf(same), alone);
      QVERIFY(std::abs(alone.value[0] - together.value[i]) <= 1e-5F * together.value[i]);
    }
  }
};

QTEST_APPLESS_MAIN(TestLoudnessPattern)
#include "test_loudness_pattern.moc"
