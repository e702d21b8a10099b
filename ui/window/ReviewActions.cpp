#include "ui/window/ReviewActions.h"

#include <QAction>
#include <QMenu>
#include <algorithm>
#include <array>
#include <utility>

#include "engine/edits/Marks.h"
#include "ui/edits/EditController.h"
#include "ui/review/ReviewPanel.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

/// What is to be in view so that a place can be judged: the view as it is where the place lies well in it.
model::TimeRange viewOf(const model::TimeRange& place, const model::TimeRange& view) {
  constexpr double kLeastShare = 0.12;  // of the view: below that a place is hard to judge
  constexpr double kShare = 0.3;        // that it gets then
  constexpr double kMostShare = 0.8;
  constexpr double kLeastView = 2.0;  // s
  const double share = place.duration() / view.duration();
  const double middle = (place.begin + place.end) / 2.0;
  const auto around = [&](double duration) {
    return model::TimeRange{middle - duration / 2, middle + duration / 2};
  };
  if (share < kLeastShare) return around(std::max(kLeastView, place.duration() / kShare));
  if (share > kMostShare) return around(place.duration() / kMostShare);
  const bool inside = place.begin >= view.begin && place.end <= view.end;
  return inside ? view : around(view.duration());
}

}  // namespace

ReviewActions::ReviewActions(EditController& edits, TimelineView& timeline, ReviewPanel& panel,
                             QObject* parent)
    : QObject(parent), edits_(edits), timeline_(timeline), panel_(panel) {
  actions_ = {add("review.next", tr("&Next doubtful place"), "N", &ReviewActions::next),
              add("review.previous", tr("&Previous doubtful place"), "Shift+N", &ReviewActions::previous),
              add("review.accept", tr("&Accept it as it is"), "A", &ReviewActions::acceptCurrent),
              add("review.runner_up", tr("&Take the runner-up"), "X", &ReviewActions::takeCurrentRunnerUp)};
  connect(&edits_, &EditController::changed, this, &ReviewActions::refresh);
  connect(&edits_, &EditController::shownChanged, this, &ReviewActions::refresh);
  connect(&timeline_, &TimelineView::chordDisplayChanged, this, &ReviewActions::refresh);
  connect(&panel_, &ReviewPanel::jumpRequested, this, &ReviewActions::jumpTo);
  connect(&panel_, &ReviewPanel::acceptRequested, this, &ReviewActions::accept);
  connect(&panel_, &ReviewPanel::runnerUpRequested, this, &ReviewActions::takeRunnerUp);
  refresh();
}

QAction* ReviewActions::add(const char* name, const QString& text, const char* keys,
                            void (ReviewActions::*run)()) {
  auto* action = new QAction(text, this);
  action->setObjectName(QLatin1String(name));
  action->setShortcut(QKeySequence(QLatin1String(keys)));
  connect(action, &QAction::triggered, this, run);
  return action;
}

void ReviewActions::addTo(QMenu& menu) {
  for (QAction* action : actions_) menu.addAction(action);
}

void ReviewActions::refresh() {
  const auto shown = edits_.shown();
  // While the analysis is compared, the edits' doubts are not its own.
  static const edits::EditOverlay kNone;
  std::vector<edits::Doubt> doubts;
  const edits::EditOverlay& overlay = edits_.isComparing() ? kNone : edits_.overlay();
  if (shown) doubts = edits::doubtsOf(*shown, overlay);
  std::shared_ptr<std::vector<DoubtMark>> marks;
  if (shown) {
    marks = std::make_shared<std::vector<DoubtMark>>();
    for (const edits::Doubt& doubt : doubts) {
      if (!doubt.alternative) marks->push_back({doubt.range.begin, doubt.confidence});
    }
  }
  for (QAction* action : actions_) action->setEnabled(!doubts.empty());
  timeline_.setDoubts(std::move(marks));
  timeline_.setEditMarks(editMarksOf(overlay));
  panel_.setDoubts(std::move(doubts), shown, timeline_.chordDisplay());
}

void ReviewActions::next() {
  panel_.step(1);
}

void ReviewActions::previous() {
  panel_.step(-1);
}

void ReviewActions::acceptCurrent() {
  if (const auto doubt = panel_.current()) {
    accept(*doubt);
  } else {
    Q_EMIT notice(tr("Go to a doubtful place first: N."));
  }
}

void ReviewActions::takeCurrentRunnerUp() {
  if (const auto doubt = panel_.current()) {
    takeRunnerUp(*doubt);
  } else {
    Q_EMIT notice(tr("Go to a doubtful place first: N."));
  }
}

void ReviewActions::accept(const edits::Doubt& doubt) {
  const auto shown = edits_.shown();
  if (!shown) return;
  const std::array layers{doubt.layer};
  if (edits_.apply(edits::verify(*shown, layers, doubt.range, true))) panel_.step(1);
}

void ReviewActions::takeRunnerUp(const edits::Doubt& doubt) {
  const auto shown = edits_.shown();
  if (!shown) return;
  if (auto edit = edits::takeRunnerUp(*shown, edits_.overlay(), doubt)) {
    edits_.apply(std::move(*edit));
  } else {
    Q_EMIT notice(tr("There is no runner-up here."));
  }
}

void ReviewActions::jumpTo(const edits::Doubt& doubt) {
  timeline_.setSelection(doubt.range);
  const model::TimeRange view = timeline_.visibleRange();
  const model::TimeRange wanted = viewOf(doubt.range, view);
  if (wanted != view) timeline_.setVisibleRange(wanted);
  Q_EMIT seekRequested(doubt.range.begin);
  Q_EMIT this->shown(doubt);
}

}  // namespace barline::ui
