#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/support/Signals.h"
#include "tests/ui/inspector/SignalProvider.h"
#include "ui/inspector/Spectrum.h"
#include "ui/inspector/SpectrumFeed.h"
#include "ui/inspector/SpectrumView.h"

using namespace barline;
using namespace barline::ui;

namespace {

SampleWindow windowOf(std::vector<std::vector<float>> channels, int sampleRate) {
  return {sampleRate, 0, std::move(channels)};
}

Spectrum spectrumOf(const SampleWindow& samples, Smoothing smoothing, std::int64_t first = 0) {
  SpectrumAnalyser analyser(samples.sampleRate);
  std::vector<double> power;
  analyser.addPower(samples, first, power);
  return analyser.levels(power, smoothing);
}

float levelAt(const Spectrum& spectrum, double frequency) {
  return spectrum[static_cast<std::size_t>(std::lround(spectrum::indexOf(frequency)))];
}

double highest(const Spectrum& spectrum) {
  const auto most = std::ranges::max_element(spectrum);
  return spectrum::frequencyAt(static_cast<double>(most - spectrum.begin()));
}

}  // namespace

class TestSpectrum : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aSineReadsItsLevel_data() {
    QTest::addColumn<double>("frequency");
    QTest::addColumn<int>("rate");
    for (const int rate : {8000, 44100, 48000, 96000, 192000}) {
      for (const double frequency : {31.5, 63.0, 100.0, 440.0, 1000.0, 3150.0, 12000.0}) {
        if (frequency < rate / 2.5) QTest::addRow("%g Hz at %d", frequency, rate) << frequency << rate;
      }
    }
  }
  void aSineReadsItsLevel() {
    QFETCH(double, frequency);
    QFETCH(int, rate);
    const SampleWindow samples = windowOf({test::sine(frequency, 1.0, rate, 0.1)}, rate);
    const Spectrum bands = spectrumOf(samples, Smoothing::Twelfth);
    // −20 dBFS; the window leaves a hundredth of the power outside a band as wide as its main lobe.
    QVERIFY2(std::abs(levelAt(bands, frequency) + 20) < 0.3F,
             qPrintable(QString::number(levelAt(bands, frequency))));
    const Spectrum fine = spectrumOf(samples, Smoothing::Fine);
    // Between two bins a Hann window loses at most 1.42 dB (Harris 1978).
    const float most = *std::ranges::max_element(fine);
    QVERIFY2(most < -19.9F && most > -21.5F, qPrintable(QString::number(most)));
    const double bin = rate / static_cast<double>(SpectrumAnalyser(rate).frames());
    QVERIFY(std::abs(highest(fine) - frequency) <= bin + frequency * 0.015);
  }

  void theWindowIsAsLongAtEveryRate() {
    QCOMPARE(SpectrumAnalyser(44100).frames(), std::int64_t{8192});
    QCOMPARE(SpectrumAnalyser(48000).frames(), std::int64_t{8192});
    QCOMPARE(SpectrumAnalyser(96000).frames(), std::int64_t{16384});
    QCOMPARE(SpectrumAnalyser(192000).frames(), std::int64_t{32768});
    QCOMPARE(SpectrumAnalyser(8000).frames(), std::int64_t{1024});
  }

  void bandsOfWhiteNoiseRiseByThreeDecibelsAnOctave() {
    const SampleWindow samples = windowOf({test::whiteNoise(30.0, 48000, 0.5)}, 48000);
    SpectrumAnalyser analyser(48000);
    std::vector<double> power;
    for (int i = 0; i < 150; ++i) analyser.addPower(samples, i * 8192, power);
    for (double& value : power) value /= 150;
    const Spectrum bands = analyser.levels(power, Smoothing::Twelfth);
    QVERIFY(std::abs(levelAt(bands, 8000) - levelAt(bands, 2000) - 6.02F) < 0.5F);
    // All bands together hold the noise's power: 0.5² / 3, twice that of a sine of that RMS on this scale.
    double sum = 0;
    for (double f = 1000; f < 16000; f *= std::exp2(1.0 / 12))
      sum += std::pow(10.0, levelAt(bands, f) / 10.0);
    const double expected = 2 * 0.25 / 3 * 15000 / 24000;
    QVERIFY2(std::abs(10 * std::log10(sum / expected)) < 0.3, qPrintable(QString::number(sum / expected)));
  }

  void soundOutOfPhaseDoesNotVanish() {
    std::vector<float> left = test::sine(1000, 1.0, 48000, 0.5);
    std::vector<float> right = left;
    for (float& sample : right) sample = -sample;
    const Spectrum both = spectrumOf(windowOf({left, right}, 48000), Smoothing::Twelfth);
    const Spectrum one = spectrumOf(windowOf({left}, 48000), Smoothing::Twelfth);
    QCOMPARE(levelAt(both, 1000), levelAt(one, 1000));
  }

  void silenceAndWhatLiesOutsideTheTrackAreAtTheFloor() {
    const SampleWindow samples = windowOf({test::silence(1.0, 48000)}, 48000);
    for (const Smoothing smoothing : {Smoothing::Fine, Smoothing::Twelfth}) {
      for (const float level : spectrumOf(samples, smoothing)) QCOMPARE(level, spectrum::kFloor);
      const SampleWindow loud = windowOf({test::sine(1000, 1.0, 48000, 1.0)}, 48000);
      for (const float level : spectrumOf(loud, smoothing, 100000)) QCOMPARE(level, spectrum::kFloor);
      for (const float level : spectrumOf(loud, smoothing, -100000)) QCOMPARE(level, spectrum::kFloor);
    }
    QVERIFY(spectrumOf(windowOf({}, 48000), Smoothing::Twelfth).size() > 400);
  }

  void theSpectrumEndsAtTheNyquistFrequency() {
    const Spectrum narrow = spectrumOf(windowOf({test::silence(1.0, 8000)}, 8000), Smoothing::Twelfth);
    QVERIFY(spectrum::frequencyAt(static_cast<double>(narrow.size() - 1)) <= 4000);
    QVERIFY(spectrum::frequencyAt(static_cast<double>(narrow.size())) > 4000);
  }

  void theFeedReadsAheadOnceAndFollows() {
    // A tone for each second: 500, 1000, 1500 … Hz.
    std::vector<float> sound;
    for (int i = 1; i <= 6; ++i) test::append(sound, test::sine(500.0 * i, 1.0, 48000, 0.5));
    auto provider = std::make_shared<test::SignalProvider>(sound, 48000);
    SpectrumFeed feed(provider, 48000);
    std::vector<Spectrum> shown;
    connect(&feed, &SpectrumFeed::ready, this, [&](const Spectrum& spectrum) { shown.push_back(spectrum); });
    feed.show(0.5);
    QCOMPARE(provider->requests.size(), std::size_t{1});
    feed.show(0.6);
    QCOMPARE(provider->requests.size(), std::size_t{1});  // while one is answered, no other is made
    provider->answer();
    QTRY_COMPARE(shown.size(), std::size_t{1});
    QVERIFY(std::abs(levelAt(shown.back(), 500) + 6) < 0.3F);
    feed.show(1.8);
    QTRY_COMPARE(shown.size(), std::size_t{2});
    QVERIFY(std::abs(levelAt(shown.back(), 1000) + 6) < 0.3F);
    QCOMPARE(provider->requests.size(), std::size_t{2});  // what comes next, before it is needed
    provider->answer();
    QTRY_COMPARE(shown.size(), std::size_t{3});
    feed.show(3.4);
    QTRY_COMPARE(shown.size(), std::size_t{4});
    QVERIFY(std::abs(levelAt(shown.back(), 2000) + 6) < 0.3F);
  }

  void theFeedComesToRestAtTheEndAndBeyond() {
    auto provider = std::make_shared<test::SignalProvider>(test::sine(1000, 1.0, 48000, 0.5), 48000);
    SpectrumFeed feed(provider, 48000);
    QSignalSpy ready(&feed, &SpectrumFeed::ready);
    for (const double moment : {0.99, 1.0, 7.0}) {
      feed.show(moment);
      if (!provider->requests.empty()) provider->answer();
      QTRY_VERIFY(!ready.isEmpty());
      ready.clear();
      provider->requests.clear();
    }
    feed.show(7.0);
    QTRY_VERIFY(!ready.isEmpty());
    QVERIFY(provider->requests.empty());
  }

  void smoothingChangesThePictureAtOnce() {
    auto provider = std::make_shared<test::SignalProvider>(test::sine(1010, 2.0, 48000, 0.5), 48000);
    SpectrumFeed feed(provider, 48000);
    std::vector<Spectrum> shown;
    connect(&feed, &SpectrumFeed::ready, this, [&](const Spectrum& spectrum) { shown.push_back(spectrum); });
    feed.show(1.0);
    provider->answer();
    QTRY_COMPARE(shown.size(), std::size_t{1});
    feed.setSmoothing(Smoothing::Fine);
    QTRY_COMPARE(shown.size(), std::size_t{2});
    // A band is flat about the tone, a bin is not.
    QVERIFY(levelAt(shown[0], 1035) > levelAt(shown[1], 1035) + 10);
  }

  void peaksStayBehindWhilePlaying() {
    SpectrumView view;
    view.setSpectrum(Spectrum(480, -20.0F), true);
    view.setSpectrum(Spectrum(480, -60.0F), true);
    QVERIFY(view.peaks()[100] > -40.0F && view.peaks()[100] <= -20.0F);
    view.setSpectrum(Spectrum(480, -60.0F), false);
    QCOMPARE(view.peaks()[100], -60.0F);
  }

  void thePointTellsTheHighestOrWhatIsUnderThePointer() {
    SpectrumView view;
    view.resize(240, 150);
    view.show();
    QVERIFY(!view.point());
    Spectrum spectrum(480, -60.0F);
    const auto index = static_cast<std::size_t>(std::lround(spectrum::indexOf(440)));
    spectrum[index] = -12.0F;
    view.setSpectrum(spectrum, false);
    QCOMPARE(view.point()->level, -12.0F);
    QCOMPARE(noteText(view.point()->frequency).section(QLatin1Char(' '), 0, 0), QStringLiteral("A4"));
    QTest::mouseMove(&view, QPoint(200, 60));
    QCOMPARE(view.point()->level, -60.0F);
    view.setSpectrum(Spectrum(480, spectrum::kFloor), false);
    QVERIFY(!view.point());
  }

  void frequenciesAndNotesAreWrittenAsPeopleReadThem() {
    QCOMPARE(frequencyText(49.96), QStringLiteral("50.0 Hz"));
    QCOMPARE(frequencyText(440), QStringLiteral("440 Hz"));
    QCOMPARE(frequencyText(999.7), QStringLiteral("1.00 kHz"));
    QCOMPARE(frequencyText(12345), QStringLiteral("12.3 kHz"));
    QCOMPARE(noteText(440), QStringLiteral("A4 0 ct"));
    QCOMPARE(noteText(261.63), QStringLiteral("C4 0 ct"));
    QCOMPARE(noteText(445), QStringLiteral("A4 +20 ct"));
    QCOMPARE(noteText(0), QString());
  }
};

QTEST_MAIN(TestSpectrum)
#include "test_spectrum.moc"
