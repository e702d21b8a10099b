#include <QTest>

#include "engine/model/WaveformThumbnail.h"

using namespace barline::model;

namespace {

constexpr std::size_t kColumns = WaveformThumbnail::kColumns;

PeakPyramid pyramid(std::vector<std::uint8_t> low) {
  PeakLevel level;
  level.minimum.assign(low.size(), 0);
  level.maximum.assign(low.size(), 0);
  level.rms.assign(low.size(), 0);
  level.mid.assign(low.size(), 7);
  level.high.assign(low.size(), 9);
  level.low = std::move(low);
  return PeakPyramid(level);
}

WaveformPeaks peaksOf(std::vector<PeakPyramid> channels) {
  WaveformPeaks peaks;
  peaks.sampleRate = 44100;
  peaks.framesPerPeak = 64;
  peaks.channels = std::move(channels);
  return peaks;
}

}  // namespace

class TestWaveformThumbnail : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void keepsTheLoudestWhereItIs() {
    constexpr std::size_t kPeaks = 100'000;
    std::vector<std::uint8_t> left(kPeaks, 10);
    std::vector<std::uint8_t> right(kPeaks, 20);
    left[kPeaks / 4 + 50] = 200;
    const WaveformThumbnail thumbnail = thumbnailOf(peaksOf({pyramid(left), pyramid(right)}));
    QCOMPARE(thumbnail.low[kColumns / 4], std::uint8_t{200});
    QCOMPARE(std::ranges::count(thumbnail.low, std::uint8_t{20}), static_cast<std::ptrdiff_t>(kColumns - 1));
    QCOMPARE(thumbnail.mid[0], std::uint8_t{7});
    QCOMPARE(thumbnail.high[kColumns - 1], std::uint8_t{9});
  }

  void stretchesWhatIsShort() {
    const WaveformThumbnail thumbnail = thumbnailOf(peaksOf({pyramid({50, 100})}));
    QCOMPARE(thumbnail.low.front(), std::uint8_t{50});
    QCOMPARE(thumbnail.low[kColumns / 2 - 1], std::uint8_t{50});
    QCOMPARE(thumbnail.low[kColumns / 2], std::uint8_t{100});
    QCOMPARE(thumbnail.low.back(), std::uint8_t{100});
  }

  void isSilentWithoutPeaks() {
    QVERIFY(thumbnailOf({}) == WaveformThumbnail());
    QVERIFY(thumbnailOf(peaksOf({pyramid({})})) == WaveformThumbnail());
  }

  void comesBackFromItsBytes() {
    const WaveformThumbnail thumbnail = thumbnailOf(peaksOf({pyramid({1, 2, 3})}));
    std::vector<std::byte> bytes = encode(thumbnail);
    QCOMPARE(bytes.size(), WaveformThumbnail::kBytes);
    QVERIFY(decodeWaveformThumbnail(bytes) == thumbnail);
    bytes.pop_back();
    QVERIFY(!decodeWaveformThumbnail(bytes));
  }
};

QTEST_APPLESS_MAIN(TestWaveformThumbnail)
#include "test_waveform_thumbnail.moc"
