#include <QTest>
#include <cmath>
#include <random>

#include "engine/edits/TapFit.h"
#include "tests/engine/edits/GridFixture.h"

using namespace barline;
using namespace barline::edits;
using test::EditedGrid;
using test::evenGrid;
using test::gridAt;

namespace {

/// Taps as people tap: off by a normal distribution.
std::vector<double> taps(double begin, double period, int count, double deviation = 0.012) {
  std::mt19937 random(7);
  std::normal_distribution<double> off(0.0, deviation);
  std::vector<double> times;
  for (int i = 0; i < count; ++i) times.push_back(begin + period * i + off(random));
  return times;
}

/// Players' beats: no machine's, so that taps are not put on them.
model::BeatGrid played(int beats, double period) {
  std::mt19937 random(3);
  std::normal_distribution<double> off(0.0, 0.02);
  std::vector<double> times;
  for (int i = 0; i < beats; ++i) times.push_back(1.0 + period * i + off(random));
  return gridAt(times);
}

}  // namespace

class TestTapFit : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void tempoAndPhaseOfUnevenTaps() {
    const EditedGrid grid({}, 60);
    const auto fit = fitTaps(grid.basis(), taps(5.0, 0.5, 24));
    QVERIFY(std::abs(fit->bpm - 120) < 0.5);
    QVERIFY(std::abs(fit->begin - 5.0) < 0.01);
    QVERIFY(fit->residual < 0.02 && fit->residual > 0.005);
    QVERIFY(!fit->follows && !fit->ratio);
  }

  void missedAndDoubledTapsDoNotMatter() {
    const EditedGrid grid({}, 60);
    std::vector<double> times = taps(5.0, 0.5, 24);
    times.erase(times.begin() + 9);
    times.insert(times.begin() + 4, times[4] - 0.03);
    const auto fit = fitTaps(grid.basis(), times);
    QVERIFY(std::abs(fit->bpm - 120) < 0.6);
    QCOMPARE(fit->times.size(), std::size_t{24});
    QCOMPARE(fit->taps, std::size_t{23});
  }

  void oneTapFarOffDoesNotMatter() {
    const EditedGrid grid({}, 60);
    std::vector<double> times = taps(5.0, 0.5, 16, 0.004);
    times[15] += 0.15;
    QVERIFY(std::abs(fitTaps(grid.basis(), times)->bpm - 120) < 0.5);
  }

  void fewTapsSayNothing() {
    const EditedGrid grid(evenGrid(16));
    QVERIFY(!fitTaps(grid.basis(), std::vector<double>{1.0, 1.5, 2.0}));
    QVERIFY(!fitTaps(grid.basis(), {}));
    QVERIFY(!useTaps(grid.basis(), std::vector<double>{1.0}, Reach::ToEnd));
  }

  void tapsThatFollowAChangingTempoAreFollowed() {
    const EditedGrid grid({}, 60);
    std::vector<double> times{5.0};
    for (int i = 0; i < 31; ++i) times.push_back(times.back() + 0.5 + 0.01 * i);
    const auto fit = fitTaps(grid.basis(), times);
    QVERIFY(fit->follows);
    QCOMPARE(fit->times.size(), times.size());
    for (std::size_t i = 0; i < times.size(); ++i) QVERIFY(std::abs(fit->times[i] - times[i]) < 0.06);
  }

  void tapsOnAMachinesGridAreTheGrids() {
    EditedGrid grid(evenGrid(64, 75));
    // Twice as fast, 15 ms late, as people are.
    const auto times = taps(grid.times()[4] + 0.015, 0.4, 16);
    const auto fit = fitTaps(grid.basis(), times);
    QVERIFY(fit->ratio == (TempoRatio{2, 1}));
    QVERIFY(std::abs(fit->bpm - 150) < 1e-6);
    QVERIFY(std::abs(fit->begin - grid.times()[4]) < 1e-6);
    QVERIFY(grid.apply(useTaps(grid.basis(), times, Reach::ToEnd)));
    QCOMPARE(grid.times().size(), std::size_t{4 + 2 * 60});
    QVERIFY(std::abs(grid.times()[5] - grid.times()[4] - 0.4) < 1e-6);
    QCOMPARE(grid.positions().substr(0, 15), std::string("1 2 3 4 1 2 3 4"));
  }

  void tapsOnTheOffBeatShiftTheGridByHalfABeat() {
    EditedGrid grid(evenGrid(32));
    const auto before = grid.times();
    QVERIFY(grid.apply(useTaps(grid.basis(), taps(before[0] + 0.26, 0.5, 12), Reach::ToEnd)));
    QVERIFY(std::abs(grid.times()[3] - before[3] - 0.25) < 1e-6);
    QCOMPARE(grid.positions().substr(0, 9), std::string("1 2 3 4 1"));
  }

  void tapsThatAgreeChangeNothing() {
    const EditedGrid grid(evenGrid(32));
    const auto times = taps(grid.times()[4], 0.5, 12);
    QVERIFY(fitTaps(grid.basis(), times)->ratio == (TempoRatio{1, 1}));
    QVERIFY(!useTaps(grid.basis(), times, Reach::ToEnd));
  }

  void aPlayersGridChangesOnlyWhereTapped() {
    EditedGrid grid(played(64, 0.5));
    const auto before = grid.times();
    const auto times = taps(before[16] + 0.2, 0.5, 16);
    QVERIFY(grid.apply(useTaps(grid.basis(), times, Reach::ToNextVerified)));
    QCOMPARE(grid.times()[15], before[15]);
    QCOMPARE(grid.times().back(), before.back());
    QVERIFY(std::abs(grid.times()[20] - before[20] - 0.2) < 0.06);
  }

  void whereThereIsNoGridTheTapsMakeOne() {
    EditedGrid grid({}, 30);
    QVERIFY(grid.apply(useTaps(grid.basis(), taps(5.0, 0.5, 16, 0.001), Reach::ToEnd)));
    QCOMPARE(grid.positions().substr(0, 9), std::string("1 2 3 4 1"));
    QVERIFY(grid.times().size() > 45);
    QVERIFY(grid.times().back() < 30);
    grid.undo();
    QVERIFY(grid.apply(useTaps(grid.basis(), taps(5.0, 0.5, 16, 0.001), Reach::Here)));
    QCOMPARE(grid.times().size(), std::size_t{16});
  }

  void aPauseOfTheMachineStaysOne() {
    std::vector<double> times;
    for (int i = 0; i < 32; ++i) times.push_back(1.0 + 0.5 * i);
    for (int i = 0; i < 32; ++i) times.push_back(30.0 + 0.5 * i);
    EditedGrid grid(gridAt(times));
    QVERIFY(grid.apply(useTaps(grid.basis(), taps(1.0, 0.25, 24, 0.004), Reach::ToEnd)));
    for (const double time : grid.times()) QVERIFY(time < 17.0 || time >= 30.0);
  }

  void verifiedBeatsStay() {
    EditedGrid grid(evenGrid(32));
    const auto before = grid.times();
    grid.verify({before[16], before[20]});
    QVERIFY(grid.apply(useTaps(grid.basis(), taps(before[0], 0.25, 16, 0.004), Reach::ToNextVerified)));
    QVERIFY(std::abs(grid.times()[1] - before[0] - 0.25) < 1e-6);
    QCOMPARE(grid.times().size(), std::size_t{48});
  }
};

QTEST_APPLESS_MAIN(TestTapFit)
#include "test_tap_fit.moc"
