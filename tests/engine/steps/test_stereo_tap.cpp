#include <QTest>
#include <cmath>
#include <limits>

#include "engine/steps/StereoTap.h"
#include "tests/engine/steps/TapHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using test::Planes;

namespace {

constexpr int kRate = 48000;

model::StereoImage imageOf(const Planes& planes, std::uint64_t mask = test::kStereo) {
  return test::runTap<steps::StereoTap>(planes, kRate, mask);
}

std::vector<float> scaled(std::vector<float> samples, float gain) {
  for (float& sample : samples) sample *= gain;
  return samples;
}

bool near(const std::optional<double>& value, double expected, double tolerance = 1e-6) {
  return value && std::abs(*value - expected) <= tolerance;
}

}  // namespace

class TestStereoTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneSoundOnBothSidesHasNoWidth();
  void oppositeSidesAreAsWideAsCanBe();
  void independentSidesAreHalfway();
  void oneSideAloneHasNoCorrelation();
  void surroundCountsItsFrontPair();
  void silenceHasNoImage();
  void blocksDoNotMatter();
  void samplesThatAreNoNumbersCountAsSilence();
};

void TestStereoTap::oneSoundOnBothSidesHasNoWidth() {
  const auto noise = test::whiteNoise(1.0, kRate);
  for (const auto& image : {imageOf({noise, noise}), imageOf({noise}, test::kMono)}) {
    QVERIFY(near(image.width, 0.0));
    QVERIFY(near(image.correlation, 1.0));
  }
  // Panned, it has a width, and both sides are still alike.
  const auto panned = imageOf({noise, scaled(noise, 0.5F)});
  QVERIFY(near(panned.correlation, 1.0));
  QVERIFY(near(panned.width, 0.5 - 0.5 / 1.25));
}

void TestStereoTap::oppositeSidesAreAsWideAsCanBe() {
  const auto noise = test::whiteNoise(1.0, kRate);
  const auto image = imageOf({noise, scaled(noise, -1.0F)});
  QVERIFY(near(image.width, 1.0));
  QVERIFY(near(image.correlation, -1.0));
}

void TestStereoTap::independentSidesAreHalfway() {
  const auto image = imageOf({test::whiteNoise(4.0, kRate, 0.5, 1), test::whiteNoise(4.0, kRate, 0.5, 2)});
  QVERIFY(near(image.width, 0.5, 0.01));
  QVERIFY(near(image.correlation, 0.0, 0.01));
}

void TestStereoTap::oneSideAloneHasNoCorrelation() {
  const auto image = imageOf({test::whiteNoise(1.0, kRate), test::silence(1.0, kRate)});
  QVERIFY(near(image.width, 0.5));
  QVERIFY(!image.correlation);
}

void TestStereoTap::surroundCountsItsFrontPair() {
  const auto noise = test::whiteNoise(1.0, kRate);
  Planes planes(6, test::whiteNoise(1.0, kRate, 0.5, 9));
  planes[0] = noise;
  planes[1] = scaled(noise, -1.0F);
  QVERIFY(near(imageOf(planes, test::kSurround51).width, 1.0));
  // Centre and back, but no front pair.
  QVERIFY(!imageOf({noise, noise}, 0x104).width);
}

void TestStereoTap::silenceHasNoImage() {
  QVERIFY(imageOf({test::silence(1.0, kRate), test::silence(1.0, kRate)}) == model::StereoImage{});
  QVERIFY(imageOf({{}, {}}) == model::StereoImage{});
}

void TestStereoTap::blocksDoNotMatter() {
  const Planes planes{test::whiteNoise(1.0, kRate, 0.5, 3), test::whiteNoise(1.0, kRate, 0.5, 4)};
  const auto whole = test::runTap<steps::StereoTap>(planes, kRate, test::kStereo, 1'000'000);
  for (const std::size_t block : {1U, 7U, 8192U, 9001U}) {
    QVERIFY(test::runTap<steps::StereoTap>(planes, kRate, test::kStereo, block) == whole);
  }
}

void TestStereoTap::samplesThatAreNoNumbersCountAsSilence() {
  auto left = test::sine(440.0, 1.0, kRate);
  left[1000] = std::numeric_limits<float>::quiet_NaN();
  left[1001] = std::numeric_limits<float>::infinity();
  const auto image = imageOf({left, test::sine(440.0, 1.0, kRate)});
  QVERIFY(near(image.correlation, 1.0, 1e-3));
}

QTEST_APPLESS_MAIN(TestStereoTap)
#include "test_stereo_tap.moc"
