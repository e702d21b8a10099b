#include <QSignalSpy>
#include <algorithm>
#include <cmath>
#include <stdexcept>
#include <string>

#include "tests/app/gui/Program.h"
#include "ui/library/LibraryPanel.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/SecondTrackPane.h"

namespace barline {
namespace {

using namespace test;

/// Where the bar of a number begins, seconds: a pick-up, which one track may have and the other not, is 0.
double lineOf(const model::BeatGrid& grid, int number) {
  const auto bar = std::ranges::find(grid.bars, number, &model::Bar::number);
  if (bar == grid.bars.end()) throw std::out_of_range("no bar " + std::to_string(number));
  return bar->range.begin;
}

double offBy(double a, double b) {
  return std::abs(a - b);
}

}  // namespace

class TestSecondTrack : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  fs::path slow_;
  fs::path fast_;

 private Q_SLOTS:
  void initTestCase() {
    slow_ = ui::pathOf(folder_.filePath(QStringLiteral("slow.wav")));
    fast_ = ui::pathOf(folder_.filePath(QStringLiteral("fast.wav")));
    writeSong(slow_, 40.0, 100.0);
    writeSong(fast_, 30.0, 120.0);
  }

  void tracksMoveTogetherByBarAndByTime() {
    const QTemporaryDir data;
    Program program(data);
    auto& pane = *program.window.findChild<ui::SecondTrackPane*>();
    openBoth(program);
    QTRY_VERIFY(pane.timeline().timeline());
    const auto first = program.window.timeline().timeline()->grid;
    const auto second = pane.timeline().timeline()->grid;
    program.window.timeline().setVisibleRange({lineOf(*first, 2), lineOf(*first, 4)});
    const double pixel = 0.05;  // s, and more than any view here has
    QVERIFY(offBy(pane.timeline().visibleRange().begin, lineOf(*second, 2)) < pixel);
    QVERIFY(offBy(pane.timeline().visibleRange().end, lineOf(*second, 4)) < pixel);

    // The other way round, as by scrolling in the second track.
    pane.timeline().setVisibleRange({lineOf(*second, 3), lineOf(*second, 5)});
    QVERIFY(offBy(program.window.timeline().visibleRange().begin, lineOf(*first, 3)) < pixel);

    pane.restoreState({{QStringLiteral("by_bar"), false}, {QStringLiteral("linked"), true}});
    program.window.timeline().setVisibleRange({10.0, 14.0});
    QVERIFY(offBy(pane.timeline().visibleRange().begin, 10.0) < pixel);
    QVERIFY(offBy(pane.timeline().visibleRange().end, 14.0) < pixel);
    // The second track is shorter: what lies after its end is shown as nothing, still at the same time.
    program.window.timeline().setVisibleRange({28.0, 38.0});
    QVERIFY(offBy(pane.timeline().visibleRange().begin, 28.0) < pixel);
    QVERIFY(offBy(pane.timeline().visibleRange().end, 38.0) < pixel);
  }

  void unlinkedEachHasItsOwnZoom() {
    const QTemporaryDir data;
    Program program(data);
    auto& pane = *program.window.findChild<ui::SecondTrackPane*>();
    openBoth(program);
    QTRY_VERIFY(pane.timeline().timeline());
    pane.restoreState({{QStringLiteral("by_bar"), true}, {QStringLiteral("linked"), false}});
    pane.timeline().setVisibleRange({2.0, 4.0});
    program.window.timeline().setVisibleRange({10.0, 20.0});
    QVERIFY(offBy(pane.timeline().visibleRange().begin, 2.0) < 0.05);
    QVERIFY(offBy(program.window.timeline().visibleRange().begin, 10.0) < 0.05);
  }

  void clickInTheSecondSeeksInTheFirst() {
    const QTemporaryDir data;
    Program program(data);
    auto& pane = *program.window.findChild<ui::SecondTrackPane*>();
    openBoth(program);
    QTRY_VERIFY(pane.timeline().timeline());
    const auto first = program.window.timeline().timeline()->grid;
    const auto second = pane.timeline().timeline()->grid;
    Q_EMIT pane.timeline().seekRequested(lineOf(*second, 5));
    QVERIFY(offBy(program.window.workspace().player().position(), lineOf(*first, 5)) < 1e-3);
    QTRY_VERIFY(offBy(pane.timeline().playhead(), lineOf(*second, 5)) < 1e-3);
  }

  void closingGivesTheRoomBack() {
    const QTemporaryDir data;
    Program program(data);
    auto& pane = *program.window.findChild<ui::SecondTrackPane*>();
    QVERIFY(!pane.isVisible());
    openBoth(program);
    QTRY_VERIFY(pane.timeline().timeline());
    QVERIFY(pane.isVisible());
    program.window.workspace().second().close();
    QVERIFY(!pane.isVisible());
    QCOMPARE(program.window.workspace().second().track(), std::int64_t{0});
  }

 private:
  void openBoth(Program& program) {
    program.window.openPaths({slow_, fast_});
    QTRY_VERIFY_WITH_TIMEOUT(program.report && program.analysed("fast") && program.analysed("slow"), 60000);
    Q_EMIT program.window.library().showBelowRequested(program.row("fast")->record.id);
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestSecondTrack)
#include "test_second_track.moc"
