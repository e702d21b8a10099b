#include <QTest>
#include <cmath>

#include "engine/edits/GridTempo.h"
#include "engine/edits/LineThrough.h"
#include "tests/engine/edits/GridFixture.h"

using namespace barline;
using namespace barline::edits;
using test::EditedGrid;
using test::evenGrid;
using test::gridAt;
using test::near;

namespace {

std::vector<double> steps(double begin, double step, std::size_t count) {
  std::vector<double> times;
  for (std::size_t i = 0; i < count; ++i) times.push_back(begin + step * static_cast<double>(i));
  return times;
}

bool allNear(const std::vector<double>& a, const std::vector<double>& b) {
  return a.size() == b.size() &&
         std::equal(a.begin(), a.end(), b.begin(), [](double x, double y) { return near(x, y); });
}

}  // namespace

class TestGridTempo : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void twiceAsFastHasBeatsBetween() {
    EditedGrid grid(evenGrid(8));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 1}, Reach::ToEnd)));
    QVERIFY(allNear(grid.times(), steps(1.0, 0.25, 16)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4"));
    QCOMPARE(grid.metres(), std::string("4/4 4/4 4/4 4/4"));
    grid.undo();
    QCOMPARE(grid.times().size(), std::size_t{8});
  }

  void halfAsFastLeavesBeatsOut() {
    EditedGrid grid(evenGrid(16));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {1, 2}, Reach::ToEnd)));
    QVERIFY(allNear(grid.times(), steps(1.0, 1.0, 8)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4"));
  }

  void thereAndBackIsWhatItWas() {
    EditedGrid grid(evenGrid(16));
    const auto before = grid.times();
    for (const auto& [there, back] :
         {std::pair{TempoRatio{2, 1}, TempoRatio{1, 2}}, {TempoRatio{3, 2}, TempoRatio{2, 3}}}) {
      QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), there, Reach::ToEnd)));
      QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), back, Reach::ToEnd)));
      QVERIFY(allNear(grid.times(), before));
      QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4"));
    }
  }

  void threeForTwo() {
    EditedGrid grid(evenGrid(8, 90));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {3, 2}, Reach::ToEnd)));
    QVERIFY(allNear(grid.times(), steps(1.0, 60.0 / 135, 12)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4"));
  }

  void twoForThree() {
    EditedGrid grid(evenGrid(12, 135));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 3}, Reach::ToEnd)));
    QVERIFY(allNear(grid.times(), steps(1.0, 60.0 / 90, 8)));
  }

  void compoundBarsBecomeSimpleOnes() {
    EditedGrid grid(evenGrid(8, 80, {6, 8}));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {3, 2}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 1 2 3 1 2 3 1 2 3"));
    QCOMPARE(grid.metres(), std::string("3/4 3/4 3/4 3/4"));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 3}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 1 2 1 2 1 2"));
    QCOMPARE(grid.metres(), std::string("6/8 6/8 6/8 6/8"));
  }

  void theTempoGoesOnVarying() {
    EditedGrid grid(gridAt({0, 1, 1.9, 2.7, 3.4}));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 1}, Reach::ToEnd)));
    QVERIFY(allNear(grid.times(), {0, 0.5, 1, 1.45, 1.9, 2.3, 2.7, 3.05, 3.4, 3.75}));
  }

  void pickUpCountsBackFromTheDownbeat() {
    EditedGrid grid(evenGrid(9, 120, {4, 4}, 1.0, 1));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 1}, Reach::ToEnd)));
    QCOMPARE(grid.positions().substr(0, 11), std::string("3 4 1 2 3 4"));
    QVERIFY(near(grid.times()[2], 1.5));
  }

  void halvingKeepsTheDownbeatBehindAPickUp() {
    EditedGrid grid(evenGrid(9, 120, {4, 4}, 1.0, 1));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {1, 2}, Reach::ToEnd)));
    QVERIFY(near(grid.times().front(), 1.5));
    QCOMPARE(grid.positions(), std::string("1 2 3 4"));
  }

  void oddMetresKeepTheirLength() {
    EditedGrid grid(evenGrid(12, 120, {3, 4}));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {1, 2}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 1 2 3"));
    QVERIFY(allNear(grid.times(), steps(1.0, 1.0, 6)));
  }

  void metreChangesBeginAnew() {
    model::BeatGrid analysed = evenGrid(14);
    for (std::size_t i = 8; i < 14; ++i) analysed.beats[i].positionInBar = static_cast<int>((i - 8) % 3) + 1;
    analysed.bars.resize(2);
    analysed.bars.push_back({{5.0, 6.5}, 3, {3, 4}, 0.9});
    analysed.bars.push_back({{6.5, 8.0}, 4, {3, 4}, 0.9});
    EditedGrid grid(analysed);
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 1}, Reach::ToEnd)));
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 1 2 3 1 2 3 1 2 3"));
  }

  void noBeatsInAPause() {
    EditedGrid grid(gridAt({0, 0.5, 1, 1.5, 9, 9.5, 10, 10.5}));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 1}, Reach::ToEnd)));
    QVERIFY(allNear(grid.times(), {0, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 1.75, 9.0, 9.25, 9.50, 9.75, 10.0, 10.25,
                                   10.5, 10.75}));
  }

  void onlyTheSelectionChanges() {
    EditedGrid grid(evenGrid(12));
    QVERIFY(grid.apply(scaleTempo(grid.basis(), {3.0, 5.0}, {2, 1}, Reach::ToEnd)));
    QCOMPARE(grid.times().size(), std::size_t{16});
    QCOMPARE(grid.positions(), std::string("1 2 3 4 1 2 3 4 1 2 3 4 1 2 3 4"));
    QVERIFY(near(grid.times()[5], 3.25));
  }

  void whatIsVerifiedKeepsItsTempo() {
    EditedGrid grid(evenGrid(12));
    grid.verify({3.0, 5.0});
    QVERIFY(grid.apply(scaleTempo(grid.basis(), grid.all(), {2, 1}, Reach::ToNextVerified)));
    QCOMPARE(grid.times().size(), std::size_t{20});
    QVERIFY(near(grid.times()[8], 3.0) && near(grid.times()[9], 3.5));
  }

  void fewBeats() {
    EditedGrid one(evenGrid(1));
    QVERIFY(one.apply(scaleTempo(one.basis(), one.all(), {2, 1}, Reach::ToEnd)));
    QCOMPARE(one.times().size(), std::size_t{2});
    const EditedGrid none({}, 10);
    QVERIFY(!scaleTempo(none.basis(), none.all(), {2, 1}, Reach::ToEnd));
    QVERIFY(!fitTempo(none.shown(), {}, none.all()));
    QVERIFY(!fitTempo(evenGrid(1), {}, none.all()));
    QVERIFY(!fitConstantTempo(none.basis(), none.all(), true, Reach::ToEnd));
  }

  void ratiosOfAlternatives() {
    QVERIFY(ratioOf(2.0) == (TempoRatio{2, 1}));
    QVERIFY(ratioOf(0.667) == (TempoRatio{2, 3}));
    QVERIFY(ratioOf(1.0 / 3) == (TempoRatio{1, 3}));
    QVERIFY(!ratioOf(1.0));
    QVERIFY(!ratioOf(1.15));
  }

  void anEvenPulseHasNoResidual() {
    const auto fit = fitTempo(evenGrid(64, 95), {}, {0, 1000});
    QVERIFY(near(fit->bpm, 95.0, 1e-6));
    QVERIFY(near(fit->begin, 1.0, 1e-9));
    QVERIFY(fit->residual < 1e-9);
    QCOMPARE(fit->deviations.size(), std::size_t{64});
  }

  void theResidualIsTheRootMeanSquare() {
    // ±4 ms in turns: no line is nearer than the one between.
    std::vector<double> times;
    for (int i = 0; i < 64; ++i) times.push_back(1.0 + 0.5 * i + (i % 2 == 0 ? 0.004 : -0.004));
    const auto fit = fitTempo(gridAt(times), {}, {0, 1000});
    QVERIFY(near(fit->residual, 0.004, 1e-5));
    QVERIFY(near(fit->bpm, 120, 0.01));
  }

  void someBeatsFarOffDoNotBendTheLine() {
    std::vector<double> times = steps(1.0, 0.5, 32);
    for (const std::size_t i : {28U, 29U, 30U, 31U}) times[i] += 0.12;
    const auto fit = fitTempo(gridAt(times), {}, {0, 1000});
    QVERIFY(near(fit->bpm, 120, 1e-3));
    QVERIFY(near(fit->deviations[30], 0.12, 1e-3));
  }

  void beatsLeftOutInAPauseAreCounted() {
    std::vector<double> times = steps(1.0, 0.5, 32);
    times.erase(times.begin() + 10, times.begin() + 14);
    const auto fit = fitTempo(gridAt(times), {}, {0, 1000});
    QVERIFY(near(fit->bpm, 120, 1e-6));
    QCOMPARE(fit->numbers.back(), 31.0);
  }

  void beatsOnTransientsAreCounted() {
    const std::vector<model::Transient> transients{{1.005, 0.5}, {1.52, 0.9}, {2.0, 0.1}};
    QCOMPARE(fitTempo(evenGrid(8), transients, {0, 1000})->onTransient, std::size_t{2});
  }

  void aSelectionBecomesEven() {
    std::vector<double> times;
    for (int i = 0; i < 32; ++i) times.push_back(1.0 + 0.5 * i + (i % 3 - 1) * 0.006);
    EditedGrid grid(gridAt(times));
    const auto edit = fitConstantTempo(grid.basis(), {times[8], times[24]}, false, Reach::ToEnd);
    QVERIFY(grid.apply(edit));
    QVERIFY(std::abs(std::stod(edit->name.arguments[0]) - 120) < 0.3);
    QVERIFY(std::abs(std::stod(edit->name.arguments[1]) - 4.9) < 0.3);
    const auto after = grid.times();
    for (std::size_t i = 9; i < 23; ++i) {
      QVERIFY(near(after[i + 1] - after[i], after[9] - after[8]));
    }
    QCOMPARE(after[7], times[7]);
    QCOMPARE(after[24], times[24]);
    QVERIFY(fitTempo(grid.shown(), {}, {times[8] - 0.1, times[24] - 0.1})->residual < 1e-9);
  }

  void thePulseMayBeThatOfTheTransients() {
    model::BeatGrid analysed = evenGrid(32);
    for (model::Beat& beat : analysed.beats) beat.transient = model::Transient{beat.time + 0.012, 0.5};
    EditedGrid grid(analysed);
    QVERIFY(grid.apply(fitConstantTempo(grid.basis(), grid.all(), true, Reach::ToEnd)));
    QVERIFY(near(grid.times().front(), 1.012, 1e-6));
  }

  void theRunnerUpCanBeUsed() {
    EditedGrid grid(evenGrid(16));
    QVERIFY(grid.apply(useAlternative(grid.basis(), grid.all(), {0.5, 0, {}, 0.3}, Reach::ToEnd)));
    QCOMPARE(grid.times().size(), std::size_t{8});
    grid.undo();
    QVERIFY(grid.apply(useAlternative(grid.basis(), grid.all(), {1.0, 2, {}, 0.3}, Reach::ToEnd)));
    QCOMPARE(grid.positions().substr(0, 7), std::string("3 4 1 2"));
    grid.undo();
    QVERIFY(grid.apply(
        useAlternative(grid.basis(), grid.all(), {1.0, 0, model::Metre{3, 4}, 0.3}, Reach::ToEnd)));
    QCOMPARE(grid.metres().substr(0, 7), std::string("3/4 3/4"));
    grid.undo();
    QCOMPARE(alternativeBeats(grid.basis(), grid.all(), {2.0, 0, {}, 0.3}).size(), std::size_t{32});
    QVERIFY(!useAlternative(grid.basis(), grid.all(), {1.0, 0, {}, 0.3}, Reach::ToEnd));
  }
};

QTEST_APPLESS_MAIN(TestGridTempo)
#include "test_grid_tempo.moc"
