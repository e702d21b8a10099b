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

  void compoundMetresHaveFewerBeats() {
    QCOMPARE(beatsIn({6, 8}), 2);
    QCOMPARE(beatsIn({12, 8}), 4);
    QCOMPARE(beatsIn({6, 16}), 2);
    for (const Metre metre : {Metre{3, 8}, Metre{6, 4}, Metre{7, 8}}) {
      QVERIFY(!isCompound(metre));
      QCOMPARE(beatsIn(metre), metre.numerator);
    }
  }

  void aPulsePausesWhereSeveralBeatsAreMissing() {
    std::vector<Beat> beats;
    for (const double time : {0.0, 0.5, 1.0, 2.0, 2.5, 6.0, 6.5}) beats.push_back({time, 1, 1.0, {}});
    std::vector<std::size_t> pauses;
    for (std::size_t i = 0; i < beats.size(); ++i) {
      if (pausesAfter(beats, i)) pauses.push_back(i);
    }
    QCOMPARE(pauses, (std::vector<std::size_t>{4, 6}));
  }

  void aBeatLastsUntilTheNext() {
    const BeatGrid grid{{{0.5, 1, 1.0, {}}, {1.0, 2, 1.0, {}}, {1.5, 3, 1.0, {}}}, {}};
    QVERIFY(!beatIndexAt(grid, 0.499));
    QCOMPARE(beatIndexAt(grid, 0.5), std::optional<std::size_t>(0));
    QCOMPARE(beatIndexAt(grid, 0.999), std::optional<std::size_t>(0));
    QCOMPARE(beatIndexAt(grid, 1.0), std::optional<std::size_t>(1));
    QCOMPARE(beatIndexAt(grid, 100.0), std::optional<std::size_t>(2));
    QVERIFY(!beatIndexAt({}, 1.0));
  }

  void theLastBarOwnsWhatFollows() {
    const BeatGrid grid{{}, {{{0.5, 2.5}, 1, {}, 1.0}, {{2.5, 4.5}, 2, {}, 1.0}}};
    QVERIFY(!barIndexAt(grid, 0.0));
    QCOMPARE(barIndexAt(grid, 0.5), std::optional<std::size_t>(0));
    QCOMPARE(barIndexAt(grid, 2.5), std::optional<std::size_t>(1));
    QCOMPARE(barIndexAt(grid, 4.5), std::optional<std::size_t>(1));
    QCOMPARE(barIndexAt(grid, 1e9), std::optional<std::size_t>(1));
    QVERIFY(!barIndexAt({}, 1.0));
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestBeatGrid)
#include "test_beat_grid.moc"
