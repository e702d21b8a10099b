#include <QTest>
#include <cmath>
#include <vector>

#include "engine/dsp/PeakPicking.h"

using namespace barline;

class TestPeakPicking : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void findsTheTopOfAParabolaBetweenSamples() {
    std::vector<float> values;
    for (int i = 0; i < 9; ++i) values.push_back(10.0f - static_cast<float>(std::pow(i - 4.3, 2)));
    const auto peaks = dsp::pickPeaks(values, 0.0f);
    QCOMPARE(peaks.size(), std::size_t{1});
    QVERIFY(std::abs(peaks[0].position - 4.3) < 1e-4);
    QCOMPARE(peaks[0].height, values[4]);
  }
  void leavesOutWhatIsLow() {
    const std::vector<float> values{0, 1, 0, 3, 0, 2, 0};
    const auto peaks = dsp::pickPeaks(values, 2.0f);
    QCOMPARE(peaks.size(), std::size_t{2});
    QCOMPARE(peaks[0].position, 3.0);
    QCOMPARE(peaks[1].position, 5.0);
  }
  void countsAPlateauOnce() {
    QCOMPARE(dsp::pickPeaks(std::vector<float>{0, 1, 1, 1, 0}, 0.5f).size(), std::size_t{1});
  }
  void hasNoPeakAtTheEnds() {
    QVERIFY(dsp::pickPeaks({}, 0.0f).empty());
    QVERIFY(dsp::pickPeaks(std::vector<float>{5}, 0.0f).empty());
    QVERIFY(dsp::pickPeaks(std::vector<float>{5, 4, 5}, 0.0f).empty());
  }
};

QTEST_APPLESS_MAIN(TestPeakPicking)
#include "test_peak_picking.moc"
