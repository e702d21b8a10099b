#include <QTest>
#include <array>
#include <cmath>
#include <limits>

#include "engine/dsp/SoundPressure.h"
#include "engine/steps/PerceivedLoudnessTap.h"
#include "engine/steps/SharpnessStep.h"
#include "tests/engine/steps/PressureSignals.h"
#include "tests/engine/steps/TapHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::PerceivedLoudness;
using steps::PerceivedLoudnessTap;

namespace {

constexpr int kRate = 48000;

using Samples = std::vector<float>;
using Figures = std::array<double, 4>;

/// A tone of 1 kHz and 70 dB that sounds from 0.3 s on.
Samples pulse(double length) {
  Samples samples = test::pressureTone(1000, 70);
  samples.resize(kRate);
  for (std::size_t n = 0; n < samples.size(); ++n) {
    const double t = static_cast<double>(n) / kRate;
    if (t < 0.3 || t >= 0.3 + length) samples[n] = 0.0F;
  }
  return samples;
}

PerceivedLoudness heard(const Samples& samples, int rate = kRate, std::size_t blockFrames = 32768) {
  return test::runTap<PerceivedLoudnessTap>({samples}, rate, test::kMono, blockFrames);
}

PerceivedLoudness heardWith(const pipeline::Parameters& parameters, const Samples& samples) {
  PerceivedLoudnessTap tap(parameters);
  const std::span<const float> plane(samples);
  tap.begin({.sampleRate = kRate, .channels = 1, .channelMask = test::kMono, .expectedFrames = 0});
  tap.consume({.firstFrame = 0, .channels = std::span(&plane, 1), .firstAnalysisFrame = 0, .analysis = {}});
  return tap.finish();
}

bool isWithin(double value, double expected, double share) {
  return std::abs(value - expected) <= share * expected;
}

}  // namespace

class TestPerceivedLoudnessTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anchors() {
    const auto tone40 = heard(test::pressureTone(1000, 40));
    QVERIFY(isWithin(*tone40.n5Sone, 1.0, 0.01));
    QVERIFY(std::abs(*tone40.levelPhon - 40.0) < 0.2);
    QVERIFY(isWithin(*heard(test::pressureTone(1000, 60)).sharpness.front().meanAcum, 1.0, 0.02));
  }

  /// What MoSQITo 1.2.1 gives for the same samples: loudness_zwtv and sharpness_din_from_loudness.
  void agreesWithReference_data() {
    QTest::addColumn<Samples>("samples");
    QTest::addColumn<Figures>("sone");  // maximum, mean, N5, N50
    QTest::addColumn<Figures>("acum");  // means by the weightings
    QTest::newRow("1 kHz, 40 dB") << test::pressureTone(1000, 40) << Figures{1, 0.97915, 1, 1}
                                  << Figures{1.019, 0.88969, 1.019, 1.0092};
    QTest::newRow("1 kHz, 60 dB") << test::pressureTone(1000, 60) << Figures{4.019, 3.9439, 4.019, 4.019}
                                  << Figures{1.0136, 0.95659, 1.0138, 1.004};
    QTest::newRow("1 kHz, 80 dB") << test::pressureTone(1000, 80) << Figures{16.27, 15.978, 16.27, 16.27}
                                  << Figures{1.047, 1.2788, 1.0482, 1.0377};
    QTest::newRow("250 Hz") << test::pressureTone(250, 80) << Figures{14.654, 14.309, 14.654, 14.654}
                            << Figures{0.4174, 0.45703, 0.4174, 0.41074};
    QTest::newRow("4 kHz") << test::pressureTone(4000, 60) << Figures{6.105, 5.9849, 6.105, 6.105}
                           << Figures{2.8356, 4.542, 2.867, 2.7054};
    QTest::newRow("60 Hz") << test::pressureTone(60, 70) << Figures{3.0338, 2.8806, 3.0338, 3.0333}
                           << Figures{0.15626, 0.23626, 0.15626, 0.15334};
    QTest::newRow("white noise") << test::whitePressure(60) << Figures{10.533, 9.8186, 10.277, 10.006}
                                 << Figures{2.7284, 3.8798, 2.5561, 2.4634};
    QTest::newRow("loud white noise") << test::whitePressure(80) << Figures{37.905, 35.539, 37.129, 36.246}
                                      << Figures{2.6634, 5.3416, 2.4878, 2.3993};
    QTest::newRow("low band") << test::noiseBand(100, 200, 70) << Figures{14.673, 1.9646, 6.7347, 1.1469}
                              << Figures{0.30588, 0.29171, 0.30588, 0.30058};
    QTest::newRow("middle band") << test::noiseBand(920, 1080, 60) << Figures{9.5864, 1.3811, 3.7319, 0.91095}
                                 << Figures{0.93161, 0.81325, 0.93164, 0.92244};
    QTest::newRow("upper band") << test::noiseBand(2700, 3150, 60) << Figures{11.045, 2.0863, 4.7386, 1.5169}
                                << Figures{1.9109, 2.8927, 1.9793, 1.8988};
    QTest::newRow("high band") << test::noiseBand(7700, 9500, 60) << Figures{3.4277, 1.1142, 2.8351, 0.87253}
                               << Figures{5.9817, 6.319, 5.1435, 4.9802};
    QTest::newRow("20 Hz") << test::modulatedTone(1000, 20, 60) << Figures{4.3474, 3.3771, 4.3333, 3.384}
                           << Figures{0.97354, 0.90897, 0.97368, 0.96426};
    QTest::newRow("70 Hz") << test::modulatedTone(1000, 70, 60) << Figures{4.2484, 3.7779, 4.2377, 3.8068}
                           << Figures{1.0026, 0.94207, 1.0028, 0.99302};
    QTest::newRow("high carrier") << test::modulatedTone(4000, 70, 60)
                                  << Figures{6.2278, 5.4487, 6.2111, 5.5004}
                                  << Figures{2.8128, 4.4592, 2.8439, 2.6838};
  }
  void agreesWithReference() {
    QFETCH(const Samples, samples);
    QFETCH(const Figures, sone);
    QFETCH(const Figures, acum);
    const auto loudness = heard(samples);
    const Figures heardSone{*loudness.maximumSone, *loudness.meanSone, *loudness.n5Sone, *loudness.n50Sone};
    for (std::size_t i = 0; i < sone.size(); ++i) {
      QVERIFY2(isWithin(heardSone[i], sone[i], 0.01), QByteArray::number(heardSone[i]).constData());
      const double sharpness = *loudness.sharpness[i].meanAcum;
      QVERIFY2(isWithin(sharpness, acum[i], 0.01), QByteArray::number(sharpness).constData());
    }
  }

  /// MoSQITo 1.2.1, loudness_zwtv: maximum and mean of 1 s.
  void shortSoundsAreLessLoudAndFadeSlowly() {
    const auto brief = heard(pulse(0.010));
    QVERIFY(isWithin(*brief.maximumSone, 5.8288, 0.01));
    QVERIFY(isWithin(*brief.meanSone, 0.2431, 0.01));
    const auto longer = heard(pulse(0.100));
    QVERIFY(isWithin(*longer.maximumSone, 7.8384, 0.01));
    QVERIFY(isWithin(*longer.meanSone, 1.0242, 0.01));
  }

  void isTheSameAtAnySampleRate() {
    for (const int rate : {8000, 11025, 22050, 44100, 96000, 192000}) {
      const auto loudness = heard(test::pressureTone(1000, 60, rate), rate);
      const QByteArray figures = QByteArray::number(rate) + ' ' + QByteArray::number(*loudness.n5Sone) + ' ' +
                                 QByteArray::number(*loudness.sharpness.front().meanAcum);
      QVERIFY2(isWithin(*loudness.n5Sone, 4.019, 0.05), figures.constData());
      QVERIFY2(isWithin(*loudness.sharpness.front().meanAcum, 1.0136, 0.05), figures.constData());
    }
  }

  void diffuseFieldIsAParameter() {
    pipeline::Parameters parameters(PerceivedLoudnessTap::declaration());
    parameters.set("field", 1.0);
    QVERIFY(isWithin(*heardWith(parameters, test::pressureTone(1000, 60)).meanSone, 4.8395, 0.01));
  }

  void levelOfFullScaleIsAParameter() {
    pipeline::Parameters parameters(PerceivedLoudnessTap::declaration());
    parameters.set("full_scale_spl", dsp::kFullScaleSineSplOfPascals + 20.0);
    QVERIFY(isWithin(*heardWith(parameters, test::pressureTone(1000, 60)).n5Sone, 16.27, 0.01));
  }

  void blocksDoNotMatter() {
    const Samples samples = test::noiseBand(920, 1080, 60);
    const auto whole = heard(samples);
    for (const std::size_t frames : {479, 9600, 100000}) QVERIFY(heard(samples, kRate, frames) == whole);
  }

  void twoEqualChannelsAreAsLoudAsOne() {
    const Samples samples = test::modulatedTone(1000, 70, 60);
    const auto mono = heard(samples);
    const auto stereo = test::runTap<PerceivedLoudnessTap>({samples, samples}, kRate, test::kStereo);
    QVERIFY(isWithin(*stereo.n5Sone, *mono.n5Sone, 1e-5));
    QVERIFY(isWithin(*stereo.sharpness.front().meanAcum, *mono.sharpness.front().meanAcum, 1e-5));
  }

  void channelsOutOfPhaseAreNotLost() {
    const Samples samples = test::pressureTone(1000, 60);
    Samples inverted = samples;
    for (float& sample : inverted) sample = -sample;
    const auto loudness = test::runTap<PerceivedLoudnessTap>({samples, inverted}, kRate, test::kStereo);
    QVERIFY(isWithin(*loudness.n5Sone, 4.019, 0.01));
  }

  void silenceHasNoLevelAndNoSharpness() {
    const auto silent = heard(test::silence(1.0, kRate));
    QCOMPARE(silent.meanSone, std::optional(0.0));
    QCOMPARE(silent.maximumSone, std::optional(0.0));
    QVERIFY(!silent.levelPhon && !silent.sharpness.front().meanAcum);
    QCOMPARE(silent.loudness.unit, std::string("sone"));
    QCOMPARE(silent.loudness.values.size(), std::size_t{20});
  }

  void shortTracksHaveFigures() {
    Samples samples = test::pressureTone(1000, 60);
    samples.resize(static_cast<std::size_t>(0.2 * kRate));
    const auto brief = heard(samples);
    QVERIFY(*brief.maximumSone > 3.0 && *brief.maximumSone < 4.1);
    // Too high, because the loudness by which it is divided has not settled.
    QVERIFY(*brief.sharpness.front().meanAcum > 1.0 && *brief.sharpness.front().meanAcum < 1.5);
  }

  void notANumberIsSilence() {
    Samples samples = test::pressureTone(1000, 60);
    samples[1000] = std::numeric_limits<float>::quiet_NaN();
    samples[60000] = std::numeric_limits<float>::infinity();
    const auto loudness = heard(samples);
    QVERIFY(std::isfinite(*loudness.maximumSone) && std::isfinite(*loudness.meanSone));
    QVERIFY(isWithin(*loudness.n50Sone, 4.019, 0.01));
  }

  void sharpnessStepTakesTheWeightingAskedFor() {
    const auto loudness = heard(test::whitePressure(60));
    pipeline::Parameters parameters(steps::SharpnessStep::declaration());
    pipeline::StepContext context;
    for (std::size_t w = 0; w < model::kSharpnessWeightings; ++w) {
      parameters.set("weighting", static_cast<double>(w));
      const auto sharpness = steps::SharpnessStep().run(loudness, parameters, context);
      QVERIFY(sharpness.meanAcum == loudness.sharpness[w].meanAcum);
      QVERIFY(sharpness.curve == loudness.sharpness[w].curve);
    }
  }
};

QTEST_APPLESS_MAIN(TestPerceivedLoudnessTap)
#include "test_perceived_loudness_tap.moc"
