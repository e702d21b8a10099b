#include "ui/edits/grid/GridTool.h"

#include <algorithm>
#include <cmath>

#include "ui/edits/EditController.h"
#include "ui/edits/grid/GridText.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

constexpr double kReach = 6;        // px, of a beat's line
constexpr double kMeant = 3;        // px that a drag needs
constexpr double kFlagHeight = 34;  // px at the top of the lane where a flag may be taken
constexpr double kFlagReach = 22;
constexpr double kSnapPixels = 14;
constexpr double kSnapSeconds = 0.05;
constexpr double kSameBeat = 0.004;  // s

}  // namespace

GridTool::GridTool(EditController& edits, TimelineView& view, std::function<std::optional<double>()> heard,
                   QObject* parent)
    : QObject(parent), edits_(edits), timeline_(view), heard_(std::move(heard)), loupe_([this] {
        update();
      }) {
  tapsEnd_.setSingleShot(true);
  toldEnd_.setSingleShot(true);
  connect(&tapsEnd_, &QTimer::timeout, this, &GridTool::useTaps);
  connect(&toldEnd_, &QTimer::timeout, this, [this] {
    told_.reset();
    updateHint();
  });
  connect(&edits_, &EditController::trackChanged, this, [this] {
    forgetTaps();
    selectBeat(std::nullopt);
  });
  connect(&edits_, &EditController::shownChanged, this, &GridTool::onShown);
  connect(&edits_, &EditController::changed, this, [this] {
    // What is said of an edit is over with the next one, or when it is undone.
    if (told_ && told_->kind == GridHint::Kind::Done) told_.reset();
    onShown();
  });
  connect(&edits_, &EditController::refused, this, [this](const QString& sentence) {
    if (active_) tell({GridHint::Kind::Refused, sentence, {}});
  });
  connect(&timeline_, &TimelineView::selectionChanged, this, &GridTool::fitChanged);
  // Who goes elsewhere means what is there.
  connect(&timeline_, &TimelineView::seekRequested, this, [this](double seconds) {
    if (selected_ && std::abs(*selected_ - seconds) > kSameBeat) selectBeat(std::nullopt);
  });
}

GridTool::~GridTool() = default;

void GridTool::setActive(bool active) {
  if (active == active_) return;
  active_ = active;
  drag_.reset();
  hovered_.reset();
  forgetTaps();
  if (active) {
    timeline_.install(*this);
  } else {
    timeline_.uninstall(*this);
    selected_.reset();
    told_.reset();
    timeline_.setGridEditing(nullptr);
  }
  onShown();
  Q_EMIT activeChanged(active);
  Q_EMIT stateChanged();
}

void GridTool::setTask(GridTask task) {
  task_ = task;
  Q_EMIT stateChanged();
}

void GridTool::setSnapping(bool snaps) {
  snaps_ = snaps;
  Q_EMIT stateChanged();
}

void GridTool::setReach(edits::Reach reach) {
  reach_ = reach;
  updateHint();
  Q_EMIT stateChanged();
}

void GridTool::setSampleProvider(std::shared_ptr<SampleProvider> provider) {
  loupe_.setProvider(std::move(provider));
}

bool GridTool::hasGrid() const {
  return edits_.canEdit() && edits_.shown() != nullptr && edits_.shown()->grid != nullptr;
}

std::optional<edits::GridBasis> GridTool::basis() const {
  if (!hasGrid()) return std::nullopt;
  const model::Timeline& shown = *edits_.shown();
  std::span<const model::Transient> transients;
  if (shown.transients != nullptr) transients = shown.transients->all;
  return edits::GridBasis{*shown.grid, edits_.overlay()[model::EditLayer::Grid], transients,
                          shown.source.duration};
}

model::TimeRange GridTool::target() const {
  return timeline_.selection().value_or(model::TimeRange{0.0, edits_.shown()->source.duration});
}

void GridTool::onShown() {
  // The grid that was in the hand is no longer there.
  if (drag_) cancel();
  Q_EMIT fitChanged();
  if (!active_) return;
  const auto analysis = edits_.analysis();
  timeline_.setGridEditing(analysis == nullptr ? nullptr : analysis->grid);
  scale_ = hasGrid() ? GridScale(*edits_.shown()->grid) : GridScale(model::BeatGrid{});
  if (selected_ && hasGrid()) {
    const auto& grid = *edits_.shown()->grid;
    const auto nearest = edits::nearestBeat(grid, *selected_);
    if (!nearest || std::abs(grid.beats[*nearest].time - *selected_) > kSameBeat) selected_.reset();
  }
  hovered_.reset();
  update();
  updateHint();
  Q_EMIT stateChanged();
}

std::optional<double> GridTool::selectedBeat() const {
  return selected_;
}

void GridTool::selectBeat(std::optional<double> seconds) {
  selected_ = seconds;
  nudges_.reset();
  update();
  updateHint();
  Q_EMIT stateChanged();
  Q_EMIT fitChanged();
}

std::optional<std::size_t> GridTool::currentBeat() const {
  if (!hasGrid()) return std::nullopt;
  return edits::nearestBeat(*edits_.shown()->grid, selected_.value_or(timeline_.playhead()));
}

void GridTool::stepSelection(int beats) {
  const auto current = currentBeat();
  if (!current) return;
  const auto& all = edits_.shown()->grid->beats;
  auto next = static_cast<std::ptrdiff_t>(*current);
  // Without a selected beat the first step selects the one next to the playhead.
  if (selected_) next += beats;
  next = std::clamp<std::ptrdiff_t>(next, 0, std::ssize(all) - 1);
  const double time = all[static_cast<std::size_t>(next)].time;
  selectBeat(time);
  Q_EMIT seekRequested(time);
  showInView();
}

void GridTool::showInView() {
  const model::TimeRange range = timeline_.visibleRange();
  if (!selected_ || range.contains(*selected_)) return;
  const double begin = *selected_ - range.duration() / 3;
  timeline_.setVisibleRange({begin, begin + range.duration()});
}

bool GridTool::takesBeats(const QString& lane) const {
  return lane == QStringLiteral("waveform") || lane == QStringLiteral("spectrogram") ||
         lane == QStringLiteral("chromagram") || lane == QStringLiteral("transients");
}

std::optional<std::size_t> GridTool::beatAt(const TimelineScene& scene,
                                            const TimelinePointer& pointer) const {
  if (!hasGrid() || !takesBeats(pointer.lane)) return std::nullopt;
  const auto& grid = *edits_.shown()->grid;
  const auto nearest = edits::nearestBeat(grid, pointer.seconds);
  if (!nearest) return std::nullopt;
  const auto lane = scene.laneRect(pointer.lane);
  const bool onFlag =
      pointer.lane == QStringLiteral("waveform") && pointer.position.y() < lane->top() + kFlagHeight;
  // Where beats are close together, each has its own half of the way between them.
  const double beat = scene.axis.lengthOf(edits::intervalAt(grid.beats, *nearest));
  const double reach = onFlag && beat > 4 * kFlagReach ? kFlagReach : std::min(kReach, beat / 3);
  const double away = std::abs(pointer.position.x() - scene.xOf(grid.beats[*nearest].time));
  return away <= reach ? nearest : std::nullopt;
}

std::optional<Qt::CursorShape> GridTool::hover(const TimelineScene& scene, const TimelinePointer& pointer) {
  const auto beat = beatAt(scene, pointer);
  const auto before = hovered_;
  hovered_.reset();
  if (beat) hovered_ = edits_.shown()->grid->beats[*beat].time;
  if (hovered_ != before) {
    update();
    updateHint();
  }
  if (pointer.lane == QStringLiteral("runner_up") && hasGrid() && !edits_.shown()->grid->alternatives.empty())
    return Qt::PointingHandCursor;
  if (task_ == GridTask::Add && takesBeats(pointer.lane)) return Qt::CrossCursor;
  if (!beat) return std::nullopt;
  return task_ == GridTask::Remove ? Qt::PointingHandCursor : Qt::SizeHorCursor;
}

void GridTool::leave() {
  if (!hovered_) return;
  hovered_.reset();
  update();
  updateHint();
}

bool GridTool::press(const TimelineScene& scene, const TimelinePointer& pointer) {
  const auto basis = this->basis();
  if (!basis || pointer.button != Qt::LeftButton) return false;
  if (pointer.lane == QStringLiteral("runner_up") && !basis->grid.alternatives.empty()) {
    useRunnerUp();
    return true;
  }
  const auto beat = beatAt(scene, pointer);
  // Whoever takes a chord or a section lets go of the beat.
  if (selected_ && !takesBeats(pointer.lane)) selectBeat(std::nullopt);
  if (task_ == GridTask::Add && takesBeats(pointer.lane) && !beat) {
    const double reach = std::min(kSnapSeconds, kSnapPixels * scene.axis.secondsPerPixel);
    const bool snapping = snaps_ && !pointer.modifiers.testFlag(Qt::ShiftModifier);
    const double time = snapping ? edits::snapped(*basis, pointer.seconds, reach) : pointer.seconds;
    if (make(edits::insertBeat(*basis, time), tr("There is no room for a beat here."))) selectBeat(time);
    return true;
  }
  if (!beat) return false;
  const double time = basis->grid.beats[*beat].time;
  if (task_ == GridTask::Remove) {
    make(edits::deleteBeat(*basis, *beat), {});
    return true;
  }
  selectBeat(time);
  drag_ = Drag{*beat,
               time,
               pointer.seconds - time,
               pointer.position.y(),
               false,
               edits::plannedMove(*basis, *beat, time, reach_)};
  loupe_.lookAt(time, edits_.shown()->source.sampleRate);
  return true;
}

bool GridTool::doubleClick(const TimelineScene& scene, const TimelinePointer& pointer) {
  const auto basis = this->basis();
  if (!basis || !takesBeats(pointer.lane)) return false;
  if (const auto beat = beatAt(scene, pointer)) {
    selectBeat(basis->grid.beats[*beat].time);
    setDownbeat();
    return true;
  }
  return false;
}

void GridTool::move(const TimelineScene& scene, const TimelinePointer& pointer) {
  const auto basis = this->basis();
  if (!drag_ || !basis) return;
  drag_->y = pointer.position.y();
  const double wanted = pointer.seconds - drag_->grip;
  if (!drag_->moved && std::abs(scene.axis.lengthOf(wanted - drag_->origin)) < kMeant) return;
  drag_->moved = true;
  const bool snapping = snaps_ && !pointer.modifiers.testFlag(Qt::ShiftModifier);
  const double reach = std::min(kSnapSeconds, kSnapPixels * scene.axis.secondsPerPixel);
  const double time = snapping ? edits::snapped(*basis, wanted, reach) : wanted;
  drag_->plan = edits::plannedMove(*basis, drag_->index, time, reach_);
  loupe_.lookAt(drag_->plan.times.front(), edits_.shown()->source.sampleRate);
  update();
  updateHint();
  Q_EMIT fitChanged();
}

void GridTool::release(const TimelineScene&, const TimelinePointer&) {
  const auto drag = std::exchange(drag_, std::nullopt);
  const auto basis = this->basis();
  if (drag && drag->moved && basis) {
    const double time = drag->plan.times.front();
    // The selection goes along with its beat.
    selected_ = time;
    if (!make(edits::moveBeat(*basis, drag->index, time, reach_), {})) selected_ = drag->origin;
  }
  update();
  updateHint();
  Q_EMIT fitChanged();
}

void GridTool::cancel() {
  drag_.reset();
  update();
  updateHint();
  Q_EMIT fitChanged();
}

bool GridTool::claims(const QKeyEvent& event) const {
  if (event.modifiers() != Qt::NoModifier) return false;
  if (event.key() == Qt::Key_Escape) return selected_.has_value() || !taps_.empty();
  return event.key() == Qt::Key_Delete && selected_.has_value();
}

bool GridTool::key(const TimelineScene&, const QKeyEvent& event) {
  constexpr int kBeatsOfABar = 4;
  const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
  if (event.key() == Qt::Key_Escape && !taps_.empty()) {
    forgetTaps();
    return true;
  }
  if (event.key() == Qt::Key_Escape && selected_) {
    selectBeat(std::nullopt);
    return true;
  }
  const bool plain = modifiers == Qt::NoModifier;
  if (event.key() == Qt::Key_Delete && plain && selected_) {
    deleteBeat();
    return true;
  }
  if (!plain && modifiers != Qt::ShiftModifier) return false;
  if (event.key() != Qt::Key_Left && event.key() != Qt::Key_Right) return false;
  if (!hasGrid()) return false;
  const int direction = event.key() == Qt::Key_Left ? -1 : 1;
  int count = 1;
  if (!plain) {
    const auto current = currentBeat();
    const auto& bars = edits_.shown()->grid->bars;
    const auto bar =
        current ? model::barIndexAt(*edits_.shown()->grid, edits_.shown()->grid->beats[*current].time)
                : std::nullopt;
    count = bar ? model::beatsIn(bars[*bar].metre) : kBeatsOfABar;
  }
  stepSelection(direction * count);
  return true;
}

bool GridTool::make(const std::optional<model::Edit>& edit, const QString& otherwise) {
  if (!edit) {
    if (!otherwise.isEmpty()) tell({GridHint::Kind::Refused, otherwise, {}});
    return false;
  }
  if (!edits_.apply(*edit)) return false;
  tell({GridHint::Kind::Done, doneText(edit->name), {}});
  return true;
}

}  // namespace barline::ui
