#include <QTemporaryDir>
#include <QTest>
#include <array>
#include <cmath>

#include "tests/support/Ffmpeg.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"

using namespace barline::test;

/// What the other tests stand on: files come out as they were put in.
class TestSupport : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void wavFilesReadBackWithFfmpeg_data() {
    QTest::addColumn<int>("channels");
    QTest::addColumn<bool>("isFloat");
    for (const int channels : {1, 2, 6, 8})
      for (const bool isFloat : {false, true})
        QTest::addRow("%d channels, %s", channels, isFloat ? "float" : "16 bits") << channels << isFloat;
  }

  void wavFilesReadBackWithFfmpeg() {
    QFETCH(int, channels);
    QFETCH(bool, isFloat);
    QTemporaryDir folder;
    const auto file = std::filesystem::path(folder.path().toStdString()) / "file.wav";
    std::vector<std::vector<float>> planes;
    for (int c = 0; c < channels; ++c) planes.push_back(sine(200.0 * (c + 1), 0.1, 44100));
    writeWav(file, planes, 44100, isFloat ? WavEncoding::Float32 : WavEncoding::Pcm16);
    const auto read = ffmpegDecode(file, channels);
    QCOMPARE(read.size(), planes.size());
    for (std::size_t c = 0; c < planes.size(); ++c) {
      QCOMPARE(read[c].size(), planes[c].size());
      for (std::size_t i = 0; i < planes[c].size(); ++i)
        QVERIFY(std::abs(read[c][i] - planes[c][i]) <= (isFloat ? 0.0F : 2.0F / 32767.0F));
    }
  }

  void clicksStartWhereTheyArePut() {
    const std::array times = {0.0, 0.25, 0.75, 2.0};
    const auto signal = clicks(times, 1.0, 8000);
    QCOMPARE(signal.size(), std::size_t{8000});
    QCOMPARE(signal[0], 0.8F);
    QCOMPARE(signal[1999], 0.0F);
    QCOMPARE(signal[2000], 0.8F);
    QCOMPARE(signal[6000], 0.8F);
  }

  void clippedNoiseTouchesTheRails() {
    const auto signal = clippedNoise(0.5, 8000);
    const auto atRail = std::ranges::count_if(signal, [](float x) { return std::abs(x) == 1.0F; });
    QVERIFY(atRail > static_cast<std::ptrdiff_t>(signal.size() / 2));
    QCOMPARE(signal, clippedNoise(0.5, 8000));
  }

  void regularTimesCoverTheLength() {
    const auto times = regularTimes(120.0, 0.5, 2.0);
    QCOMPARE(times, (std::vector<double>{0.5, 1.0, 1.5}));
  }

  void missingFilesAreReported() {
    QVERIFY_THROWS_EXCEPTION(std::runtime_error, (void)ffmpegDecode("/nonexistent.wav", 1));
  }
};

QTEST_GUILESS_MAIN(TestSupport)
#include "test_support.moc"
