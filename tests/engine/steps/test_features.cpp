#include <QTest>
#include <cmath>

#include "engine/steps/OnsetTap.h"
#include "engine/steps/features/CurveRange.h"
#include "engine/steps/features/KeyClarity.h"
#include "engine/steps/features/OnsetPicking.h"
#include "engine/steps/features/OnsetTimes.h"
#include "engine/steps/features/PulseClarity.h"
#include "tests/engine/steps/FeatureSignals.h"
#include "tests/support/Signals.h"

using namespace barline;
using namespace barline::steps;

namespace {

constexpr int kRate = audio::kAnalysisRate;

std::vector<double> onsetsOf(const std::vector<float>& samples) {
  OnsetTap tap{pipeline::Parameters(OnsetTap::declaration())};
  tap.begin({.sampleRate = kRate, .channels = 1, .channelMask = 4, .expectedFrames = 0});
  const std::vector<std::span<const float>> planes{samples};
  tap.consume({.firstFrame = 0, .channels = planes, .firstAnalysisFrame = 0, .analysis = samples});
  return features::onsetTimes(tap.finish());
}

std::optional<double> clarityOf(const std::vector<float>& samples) {
  pipeline::StepContext context;
  return features::pulseClarity(test::frameFeaturesOf(samples), context);
}

}  // namespace

class TestFeatures : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aKeysOwnProfileIsClear() {
    // Krumhansl and Kessler's profile of D minor.
    const std::array<double, 12> minor{6.33, 2.68, 3.52, 5.38, 2.60, 3.53,
                                       2.54, 4.75, 3.98, 2.69, 3.34, 3.17};
    std::array<double, 12> chroma{};
    for (std::size_t i = 0; i < 12; ++i) chroma[(i + 2) % 12] = 0.1 * minor[i];
    QVERIFY(std::abs(features::keyClarity(chroma).value() - 1.0) < 1e-9);
    std::array<double, 12> even{};
    even.fill(0.3);
    QVERIFY(!features::keyClarity(even));
    QVERIFY(!features::keyClarity({}));
  }

  void everyStrokeIsAnOnset() {
    const auto strokes = test::regularTimes(150.0, 0.2, 10.0);
    auto samples = test::clicks(strokes, 10.0, kRate);
    test::mixInto(samples, test::chord(std::vector<int>{48, 60, 64, 67}, 10.0, kRate, 0.2));
    std::vector<double> times = onsetsOf(samples);
    std::erase_if(times, [](double time) { return time < 0.1 || time > 9.9; });  // the chord's own ends
    QCOMPARE(times.size(), strokes.size());
    for (std::size_t i = 0; i < times.size(); ++i) QVERIFY(std::abs(times[i] - strokes[i]) < 0.03);
    QVERIFY(onsetsOf(test::silence(2.0, kRate)).empty());
    QVERIFY(onsetsOf({}).empty());
  }

  void oneLoudStrokeHidesNoOthers() {
    auto samples = test::clicks(test::regularTimes(120.0, 0.25, 10.0), 10.0, kRate, 0.2);
    test::mixInto(samples, test::clicks(std::vector<double>{5.5}, 10.0, kRate, 0.9));
    QVERIFY(onsetsOf(samples).size() >= 20);
  }

  void aRegularPulseIsClear() {
    QVERIFY(clarityOf(test::clicks(test::regularTimes(110.0, 0.1, 12.0), 12.0, kRate)).value() > 0.8);
    QVERIFY(clarityOf(test::whiteNoise(12.0, kRate)).value() < 0.4);
    QVERIFY(!clarityOf(test::silence(12.0, kRate)));
    QVERIFY(!clarityOf(test::clicks(test::regularTimes(110.0, 0.1, 4.0), 4.0, kRate)));
  }

  void steadySoundHasNoOnsets() {
    QVERIFY(features::pickOnsets(test::frameFeaturesOf({})).empty());
    QVERIFY(features::pickOnsets(test::frameFeaturesOf(test::silence(2.0, kRate))).empty());
  }

  void curvesAreReadWithinARange() {
    const model::Curve curve{1.0, 0.5, "LUFS", {-20.0F, -10.0F, -30.0F, -120.0F}};  // 1.0 s to 2.5 s
    QCOMPARE(features::valuesIn(curve, {1.2, 2.5}).size(), std::size_t{2});
    QCOMPARE(features::meanIn(curve, {1.0, 2.0}).value(), -15.0);
    QCOMPARE(features::meanIn(curve, {1.6, 1.7}).value(), -10.0);
    QVERIFY(!features::loudnessIn(curve, {2.4, 3.0}));
    QVERIFY(!features::meanIn({}, {0.0, 1.0}));
  }
};

QTEST_APPLESS_MAIN(TestFeatures)
#include "test_features.moc"
