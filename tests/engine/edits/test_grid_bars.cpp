#include <QTest>

#include "engine/edits/GridBars.h"
#include "engine/edits/GridMoves.h"
#include "engine/edits/GridTempo.h"
#include "engine/edits/Ranges.h"
#include "tests/engine/edits/GridFixture.h"

using namespace barline;
using namespace barline::edits;
using test::EditedGrid;
using test::evenGrid;
using test::gridAt;

class TestGridBars : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void barsBehindADownbeatFollow() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 1, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 1 2 3 4 1 2 3 4 1 2 3"));
    QCOMPARE(grid.shown().beats[1].confidence, 1.0);
    QVERIFY(grid.times() == EditedGrid(evenGrid(12)).times());
    grid.undo();
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4"));
  }

  void theBarBeforeIsAsLongAsIsLeft() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 6, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 1 2 3 4 1 2"));
    QCOMPARE(grid.metres(), std::string("4/4 2/4 4/4 4/4"));
  }

  void aDownbeatMayBeOneBarOnly() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 6, Reach::Here)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 1 2 1 2 3 4"));
  }

  void whatIsVerifiedKeepsItsBars() {
    EditedGrid grid(evenGrid(16));
    grid.verify({grid.times()[8], grid.times()[12]});
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 2, Reach::ToNextVerified)));
    QCOMPARE(grid.positions(), std::string("1 2 1 2 3 4 1 2 1 2 3 4 1 2 3 4"));
  }

  void anotherDownbeatOfAPersonStops() {
    EditedGrid grid(evenGrid(16));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 9, Reach::ToEnd)));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 2, Reach::ToNextVerified)));
    QCOMPARE(grid.positions(), std::string("1 2 1 2 3 4 1 2 3 1 2 3 4 1 2 3"));
    grid.undo();
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 2, Reach::ToEnd)));
    QCOMPARE(grid.positions().substr(0, 15), std::string("1 2 1 2 3 4 1 2"));
    QVERIFY(grid.positions() != std::string("1 2 1 2 3 4 1 2 3 1 2 3 4 1 2 3"));
  }

  void aMovedBeatDoesNotStopBars() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(moveBeat(grid.basis(), 6, 4.01, Reach::Here)));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 1, Reach::ToNextVerified)));
    QCOMPARE(grid.positions(), std::string("1 1 2 3 4 1 2 3 4 1 2 3"));
  }

  void aDownbeatInAPickUpMakesABar() {
    EditedGrid grid(evenGrid(10, 120, {4, 4}, 1.0, 2));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 1, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("3 1 2 3 4 1 2 3 4 1"));
    QCOMPARE(grid.shown().bars.front().number, 0);
  }

  void aDownbeatIsAlreadyOne() {
    const EditedGrid grid(evenGrid(12));
    QVERIFY(!setDownbeat(grid.basis(), 4, Reach::ToEnd));
  }

  void theLastBeatMayBeADownbeat() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 7, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 1"));
  }

  void withoutBarsThePersonsIsTheFirst() {
    model::BeatGrid analysed = evenGrid(8);
    for (std::size_t i = 0; i < 8; ++i) analysed.beats[i].positionInBar = 2 + static_cast<int>(i);
    analysed.bars.clear();
    EditedGrid grid(analysed);
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 2, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("2 3 1 2 3 4 1 2"));
  }

  void metreChangesMoveWithTheirBars() {
    EditedGrid grid(evenGrid(16));
    QVERIFY(grid.apply(setMetre(grid.basis(), 8, {3, 4}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 1 2 3 1 2"));
    QVERIFY(grid.apply(setDownbeat(grid.basis(), 1, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 1 2 3 4 1 2 3 4 1 2 3 1 2 3 1"));
    QCOMPARE(grid.metres(), std::string("1/4 4/4 4/4 3/4 3/4 3/4"));
  }

  void metres_data() {
    QTest::addColumn<int>("numerator");
    QTest::addColumn<int>("denominator");
    QTest::addColumn<QString>("positions");
    QTest::newRow("2/4") << 2 << 4 << QStringLiteral("1 2 1 2 1 2 1 2 1 2 1 2");
    QTest::newRow("3/4") << 3 << 4 << QStringLiteral("1 2 3 1 2 3 1 2 3 1 2 3");
    QTest::newRow("5/4") << 5 << 4 << QStringLiteral("1 2 3 4 5 1 2 3 4 5 1 2");
    QTest::newRow("6/8") << 6 << 8 << QStringLiteral("1 2 1 2 1 2 1 2 1 2 1 2");
    QTest::newRow("7/8") << 7 << 8 << QStringLiteral("1 2 3 4 5 6 7 1 2 3 4 5");
    QTest::newRow("9/8") << 9 << 8 << QStringLiteral("1 2 3 1 2 3 1 2 3 1 2 3");
    QTest::newRow("12/8") << 12 << 8 << QStringLiteral("1 2 3 4 1 2 3 4 1 2 3 4");
  }
  void metres() {
    QFETCH(int, numerator);
    QFETCH(int, denominator);
    QFETCH(QString, positions);
    EditedGrid grid(evenGrid(12));
    const model::Metre metre{numerator, denominator};
    QVERIFY(grid.apply(setMetre(grid.basis(), 0, metre, Reach::ToEnd)));
    QCOMPARE(QString::fromStdString(grid.positions()), positions);
    for (const model::Bar& bar : grid.shown().bars) QVERIFY(bar.metre == metre);
    const auto name = setMetre(EditedGrid(evenGrid(12)).basis(), 0, metre, Reach::ToEnd)->name;
    QCOMPARE(name.arguments.front(), toString(metre));
  }

  void aMetreFromInsideABarBeginsOneThere() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(setMetre(grid.basis(), 6, {3, 4}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 1 2 3 1 2 3"));
    QCOMPARE(grid.metres(), std::string("4/4 2/4 3/4 3/4"));
  }

  void oneBarOfAnotherMetre() {
    EditedGrid grid(evenGrid(14));
    QVERIFY(grid.apply(setMetre(grid.basis(), 4, {2, 4}, Reach::Here)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 1 2 3 4 1 2 3 4"));
    QCOMPARE(grid.metres(), std::string("4/4 2/4 4/4 4/4"));
  }

  void theMetreThatIsThereIsNoEdit() {
    const EditedGrid grid(evenGrid(12));
    QVERIFY(!setMetre(grid.basis(), 4, {4, 4}, Reach::ToEnd));
  }

  void barsBeginAnewBehindAPause() {
    EditedGrid grid(gridAt({0, 0.5, 1, 1.5, 2, 9, 9.5, 10, 10.5}));
    QVERIFY(grid.apply(setMetre(grid.basis(), 0, {3, 4}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 1 2 1 2 3 1"));
  }

  void barsOfATrackShift() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(shiftBars(grid.basis(), grid.all(), 2, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("3 4 1 2 3 4 1 2 3 4 1 2"));
    QCOMPARE(grid.shown().bars.front().number, 0);
    QVERIFY(grid.apply(shiftBars(grid.basis(), grid.all(), -2, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4"));
  }

  void barsOfASelectionShift() {
    EditedGrid grid(evenGrid(16));
    QVERIFY(grid.apply(shiftBars(grid.basis(), {3.0, 7.0}, 1, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 5 1 2 3 4 1 2 3 1 2 3 4"));
  }

  void aMetreForASelection() {
    EditedGrid grid(evenGrid(16));
    QVERIFY(grid.apply(useMetre(grid.basis(), {3.0, 6.0}, {3, 4}, Reach::ToEnd)));
    // The selection ends within a bar, whose rest is counted on.
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 1 2 3 1 2 1 2 3 4"));
    QCOMPARE(grid.metres(), std::string("4/4 3/4 3/4 2/4 4/4"));
  }

  void anEmptyGridHasNoBars() {
    const EditedGrid grid({}, 10);
    QVERIFY(!shiftBars(grid.basis(), grid.all(), 1, Reach::ToEnd));
    QVERIFY(!useMetre(grid.basis(), grid.all(), {3, 4}, Reach::ToEnd));
  }

  void lockedBarsRefuse() {
    EditedGrid grid(evenGrid(12));
    grid.lock({3.0, 5.0});
    QVERIFY(grid.touchesLock(setDownbeat(grid.basis(), 1, Reach::ToEnd)));
    QVERIFY(!grid.touchesLock(setDownbeat(grid.basis(), 1, Reach::ToNextVerified)));
  }

  void anAlternativeIsKnownToBeInUseBehindAPickUpToo() {
    EditedGrid grid(evenGrid(16));
    const auto asAnalysed = grid.basis();
    model::GridAlternative later;
    later.beatShift = 2;
    const auto edit = useAlternative(asAnalysed, {0.0, 1000.0}, later, Reach::ToEnd);
    QVERIFY(edit && edit->changes.size() == 1);
    const model::EditChange change = edit->changes.front();
    const auto patch = std::get<model::GridPatch>(change.content);
    QVERIFY(!isInUse(patch, grid.shown(), change.range));
    QVERIFY(grid.apply(edit));
    QVERIFY(grid.positions() != std::string("1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4"));
    QVERIFY(isInUse(patch, grid.shown(), change.range));
    QVERIFY(grid.apply(useMetre(grid.basis(), {0.0, 1000.0}, {3, 4}, Reach::ToEnd)));
    QVERIFY(!isInUse(patch, grid.shown(), change.range));
  }
};

QTEST_APPLESS_MAIN(TestGridBars)
#include "test_grid_bars.moc"
