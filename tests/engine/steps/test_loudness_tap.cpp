#include <QTemporaryDir>
#include <QTest>
#include <cmath>
#include <numbers>

#include "engine/dsp/KWeighting.h"
#include "engine/steps/LoudnessTap.h"
#include "tests/engine/steps/TapHarness.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline;
using model::Loudness;
using steps::LoudnessTap;
using test::Planes;

namespace {

double amplitude(double db) {
  return std::pow(10.0, db / 20.0);
}

/// A 1 kHz sine at each of these levels (dBFS) for so many seconds, one after the other.
struct Stretch {
  double level;
  double seconds;
};
using Stretches = std::vector<Stretch>;

std::vector<float> tones(const Stretches& stretches, int sampleRate) {
  std::vector<float> samples;
  for (const Stretch& stretch : stretches) {
    test::append(samples, test::sine(1000.0, stretch.seconds, sampleRate, amplitude(stretch.level)));
  }
  return samples;
}

Loudness stereoLoudness(const Stretches& stretches, int sampleRate = 48000) {
  const auto samples = tones(stretches, sampleRate);
  return test::runTap<LoudnessTap>({samples, samples}, sampleRate, test::kStereo);
}

std::vector<float> sineAtPhase(double frequency, double degrees, double level, int sampleRate) {
  std::vector<float> samples(static_cast<std::size_t>(sampleRate) / 2);
  for (std::size_t n = 0; n < samples.size(); ++n) {
    const double phase = 2.0 * std::numbers::pi * frequency * static_cast<double>(n) / sampleRate +
                         degrees * std::numbers::pi / 180.0;
    // Faded at both ends, because a sudden one peaks higher between the samples than the sine itself.
    const auto fromEnd = static_cast<double>(std::min(n, samples.size() - 1 - n));
    const double fade = std::min(1.0, fromEnd / 1000.0);
    samples[n] = static_cast<float>(level * fade * std::sin(phase));
  }
  return samples;
}

/// Music-like: chords, clicks and noise that come and go, different left and right.
Planes mix(int sampleRate) {
  constexpr double kSeconds = 24.0;
  Planes planes(2, test::silence(kSeconds, sampleRate));
  const std::vector<int> notes[] = {{36, 60, 64, 67}, {41, 60, 65, 69}, {43, 59, 62, 67}, {36, 48, 64, 84}};
  for (std::size_t bar = 0; bar < 12; ++bar) {
    const auto offset = bar * 2 * static_cast<std::size_t>(sampleRate);
    const float gain = bar % 5 == 3 ? 0.05F : 0.2F + 0.06F * static_cast<float>(bar);
    const auto chord = test::chord(notes[bar % 4], 2.0, sampleRate, 0.9, 6);
    test::mixInto(planes[0], chord, offset, gain);
    test::mixInto(planes[1], chord, offset + 37, 0.7F * gain);
  }
  const auto beats = test::regularTimes(120.0, 0.25, kSeconds);
  test::mixInto(planes[0], test::clicks(beats, kSeconds, sampleRate, 0.5));
  test::mixInto(planes[1], test::whiteNoise(5.0, sampleRate, 0.3),
                std::size_t{8} * static_cast<std::size_t>(sampleRate));
  return planes;
}

}  // namespace

class TestLoudnessTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void filtersAreThoseOfTheStandard();
  void integratedFollowsTech3341_data();
  void integratedFollowsTech3341();
  void integratedIsTheSameAtEveryRate_data();
  void integratedIsTheSameAtEveryRate();
  void surroundChannelsWeighMore();
  void surroundChannelsWeighByPosition();
  void shortTermIsSteadyForTech3341Case9();
  void momentaryIsSteadyForTech3341Case12();
  void maximaFollowTech3341();
  void curvesStandInTheMiddleOfTheirWindow();
  void truePeakFollowsTech3341_data();
  void truePeakFollowsTech3341();
  void truePeakAtHighRates();
  void rangeFollowsTech3342_data();
  void rangeFollowsTech3342();
  void agreesWithFfmpeg_data();
  void agreesWithFfmpeg();
  void silenceAndShortTracksHaveNoFigures();
};

void TestLoudnessTap::filtersAreThoseOfTheStandard() {
  // BS.1770-4, Annex 1, tables 1 and 2: at 48 kHz.
  const dsp::Biquad head = dsp::headFilter(48000.0);
  const dsp::Biquad pass = dsp::highPassFilter(48000.0);
  const std::pair<double, double> pairs[] = {{head.b0, 1.53512485958697},
                                             {head.b1, -2.69169618940638},
                                             {head.b2, 1.19839281085285},
                                             {head.a1, -1.69065929318241},
                                             {head.a2, 0.73248077421585},
                                             {pass.a1, -1.99004745483398},
                                             {pass.a2, 0.99007225036621},
                                             {pass.b0, 1.0},
                                             {pass.b1, -2.0},
                                             {pass.b2, 1.0}};
  for (const auto& [actual, expected] : pairs) QVERIFY(std::abs(actual - expected) < 1e-12);
}

void TestLoudnessTap::integratedFollowsTech3341_data() {
  QTest::addColumn<Stretches>("stretches");
  QTest::addColumn<double>("expected");
  QTest::newRow("case 1") << Stretches{{-23, 20}} << -23.0;
  QTest::newRow("case 2") << Stretches{{-33, 20}} << -33.0;
  QTest::newRow("case 3") << Stretches{{-36, 10}, {-23, 60}, {-36, 10}} << -23.0;
  QTest::newRow("case 4") << Stretches{{-72, 10}, {-36, 10}, {-23, 60}, {-36, 10}, {-72, 10}} << -23.0;
  QTest::newRow("case 5") << Stretches{{-26, 20}, {-20, 20.1}, {-26, 20}} << -23.0;
}

void TestLoudnessTap::integratedFollowsTech3341() {
  QFETCH(Stretches, stretches);
  QFETCH(double, expected);
  QVERIFY(std::abs(stereoLoudness(stretches).integratedLufs.value() - expected) <= 0.1);
}

void TestLoudnessTap::integratedIsTheSameAtEveryRate_data() {
  QTest::addColumn<int>("rate");
  for (const int rate : {8000, 11025, 22050, 44100, 96000, 192000}) QTest::addRow("%d Hz", rate) << rate;
}

void TestLoudnessTap::integratedIsTheSameAtEveryRate() {
  QFETCH(int, rate);
  QVERIFY(std::abs(stereoLoudness({{-23, 5}}, rate).integratedLufs.value() + 23.0) <= 0.1);
}

void TestLoudnessTap::surroundChannelsWeighMore() {
  // Tech 3341 case 6, with a low-frequency channel that must not count.
  const auto tone = [](double level) { return tones({{level, 20}}, 48000); };
  const Planes planes{tone(-28), tone(-28), tone(-24), tone(-10), tone(-30), tone(-30)};
  const auto loudness = test::runTap<LoudnessTap>(planes, 48000, test::kSurround51);
  QVERIFY(std::abs(loudness.integratedLufs.value() + 23.0) <= 0.1);
  QVERIFY(std::abs(loudness.truePeakDbtp.value() + 10.0) <= 0.2);
}

void TestLoudnessTap::surroundChannelsWeighByPosition() {
  const auto alone = [](std::size_t channel) {
    Planes planes(8, test::silence(2.0, 48000));
    planes[channel] = tones({{-20, 2}}, 48000);
    return test::runTap<LoudnessTap>(planes, 48000, test::kSurround71).integratedLufs;
  };
  // 7.1 in order: front left, right, centre, low frequencies, back left, right, side left, right.
  const double front = alone(0).value();
  QVERIFY(std::abs(front + 23.0) <= 0.1);
  QVERIFY(!alone(3));
  QVERIFY(std::abs(alone(4).value() - front) < 1e-6);
  QVERIFY(std::abs(alone(6).value() - front - 10.0 * std::log10(1.41)) < 1e-6);
}

void TestLoudnessTap::shortTermIsSteadyForTech3341Case9() {
  Stretches stretches;
  for (int i = 0; i < 5; ++i) stretches.insert(stretches.end(), {{-20, 1.34}, {-30, 1.66}});
  for (const float value : stereoLoudness(stretches).shortTerm.values)
    QVERIFY(std::abs(value + 23.0F) <= 0.1F);
}

void TestLoudnessTap::momentaryIsSteadyForTech3341Case12() {
  Stretches stretches;
  for (int i = 0; i < 25; ++i) stretches.insert(stretches.end(), {{-20, 0.18}, {-30, 0.22}});
  for (const float value : stereoLoudness(stretches).momentary.values)
    QVERIFY(std::abs(value + 23.0F) <= 0.1F);
}

void TestLoudnessTap::maximaFollowTech3341() {
  // Cases 10 and 13: bursts as long as the window read their own level, wherever they begin.
  for (int shift = 0; shift < 20; ++shift) {
    const auto shortTerm = stereoLoudness({{-120, 0.15 * shift}, {-23, 3.0}, {-120, 1}});
    QVERIFY(std::abs(shortTerm.maximumShortTermLufs.value() + 23.0) <= 0.1);
    const auto momentary = stereoLoudness({{-120, 0.02 * shift}, {-23, 0.4}, {-120, 1}});
    QVERIFY(std::abs(momentary.maximumMomentaryLufs.value() + 23.0) <= 0.1);
  }
}

void TestLoudnessTap::curvesStandInTheMiddleOfTheirWindow() {
  const auto loudness = stereoLoudness({{-60, 10}, {-20, 10}});
  QCOMPARE(loudness.momentary.unit, std::string("LUFS"));
  QCOMPARE(loudness.momentary.values.size(), std::size_t{197});
  QCOMPARE(loudness.shortTerm.values.size(), std::size_t{171});
  // Halfway through the step, half of the window's power is there.
  for (const model::Curve* const curve : {&loudness.momentary, &loudness.shortTerm}) {
    QVERIFY(std::abs(curve->at(10.0).value() - (-20.0F - 3.01F)) <= 0.1F);
  }
}

void TestLoudnessTap::truePeakFollowsTech3341_data() {
  QTest::addColumn<double>("divisor");
  QTest::addColumn<double>("phase");
  QTest::addColumn<double>("level");
  QTest::addColumn<double>("expected");
  QTest::newRow("case 15") << 4.0 << 0.0 << 0.5 << -6.0;
  QTest::newRow("case 16") << 4.0 << 45.0 << 0.5 << -6.0;
  QTest::newRow("case 17") << 6.0 << 60.0 << 0.5 << -6.0;
  QTest::newRow("case 18") << 8.0 << 67.5 << 0.5 << -6.0;
  QTest::newRow("case 19") << 4.0 << 45.0 << 1.41 << 3.0;
  QTest::newRow("beyond the cases: near the upper band edge") << 2.5 << 30.0 << 0.5 << -6.0;
}

void TestLoudnessTap::truePeakFollowsTech3341() {
  QFETCH(double, divisor);
  QFETCH(double, phase);
  QFETCH(double, level);
  QFETCH(double, expected);
  for (const int rate : {44100, 48000}) {
    const auto samples = sineAtPhase(rate / divisor, phase, level, rate);
    const double peak = test::runTap<LoudnessTap>({samples}, rate, test::kMono).truePeakDbtp.value();
    const auto text = QByteArray::number(peak);
    QVERIFY2(peak <= expected + 0.2 && peak >= expected - 0.4, text.constData());
  }
}

void TestLoudnessTap::truePeakAtHighRates() {
  for (const int rate : {96000, 176400, 192000}) {
    const auto samples = sineAtPhase(12000.0, 45.0, 0.5, rate);
    const double peak = test::runTap<LoudnessTap>({samples}, rate, test::kMono).truePeakDbtp.value();
    QVERIFY(peak <= -5.8 && peak >= -6.4);
  }
}

void TestLoudnessTap::rangeFollowsTech3342_data() {
  QTest::addColumn<Stretches>("stretches");
  QTest::addColumn<double>("expected");
  QTest::newRow("case 1") << Stretches{{-20, 20}, {-30, 20}} << 10.0;
  QTest::newRow("case 2") << Stretches{{-20, 20}, {-15, 20}} << 5.0;
  QTest::newRow("case 3") << Stretches{{-40, 20}, {-20, 20}} << 20.0;
  QTest::newRow("case 4") << Stretches{{-50, 20}, {-35, 20}, {-20, 20}, {-35, 20}, {-50, 20}} << 15.0;
}

void TestLoudnessTap::rangeFollowsTech3342() {
  QFETCH(Stretches, stretches);
  QFETCH(double, expected);
  QVERIFY(std::abs(stereoLoudness(stretches).rangeLu.value() - expected) <= 1.0);
}

void TestLoudnessTap::agreesWithFfmpeg_data() {
  QTest::addColumn<int>("rate");
  QTest::newRow("44.1 kHz") << 44100;
  QTest::newRow("48 kHz") << 48000;
}

void TestLoudnessTap::agreesWithFfmpeg() {
  QFETCH(int, rate);
  const Planes planes = mix(rate);
  const auto loudness = test::runTap<LoudnessTap>(planes, rate, test::kStereo);

  QTemporaryDir folder;
  const std::filesystem::path file = folder.filePath("mix.wav").toStdString();
  test::writeWav(file, planes, rate, test::WavEncoding::Float32);
  const QByteArray report =
      test::ffmpeg({"-i", test::toQString(file), "-af", "ebur128=peak=true:metadata=1,ametadata=print:file=-",
                    "-f", "null", "-"});
  std::map<QByteArray, std::vector<double>> figures;
  for (const QByteArray& line : report.split('\n')) {
    const auto equals = line.indexOf('=');
    if (line.startsWith("lavfi.r128."))
      figures[line.mid(11, equals - 11)].push_back(line.mid(equals + 1).toDouble());
  }
  QVERIFY(std::abs(loudness.integratedLufs.value() - figures["I"].back()) <= 0.05);
  QVERIFY(std::abs(loudness.rangeLu.value() - figures["LRA"].back()) <= 0.2);
  const double truePeak = 20.0 * std::log10(figures["true_peak"].back());
  QVERIFY(std::abs(loudness.truePeakDbtp.value() - truePeak) <= 0.1);

  // ffmpeg's line i stands at the end of its window, (i + 1) tenths of a second into the track.
  for (std::size_t i = 0; i < loudness.momentary.values.size(); ++i) {
    QVERIFY(std::abs(static_cast<double>(loudness.momentary.values[i]) - figures["M"].at(i + 3)) <= 0.05);
  }
  for (std::size_t i = 0; i < loudness.shortTerm.values.size(); ++i) {
    QVERIFY(std::abs(static_cast<double>(loudness.shortTerm.values[i]) - figures["S"].at(i + 29)) <= 0.05);
  }
}

void TestLoudnessTap::silenceAndShortTracksHaveNoFigures() {
  const auto silent = test::silence(5.0, 48000);
  const auto silence = test::runTap<LoudnessTap>({silent, silent}, 48000, test::kStereo);
  QVERIFY(!silence.integratedLufs && !silence.rangeLu && !silence.truePeakDbtp);
  QVERIFY(!silence.maximumMomentaryLufs && !silence.maximumShortTermLufs);
  for (const float value : silence.momentary.values) QCOMPARE(value, -120.0F);

  const auto brief = stereoLoudness({{-20, 0.35}});
  QVERIFY(!brief.integratedLufs && !brief.rangeLu);
  QVERIFY(brief.momentary.values.empty() && brief.shortTerm.values.empty());
  QVERIFY(std::abs(brief.truePeakDbtp.value() + 20.0) <= 0.2);
}

QTEST_APPLESS_MAIN(TestLoudnessTap)
#include "test_loudness_tap.moc"
