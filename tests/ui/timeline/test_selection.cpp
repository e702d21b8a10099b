#include <QSignalSpy>
#include <QTest>
#include <cmath>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/theme/Appearance.h"
#include "ui/timeline/TimelineView.h"

using namespace barline;
using namespace barline::ui;

namespace {

constexpr int kGutter = 92;
constexpr int kLanes = 800;
constexpr int kWaveY = 200;

void drag(TimelineView& view, const QPoint& from, const QPoint& to, Qt::KeyboardModifiers modifiers = {},
          Qt::MouseButton button = Qt::LeftButton) {
  QTest::mousePress(&view, button, modifiers, from);
  for (int i = 1; i <= 4; ++i) {
    const QPoint at = from + (to - from) * i / 4;
    QMouseEvent event(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, button, modifiers);
    QApplication::sendEvent(&view, &event);
  }
  QTest::mouseRelease(&view, button, modifiers, to);
}

bool near(double a, double b) {
  return std::abs(a - b) < 1e-6;
}

}  // namespace

/// Selecting in the timeline, by hand and by keys.
class TestSelection : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { timeline_ = test::syntheticTimeline(240); }
  void init() {
    const auto theme = Theme::load(Scheme::Dark, true);
    applyTheme(*qApp, theme);
    view_ = std::make_unique<TimelineView>(theme);
    view_->resize(kGutter + kLanes, 560);
    view_->setTimeline(timeline_);
    view_->show();
    view_->setVisibleRange({20, 40});
    view_->finishPainting();
  }
  void cleanup() { view_.reset(); }

  void pointsAreBordersOnceEach() {
    const std::vector<double> points = snapPoints(*timeline_, SnapUnit::Bar, 240);
    QVERIFY(std::ranges::adjacent_find(points, [](double a, double b) { return b - a < 1e-3; }) ==
            points.end());
    QCOMPARE(points.front(), 0.0);
    QCOMPARE(points.back(), 240.0);
    QVERIFY(snapPoints(*timeline_, SnapUnit::Off, 240).empty());
    QVERIFY(snapPoints({}, SnapUnit::Bar, 240).empty());
  }

  void everyUnitThatADragTouchesIsSelected() {
    const std::vector<double> points{0, 1, 2, 3, 4};
    QCOMPARE(touchedUnits(points, 1.2, 1.4, 0.05), (model::TimeRange{1, 2}));
    QCOMPARE(touchedUnits(points, 1.2, 2.1, 0.05), (model::TimeRange{1, 3}));
    QCOMPARE(touchedUnits(points, 2.1, 1.2, 0.05), (model::TimeRange{1, 3}));
    // Nearly on a border is on it.
    QCOMPARE(touchedUnits(points, 0.97, 3.02, 0.05), (model::TimeRange{1, 3}));
    QCOMPARE(touchedUnits(points, -5, 9, 0.05), (model::TimeRange{0, 4}));
    QCOMPARE(touchedUnits({}, 1.7, 1.2, 0.05), (model::TimeRange{1.2, 1.7}));
  }

  void pointsAwayStopAtTheEnds() {
    const std::vector<double> points{0, 1, 2, 3};
    QCOMPARE(pointAway(points, 1, 1, 0.1), 2.0);
    QCOMPARE(pointAway(points, 1, -1, 0.1), 0.0);
    QCOMPARE(pointAway(points, 1.5, 1, 0.1), 2.0);
    QCOMPARE(pointAway(points, 1.5, -1, 0.1), 1.0);
    QCOMPARE(pointAway(points, 2, 9, 0.1), 3.0);
    QCOMPARE(pointAway({}, 2, -3, 0.5), 0.5);
  }

  void aDragSelectsWholeUnits() {
    QSignalSpy spy(view_.get(), &TimelineView::selectionChanged);
    view_->setSnap(SnapUnit::Bar);
    drag(*view_, at(24.3), at(27.9));
    const std::vector<double> bars = snapPoints(*timeline_, SnapUnit::Bar, 240);
    QVERIFY(view_->selection());
    QVERIFY(near(view_->selection()->begin, unitAt(bars, 24.3).begin));
    QVERIFY(near(view_->selection()->end, unitAt(bars, 27.9).end));
    QVERIFY(spy.count() > 0);
    const RangeCount count = countOf(*timeline_, *view_->selection());
    QCOMPARE(count.unit, SnapUnit::Bar);
    QVERIFY(view_->selectionText().startsWith(QStringLiteral("%1 bars · ").arg(count.count)));
  }

  void shiftSelectsFreely() {
    view_->setSnap(SnapUnit::Bar);
    drag(*view_, at(24.3), at(27.9), Qt::ShiftModifier);
    const double pixel = 20.0 / kLanes;
    QVERIFY(std::abs(view_->selection()->begin - 24.3) <= pixel);
    QVERIFY(std::abs(view_->selection()->end - 27.9) <= pixel);
  }

  void aDraggedEdgeMovesAlone() {
    view_->setSnap(SnapUnit::Beat);
    view_->setSelection(model::TimeRange{25, 30});
    drag(*view_, at(30), at(33.1));
    QVERIFY(near(view_->selection()->begin, 25));
    QVERIFY(near(view_->selection()->end, nearestPoint(snapPoints(*timeline_, SnapUnit::Beat, 240), 33.1)));
  }

  void otherButtonsAndAltScroll() {
    for (const bool middle : {true, false}) {
      view_->setVisibleRange({20, 40});
      drag(*view_, at(30), at(25), middle ? Qt::KeyboardModifiers() : Qt::AltModifier,
           middle ? Qt::MiddleButton : Qt::LeftButton);
      QVERIFY(std::abs(view_->visibleRange().begin - 25) < 0.1);
      QVERIFY(!view_->selection());
    }
  }

  void aClickSeeksAndKeepsTheSelection() {
    view_->setSelection(model::TimeRange{25, 30});
    QSignalSpy spy(view_.get(), &TimelineView::seekRequested);
    QTest::mouseClick(view_.get(), Qt::LeftButton, {}, at(35));
    QCOMPARE(spy.count(), 1);
    QCOMPARE(view_->selection(), std::optional(model::TimeRange{25, 30}));
  }

  void aDoubleClickSelectsTheBlock() {
    const auto& section = timeline_->sections->sections.at(1);
    view_->setVisibleRange({section.range.begin - 2, section.range.begin + 18});
    const double time = section.range.begin + 3;
    const QPoint place(at(time).x(), topOf("sections") + 8);
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, place);
    QCOMPARE(view_->selection(), std::optional(section.range));
    QTest::mouseDClick(view_.get(), Qt::LeftButton, {}, at(time));
    QCOMPARE(countOf(*timeline_, *view_->selection()), (RangeCount{SnapUnit::Bar, 1}));
  }

  void keysSelect() {
    view_->setSnap(SnapUnit::Bar);
    view_->setPlayhead(25, false);
    const std::vector<double> bars = snapPoints(*timeline_, SnapUnit::Bar, 240);
    const model::TimeRange bar = unitAt(bars, 25);
    QTest::keyClick(view_.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(view_->selection(), std::optional(bar));
    QTest::keyClick(view_.get(), Qt::Key_Right, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(view_->selection(), std::optional(model::TimeRange{bar.begin, pointAway(bars, bar.end, 1, 0)}));
    QTest::keyClick(view_.get(), Qt::Key_Left, Qt::AltModifier | Qt::ShiftModifier);
    QCOMPARE(view_->selection()->begin, pointAway(bars, bar.begin, -1, 0));
    // A selection is never turned inside out.
    for (int i = 0; i < 9; ++i)
      QTest::keyClick(view_.get(), Qt::Key_Left, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(countOf(*timeline_, *view_->selection()), (RangeCount{SnapUnit::Bar, 1}));
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QVERIFY(!view_->selection());
    QTest::keyClick(view_.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(view_->selection(), std::optional(model::TimeRange{0, 240}));
  }

  void escapeDuringADragBringsTheFormerSelectionBack() {
    view_->setSelection(model::TimeRange{25, 30});
    QTest::mousePress(view_.get(), Qt::LeftButton, {}, at(32));
    QTest::mouseMove(view_.get(), at(36));
    QVERIFY(view_->selection()->begin > 30);
    QTest::keyClick(view_.get(), Qt::Key_Escape);
    QCOMPARE(view_->selection(), std::optional(model::TimeRange{25, 30}));
    QTest::mouseRelease(view_.get(), Qt::LeftButton, {}, at(36));
    QCOMPARE(view_->selection(), std::optional(model::TimeRange{25, 30}));
  }

  void itIsLimitedToTheTrackAndForgottenWithIt() {
    view_->setSelection(model::TimeRange{-3, 999});
    QCOMPARE(view_->selection(), std::optional(model::TimeRange{0, 240}));
    view_->setSelection(model::TimeRange{30, 30});
    QVERIFY(!view_->selection());
    view_->setSelection(model::TimeRange{25, 30});
    auto more = std::make_shared<model::Timeline>(*timeline_);
    view_->setTimeline(more);
    QVERIFY(view_->selection());
    auto other = std::make_shared<model::Timeline>(*timeline_);
    other->source.path = "/other.wav";
    view_->setTimeline(other);
    QVERIFY(!view_->selection());
  }

  void theFillLiesUnderWhatIsShown() {
    const auto picture = [&] {
      view_->finishPainting();
      return view_->grab().toImage();
    };
    const QImage before = picture();
    view_->setSelection(model::TimeRange{25, 35});
    const QImage after = picture();
    const int top = topOf("waveform") + 20;
    int ground = 0;
    int bright = 0;
    for (int x = at(26).x(); x < at(34).x(); ++x) {
      for (int y = top; y < top + 60; ++y) {
        const QRgb was = before.pixel(x, y);
        if (qGray(was) < 16) {
          ++ground;
          QVERIFY(qGreen(after.pixel(x, y)) > qGreen(was));
        } else if (qRed(was) > 100 && qGreen(was) > 100 && qBlue(was) > 100) {
          ++bright;
          const QRgb is = after.pixel(x, y);
          QVERIFY(std::abs(qRed(is) - qRed(was)) < 20 && std::abs(qGreen(is) - qGreen(was)) < 20);
        }
      }
    }
    QVERIFY(ground > 100 && bright > 10);
  }

 private:
  [[nodiscard]] QPoint at(double time) const {
    const model::TimeRange range = view_->visibleRange();
    return {static_cast<int>(std::lround(kGutter + (time - range.begin) / range.duration() * kLanes)),
            kWaveY};
  }
  [[nodiscard]] int topOf(const char* id) const {
    int top = 0;
    for (const LaneInfo& lane : view_->lanes()) {
      if (lane.id == QLatin1String(id)) return top;
      top += lane.height;
    }
    return -1;
  }

  std::shared_ptr<const model::Timeline> timeline_;
  std::unique_ptr<TimelineView> view_;
};

QTEST_MAIN(TestSelection)
#include "test_selection.moc"
