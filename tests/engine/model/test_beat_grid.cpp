#include <QTest>

#include "engine/model/BeatGrid.h"

namespace barline::model {

class TestBeatGrid : public QObject {
  Q_OBJECT

  static Bar bar(int number, Metre metre) { return {{}, number, metre, 1.0}; }

 private Q_SLOTS:
  void mostCommonMetreIsThatOfMostBars() {
    const BeatGrid grid{{}, {bar(1, {3, 4}), bar(2, {4, 4}), bar(3, {4, 4})}};
    QVERIFY(mostCommonMetre(grid) == (Metre{4, 4}));
  }

  void earliestOfEquallyCommonMetresWins() {
    const BeatGrid grid{{}, {bar(1, {3, 4}), bar(2, {4, 4})}};
    QVERIFY(mostCommonMetre(grid) == (Metre{3, 4}));
  }

  void pickUpCountsOnlyAlone() {
    const BeatGrid grid{{}, {bar(0, {1, 4}), bar(1, {4, 4})}};
    QVERIFY(mostCommonMetre(grid) == (Metre{4, 4}));
    QVERIFY(mostCommonMetre({{}, {bar(0, {1, 4})}}) == (Metre{1, 4}));
  }

  void noBarsNoMetre() { QVERIFY(!mostCommonMetre({})); }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestBeatGrid)
#include "test_beat_grid.moc"
