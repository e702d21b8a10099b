#include <QTest>
#include <algorithm>
#include <cmath>
#include <limits>

#include "engine/steps/WaveformTap.h"
#include "tests/engine/steps/TapHarness.h"
#include "tests/support/Signals.h"

using namespace barline;
using model::PeakLevel;
using steps::WaveformTap;
using test::Planes;

namespace {

model::WaveformPeaks peaksOf(const Planes& planes, int sampleRate, std::size_t blockFrames = 32768) {
  return test::runTap<WaveformTap>(planes, sampleRate, 0, blockFrames);
}

double valueOf(std::uint8_t code) {
  return (code / 255.0) * (code / 255.0);
}
double valueOf(std::int16_t code) {
  return code / 32767.0;
}

/// Codes carry about 1 %.
void compareLevel(double actual, double expected) {
  const auto text = QString("%1 instead of %2").arg(actual).arg(expected).toUtf8();
  QVERIFY2(std::abs(actual - expected) <= 0.01 * std::abs(expected) + 1e-4, text.constData());
}

}  // namespace

class TestWaveformTap : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void longTracksHaveLongerPeaks();
  void peakLengthIsTheSameTimeAtEveryRate_data();
  void peakLengthIsTheSameTimeAtEveryRate();
  void extremesAndRmsOfASine();
  void extremesStandWhereTheSampleIs();
  void bandsAreSplitAt180And2400Hz_data();
  void bandsAreSplitAt180And2400Hz();
  void onlyFullScaleReadsAsFullScale();
  void channelsStayApart();
  void lastPeakMayBeShort();
  void samplesThatAreNoNumbersHarmOnlyTheirPeak();
  void storedPeaksOfLongMusicStaySmall();
};

void TestWaveformTap::peakLengthIsTheSameTimeAtEveryRate_data() {
  QTest::addColumn<int>("rate");
  QTest::addColumn<int>("frames");
  QTest::newRow("8 kHz") << 8000 << 48;
  QTest::newRow("44.1 kHz") << 44100 << 240;
  QTest::newRow("48 kHz") << 48000 << 256;
  QTest::newRow("192 kHz") << 192000 << 1024;
}

void TestWaveformTap::peakLengthIsTheSameTimeAtEveryRate() {
  QFETCH(int, rate);
  QFETCH(int, frames);
  const auto peaks = peaksOf({test::silence(1.0, rate)}, rate);
  QCOMPARE(peaks.framesPerPeak, frames);
  QCOMPARE(peaks.sampleRate, rate);
  QCOMPARE(peaks.frames, std::int64_t{rate});
  QCOMPARE(peaks.channels.size(), std::size_t{1});
  QCOMPARE(peaks.channels[0][0].size(), static_cast<std::size_t>((rate + frames - 1) / frames));
}

void TestWaveformTap::extremesAndRmsOfASine() {
  const auto peaks = peaksOf({test::sine(1000.0, 1.0, 48000, 0.25)}, 48000);
  const PeakLevel& level = peaks.channels[0][0];
  for (std::size_t i = 1; i + 1 < level.size(); ++i) {
    compareLevel(valueOf(level.maximum[i]), 0.25);
    compareLevel(valueOf(level.minimum[i]), -0.25);
    QVERIFY(std::abs(valueOf(level.rms[i]) - 0.25 / std::sqrt(2.0)) < 0.01);
  }
  const PeakLevel& coarsest = peaks.channels[0][peaks.channels[0].size() - 1];
  compareLevel(valueOf(coarsest.maximum[0]), 0.25);
  compareLevel(valueOf(coarsest.rms[0]), 0.25 / std::sqrt(2.0));
}

void TestWaveformTap::extremesStandWhereTheSampleIs() {
  auto samples = test::silence(1.0, 48000);
  samples[256 * 10] = 0.5F;
  samples[256 * 11 - 1] = -0.75F;
  const auto peaks = peaksOf({samples}, 48000);
  const PeakLevel& level = peaks.channels[0][0];
  for (std::size_t i = 0; i < level.size(); ++i) {
    compareLevel(valueOf(level.maximum[i]), i == 10 ? 0.5 : 0.0);
    compareLevel(valueOf(level.minimum[i]), i == 10 ? -0.75 : 0.0);
  }
}

void TestWaveformTap::bandsAreSplitAt180And2400Hz_data() {
  QTest::addColumn<double>("frequency");
  QTest::addColumn<int>("rate");
  QTest::addColumn<double>("low");
  QTest::addColumn<double>("mid");
  QTest::addColumn<double>("high");
  // Second-order Butterworth: |H|² = 1 / (1 + (f/fc)⁴) low-pass, the mirror image high-pass.
  const auto lowPass = [](double f, double fc) { return 1.0 / std::sqrt(1.0 + std::pow(f / fc, 4)); };
  const auto highPass = [](double f, double fc) { return 1.0 / std::sqrt(1.0 + std::pow(fc / f, 4)); };
  for (const int rate : {44100, 48000, 192000}) {
    for (const double f : {45.0, 180.0, 657.0, 2400.0}) {
      QTest::addRow("%g Hz at %d Hz", f, rate)
          << f << rate << lowPass(f, 180.0) << highPass(f, 180.0) * lowPass(f, 2400.0)
          << highPass(f, 180.0) * highPass(f, 2400.0);
    }
  }
}

void TestWaveformTap::bandsAreSplitAt180And2400Hz() {
  QFETCH(double, frequency);
  QFETCH(int, rate);
  QFETCH(double, low);
  QFETCH(double, mid);
  QFETCH(double, high);
  const auto peaks = peaksOf({test::sine(frequency, 1.0, rate, 0.8)}, rate);
  const auto& pyramid = peaks.channels[0];
  // The second quarter of the track: the filters have settled, and several periods lie in it.
  const PeakLevel& level = pyramid[pyramid.size() - 1];
  QVERIFY(std::abs(valueOf(level.low[1]) - 0.8 * low) < 0.01);
  QVERIFY(std::abs(valueOf(level.mid[1]) - 0.8 * mid) < 0.015);
  QVERIFY(std::abs(valueOf(level.high[1]) - 0.8 * high) < 0.015);
}

void TestWaveformTap::onlyFullScaleReadsAsFullScale() {
  const auto codeOf = [](float sample) {
    const auto peaks = peaksOf({{sample, sample}}, 48000);
    return std::pair(int{peaks.channels[0][0].minimum[0]}, int{peaks.channels[0][0].maximum[0]});
  };
  QCOMPARE(codeOf(1.0F).second, 32767);
  QCOMPARE(codeOf(32767.0F / 32768.0F).second, 32767);
  QCOMPARE(codeOf(-1.0F).first, -32767);
  QCOMPARE(codeOf(3.0F).second, 32767);
  QVERIFY(codeOf(0.9995F).second < 32767);
  QVERIFY(codeOf(-0.9995F).first > -32767);
  for (const float value : {0.9995F, 0.7F, 0.1F, 0.004F, 0.0005F}) {
    const double read = valueOf(static_cast<std::int16_t>(codeOf(value).second));
    const auto expected = static_cast<double>(value);
    QVERIFY(std::abs(read - expected) < 0.005 * expected + 1.0 / 32767.0);
  }
}

void TestWaveformTap::channelsStayApart() {
  for (const std::size_t channels : {2U, 5U, 8U}) {
    Planes planes;
    for (std::size_t c = 0; c < channels; ++c) {
      planes.push_back(test::sine(500.0, 0.5, 48000, 0.1 * static_cast<double>(c + 1)));
    }
    const auto peaks = peaksOf(planes, 48000);
    QCOMPARE(peaks.channels.size(), channels);
    for (std::size_t c = 0; c < channels; ++c) {
      QVERIFY(peaks.channels[c] == peaksOf({planes[c]}, 48000).channels[0]);
    }
  }
}

void TestWaveformTap::lastPeakMayBeShort() {
  auto samples = test::silence(257.0 / 48000.0, 48000);
  samples.back() = 0.5F;
  const auto peaks = peaksOf({samples}, 48000);
  QCOMPARE(peaks.channels[0][0].size(), std::size_t{2});
  compareLevel(valueOf(peaks.channels[0][0].maximum[1]), 0.5);
  compareLevel(valueOf(peaks.channels[0][0].rms[1]), 0.5);
}

void TestWaveformTap::samplesThatAreNoNumbersHarmOnlyTheirPeak() {
  auto samples = test::sine(1000.0, 0.1, 48000, 0.5);
  const auto clean = peaksOf({samples}, 48000);
  std::fill_n(samples.begin() + 256 * 3, 256, std::numeric_limits<float>::quiet_NaN());
  samples[256 * 5] = std::numeric_limits<float>::infinity();
  const auto peaks = peaksOf({samples}, 48000);
  const PeakLevel& level = peaks.channels[0][0];
  QCOMPARE(level.maximum[3], std::int16_t{0});
  QCOMPARE(level.minimum[3], std::int16_t{0});
  QCOMPARE(level.maximum[5], std::int16_t{32767});
  for (std::size_t i = 9; i < level.size(); ++i) {
    QCOMPARE(level.maximum[i], clean.channels[0][0].maximum[i]);
    QVERIFY(std::abs(level.mid[i] - clean.channels[0][0].mid[i]) <= 1);
  }
}

void TestWaveformTap::storedPeaksOfLongMusicStaySmall() {
  // White noise is the worst case: no music needs more.
  const auto peaks =
      peaksOf({test::whiteNoise(16.0, 48000, 0.9, 1), test::whiteNoise(16.0, 48000, 0.9, 2)}, 48000);
  const auto bytes = model::encode(peaks);
  const QByteArray packed =
      qCompress(reinterpret_cast<const uchar*>(bytes.data()), static_cast<int>(bytes.size()), 6);
  const double eightMinutes = static_cast<double>(packed.size()) * 480.0 / 16.0;
  QVERIFY2(eightMinutes < 1.1e6, QByteArray::number(eightMinutes).constData());
}

void TestWaveformTap::longTracksHaveLongerPeaks() {
  steps::PeakBase longOne;
  steps::PeakBase shortOne;
  const std::size_t count = steps::PeakBase::kMostPeaks + 1001;
  for (std::size_t i = 0; i < count; ++i) {
    const auto height = static_cast<float>(i % 997) / 1000.0F;
    const dsp::WaveformMeasure stretch{-height, 0.5F * height, 0.3F * height, 0.1F, 0.2F, height};
    longOne.append(stretch);
    if (i >= count - 1001 - 997) shortOne.append(stretch);
  }
  const PeakLevel coarse = longOne.finish();
  QCOMPARE(longOne.stretchesPerPeak(), std::size_t{4});
  QCOMPARE(coarse.size(), (count + 3) / 4);
  const PeakLevel end = shortOne.finish();
  QCOMPARE(shortOne.stretchesPerPeak(), std::size_t{1});
  QCOMPARE(coarse.minimum.back(), end.minimum.back());  // the last one stands alone
  for (std::size_t i = 2; i <= 250; ++i) {
    const std::size_t last = end.size() - 1 - 4 * (i - 1) + 3;
    QCOMPARE(coarse.maximum[coarse.size() - i],
             *std::max_element(end.maximum.begin() + static_cast<std::ptrdiff_t>(last - 3),
                               end.maximum.begin() + static_cast<std::ptrdiff_t>(last + 1)));
  }
}

QTEST_APPLESS_MAIN(TestWaveformTap)
#include "test_waveform_tap.moc"
