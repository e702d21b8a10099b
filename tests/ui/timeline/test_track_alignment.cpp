#include <QTest>

#include "ui/timeline/TrackAlignment.h"

using namespace barline;
using ui::TrackAlignment;

namespace {

/// @param begins of the bars and the end of the last
model::BeatGrid bars(const std::vector<double>& begins, int firstNumber = 1) {
  model::BeatGrid grid;
  for (std::size_t i = 0; i + 1 < begins.size(); ++i)
    grid.bars.push_back({{begins[i], begins[i + 1]}, firstNumber + static_cast<int>(i), {4, 4}, 1.0});
  return grid;
}

}  // namespace

class TestTrackAlignment : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void byTimeAddsTheLag() {
    const auto alignment = TrackAlignment::byTime(-1.5);
    QCOMPARE(alignment.toSecond(10.0), 8.5);
    QCOMPARE(alignment.toFirst(8.5), 10.0);
  }

  void barsOfTheSameNumberBelongTogether() {
    const auto alignment = TrackAlignment::byBar(bars({0.5, 2.5, 4.5, 6.5}), bars({1.0, 2.0, 4.0, 5.0}), 0);
    QCOMPARE(alignment.toSecond(2.5), 2.0);
    QCOMPARE(alignment.toSecond(3.5), 3.0);
    QCOMPARE(alignment.toFirst(3.0), 3.5);
    QCOMPARE(alignment.toSecond(model::TimeRange{0.5, 4.5}), (model::TimeRange{1.0, 4.0}));
  }

  void outsideTheOutermostBarsGoOn() {
    const auto alignment = TrackAlignment::byBar(bars({0.5, 2.5, 4.5}), bars({1.0, 2.0, 4.0}), 0);
    QCOMPARE(alignment.toSecond(0.0), 0.75);
    QCOMPARE(alignment.toSecond(6.5), 6.0);
    QCOMPARE(alignment.toFirst(alignment.toSecond(100.0)), 100.0);
    QCOMPARE(alignment.toFirst(alignment.toSecond(-3.0)), -3.0);
  }

  void lagCountsBars() {
    const auto alignment = TrackAlignment::byBar(bars({0, 2, 4, 6}), bars({0, 1, 2, 3, 4}), 1);
    QCOMPARE(alignment.toSecond(0.0), 1.0);
    QCOMPARE(alignment.toFirst(1.0), 0.0);
  }

  void pickUpIsNoBar() {
    const auto alignment = TrackAlignment::byBar(bars({0.5, 1.0, 3.0, 5.0}, 0), bars({0.0, 2.0, 4.0}), 0);
    QCOMPARE(alignment.toSecond(1.0), 0.0);
    QCOMPARE(alignment.toSecond(0.5), -0.5);
  }

  void withoutBarsTimesAreTheSame() {
    const auto alignment = TrackAlignment::byBar(bars({0, 2, 4}), {}, 3);
    QCOMPARE(alignment.toSecond(7.0), 7.0);
    QCOMPARE(alignment.toFirst(7.0), 7.0);
  }
};

QTEST_GUILESS_MAIN(TestTrackAlignment)
#include "test_track_alignment.moc"
