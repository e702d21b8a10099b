#include <QTest>
#include <cmath>

#include "ui/timeline/Geometry.h"
#include "ui/timeline/MusicText.h"

using namespace barline;
using namespace barline::ui;

namespace {

AxisLimits limitsOf(double duration, double width) {
  return {.duration = duration, .finest = 1.0 / (44100 * kPixelsPerSample), .width = width};
}

}  // namespace

class TestGeometry : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void fitsTheWholeTrack() {
    const AxisLimits limits = limitsOf(480, 960);
    const TimeAxis axis = fitted(limits);
    QCOMPARE(axis.xOf(0.0), 0.0);
    QCOMPARE(axis.xOf(480.0), 960.0);
    QCOMPARE(rangeOf(axis, 960), (model::TimeRange{0, 480}));
  }

  void zoomKeepsTheTimeUnderThePointer() {
    const AxisLimits limits = limitsOf(480, 960);
    TimeAxis axis = fitted(limits);
    const double time = axis.timeAt(333);
    for (int i = 0; i < 60; ++i) axis = zoomed(axis, 1.25, 333, limits);
    QVERIFY(axis.secondsPerPixel < 1e-5);
    QVERIFY(std::abs(axis.xOf(time) - 333) < 1e-3);
    for (int i = 0; i < 30; ++i) axis = zoomed(axis, 0.8, 333, limits);
    QVERIFY(std::abs(axis.xOf(time) - 333) < 1e-3);
  }

  void paintingBeginsOnADevicePixel_data() {
    QTest::addColumn<double>("ratio");
    for (const double ratio : {1.0, 1.25, 1.5, 2.0, 3.0}) QTest::addRow("scale %.2f", ratio) << ratio;
  }
  void paintingBeginsOnADevicePixel() {
    QFETCH(double, ratio);
    const AxisLimits limits = limitsOf(480, 960);
    const TimeAxis axis = scrolled(zoomed(fitted(limits), 7.3, 411, limits), 17.3, limits);
    const TimeAxis painted = aligned(axis, ratio);
    const double pixels = painted.origin / painted.secondsPerPixel * ratio;
    QVERIFY(std::abs(pixels - std::round(pixels)) < 1e-6);
    QVERIFY(std::abs(painted.xOf(axis.origin)) <= 0.5 / ratio + 1e-9);
  }

  void staysWithinTheTrack() {
    const AxisLimits limits = limitsOf(100, 500);
    const TimeAxis axis = showing({40, 60}, limits);
    QCOMPARE(scrolled(axis, -1e6, limits).origin, 0.0);
    const model::TimeRange last = rangeOf(scrolled(axis, 1e6, limits), 500);
    QVERIFY(std::abs(last.end - 100) < axis.secondsPerPixel);
    QCOMPARE(zoomed(axis, 1e-9, 10, limits), fitted(limits));
    QCOMPARE(zoomed(axis, 1e12, 10, limits).secondsPerPixel, limits.finest);
  }

  void aTrackShorterThanOneViewOfSamplesFits() {
    const AxisLimits limits = limitsOf(1e-4, 960);
    const TimeAxis axis = fitted(limits);
    QCOMPARE(axis.secondsPerPixel, limits.finest);
    QCOMPARE(clamped({5, 1}, limits).origin, 0.0);
  }

  void motionBetweenZoomsKeepsTheirCommonPoint() {
    const AxisLimits limits = limitsOf(480, 960);
    const TimeAxis from = fitted(limits);
    const TimeAxis to = zoomed(from, 8, 300, limits);
    const double time = from.timeAt(300);
    for (const double t : {0.25, 0.5, 0.75}) QVERIFY(std::abs(between(from, to, t).xOf(time) - 300) < 1.0);
    QCOMPARE(between(from, to, 0), from);
    QCOMPARE(between(from, to, 1), to);
    const TimeAxis aside{from.origin + 10, from.secondsPerPixel};
    QCOMPARE(between(from, aside, 0.5).origin, from.origin + 5);
  }

  void timeTicksAreRoundAndFarEnoughApart_data() {
    QTest::addColumn<double>("secondsPerPixel");
    QTest::addColumn<double>("major");
    QTest::addColumn<int>("decimals");
    QTest::newRow("samples") << 1e-6 << 1e-4 << 4;
    QTest::newRow("milliseconds") << 1e-4 << 1e-2 << 2;
    QTest::newRow("half seconds") << 0.005 << 0.5 << 1;
    QTest::newRow("seconds") << 0.01 << 1.0 << 0;
    QTest::newRow("five seconds") << 0.036 << 5.0 << 0;
    QTest::newRow("minutes") << 0.5 << 60.0 << 0;
    QTest::newRow("hours") << 36.0 << 3600.0 << 0;
    QTest::newRow("a day") << 900.0 << 115200.0 << 0;
  }
  void timeTicksAreRoundAndFarEnoughApart() {
    QFETCH(double, secondsPerPixel);
    QFETCH(double, major);
    QFETCH(int, decimals);
    const TimeTicks ticks = timeTicks(secondsPerPixel, 88);
    QVERIFY2(std::abs(ticks.major - major) < 1e-9 * major, qPrintable(QString::number(ticks.major)));
    QCOMPARE(ticks.decimals, decimals);
    QVERIFY(ticks.major / secondsPerPixel >= 88);
    QVERIFY(ticks.minorCount >= 2);
  }

  void barNumbersThinOutByPowersOfTwo() {
    QCOMPARE(barNumberStep(60, 30), 1);
    QCOMPARE(barNumberStep(30, 30), 1);
    QCOMPARE(barNumberStep(29, 30), 2);
    QCOMPARE(barNumberStep(10, 30), 4);
    QCOMPARE(barNumberStep(2.7, 30), 16);
    QVERIFY(barNumberStep(0, 30) > 1000);
    QVERIFY(showsBarNumber(1, 4) && showsBarNumber(5, 4) && !showsBarNumber(4, 4));
    QVERIFY(!showsBarNumber(0, 1));
  }

  void peaksAreNeverLongerThanAPixel() {
    QCOMPARE(peakLevel(100, 256, 8), std::size_t{0});
    QCOMPARE(peakLevel(256, 256, 8), std::size_t{0});
    QCOMPARE(peakLevel(1023, 256, 8), std::size_t{0});
    QCOMPARE(peakLevel(1024, 256, 8), std::size_t{1});
    QCOMPARE(peakLevel(4096, 256, 8), std::size_t{2});
    QCOMPARE(peakLevel(1e12, 256, 3), std::size_t{2});
    QCOMPARE(peakLevel(1e12, 256, 1), std::size_t{0});
  }

  void detailGrowsFromPeaksToDots() {
    QCOMPARE(waveDetail(300, 256, 4, 0.5), WaveDetail::Peaks);
    QCOMPARE(waveDetail(255, 256, 4, 0.5), WaveDetail::Samples);
    QCOMPARE(waveDetail(4, 256, 4, 0.5), WaveDetail::Samples);
    QCOMPARE(waveDetail(3.9, 256, 4, 0.5), WaveDetail::Line);
    QCOMPARE(waveDetail(0.49, 256, 4, 0.5), WaveDetail::Dots);
  }

  void snapsToDevicePixels() {
    QCOMPARE(snapped(10.3, 1), 10.0);
    QCOMPARE(snapped(10.3, 2), 10.5);
    QCOMPARE(snapped(10.5, 1.25), 10.4);
  }

  void timesReadAsPeopleWriteThem() {
    QCOMPARE(timeText(175.31, 3), QStringLiteral("2:55.310"));
    QCOMPARE(timeText(0, 0), QStringLiteral("0:00"));
    QCOMPARE(timeText(59.9996, 3), QStringLiteral("1:00.000"));
    QCOMPARE(timeText(3723, 0), QStringLiteral("1:02:03"));
    QCOMPARE(timeText(-1.5, 1), QStringLiteral("−0:01.5"));
  }

  void numbersHaveTheTrueMinus() {
    QCOMPARE(numberText(-14.94, 1), QStringLiteral("−14.9"));
    QCOMPARE(numberText(-0.04, 1), QStringLiteral("0.0"));
    QCOMPARE(numberText(95, 2), QStringLiteral("95.00"));
  }

  void chordsAndKeysHaveTrueAccidentals() {
    const model::MusicalKey eFlat{3, model::Mode::Major};
    QCOMPARE(chordText("A#:min7", eFlat), QStringLiteral("B♭m7"));
    QCOMPARE(chordText("G:maj/3", eFlat), QStringLiteral("G/B"));
    QCOMPARE(chordText("C:min7/b3", eFlat), QStringLiteral("Cm7/E♭"));
    QCOMPARE(chordText("N", eFlat), QStringLiteral("N.C."));
    QCOMPARE(keyText(eFlat), QStringLiteral("E♭ major"));
    QCOMPARE(numeralText("C#:maj", eFlat), QStringLiteral("♭VII"));
  }
};

QTEST_MAIN(TestGeometry)
#include "test_geometry.moc"
