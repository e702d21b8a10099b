#include "ui/window/SecondTrackPane.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSpinBox>
#include <QToolButton>
#include <array>
#include <cmath>
#include <utility>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/TimelineView.h"

namespace barline::ui {
namespace {

constexpr int kMostBars = 999;

QString factsText(const model::Timeline& timeline) {
  QStringList facts;
  if (timeline.tempo && timeline.tempo->bpm)
    facts << numberText(*timeline.tempo->bpm, 1) + QStringLiteral(" BPM");
  if (timeline.key && timeline.key->global) facts << keyText(*timeline.key->global);
  if (timeline.grid) {
    if (const auto metre = model::mostCommonMetre(*timeline.grid))
      facts << QString::fromStdString(model::toString(*metre));
  }
  return facts.join(QStringLiteral(" · "));
}

}  // namespace

SecondTrackPane::SecondTrackPane(TimelineView& first, audio::Decoding& decoding,
                                 std::shared_ptr<const Theme> theme, QWidget* parent)
    : QWidget(parent),
      first_(first),
      decoding_(decoding),
      view_(new TimelineView(std::move(theme), this)),
      name_(new QLabel(this)),
      facts_(new QLabel(this)),
      byTime_(new QToolButton(this)),
      byBar_(new QToolButton(this)),
      bars_(new QSpinBox(this)),
      link_(new QToolButton(this)),
      close_(new QToolButton(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  column->addWidget(makeBar());
  column->addWidget(view_, 1);
  view_->setFollow(false);
  view_->setBarRoomKept(true);
  view_->setAccessibleName(tr("Timeline of the second track"));
  connect(view_, &TimelineView::seekRequested, this,
          [this](double seconds) { Q_EMIT seekRequested(alignment_.toFirst(seconds)); });
  view_->setInviting(false);
  connect(view_, &TimelineView::visibleRangeChanged, this, &SecondTrackPane::followSecond);
  connect(&first_, &TimelineView::visibleRangeChanged, this, &SecondTrackPane::followFirst);
  updateIcons();
  hide();
}

QWidget* SecondTrackPane::makeBar() {
  auto* bar = new QWidget(this);
  setSurface(*bar, Surface::Panel);
  bar->setFixedHeight(themeOf(*this).tokens().size.trackHeader);
  auto* row = new QHBoxLayout(bar);
  row->setContentsMargins(12, 0, 12, 0);
  row->setSpacing(6);
  setText(*name_, TextRole::Title);
  setText(*facts_, TextRole::Body, Tone::Mid);
  name_->setTextFormat(Qt::PlainText);
  // A long name gives way to what can be done.
  name_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  row->addWidget(name_, 1);
  row->addWidget(facts_);
  row->addSpacing(8);
  byTime_->setText(tr("By time"));
  byTime_->setToolTip(tr("Show the same time of both tracks above each other"));
  byBar_->setText(tr("By bar"));
  byBar_->setToolTip(tr("Show the same bar of both tracks above each other"));
  for (QToolButton* button : {byTime_, byBar_}) {
    button->setCheckable(true);
    button->setAutoExclusive(true);
    setButtonKind(*button, ButtonKind::Segment);
    connect(button, &QToolButton::clicked, this, [this] {
      align();
      Q_EMIT stateChanged();
    });
  }
  byBar_->setChecked(true);
  bars_->setRange(-kMostBars, kMostBars);
  bars_->setAccessibleName(tr("Bars that the second track is later by"));
  bars_->setToolTip(tr("How many bars later the second track is shown"));
  bars_->setSuffix(tr(" bars"));
  connect(bars_, &QSpinBox::valueChanged, this, &SecondTrackPane::align);
  link_->setText(tr("Linked"));
  link_->setToolTip(tr("Zoom and scroll both tracks together"));
  link_->setCheckable(true);
  link_->setChecked(true);
  setButtonKind(*link_, ButtonKind::Quiet);
  connect(link_, &QToolButton::toggled, this, [this] {
    align();
    Q_EMIT stateChanged();
  });
  close_->setToolTip(tr("Close the second track"));
  close_->setAccessibleName(close_->toolTip());
  setButtonKind(*close_, ButtonKind::Quiet);
  connect(close_, &QToolButton::clicked, this, &SecondTrackPane::closeRequested);
  for (QToolButton* button : {byTime_, byBar_, link_, close_}) {
    button->setMinimumHeight(26);
    button->setFocusPolicy(Qt::TabFocus);
  }
  link_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  const std::array<QWidget*, 5> order{byTime_, byBar_, bars_, link_, close_};
  for (QWidget* widget : order) row->addWidget(widget);
  return bar;
}

void SecondTrackPane::setTheme(std::shared_ptr<const Theme> theme) {
  view_->setTheme(std::move(theme));
}

void SecondTrackPane::setTrack(const TrackRow& row) {
  row_ = row;
  {
    const QSignalBlocker quiet(bars_);
    bars_->setValue(0);
  }
  view_->setTimeline(nullptr);
  name_->setText(row.artist.isEmpty() ? row.title : tr("%1 – %2").arg(row.title, row.artist));
  name_->setToolTip(pathText(row.record.path));
  facts_->clear();
  first_.setBarRoomKept(true);
  show();
}

void SecondTrackPane::setProgress(double fraction) {
  if (!view_->timeline()) facts_->setText(tr("Analysing, %1 %").arg(numberText(100.0 * fraction, 0)));
}

void SecondTrackPane::setTimeline(const std::shared_ptr<const model::Timeline>& timeline) {
  if (!timeline) {
    row_.reset();
    view_->setTimeline(nullptr);
    first_.setBarRoomKept(false);
    hide();
    return;
  }
  const bool fresh = !view_->timeline();
  facts_->setText(factsText(*timeline));
  view_->setTimeline(timeline);
  if (fresh)
    view_->setSampleProvider(std::make_shared<DecoderSampleProvider>(decoding_, timeline->source.path));
  align();
}

void SecondTrackPane::setPlayhead(double seconds, bool playing) {
  if (row_) view_->setPlayhead(alignment_.toSecond(seconds), playing);
}

void SecondTrackPane::firstChanged() {
  if (row_) align();
}

bool SecondTrackPane::isByBar() const {
  return byBar_->isChecked();
}

bool SecondTrackPane::isLinked() const {
  return link_->isChecked();
}

void SecondTrackPane::align() {
  const auto first = first_.timeline();
  const auto second = view_->timeline();
  const bool barsKnown = first && second && first->grid && second->grid;
  bars_->setEnabled(isByBar());
  alignment_ = isByBar() && barsKnown ? TrackAlignment::byBar(*first->grid, *second->grid, bars_->value())
                                      : TrackAlignment::byTime(0.0);
  setPlayhead(first_.playhead(), false);
  if (isLinked()) {
    followFirst();
  } else {
    view_->setMargins(0.0, 0.0);
  }
}

void SecondTrackPane::followFirst() {
  const auto second = view_->timeline();
  if (!isLinked() || !second || !first_.timeline() || following_) return;
  following_ = true;
  given_ = alignment_.toSecond(first_.visibleRange());
  view_->setMargins(-given_.begin, given_.end - second->source.duration);
  view_->setVisibleRange(given_);
  following_ = false;
}

void SecondTrackPane::followSecond() {
  if (!isLinked() || following_ || !view_->timeline() || !first_.timeline()) return;
  const model::TimeRange range = view_->visibleRange();
  // The view rounds to pixels what it was told, and tells so later.
  const double tolerance = 0.01 * given_.duration();
  if (std::abs(range.begin - given_.begin) < tolerance && std::abs(range.end - given_.end) < tolerance)
    return;
  given_ = range;
  following_ = true;
  first_.setVisibleRange(alignment_.toFirst(range));
  following_ = false;
}

QJsonObject SecondTrackPane::saveState() const {
  return {{QStringLiteral("by_bar"), isByBar()}, {QStringLiteral("linked"), isLinked()}};
}

void SecondTrackPane::restoreState(const QJsonObject& state) {
  const bool byBar = state.value(QStringLiteral("by_bar")).toBool(true);
  (byBar ? byBar_ : byTime_)->setChecked(true);
  link_->setChecked(state.value(QStringLiteral("linked")).toBool(true));
  align();
}

void SecondTrackPane::updateIcons() {
  const Theme& theme = themeOf(*this);
  link_->setIcon(icon(theme, IconName::Sync));
  close_->setIcon(icon(theme, IconName::Close));
}

void SecondTrackPane::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && close_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
