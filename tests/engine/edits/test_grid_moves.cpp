#include <QTest>
#include <algorithm>

#include "engine/edits/GridMoves.h"
#include "tests/engine/edits/GridFixture.h"

using namespace barline;
using namespace barline::edits;
using test::EditedGrid;
using test::evenGrid;
using test::gridAt;
using test::near;

class TestGridMoves : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aBeatAloneMoves() {
    EditedGrid grid(evenGrid(12));
    const auto before = grid.times();
    QVERIFY(grid.apply(moveBeat(grid.basis(), 5, 3.4, Reach::Here)));
    auto expected = before;
    expected[5] = 3.4;
    QCOMPARE(grid.times(), expected);
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4"));
    QCOMPARE(grid.shown().beats[5].confidence, 1.0);
    QCOMPARE(grid.shown().beats[6].confidence, 0.9);
    grid.undo();
    QCOMPARE(grid.times(), before);
  }

  void editsSayWhatTheyReplace() {
    const EditedGrid grid(evenGrid(12));
    const auto edit = moveBeat(grid.basis(), 5, 3.4, Reach::Here);
    const auto& replaced = std::get<model::GridPatch>(edit->changes.front().replaced);
    QCOMPARE(replaced.beats.size(), std::size_t{1});
    QCOMPARE(replaced.beats.front().time, 3.5);
    QCOMPARE(edit->name.action, std::string("move_beat"));
    QVERIFY((edit->name.arguments == std::vector<std::string>{"2.2", "-0.100"}));
  }

  void everythingBehindFollowsToTheEnd() {
    EditedGrid grid(evenGrid(12));
    const auto before = grid.times();
    QVERIFY(grid.apply(moveBeat(grid.basis(), 5, 3.4, Reach::ToEnd)));
    for (std::size_t i = 0; i < 12; ++i) QVERIFY(near(grid.times()[i], before[i] - (i >= 5 ? 0.1 : 0.0)));
  }

  void followersThatLeaveTheTrackGo() {
    EditedGrid grid(evenGrid(12), 6.6);
    const auto before = grid.times();
    QVERIFY(grid.apply(moveBeat(grid.basis(), 5, 3.8, Reach::ToEnd)));
    QCOMPARE(grid.times().size(), before.size() - 1);
    for (std::size_t i = 5; i < 11; ++i) QVERIFY(near(grid.times()[i], before[i] + 0.3));
    QVERIFY(plannedMove(grid.basis(), 10, 9.0, Reach::ToEnd).times.front() < 6.6);
    grid.undo();
    QCOMPARE(grid.times(), before);
  }

  void followersLeadEvenlyToWhatIsVerified() {
    EditedGrid grid(evenGrid(16));
    const auto before = grid.times();
    grid.verify({before[10], before[12]});
    QVERIFY(grid.apply(moveBeat(grid.basis(), 5, 3.4, Reach::ToNextVerified)));
    for (std::size_t i = 0; i < 16; ++i) {
      const double share = i < 5 || i >= 10 ? 0.0 : (10.0 - static_cast<double>(i)) / 5.0;
      QVERIFY(near(grid.times()[i], before[i] - 0.1 * share));
    }
  }

  void toTheEndPassesOverWhatIsVerified() {
    EditedGrid grid(evenGrid(12));
    grid.verify({5.0, 6.0});
    QVERIFY(grid.apply(moveBeat(grid.basis(), 5, 3.6, Reach::ToEnd)));
    QVERIFY(near(grid.times()[8], 5.1));
  }

  void whatIsLockedStays() {
    EditedGrid grid(evenGrid(12));
    grid.lock({5.0, 6.0});
    const auto inside = moveBeat(grid.basis(), 9, 5.55, Reach::Here);
    QVERIFY(grid.touchesLock(inside));
    QVERIFY(grid.touchesLock(moveBeat(grid.basis(), 5, 3.6, Reach::ToEnd)));
    const auto before = moveBeat(grid.basis(), 5, 3.6, Reach::ToNextVerified);
    QVERIFY(before && !grid.touchesLock(before));
    const auto behind = moveBeat(grid.basis(), 10, 6.05, Reach::Here);
    QVERIFY(behind && !grid.touchesLock(behind));
  }

  void aBeatNeverPassesItsNeighbours() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(grid.apply(moveBeat(grid.basis(), 3, 0.2, Reach::Here)));
    QVERIFY(near(grid.times()[3], grid.times()[2] + kLeastInterval));
    QVERIFY(grid.apply(moveBeat(grid.basis(), 3, 9.0, Reach::Here)));
    QVERIFY(near(grid.times()[3], grid.times()[4] - kLeastInterval));
    QCOMPARE(grid.times().size(), std::size_t{8});
  }

  void aNearNeighbourIsNotTakenForTheSameBeat() {
    // Analysed beats close to an edited one would be dropped as doubles.
    EditedGrid grid(evenGrid(8));
    QVERIFY(grid.apply(moveBeat(grid.basis(), 3, 2.1, Reach::Here)));
    QCOMPARE(grid.times().size(), std::size_t{8});
    QVERIFY(grid.apply(moveBeat(grid.basis(), 5, 3.95, Reach::Here)));
    QCOMPARE(grid.times().size(), std::size_t{8});
  }

  void firstAndLastBeatStayInTheTrack() {
    EditedGrid grid(evenGrid(8), 5.0);
    QVERIFY(grid.apply(moveBeat(grid.basis(), 0, -3.0, Reach::Here)));
    QVERIFY(near(grid.times().front(), 0.0));
    QVERIFY(grid.apply(moveBeat(grid.basis(), 7, 99.0, Reach::Here)));
    QVERIFY(grid.times().back() <= 5.0);
    QCOMPARE(grid.times().size(), std::size_t{8});
  }

  void aSingleBeatMoves() {
    EditedGrid grid(evenGrid(1));
    QVERIFY(grid.apply(moveBeat(grid.basis(), 0, 2.5, Reach::ToNextVerified)));
    QCOMPARE(grid.times(), std::vector<double>{2.5});
  }

  void aMoveToTheSamePlaceIsNone() {
    const EditedGrid grid(evenGrid(8));
    QVERIFY(!moveBeat(grid.basis(), 3, grid.times()[3], Reach::ToEnd));
  }

  void movesAddUp() {
    EditedGrid grid(evenGrid(12));
    for (int i = 0; i < 10; ++i)
      QVERIFY(grid.apply(moveBeat(grid.basis(), 5, grid.times()[5] - 0.001, Reach::Here)));
    QVERIFY(near(grid.times()[5], 3.49));
    QCOMPARE(grid.times().size(), std::size_t{12});
  }

  void transientsAreLookedUpAtTheNewPlace() {
    EditedGrid grid(evenGrid(8));
    grid.transients = {{2.4, 0.8}, {3.0, 0.5}};
    QVERIFY(grid.apply(moveBeat(grid.basis(), 3, 2.41, Reach::Here)));
    QVERIFY(grid.shown().beats[3].transient);
    QCOMPARE(grid.shown().beats[3].transient->time, 2.4);
  }

  void anInsertedBeatCountsInItsBar() {
    EditedGrid grid(gridAt({0, 1, 1.5, 2, 2.5, 3, 3.5}, {4, 4}));
    // The analysis missed a beat at 0.5, so its bar is one short of what the next ones have.
    QVERIFY(grid.apply(insertBeat(grid.basis(), 0.5)));
    QCOMPARE(grid.times(), (std::vector<double>{0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5}));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 5 1 2 3"));
    QCOMPARE(grid.metres().substr(0, 3), std::string("5/4"));
  }

  void theMissingBeatOfAShortBarMakesItWhole() {
    model::BeatGrid analysed = evenGrid(12);
    analysed.beats.erase(analysed.beats.begin() + 5);
    for (const std::size_t i : {5U, 6U}) analysed.beats[i].positionInBar -= 1;
    analysed.bars[1].metre = {3, 4};
    EditedGrid grid(analysed);
    QVERIFY(near(placeForBeat(grid.basis(), 3.4), 3.5));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 3.5)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4"));
    QCOMPARE(grid.metres(), std::string("4/4 4/4 4/4"));
  }

  void aBeatBeforeTheFirstIsAPickUp() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(near(placeForBeat(grid.basis(), 0.2), 0.5));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 0.5)));
    QCOMPARE(grid.positions(), std::string("4 1 2 3 4 1 2 3 4"));
    QCOMPARE(grid.shown().bars.front().number, 0);
    QVERIFY(grid.apply(insertBeat(grid.basis(), 0.0)));
    QCOMPARE(grid.positions(), std::string("3 4 1 2 3 4 1 2 3 4"));
  }

  void aBeatBehindTheLastGoesOn() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(near(placeForBeat(grid.basis(), 90.0), 5.0));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 5.0)));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 5.5)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2"));
    QCOMPARE(grid.metres(), std::string("4/4 4/4 4/4"));
  }

  void theFirstBeatOfAnEmptyGridBeginsABar() {
    EditedGrid grid({}, 10);
    QVERIFY(near(placeForBeat(grid.basis(), 3.0), 3.0));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 3.0)));
    QCOMPARE(grid.positions(), std::string("1"));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 3.5)));
    QCOMPARE(grid.positions(), std::string("1 2"));
    grid.undo();
    grid.undo();
    QVERIFY(grid.times().empty());
  }

  void noBeatOutsideTheTrackNorOnAnother() {
    const EditedGrid grid(evenGrid(8), 10);
    QVERIFY(!insertBeat(grid.basis(), -0.1));
    QVERIFY(!insertBeat(grid.basis(), 10.0));
    QVERIFY(!insertBeat(grid.basis(), 2.01));
  }

  void anInsertedBeatLeavesAnalysedNeighbours() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 2.1)));
    QVERIFY(grid.apply(insertBeat(grid.basis(), 3.4)));
    QCOMPARE(grid.times().size(), std::size_t{10});
  }

  void aDeletedBeatShortensItsBar() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(deleteBeat(grid.basis(), 5)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 1 2 3 4"));
    QCOMPARE(grid.metres(), std::string("4/4 3/4 4/4"));
    grid.undo();
    QCOMPARE(grid.times().size(), std::size_t{12});
  }

  void theNextBeatTakesADeletedDownbeatsPlace() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(deleteBeat(grid.basis(), 4)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 1 2 3 4"));
  }

  void firstAndLastBeatCanBeDeleted() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(grid.apply(deleteBeat(grid.basis(), 7)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3"));
    QVERIFY(grid.apply(deleteBeat(grid.basis(), 0)));
    QCOMPARE(grid.positions(), std::string("1 2 3 1 2 3"));
  }

  void theOnlyBeatCanBeDeleted() {
    EditedGrid grid(evenGrid(1));
    QVERIFY(grid.apply(deleteBeat(grid.basis(), 0)));
    QVERIFY(grid.times().empty());
    QVERIFY(grid.shown().bars.empty());
  }

  void aPickUpLosesItsFirstBeat() {
    EditedGrid grid(evenGrid(10, 120, {4, 4}, 1.0, 2));
    QCOMPARE(grid.positions(), std::string("3 4 1 2 3 4 1 2 3 4"));
    QVERIFY(grid.apply(deleteBeat(grid.basis(), 0)));
    QCOMPARE(grid.positions(), std::string("4 1 2 3 4 1 2 3 4"));
  }

  void allBeatsShift() {
    EditedGrid grid(evenGrid(8));
    const auto before = grid.times();
    QVERIFY(grid.apply(shiftBeats(grid.basis(), grid.all(), 0.010, Reach::ToNextVerified)));
    for (std::size_t i = 0; i < 8; ++i) QVERIFY(near(grid.times()[i], before[i] + 0.010));
    QVERIFY(grid.apply(shiftBeats(grid.basis(), grid.all(), -0.010, Reach::ToNextVerified)));
    for (std::size_t i = 0; i < 8; ++i) QVERIFY(near(grid.times()[i], before[i]));
  }

  void aSelectionShiftsAlone() {
    EditedGrid grid(evenGrid(12));
    const auto before = grid.times();
    QVERIFY(grid.apply(shiftBeats(grid.basis(), {before[4], before[8]}, -0.2, Reach::ToNextVerified)));
    for (std::size_t i = 0; i < 12; ++i)
      QVERIFY(near(grid.times()[i], before[i] - (i >= 4 && i < 8 ? 0.2 : 0.0)));
  }

  void whatIsVerifiedDoesNotShift() {
    EditedGrid grid(evenGrid(12));
    const auto before = grid.times();
    grid.verify({before[4], before[8]});
    QVERIFY(grid.apply(shiftBeats(grid.basis(), grid.all(), 0.001, Reach::ToNextVerified)));
    for (std::size_t i = 0; i < 12; ++i)
      QVERIFY(near(grid.times()[i], before[i] + (i >= 4 && i < 8 ? 0.0 : 0.001)));
    QVERIFY(grid.apply(shiftBeats(grid.basis(), grid.all(), 0.001, Reach::ToEnd)));
    QVERIFY(near(grid.times()[5], before[5] + 0.001));
  }

  void beatsThatLeaveTheTrackGo() {
    EditedGrid grid(evenGrid(8), 5.0);
    QVERIFY(grid.apply(shiftBeats(grid.basis(), grid.all(), -1.2, Reach::ToEnd)));
    QCOMPARE(grid.times().size(), std::size_t{7});
    QVERIFY(near(grid.times().front(), 0.3));
  }

  void aShiftIntoANeighbourIsNone() {
    const EditedGrid grid(evenGrid(12));
    QVERIFY(!shiftBeats(grid.basis(), {3.0, 5.0}, 0.49, Reach::Here));
  }

  void halfABeatFollowsTheTempo() {
    EditedGrid grid(gridAt({0, 1, 1.9, 2.7, 3.4}));
    QVERIFY(grid.apply(shiftHalfBeat(grid.basis(), grid.all(), true, Reach::ToEnd)));
    const std::vector<double> later{0.5, 1.45, 2.3, 3.05, 3.75};
    for (std::size_t i = 0; i < later.size(); ++i) QVERIFY(near(grid.times()[i], later[i]));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1"));
    grid.undo();
    QVERIFY(grid.apply(shiftHalfBeat(grid.basis(), {0.5, 1000}, false, Reach::ToEnd)));
    const std::vector<double> earlier{0, 0.5, 1.45, 2.3, 3.05};
    for (std::size_t i = 0; i < earlier.size(); ++i) QVERIFY(near(grid.times()[i], earlier[i]));
  }

  void halfABeatBeforeAPauseIsThatOfItsPulse() {
    EditedGrid grid(gridAt({0, 0.5, 1.0, 1.5, 9.0, 9.5, 10.0}));
    QVERIFY(grid.apply(shiftHalfBeat(grid.basis(), grid.all(), true, Reach::ToEnd)));
    QVERIFY(near(grid.times()[3], 1.75));
    QVERIFY(near(grid.times()[6], 10.25));
  }

  void beatsSnapToTransientsNearby() {
    EditedGrid grid(evenGrid(8));
    grid.transients = {{1.02, 0.5}, {1.53, 0.5}, {2.2, 1.0}, {2.49, 0.3}};
    QVERIFY(grid.apply(snapToTransients(grid.basis(), grid.all(), Reach::ToEnd)));
    QVERIFY(near(grid.times()[0], 1.02));
    QVERIFY(near(grid.times()[1], 1.53));
    QVERIFY(near(grid.times()[2], 2.0));
    QVERIFY(near(grid.times()[3], 2.49));
    QCOMPARE(grid.times().size(), std::size_t{8});
  }

  void withoutAListTheBeatsOwnTransientsCount() {
    model::BeatGrid analysed = evenGrid(8);
    analysed.beats[2].transient = model::Transient{2.015, 0.7};
    EditedGrid grid(analysed);
    QVERIFY(grid.apply(snapToTransients(grid.basis(), grid.all(), Reach::ToEnd)));
    QVERIFY(near(grid.times()[2], 2.015));
  }

  void anEmptyGridHasNothingToChange() {
    const EditedGrid grid({}, 10);
    QVERIFY(!shiftBeats(grid.basis(), grid.all(), 0.01, Reach::ToEnd));
    QVERIFY(!shiftHalfBeat(grid.basis(), grid.all(), true, Reach::ToEnd));
    QVERIFY(!snapToTransients(grid.basis(), grid.all(), Reach::ToEnd));
  }
};

QTEST_APPLESS_MAIN(TestGridMoves)
#include "test_grid_moves.moc"
