#include <QAction>
#include <QSignalSpy>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "engine/edits/GridBasis.h"
#include "engine/edits/Marks.h"
#include "tests/app/gui/Program.h"
#include "ui/edits/grid/FitView.h"
#include "ui/edits/grid/GridTool.h"
#include "ui/edits/grid/GridToolBar.h"
#include "ui/edits/grid/HintLine.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/GridEditor.h"

namespace barline {
namespace {

using namespace test;
using Times = std::vector<double>;

constexpr int kGutter = 92;

}  // namespace

/// Each edit of the beat grid as a person makes it, with mouse and keys in the window, and its undo.
class TestGridEditing : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;
  QTemporaryDir data_;
  std::unique_ptr<Program> program_;
  Times before_;
  std::size_t k_{};  ///< a beat in the middle of the view

  [[nodiscard]] ui::TimelineView& view() const { return program_->window.timeline(); }
  [[nodiscard]] ui::EditController& edits() const { return program_->window.workspace().edits(); }
  [[nodiscard]] ui::GridTool& tool() const { return program_->window.gridEditor().tool(); }
  [[nodiscard]] const model::BeatGrid& grid() const { return *edits().shown()->grid; }
  [[nodiscard]] Times times() const {
    Times result;
    for (const model::Beat& beat : grid().beats) result.push_back(beat.time);
    return result;
  }
  [[nodiscard]] double at(std::size_t index) const { return grid().beats[index].time; }

  /// Where a beat's line is in the waveform.
  [[nodiscard]] QPoint placeOf(double seconds) const {
    const model::TimeRange range = view().visibleRange();
    const double x = kGutter + (seconds - range.begin) / range.duration() * (view().width() - kGutter);
    int top = 0;
    int height = 0;
    for (const ui::LaneInfo& lane : view().lanes()) {
      if (lane.id == QStringLiteral("waveform")) {
        height = lane.height;
        break;
      }
      top += lane.height;
    }
    return {static_cast<int>(std::lround(x)), top + height * 3 / 4};
  }
  void drag(double from, double to, Qt::KeyboardModifiers modifiers = Qt::ShiftModifier) {
    const QPoint begin = placeOf(from);
    const QPoint end = placeOf(to);
    QTest::mousePress(&view(), Qt::LeftButton, modifiers, begin);
    for (int i = 1; i <= 4; ++i) {
      const QPointF place = begin + (end - begin) * (i / 4.0);
      QMouseEvent move(QEvent::MouseMove, place, view().mapToGlobal(place), Qt::NoButton, Qt::LeftButton,
                       modifiers);
      QApplication::sendEvent(&view(), &move);
    }
    QTest::mouseRelease(&view(), Qt::LeftButton, modifiers, end);
  }
  void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
    QTest::keyClick(&view(), key, modifiers);
  }
  void select(std::size_t index) { tool().selectBeat(at(index)); }
  [[nodiscard]] QString hint() const {
    const auto& hint = program_->window.gridEditor().hints().hint();
    return hint ? hint->lead : QString();
  }
  /// Seconds of one pixel.
  [[nodiscard]] double pixel() const { return view().visibleRange().duration() / (view().width() - kGutter); }
  void verifyUndone(const Times& was) {
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(times(), was);
  }

 private Q_SLOTS:
  void initTestCase() {
    const fs::path song = ui::pathOf(folder_.filePath(QStringLiteral("song.wav")));
    writeSong(song, 30.0, 120.0);
    program_ = std::make_unique<Program>(data_);
    program_->window.openPaths({song});
    QTRY_VERIFY_WITH_TIMEOUT(program_->report && edits().canEdit(), 60'000);
    before_ = times();
    QVERIFY(before_.size() > 24);
    k_ = *edits::nearestBeat(grid(), 12.0);
    QVERIFY(k_ >= 8 && k_ + 10 < before_.size());
  }

  void init() {
    view().setFocus();
    view().setVisibleRange({at(k_) - 2.5, at(k_) + 5.5});
    view().setSelection(std::nullopt);
    if (!tool().isActive()) key(Qt::Key_B);
    QVERIFY(tool().isActive());
    tool().setTask(ui::GridTask::Move);
    tool().setReach(edits::Reach::Here);
    tool().setSnapping(true);
    tool().selectBeat(std::nullopt);
    view().setVisibleRange({at(k_) - 2.5, at(k_) + 5.5});
    view().finishPainting();
  }

  void cleanup() {
    while (edits().canUndo()) edits().undo();
    QCOMPARE(times(), before_);
  }

  void bOpensTheToolsAndClosesThem() {
    ui::GridEditor& editor = program_->window.gridEditor();
    QVERIFY(editor.toolBar()->isVisible());
    const auto visible = [&](const char* id) {
      for (const ui::LaneInfo& lane : view().lanes()) {
        if (lane.id == QLatin1String(id)) return lane.visible;
      }
      return false;
    };
    QVERIFY(visible("transients") && visible("runner_up") && !visible("energy"));
    key(Qt::Key_B);
    QVERIFY(!editor.toolBar()->isVisible());
    QVERIFY(!visible("transients") && visible("energy"));
    // Outside, the keys are nobody's.
    key(Qt::Key_D);
    key(Qt::Key_Comma);
    QVERIFY(!edits().canUndo());
  }

  void theLayoutOpensTheToolsToo() {
    const auto choose = [&](const QString& name) {
      for (QAction* action : program_->window.findChildren<QAction*>()) {
        if (action->text() == name && action->isCheckable()) return action->trigger();
      }
      QFAIL("no such layout");
    };
    choose(QStringLiteral("Listen"));
    QVERIFY(!tool().isActive());
    choose(QStringLiteral("Edit grid"));
    QVERIFY(tool().isActive());
    key(Qt::Key_B);
    QVERIFY(!tool().isActive());
  }

  void aBeatIsDragged() {
    drag(at(k_), at(k_) - 0.1);
    QVERIFY(std::abs(at(k_) - (before_[k_] - 0.1)) < 2 * pixel());
    QCOMPARE(at(k_ + 1), before_[k_ + 1]);
    QVERIFY(hint().startsWith(QStringLiteral("Moved beat")));
    QCOMPARE(tool().selectedBeat(), std::optional(at(k_)));
    verifyUndone(before_);
  }

  void followersGoAlong() {
    tool().setReach(edits::Reach::ToEnd);
    drag(at(k_), at(k_) + 0.1);
    const double by = at(k_) - before_[k_];
    QVERIFY(by > 0.05);
    QVERIFY(std::abs(times()[k_ + 8] - before_[k_ + 8] - by) < 1e-9);
    QCOMPARE(at(k_ - 1), before_[k_ - 1]);
    verifyUndone(before_);
  }

  void whatIsVerifiedStaysAndIsNamed() {
    const model::EditLayer layer = model::EditLayer::Grid;
    QVERIFY(edits().apply(
        edits::verify(*edits().shown(), std::span(&layer, 1), {before_[k_ + 4], before_[k_ + 6]}, true)));
    tool().setReach(edits::Reach::ToNextVerified);
    const QPoint begin = placeOf(at(k_));
    QTest::mousePress(&view(), Qt::LeftButton, Qt::ShiftModifier, begin);
    QTest::mouseMove(&view(), begin - QPoint(20, 0));
    const auto hint = program_->window.gridEditor().hints().hint();
    QVERIFY(hint && hint->lead.startsWith(QStringLiteral("Move beat")));
    QVERIFY(hint->rest.contains(QStringLiteral("3 beats follow")));
    QVERIFY(hint->rest.contains(QStringLiteral("is verified and stays")));
    QTest::mouseRelease(&view(), Qt::LeftButton, Qt::ShiftModifier, begin - QPoint(20, 0));
    QVERIFY(at(k_) < before_[k_] && at(k_ + 3) < before_[k_ + 3]);
    QCOMPARE(at(k_ + 4), before_[k_ + 4]);
  }

  void aLockedBeatDoesNotMoveAndSaysWhy() {
    const model::EditLayer layer = model::EditLayer::Grid;
    QVERIFY(edits().apply(
        edits::lock(*edits().shown(), std::span(&layer, 1), {before_[k_ - 2], before_[k_ + 2]}, true)));
    drag(at(k_), at(k_) - 0.1);
    QCOMPARE(times(), before_);
    QVERIFY(hint().contains(QStringLiteral("locked")));
  }

  void escapeCancelsADrag() {
    const QPoint begin = placeOf(at(k_));
    QTest::mousePress(&view(), Qt::LeftButton, {}, begin);
    QTest::mouseMove(&view(), begin + QPoint(30, 0));
    key(Qt::Key_Escape);
    QTest::mouseRelease(&view(), Qt::LeftButton, {}, begin + QPoint(30, 0));
    QCOMPARE(times(), before_);
    QVERIFY(!edits().canUndo());
  }

  void draggedBeatsSnapToTransientsUnlessShiftIsHeld() {
    // Clicks are at half seconds: away from them and back near them.
    drag(at(k_), at(k_) - 0.1);
    const double away = at(k_);
    drag(away, before_[k_] - 2 * pixel(), Qt::NoModifier);
    const auto& transients = edits().shown()->transients->all;
    QVERIFY(std::ranges::any_of(transients, [&](const auto& t) { return t.time == at(k_); }));
  }

  void undoInTheHintTakesItBack() {
    drag(at(k_), at(k_) - 0.1);
    Q_EMIT program_->window.gridEditor().hints().undoRequested();
    QCOMPARE(times(), before_);
  }

  void clicksAddAndRemove() {
    tool().setTask(ui::GridTask::Add);
    const double between = (at(k_) + at(k_ + 1)) / 2;
    QTest::mouseClick(&view(), Qt::LeftButton, Qt::ShiftModifier, placeOf(between));
    QCOMPARE(times().size(), before_.size() + 1);
    QVERIFY(std::abs(at(k_ + 1) - between) < 2 * pixel());
    tool().setTask(ui::GridTask::Remove);
    QTest::mouseClick(&view(), Qt::LeftButton, {}, placeOf(at(k_ + 1)));
    QCOMPARE(times().size(), before_.size());
  }

  void keysInsertAndDelete() {
    select(k_);
    tool().setSnapping(false);
    key(Qt::Key_Semicolon);
    QCOMPARE(times().size(), before_.size() + 1);
    QVERIFY(std::abs(at(k_ + 1) - (before_[k_] + before_[k_ + 1]) / 2) < 1e-6);
    key(Qt::Key_Delete);
    QCOMPARE(times().size(), before_.size());
    key(Qt::Key_Z, Qt::ControlModifier);
    verifyUndone(before_);
  }

  void dSetsTheDownbeat() {
    const auto index = static_cast<std::size_t>(
        std::ranges::find_if(grid().beats.begin() + static_cast<std::ptrdiff_t>(k_), grid().beats.end(),
                             [](const model::Beat& beat) { return beat.positionInBar == 2; }) -
        grid().beats.begin());
    tool().setReach(edits::Reach::ToEnd);
    select(index);
    key(Qt::Key_D);
    QCOMPARE(grid().beats[index].positionInBar, 1);
    QCOMPARE(grid().beats[index + 1].positionInBar, 2);
    key(Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(grid().beats[index].positionInBar, 2);
  }

  void arrowsSelectBeats() {
    select(k_);
    key(Qt::Key_Right);
    QCOMPARE(tool().selectedBeat(), std::optional(at(k_ + 1)));
    key(Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(*tool().selectedBeat() < at(k_));
    key(Qt::Key_Escape);
    QVERIFY(!tool().selectedBeat());
  }

  void whoGoesElsewhereLetsGoOfTheBeat() {
    select(k_);
    key(Qt::Key_Home);
    QVERIFY(!tool().selectedBeat());
  }

  void whatIsSaidOfAnEditGoesWithIt() {
    select(k_);
    key(Qt::Key_Comma);
    QVERIFY(program_->window.gridEditor().hints().hint()->kind == ui::GridHint::Kind::Done);
    key(Qt::Key_Z, Qt::ControlModifier);
    const auto& after = program_->window.gridEditor().hints().hint();
    QVERIFY(!after || after->kind != ui::GridHint::Kind::Done);
  }

  void evennessIsMadeWhereItIsShown() {
    tool().setSnapping(false);
    drag(at(k_), at(k_) + 0.12);
    tool().setReach(edits::Reach::ToEnd);  // the dragged beat is a person's word, and would stay
    const Times dragged = times();
    const auto fit = tool().fit();
    QVERIFY(fit);
    auto* const button = program_->window.gridEditor().fit().findChild<QToolButton*>();
    QVERIFY(button->isEnabled());
    button->click();
    const Times even = times();
    QVERIFY2(even != dragged, qPrintable(hint()));
    for (std::size_t i = 0; i < even.size(); ++i) {
      if (!fit->range.contains(dragged[i])) QCOMPARE(even[i], dragged[i]);
    }
  }

  void aDragWhoseEndNobodyToldOfIsOver() {
    const QPoint begin = placeOf(at(k_));
    QTest::mousePress(&view(), Qt::LeftButton, Qt::ShiftModifier, begin);
    for (const Qt::MouseButtons buttons :
         {Qt::MouseButtons(Qt::LeftButton), Qt::MouseButtons(Qt::NoButton)}) {
      const QPointF place = begin + QPoint(30, 0);
      QMouseEvent move(QEvent::MouseMove, place, view().mapToGlobal(place), Qt::NoButton, buttons,
                       Qt::ShiftModifier);
      QApplication::sendEvent(&view(), &move);
    }
    QTest::mouseRelease(&view(), Qt::LeftButton, Qt::ShiftModifier, begin + QPoint(30, 0));
    QCOMPARE(times(), before_);
  }

  void commaAndFullStopNudge() {
    select(k_);
    for (int i = 0; i < 3; ++i) key(Qt::Key_Comma);
    QVERIFY(std::abs(at(k_) - (before_[k_] - 0.003)) < 1e-9);
    QCOMPARE(edits().history().applied, std::size_t{1});
    verifyUndone(before_);
    select(k_);
    key(Qt::Key_Period, Qt::ShiftModifier);
    QVERIFY(std::abs(at(k_) - (before_[k_] + 0.010)) < 1e-9);
    verifyUndone(before_);
  }

  void withoutASelectedBeatTheTrackShifts() {
    tool().selectBeat(std::nullopt);
    key(Qt::Key_Period);
    for (std::size_t i = 0; i < before_.size(); ++i) QVERIFY(std::abs(at(i) - before_[i] - 0.001) < 1e-9);
    verifyUndone(before_);
    key(Qt::Key_Period, Qt::ControlModifier);
    QVERIFY(std::abs(at(4) - (before_[4] + before_[5]) / 2) < 1e-9);
    verifyUndone(before_);
  }

  void tempoIsScaledInTheSelection() {
    view().setSelection(model::TimeRange{before_[k_ - 4], before_[k_ + 4]});
    key(Qt::Key_Up, Qt::ControlModifier);
    QCOMPARE(times().size(), before_.size() + 8);
    key(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(times().size(), before_.size());
    key(Qt::Key_Z, Qt::ControlModifier);
    verifyUndone(before_);
    view().setSelection(std::nullopt);
    key(Qt::Key_Down, Qt::ControlModifier);
    QVERIFY(times().size() <= before_.size() / 2 + 1);
    verifyUndone(before_);
  }

  void metreFromHere() {
    auto* action = program_->window.gridEditor().findChild<QAction*>(QStringLiteral("grid.metre_7_8"));
    QVERIFY(action != nullptr && action->isEnabled());
    tool().setReach(edits::Reach::ToEnd);
    select(k_);
    action->trigger();
    const auto bar = model::barIndexAt(grid(), at(k_));
    QVERIFY(grid().bars[*bar].metre == (model::Metre{7, 8}));
    QVERIFY(hint().contains(QStringLiteral("7/8")));
    verifyUndone(before_);
  }

  void aSelectionIsMadeEven() {
    select(k_);
    key(Qt::Key_Period, Qt::ShiftModifier);
    const Times uneven = times();
    view().setSelection(model::TimeRange{before_[k_ - 4], before_[k_ + 8]});
    const auto fit = tool().fit();
    QVERIFY(fit && fit->before && fit->now.residual > 0.001);
    tool().setSnapping(false);
    key(Qt::Key_E, Qt::ShiftModifier);
    QVERIFY(tool().fit()->now.residual < 1e-6);
    QVERIFY(hint().contains(QStringLiteral("residual")));
    verifyUndone(uneven);
  }

  void beatsArePutOnTransients() {
    select(k_);
    key(Qt::Key_Period, Qt::ShiftModifier);
    const Times moved = times();
    view().setSelection(model::TimeRange{before_[k_ - 1], before_[k_ + 2]});
    key(Qt::Key_R, Qt::ShiftModifier);
    const auto& transients = edits().shown()->transients->all;
    QVERIFY(std::ranges::any_of(transients, [&](const auto& t) { return t.time == at(k_); }));
    verifyUndone(moved);
  }

  void tapsNeedTheTrackToPlay() {
    key(Qt::Key_T);
    QCOMPARE(tool().taps(), std::size_t{0});
    QVERIFY(hint().contains(QStringLiteral("Play")));
  }

  void tapsBecomeTheGrid() {
    double heard = 0;
    ui::GridTool tapper(edits(), view(), [&heard] { return std::optional(heard); });
    tapper.setActive(true);
    tapper.setReach(edits::Reach::ToEnd);
    const QSignalSpy hints(&tapper, &ui::GridTool::hintChanged);
    // Between the beats, a little late, as people are.
    for (std::size_t i = 4; i < 16; ++i) {
      heard = (before_[i] + before_[i + 1]) / 2 + 0.012 + 0.004 * (i % 3 == 0 ? 1 : -1);
      tapper.tap();
    }
    QCOMPARE(tapper.taps(), std::size_t{12});
    const auto hint = hints.last().first().value<std::optional<ui::GridHint>>();
    QVERIFY(hint && hint->lead.contains(QStringLiteral("BPM")));
    tapper.useTaps();
    const Times fitted = times();
    const auto first = std::ranges::lower_bound(fitted, (before_[4] + before_[5]) / 2 - 0.002);
    QVERIFY(fitted.end() - first >= 12);
    for (std::ptrdiff_t i = 0; i < 12; ++i) {
      const auto gap = static_cast<std::size_t>(4 + i);
      QVERIFY(std::abs(first[i] - (before_[gap] + before_[gap + 1]) / 2) < 0.002);
    }
    QCOMPARE(at(2), before_[2]);
    QVERIFY(edits().undoable()->name.action == "fit_taps");
    verifyUndone(before_);
    heard = before_[4];
    tapper.tap();
    tapper.forgetTaps();
    QCOMPARE(tapper.taps(), std::size_t{0});
    // Taps belong to the track that was heard.
    tapper.tap();
    Q_EMIT edits().trackChanged();
    QCOMPARE(tapper.taps(), std::size_t{0});
    tapper.setActive(false);
    tool().setActive(false);
  }

  void theRunnerUpIsOneClickAway() {
    const auto& alternatives = edits().analysis()->grid->alternatives;
    if (alternatives.empty()) {
      tool().useRunnerUp();
      QVERIFY(hint().contains(QStringLiteral("No other grid")));
      return;
    }
    tool().setReach(edits::Reach::ToEnd);
    tool().useRunnerUp();
    QCOMPARE(edits().history().applied, std::size_t{1});
    // It is the runner-up of the analysis, not of itself.
    tool().useRunnerUp();
    QCOMPARE(edits().history().applied, std::size_t{1});
    QVERIFY(hint().contains(QStringLiteral("already")));
    verifyUndone(before_);
  }

  void whatFollowsIsMadeAnew() {
    const auto chords = edits().shown()->chords;
    QSignalSpy rippled(&edits(), &ui::EditController::rippled);
    tool().setReach(edits::Reach::ToEnd);
    drag(at(k_), at(k_) - 0.1);
    QTRY_VERIFY(!rippled.isEmpty());
    QCOMPARE(edits().shown()->chords->perBar.size(), grid().bars.size());
  }

  void anotherTracksGridIsNext() {
    const fs::path other = ui::pathOf(folder_.filePath(QStringLiteral("other.wav")));
    writeSong(other, 20.0, 100.0);
    program_->report.reset();
    program_->window.openPaths({other});
    QTRY_VERIFY_WITH_TIMEOUT(program_->report && edits().canEdit(), 60'000);
    QVERIFY(tool().isActive() && program_->window.gridEditor().toolBar()->isVisible());
    before_ = times();
    select(4);
    key(Qt::Key_Period);
    QVERIFY(std::abs(at(4) - before_[4] - 0.001) < 1e-9);
    verifyUndone(before_);
  }
};

}  // namespace barline

QTEST_MAIN(barline::TestGridEditing)
#include "test_grid_editing.moc"
