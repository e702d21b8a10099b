#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <cmath>

#include "tests/support/DecodingHere.h"
#include "tests/support/Signals.h"
#include "tests/support/WavFile.h"
#include "ui/timeline/SpectrumSource.h"

using namespace barline;
using namespace barline::ui;

using Window = std::shared_ptr<const SpectrumWindow>;

namespace {

constexpr double kSeconds = 12;
constexpr std::size_t kA4 = (69 - kSpectrumLowestNote) * kSpectrumBandsPerSemitone;

std::size_t loudest(SpectrumColumn column) {
  return static_cast<std::size_t>(std::max_element(column.begin(), column.end()) - column.begin());
}

}  // namespace

/// A file's spectrum: half of it silent, half a tone, so that time and pitch can be told.
class TestSpectrumSource : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    qRegisterMetaType<Window>();
    std::vector<float> sound = test::silence(kSeconds / 2, 44100);
    const std::vector<float> tone = test::sine(440, kSeconds / 2, 44100, 0.5);
    sound.insert(sound.end(), tone.begin(), tone.end());
    file_ = std::filesystem::path(folder_.filePath(QStringLiteral("tone.wav")).toStdString());
    test::writeWav(file_, sound, 44100, test::WavEncoding::Float32);
  }

  void readsTheWholeTrackOnce() {
    DecoderSpectrumSource source(test::decodingHere(), file_);
    QVERIFY(source.overview()->chunks.empty());
    QSignalSpy grown(&source, &SpectrumSource::grown);
    source.start(kSeconds);
    source.start(kSeconds);
    QTRY_COMPARE(source.overview()->chunks.size(), std::size_t{2});
    const auto overview = source.overview();
    QCOMPARE(overview->secondsPerColumn, 1.0 / 32);
    for (std::size_t level = 0; level < SpectrumChunk::kLevels; ++level) {
      const double seconds = overview->columnOf(level);
      const SpectrumColumn quiet = overview->at(level, static_cast<std::int64_t>(1 / seconds));
      const SpectrumColumn loud = overview->at(level, static_cast<std::int64_t>(9 / seconds));
      QVERIFY(!quiet.empty() && !loud.empty());
      if (seconds < 4) QCOMPARE(quiet[kA4], std::uint8_t{0});
      QCOMPARE(loudest(loud), kA4);
    }
    QVERIFY(overview->at(0, static_cast<std::int64_t>(kSeconds * 32) + 1).empty());
    QCOMPARE(overview->readyChunks({0, 100}), std::size_t{2});
    QCOMPARE(overview->readyChunks({9, 10}), std::size_t{1});
  }

  void givesDetailsWhereAskedFor() {
    DecoderSpectrumSource source(test::decodingHere(), file_);
    QSignalSpy ready(&source, &SpectrumSource::ready);
    source.request(5.5, 1.0 / 256, 256);
    QVERIFY(ready.wait());
    const auto window = ready.first().first().value<Window>();
    QCOMPARE(window->columns(), std::size_t{256});
    QCOMPARE(window->range(), (model::TimeRange{5.5, 6.5}));
    QCOMPARE(window->at(10)[kA4], std::uint8_t{0});
    QCOMPARE(loudest(window->at(240)), kA4);
    // The tone begins in the middle.
    const auto half = static_cast<std::uint8_t>(window->at(250)[kA4] - 255 * 6 / kSpectrumRange);
    QVERIFY(window->at(126)[kA4] < half + 8 && window->at(136)[kA4] > half - 8);
  }

  void onlyTheNewestRequestIsAnswered() {
    DecoderSpectrumSource source(test::decodingHere(), file_);
    QSignalSpy ready(&source, &SpectrumSource::ready);
    for (int i = 0; i < 5; ++i) source.request(i, 1.0 / 512, 512);
    QVERIFY(ready.wait());
    QCOMPARE(ready.last().first().value<Window>()->begin, 4.0);
    QTest::qWait(50);
    QVERIFY(ready.count() <= 2);
  }

  void saysWhereTheFileIsGone() {
    DecoderSpectrumSource source(test::decodingHere(), "/nowhere/gone.wav");
    QSignalSpy failed(&source, &SpectrumSource::failed);
    source.start(kSeconds);
    QVERIFY(failed.wait());
    QVERIFY(!failed.first().first().toString().isEmpty());
  }

  void memoryIsBoundedHoweverLongTheTrack() {
    for (const double hours : {0.05, 2.0, 10.0, 100.0}) {
      const double column = SpectrumPyramid::columnFor(hours * 3600);
      QVERIFY(hours * 3600 / column <= SpectrumPyramid::kMostColumns);
    }
    QCOMPARE(SpectrumPyramid::columnFor(7200), 1.0 / 8);
  }

 private:
  QTemporaryDir folder_;
  std::filesystem::path file_;
};

QTEST_GUILESS_MAIN(TestSpectrumSource)
#include "test_spectrum_source.moc"
