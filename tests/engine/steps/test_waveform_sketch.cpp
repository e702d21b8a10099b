#include <QTemporaryDir>
#include <QTest>
#include <algorithm>

#include "engine/steps/WaveformSketch.h"
#include "tests/support/DecodingHere.h"
#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline;
using steps::WaveformSketch;

namespace {

constexpr int kRate = 44100;
constexpr double kSeconds = 60.0;

/// Mean of the extremes over a share of the track, full scale = 1.
double meanPeak(const model::WaveformPeaks& peaks, double begin, double end) {
  const model::PeakLevel& level = peaks.channels.front()[0];
  const auto at = [&](double share) {
    return static_cast<std::size_t>(share * static_cast<double>(level.size()));
  };
  double sum = 0.0;
  for (std::size_t i = at(begin); i < at(end); ++i)
    sum += (level.maximum[i] - level.minimum[i]) / 2.0 / 32767.0;
  return sum / static_cast<double>(at(end) - at(begin));
}

}  // namespace

class TestWaveformSketch : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  std::filesystem::path wav_;

  [[nodiscard]] std::filesystem::path fileOf(const QString& ending) const {
    return folder_.filePath("song." + ending).toStdString();
  }

 private Q_SLOTS:
  /// Faint noise for a half, a loud tone for a quarter, noise again.
  void initTestCase() {
    wav_ = fileOf(QStringLiteral("wav"));
    std::vector<float> song = test::whiteNoise(kSeconds, kRate, 0.02);
    test::mixInto(song, test::sine(700.0, kSeconds / 4, kRate, 0.6), song.size() / 2);
    test::writeWav(wav_, song, kRate);
  }

  void showsWhereMusicIsLoud_data() {
    QTest::addColumn<QString>("ending");
    for (const char* ending : {"wav", "flac", "mp3", "m4a", "opus", "ogg", "mka"})
      QTest::newRow(ending) << QString::fromLatin1(ending);
  }

  void showsWhereMusicIsLoud() {
    QFETCH(QString, ending);
    const std::filesystem::path file = fileOf(ending);
    if (file != wav_) static_cast<void>(test::ffmpeg({"-i", test::toQString(wav_), test::toQString(file)}));
    audio::Decoder decoder(test::decodingHere(), file);
    WaveformSketch sketch(decoder);
    int looks = 0;
    QVERIFY(sketch.look([&] { return ++looks == 64; }));
    const model::WaveformPeaks peaks = sketch.peaks();
    QCOMPARE(peaks.channels.size(), std::size_t{1});
    QCOMPARE(peaks.sampleRate, decoder.format().sampleRate);
    QVERIFY(std::abs(static_cast<double>(peaks.frames) / peaks.sampleRate - kSeconds) < 1.0);
    QVERIFY2(meanPeak(peaks, 0.0, 0.46) < 0.08, QByteArray::number(meanPeak(peaks, 0.0, 0.46)).constData());
    QVERIFY2(std::abs(meanPeak(peaks, 0.54, 0.7) - 0.6) < 0.08,
             QByteArray::number(meanPeak(peaks, 0.54, 0.7)).constData());
    QVERIFY2(meanPeak(peaks, 0.8, 1.0) < 0.08, QByteArray::number(meanPeak(peaks, 0.8, 1.0)).constData());
  }

  void endsWhenEveryPlaceIsKnown() {
    audio::Decoder decoder(test::decodingHere(), wav_);
    WaveformSketch sketch(decoder);
    QVERIFY(sketch.peaks().channels.empty());
    QVERIFY(!sketch.look([] { return false; }));
    const model::WaveformPeaks peaks = sketch.peaks();
    QCOMPARE(peaks.channels.front()[0].size(), WaveformSketch::kPlaces);
    QVERIFY(std::abs(meanPeak(peaks, 0.505, 0.745) - 0.61) < 0.02);
    QVERIFY(meanPeak(peaks, 0.0, 0.495) < 0.025);
  }

  /// As after any seek, the decoder goes on exactly when it is asked to.
  void exactSeeksFollowCoarseOnes() {
    const std::filesystem::path file = fileOf(QStringLiteral("flac"));
    audio::Decoder straight(test::decodingHere(), file);
    audio::Planes expected;
    QCOMPARE(straight.read(expected, 100000), std::size_t{100000});
    audio::Decoder jumping(test::decodingHere(), file);
    QVERIFY(jumping.seekNear(2000000));
    audio::Planes some;
    QVERIFY(jumping.read(some, 5000) > 0);
    jumping.seek(90000);
    QCOMPARE(jumping.read(some, 10000), std::size_t{10000});
    QVERIFY(std::equal(some[0].begin(), some[0].end(), expected[0].begin() + 90000));
  }
};

QTEST_GUILESS_MAIN(TestWaveformSketch)
#include "test_waveform_sketch.moc"
