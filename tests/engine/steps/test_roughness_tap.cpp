#include <QTest>
#include <cmath>
#include <limits>

#include "engine/dsp/SoundPressure.h"
#include "engine/steps/RoughnessTap.h"
#include "tests/engine/steps/PressureSignals.h"
#include "tests/engine/steps/TapHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::Roughness;
using steps::RoughnessTap;

namespace {

constexpr int kRate = 48000;

using Samples = std::vector<float>;

Roughness roughnessOf(const Samples& samples, int rate = kRate, std::size_t blockFrames = 32768) {
  return test::runTap<RoughnessTap>({samples}, rate, test::kMono, blockFrames);
}

bool isWithin(double value, double expected, double share) {
  return std::abs(value - expected) <= share * expected;
}

}  // namespace

class TestRoughnessTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anchorIsOneAsper() {
    const auto roughness = roughnessOf(test::modulatedTone(1000.0, 70.0, 60.0));
    QVERIFY(isWithin(*roughness.meanAsper, 1.0, 0.05));
  }

  /// What MoSQITo 1.2.1 gives for the same samples: roughness_dw(overlap=0.5), mean and maximum.
  void agreesWithReference_data() {
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<double>("mean");
    QTest::addColumn<double>("maximum");
    QTest::newRow("20 Hz") << test::modulatedTone(1000, 20, 60) << 0.186982 << 0.186982;
    QTest::newRow("40 Hz") << test::modulatedTone(1000, 40, 60) << 0.634516 << 0.634546;
    QTest::newRow("70 Hz") << test::modulatedTone(1000, 70, 60) << 1.019211 << 1.019211;
    QTest::newRow("100 Hz") << test::modulatedTone(1000, 100, 60) << 0.777929 << 0.777929;
    QTest::newRow("160 Hz") << test::modulatedTone(1000, 160, 60) << 0.320223 << 0.320223;
    QTest::newRow("half depth") << test::modulatedTone(1000, 70, 60, 0.5) << 0.343039 << 0.343195;
    QTest::newRow("80 dB") << test::modulatedTone(1000, 70, 80) << 1.390219 << 1.390219;
    QTest::newRow("low carrier") << test::modulatedTone(250, 40, 60) << 0.441596 << 0.441605;
    QTest::newRow("high carrier") << test::modulatedTone(4000, 70, 60) << 0.617130 << 0.617130;
    QTest::newRow("bass tone") << test::pressureTone(60, 70) << 0.154509 << 0.154509;
    QTest::newRow("low band") << test::noiseBand(100, 200, 70) << 0.065118 << 0.924894;
    QTest::newRow("middle band") << test::noiseBand(920, 1080, 60) << 0.271535 << 2.213864;
    QTest::newRow("upper band") << test::noiseBand(2700, 3150, 60) << 0.399376 << 1.306109;
    QTest::newRow("high band") << test::noiseBand(7700, 9500, 60) << 0.377621 << 0.503747;
    QTest::newRow("white noise") << test::whitePressure(60) << 0.014797 << 0.035097;
    QTest::newRow("loud white noise") << test::whitePressure(80) << 0.028212 << 0.057185;
  }
  void agreesWithReference() {
    QFETCH(const Samples, samples);
    QFETCH(const double, mean);
    QFETCH(const double, maximum);
    const auto roughness = roughnessOf(samples);
    QCOMPARE(roughness.curve.values.size(), std::size_t{19});
    const QByteArray figures =
        QByteArray::number(*roughness.meanAsper) + ' ' + QByteArray::number(*roughness.maximumAsper);
    QVERIFY2(isWithin(*roughness.meanAsper, mean, 0.02), figures.constData());
    QVERIFY2(isWithin(*roughness.maximumAsper, maximum, 0.02), figures.constData());
  }

  void pureTonesAreSmooth() {
    for (const double frequency : {250.0, 1000.0, 4000.0}) {
      QVERIFY(*roughnessOf(test::pressureTone(frequency, 70.0)).meanAsper < 0.005);
    }
  }

  /// Of what is faint, single components are heard in some channels, whose envelopes are steady.
  void roundingDoesNotShow() {
    for (double level = 24.0; level <= 40.0; level += 2.0) {
      const Samples samples = test::whitePressure(level);
      Samples rounded = samples;
      for (std::size_t i = 0; i < rounded.size(); i += 3) rounded[i] *= 1.0F + 1.2e-7F;
      const auto one = roughnessOf(samples).curve.values;
      const auto other = roughnessOf(rounded).curve.values;
      for (std::size_t i = 0; i < one.size(); ++i) {
        const float difference = std::abs(one[i] - other[i]);
        QVERIFY2(difference < 1e-5F, qPrintable(QString::number(static_cast<double>(difference))));
      }
    }
  }

  void isTheSameAtAnySampleRate() {
    for (const int rate : {8000, 11025, 22050, 44100, 96000, 192000}) {
      const auto roughness = roughnessOf(test::modulatedTone(1000.0, 70.0, 60.0, 1.0, rate), rate);
      QVERIFY2(isWithin(*roughness.meanAsper, 1.019211, 0.02), qPrintable(QString::number(rate)));
      QCOMPARE(roughness.curve.step, 0.1);
    }
  }

  void levelOfFullScaleIsAParameter() {
    // 20 dB louder on paper, 20 dB quieter in fact.
    pipeline::Parameters parameters(RoughnessTap::declaration());
    parameters.set("full_scale_spl", dsp::kFullScaleSineSplOfPascals + 20.0);
    RoughnessTap tap(parameters);
    const Samples samples = test::modulatedTone(1000.0, 70.0, 60.0);
    const std::span<const float> plane(samples);
    tap.begin({.sampleRate = kRate, .channels = 1, .channelMask = test::kMono, .expectedFrames = 0});
    tap.consume({.firstFrame = 0, .channels = std::span(&plane, 1), .firstAnalysisFrame = 0, .analysis = {}});
    QVERIFY(isWithin(*tap.finish().meanAsper, 1.390219, 0.02));
  }

  void curveStandsInTheMiddleOfItsWindows() {
    Samples samples = test::silence(1.0, kRate);
    test::mixInto(samples, test::modulatedTone(1000.0, 70.0, 60.0), kRate / 2);
    const auto curve = roughnessOf(samples).curve;
    QCOMPARE(curve.start, 0.1);
    QCOMPARE(curve.unit, std::string("asper"));
    QCOMPARE(curve.values.size(), std::size_t{9});
    QVERIFY(curve.values[2] == 0.0F);  // 0.2 to 0.4 s
    QVERIFY(curve.values[5] > 0.9F);   // 0.5 to 0.7 s
  }

  void blocksDoNotMatter() {
    const Samples samples = test::noiseBand(920, 1080, 60);
    const auto whole = roughnessOf(samples);
    for (const std::size_t frames : {479, 9600, 100000}) {
      QVERIFY(roughnessOf(samples, kRate, frames) == whole);
    }
  }

  void channelsAreMixed() {
    const Samples samples = test::modulatedTone(1000.0, 70.0, 60.0);
    const auto mono = roughnessOf(samples);
    QVERIFY(test::runTap<RoughnessTap>({samples, samples}, kRate, test::kStereo) == mono);
  }

  void silenceIsSmoothAndLessThanAWindowIsAbsent() {
    const auto silent = roughnessOf(test::silence(1.0, kRate));
    QCOMPARE(silent.meanAsper, std::optional(0.0));
    QCOMPARE(silent.maximumAsper, std::optional(0.0));
    const auto brief = roughnessOf(test::silence(0.19, kRate));
    QVERIFY(!brief.meanAsper && !brief.exceeded5Asper && !brief.maximumAsper);
    QVERIFY(brief.curve.values.empty());
    QCOMPARE(roughnessOf(test::silence(0.2, kRate)).curve.values.size(), std::size_t{1});
  }

  void constantOffsetIsNotHeard() {
    Samples samples = test::modulatedTone(1000.0, 70.0, 60.0);
    const auto without = roughnessOf(samples);
    for (float& sample : samples) sample += 0.3F;
    QVERIFY(isWithin(*roughnessOf(samples).meanAsper, *without.meanAsper, 0.001));
  }

  void notANumberIsSilence() {
    Samples samples = test::modulatedTone(1000.0, 70.0, 60.0);
    samples[1000] = std::numeric_limits<float>::quiet_NaN();
    samples[60000] = std::numeric_limits<float>::infinity();
    const auto roughness = roughnessOf(samples);
    QVERIFY(roughness.curve.values.front() == 0.0F);
    QVERIFY(roughness.curve.values.back() > 0.9F);
    QVERIFY(std::isfinite(*roughness.meanAsper));
  }
};

QTEST_APPLESS_MAIN(TestRoughnessTap)
#include "test_roughness_tap.moc"
