#include <QTest>

#include "engine/model/Codec.h"
#include "engine/model/WaveformPeaks.h"

using namespace barline::model;

namespace {

PeakLevel ramp(std::size_t size) {
  PeakLevel level;
  for (std::size_t i = 0; i < size; ++i) {
    level.minimum.push_back(static_cast<std::int16_t>(-100 - static_cast<int>(i)));
    level.maximum.push_back(static_cast<std::int16_t>(i));
    const auto code = static_cast<std::uint8_t>(i % 256);
    for (auto* const codes : {&level.rms, &level.low, &level.mid, &level.high}) codes->push_back(code);
  }
  return level;
}

}  // namespace

class TestWaveformPeaks : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void levelsShrinkByFourDownToFourPeaks();
  void coarserLevelKeepsExtremesAndPower();
  void emptyTrackHasOneEmptyLevel();
  void decodingRestoresTheLevels();
  void damagedPeaksAreRefused();
};

void TestWaveformPeaks::levelsShrinkByFourDownToFourPeaks() {
  const PeakPyramid pyramid(ramp(1001));
  QCOMPARE(pyramid.size(), std::size_t{5});
  const std::size_t expected[] = {1001, 251, 63, 16, 4};
  for (std::size_t level = 0; level < pyramid.size(); ++level) {
    QCOMPARE(pyramid[level].size(), expected[level]);
    QCOMPARE(pyramid[level].rms.size(), expected[level]);
  }
}

void TestWaveformPeaks::coarserLevelKeepsExtremesAndPower() {
  PeakLevel fine = ramp(6);
  fine.rms = {255, 0, 0, 0, 128, 128};
  const PeakLevel level = coarser(fine);
  QCOMPARE(level.minimum, (std::vector<std::int16_t>{-103, -105}));
  QCOMPARE(level.maximum, (std::vector<std::int16_t>{3, 5}));
  QCOMPARE(level.high, (std::vector<std::uint8_t>{3, 5}));
  // One peak of RMS 1 among three of 0 has RMS 1/2, coded 255·√½; equal RMS stays.
  QCOMPARE(level.rms, (std::vector<std::uint8_t>{180, 128}));
}

void TestWaveformPeaks::emptyTrackHasOneEmptyLevel() {
  const PeakPyramid pyramid{PeakLevel{}};
  QCOMPARE(pyramid.size(), std::size_t{1});
  QCOMPARE(pyramid[0].size(), std::size_t{0});
}

void TestWaveformPeaks::decodingRestoresTheLevels() {
  const WaveformPeaks peaks{48000, 256, 256 * 999, {PeakPyramid(ramp(999)), PeakPyramid(ramp(999))}};
  const auto decoded = decode<WaveformPeaks>(encode(peaks));
  QVERIFY(decoded == peaks);
  for (std::size_t level = 0; level < peaks.channels[1].size(); ++level) {
    QVERIFY(decoded.channels[1][level] == peaks.channels[1][level]);
  }
}

void TestWaveformPeaks::damagedPeaksAreRefused() {
  WaveformPeaks peaks{48000, 256, 512, {PeakPyramid(ramp(2))}};
  Bytes bytes = encode(peaks);
  bytes.resize(bytes.size() - 1);
  QVERIFY_EXCEPTION_THROWN((void)decode<WaveformPeaks>(bytes), CodecError);

  PeakLevel unequal = ramp(2);
  unequal.high.pop_back();
  QVERIFY_EXCEPTION_THROWN(PeakPyramid{unequal}, CodecError);
}

QTEST_APPLESS_MAIN(TestWaveformPeaks)
#include "test_waveform_peaks.moc"
