#include "ui/timeline/TimelineView.h"
#include "ui/timeline/TimelineAccessible.h"

#include <QJsonArray>
#include <QNativeGestureEvent>
#include <QPaintEvent>
#include <cmath>
#include <utility>

#include "ui/theme/Appearance.h"
#include "ui/timeline/ChordDisplayState.h"
#include "ui/timeline/TimelinePrivate.h"

namespace barline::ui {
namespace {

constexpr double kKeyZoom = 1.6;

std::vector<LaneSlotSpec> slotSpecs(const Theme& theme) {
  std::vector<LaneSlotSpec> specs;
  for (const LaneDeclaration& lane : laneCatalog()) {
    specs.push_back({lane.id, theme.tokens().lane.at(lane.id), lane.flexible, lane.foldable,
                     lane.wholeTrack || lane.onPanel});
  }
  return specs;
}

std::int64_t tileCapacity(const QSize& size, double ratio) {
  constexpr double kFrames = 6;  // views of tiles that are kept
  constexpr double kLeast = 48e6;
  constexpr double kMost = 400e6;
  const double frame = 4.0 * size.width() * size.height() * ratio * ratio;
  return static_cast<std::int64_t>(std::clamp(frame * kFrames, kLeast, kMost));
}

/// Time of the element `count` steps from the last one at or before `time`; ends are kept.
template <class Element, class TimeOf>
double stepped(const std::vector<Element>& elements, double time, int count, TimeOf timeOf) {
  // A playhead that was put on a beat may lie a rounding error before it.
  constexpr double kTolerance = 1e-3;
  const auto after = std::upper_bound(elements.begin(), elements.end(), time + kTolerance,
                                      [&](double t, const Element& e) { return t < timeOf(e); });
  auto index = static_cast<std::ptrdiff_t>(after - elements.begin()) - 1;
  // Between two beats, the first step back leads to the one before.
  const bool between = index >= 0 && time - timeOf(elements[static_cast<std::size_t>(index)]) > kTolerance;
  if (count < 0 && between) ++index;
  index = std::clamp<std::ptrdiff_t>(index + count, 0, std::ssize(elements) - 1);
  return timeOf(elements[static_cast<std::size_t>(index)]);
}

}  // namespace

TimelineView::Private::Private(TimelineView* view, std::shared_ptr<const Theme> theme_)
    : q(view),
      theme(std::move(theme_)),
      lanes(laneCatalog().size()),
      stack(slotSpecs(*theme)),
      cache(tileCapacity({1280, 720}, 1)),
      scrollBar(new QScrollBar(Qt::Vertical, view)) {
  for (std::size_t i = 0; i < laneCatalog().size(); ++i)
    stack.setVisible(static_cast<int>(i), !laneCatalog()[i].hiddenAtFirst);
  clock.start();
  ticker.setInterval(16);
  ticker.setTimerType(Qt::PreciseTimer);
  connect(&ticker, &QTimer::timeout, this, &Private::tick);
  // Both are emitted on other threads, so these calls are queued.
  connect(&painter, &TilePainter::painted, this, &Private::acceptTiles);
  connect(&maker, &ContentMaker::made, this, &Private::acceptContents);
  connect(scrollBar, &QScrollBar::valueChanged, view, qOverload<>(&QWidget::update));
  scrollBar->hide();
}

TimelineView::TimelineView(std::shared_ptr<const Theme> theme, QWidget* parent)
    : QWidget(parent), d_(std::make_unique<Private>(this, std::move(theme))) {
  // Before anything asks for its interface.
  QAccessible::installFactory(&TimelineAccessible::make);
  setMouseTracking(true);
  setFocusPolicy(Qt::StrongFocus);
  setAttribute(Qt::WA_OpaquePaintEvent);
  setPaintsOwnFocusRing(*this);
  setAccessibleName(tr("Timeline"));
}

TimelineView::~TimelineView() {
  for (TimelineInteractor* interactor : d_->interactors) interactor->view_.clear();
}

void TimelineView::setTheme(std::shared_ptr<const Theme> theme) {
  d_->theme = std::move(theme);
  d_->stack.setSpecs(slotSpecs(*d_->theme));
  d_->newPictures();
}

void TimelineView::setTimeline(std::shared_ptr<const model::Timeline> timeline) {
  d_->setTimeline(std::move(timeline));
}

std::shared_ptr<const model::Timeline> TimelineView::timeline() const {
  return d_->timeline;
}

void TimelineView::setStepStatus(const QString& stepId, const LaneStatus& status) {
  d_->statuses[stepId] = status;
  for (const LaneStack::Slot& slot : d_->placedSlots()) {
    if (d_->declaration(slot.lane).steps.contains(stepId)) update(d_->laneRect(slot));
  }
}

void TimelineView::setSampleProvider(std::shared_ptr<SampleProvider> provider) {
  d_->setSampleProvider(std::move(provider));
}

void TimelineView::setPlayhead(double seconds, bool playing) {
  d_->setPlayhead(seconds, playing);
}

double TimelineView::playhead() const {
  return d_->playhead;
}

PointerReadout TimelineView::readoutAt(double seconds) const {
  if (d_->timeline == nullptr) return {};
  return readout(*d_->timeline, seconds, *d_->theme, d_->options.chords);
}

void TimelineView::setFollow(bool follow) {
  if (d_->follow == follow) return;
  d_->follow = follow;
  if (follow && d_->playing) d_->followPlayhead(d_->playhead, true);
  Q_EMIT followChanged(follow);
}

bool TimelineView::follow() const {
  return d_->follow;
}

void TimelineView::setPlayheadFixed(bool fixed) {
  if (d_->fixedPlayhead == fixed) return;
  d_->fixedPlayhead = fixed;
  if (d_->follow && d_->playing) d_->followPlayhead(d_->playhead, true);
  Q_EMIT playheadFixedChanged(fixed);
}

bool TimelineView::isPlayheadFixed() const {
  return d_->fixedPlayhead;
}

model::TimeRange TimelineView::visibleRange() const {
  if (d_->timeline == nullptr) return {};
  const model::TimeRange range = rangeOf(d_->exact, d_->laneWidth());
  return {range.begin, std::min(range.end, std::max(d_->duration() + d_->roomAfter, range.begin))};
}

void TimelineView::setVisibleRange(model::TimeRange range) {
  if (d_->timeline == nullptr || range.end <= range.begin) return;
  d_->moveTo(showing(range, d_->limits()), false);
}

void TimelineView::setMargins(double before, double after) {
  d_->roomBefore = std::max(before, 0.0);
  d_->roomAfter = std::max(after, 0.0);
}

void TimelineView::setBarRoomKept(bool kept) {
  if (std::exchange(d_->barRoomKept, kept) != kept) d_->updateGeometry();
}

void TimelineView::zoomToFit() {
  if (d_->timeline != nullptr) d_->moveTo(fitted(d_->limits()), true);
}

void TimelineView::zoomBy(double factor, double anchorSeconds) {
  if (d_->timeline != nullptr) d_->zoomAt(factor, d_->exact.xOf(anchorSeconds), true);
}

void TimelineView::zoomIn() {
  const model::TimeRange range = visibleRange();
  zoomBy(kKeyZoom, range.contains(d_->playhead) ? d_->playhead : (range.begin + range.end) / 2);
}

void TimelineView::zoomOut() {
  const model::TimeRange range = visibleRange();
  zoomBy(1 / kKeyZoom, range.contains(d_->playhead) ? d_->playhead : (range.begin + range.end) / 2);
}

double TimelineView::timeBeatsAway(int count) const {
  constexpr double kSecondsWithoutBeats = 1;
  const double duration = d_->duration();
  if (d_->timeline == nullptr || d_->timeline->grid == nullptr || d_->timeline->grid->beats.empty()) {
    return std::clamp(d_->playhead + count * kSecondsWithoutBeats, 0.0, duration);
  }
  return stepped(d_->timeline->grid->beats, d_->playhead, count,
                 [](const model::Beat& beat) { return beat.time; });
}

double TimelineView::timeBarsAway(int count) const {
  constexpr int kSecondsWithoutBars = 4;
  if (d_->timeline == nullptr || d_->timeline->grid == nullptr || d_->timeline->grid->bars.empty()) {
    return std::clamp(d_->playhead + count * kSecondsWithoutBars, 0.0, d_->duration());
  }
  return stepped(d_->timeline->grid->bars, d_->playhead, count,
                 [](const model::Bar& bar) { return bar.range.begin; });
}

void TimelineView::setLoudnessTarget(std::optional<double> lufs) {
  LaneOptions options = d_->options;
  options.loudnessTarget = lufs;
  d_->setOptions(options);
}

void TimelineView::setInviting(bool inviting) {
  d_->inviting = inviting;
  update();
}

void TimelineView::setSketch(std::shared_ptr<const model::WaveformPeaks> sketch) {
  LaneOptions options = d_->options;
  options.sketch = std::move(sketch);
  d_->setOptions(options);
}

void TimelineView::setReference(std::shared_ptr<const evaluation::Comparison> reference) {
  LaneOptions options = d_->options;
  options.reference = std::move(reference);
  d_->setOptions(options);
}

void TimelineView::setWaveStyle(WaveStyle style) {
  if (d_->options.waveStyle == style) return;
  LaneOptions options = d_->options;
  options.waveStyle = style;
  d_->setOptions(options);
  Q_EMIT waveStyleChanged(style);
}

WaveStyle TimelineView::waveStyle() const {
  return d_->options.waveStyle;
}

void TimelineView::setGridEditing(std::shared_ptr<const model::BeatGrid> analysed) {
  LaneOptions options = d_->options;
  options.analysedGrid = std::move(analysed);
  d_->setOptions(options);
}

void TimelineView::setChordDisplay(const model::ChordDisplay& display) {
  if (display == d_->options.chords) return;
  LaneOptions options = d_->options;
  options.chords = display;
  d_->setOptions(options);
  Q_EMIT chordDisplayChanged(display);
  Q_EMIT lanesChanged();
}

model::ChordDisplay TimelineView::chordDisplay() const {
  return d_->options.chords;
}

void TimelineView::setDoubts(std::shared_ptr<const std::vector<DoubtMark>> doubts) {
  LaneOptions options = d_->options;
  const bool same = doubts != nullptr && options.doubts != nullptr && *doubts == *options.doubts;
  if (!same) options.doubts = std::move(doubts);
  d_->setOptions(options);
}

void TimelineView::setEditMarks(EditMarks marks) {
  LaneOptions options = d_->options;
  if (options.marks == nullptr ? marks == EditMarks() : marks == *options.marks) return;
  options.marks = std::make_shared<const EditMarks>(std::move(marks));
  d_->setOptions(options);
}

QJsonObject TimelineView::saveState() const {
  QJsonObject state = laneLayout();
  state[QStringLiteral("follow")] = d_->follow;
  state[QStringLiteral("fixed")] = d_->fixedPlayhead;
  state[QStringLiteral("snap")] = static_cast<int>(d_->snap);
  state[QStringLiteral("wave")] = static_cast<int>(d_->options.waveStyle);
  state[QStringLiteral("chords")] = chordDisplayState(d_->options.chords);
  return state;
}

void TimelineView::restoreState(const QJsonObject& state) {
  setPlayheadFixed(state[QStringLiteral("fixed")].toBool(d_->fixedPlayhead));
  setFollow(state[QStringLiteral("follow")].toBool(d_->follow));
  const int unit = state[QStringLiteral("snap")].toInt(static_cast<int>(d_->snap));
  setSnap(static_cast<SnapUnit>(std::clamp(unit, 0, static_cast<int>(SnapUnit::Section))));
  setChordDisplay(chordDisplayOf(state[QStringLiteral("chords")].toObject()));
  const int style = state[QStringLiteral("wave")].toInt(static_cast<int>(waveStyle()));
  setWaveStyle(static_cast<WaveStyle>(std::clamp(style, 0, static_cast<int>(kLastWaveStyle))));
  setLaneLayout(state);
}

void TimelineView::install(TimelineInteractor& interactor) {
  if (interactor.view_ == this) return;
  if (interactor.view_ != nullptr) interactor.view_->uninstall(interactor);
  interactor.view_ = this;
  d_->install(interactor);
}

void TimelineView::uninstall(TimelineInteractor& interactor) {
  interactor.view_.clear();
  d_->uninstall(interactor);
}

void TimelineView::finishPainting() {
  d_->finishPainting();
}

QSize TimelineView::sizeHint() const {
  return {900, 500};
}

QSize TimelineView::minimumSizeHint() const {
  return {d_->gutter() + 200, 160};
}

bool TimelineView::event(QEvent* event) {
  if (event->type() == QEvent::NativeGesture && d_->pinch(static_cast<QNativeGestureEvent*>(event)))
    return true;
  if (event->type() == QEvent::ShortcutOverride && d_->claims(*static_cast<QKeyEvent*>(event))) {
    event->accept();
    return true;
  }
  const bool done = QWidget::event(event);
  if (event->type() == QEvent::ScreenChangeInternal) d_->updateGeometry();  // perhaps another pixel ratio
  return done;
}

void TimelineView::paintEvent(QPaintEvent* event) {
  QPainter painter(this);
  d_->paint(painter, event->region());
  if (showsFocusRing(*this)) {
    painter.setClipping(false);
    paintFocusRing(painter, this->rect(), 0, *d_->theme);
  }
}

void TimelineView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  d_->cache.setCapacity(tileCapacity(size(), devicePixelRatioF()));
  d_->updateGeometry();
}

void TimelineView::mousePressEvent(QMouseEvent* event) {
  d_->press(event);
}
void TimelineView::mouseMoveEvent(QMouseEvent* event) {
  d_->move(event);
}
void TimelineView::mouseReleaseEvent(QMouseEvent* event) {
  d_->release(event);
}
void TimelineView::mouseDoubleClickEvent(QMouseEvent* event) {
  d_->doubleClick(event);
}
void TimelineView::wheelEvent(QWheelEvent* event) {
  d_->wheel(event);
}

void TimelineView::leaveEvent(QEvent* event) {
  QWidget::leaveEvent(event);
  d_->leave();
}

void TimelineView::keyPressEvent(QKeyEvent* event) {
  if (!d_->offerKey(event) && !d_->key(event)) QWidget::keyPressEvent(event);
}

void TimelineView::focusInEvent(QFocusEvent* event) {
  QWidget::focusInEvent(event);
  update();
}

void TimelineView::focusOutEvent(QFocusEvent* event) {
  QWidget::focusOutEvent(event);
  update();
}

void TimelineView::contextMenuEvent(QContextMenuEvent* event) {
  if (!d_->offerMenu(event->pos(), event->globalPos())) d_->showMenu(event->globalPos());
}

}  // namespace barline::ui
