#include "ui/window/TrackBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/window/CompareSwitch.h"

namespace barline::ui {
namespace {

constexpr double kTitleMargin = 12.0;
constexpr double kGap = 14.0;          ///< between title, chips and buttons
constexpr double kLeastTitle = 140.0;  ///< width that a title keeps, if it needs so much

/// Width of a button that shows its icon only, and what its text adds to it.
int iconWidth(const QToolButton& button) {
  return std::max(button.iconSize().width() + 8, themeOf(button).tokens().size.control);
}
int textWidth(const QToolButton& button) {
  constexpr int kBesideIcon = 4;
  const int chevron = button.menu() == nullptr ? 0 : 16;
  return kBesideIcon + button.fontMetrics().horizontalAdvance(button.text() + QStringLiteral("  ")) + chevron;
}

QString snapText(SnapUnit unit) {
  switch (unit) {
    case SnapUnit::Beat:
      return TrackBar::tr("Snap: beat");
    case SnapUnit::Bar:
      return TrackBar::tr("Snap: bar");
    case SnapUnit::Section:
      return TrackBar::tr("Snap: section");
    default:
      return TrackBar::tr("Snap: off");
  }
}

QString waveText(WaveStyle style) {
  switch (style) {
    case WaveStyle::Rgb:
      return TrackBar::tr("RGB");
    case WaveStyle::Mono:
      return TrackBar::tr("Mono");
    case WaveStyle::Rms:
      return TrackBar::tr("RMS");
    default:
      return TrackBar::tr("Three bands");
  }
}

}  // namespace

TrackBar::TrackBar(QWidget* parent)
    : QWidget(parent),
      compare_(new CompareSwitch(this)),
      snap_(new QToolButton(this)),
      follow_(new QToolButton(this)),
      fit_(new QToolButton(this)),
      wave_(new QToolButton(this)) {
  setSurface(*this, Surface::Panel);
  setFixedHeight(themeOf(*this).tokens().size.trackHeader);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 0, 12, 0);
  layout->setSpacing(6);
  layout->addStretch(1);
  layout->addWidget(compare_);
  for (QToolButton* button : {snap_, follow_, fit_, wave_}) {
    button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    button->setMinimumHeight(26);
    button->setFocusPolicy(Qt::TabFocus);
    setButtonKind(*button, ButtonKind::Quiet);
    layout->addWidget(button);
  }
  follow_->setText(tr("Follow"));
  follow_->setToolTip(tr("Turn the page when the playhead leaves the view"));
  follow_->setCheckable(true);
  follow_->setChecked(true);
  fit_->setText(tr("Fit"));
  fit_->setToolTip(tr("Show the whole track  (F)"));
  connect(follow_, &QToolButton::toggled, this, &TrackBar::followToggled);
  connect(fit_, &QToolButton::clicked, this, &TrackBar::fitRequested);
  makeSnapMenu();
  makeWaveMenu();
  updateIcons();
  setTrack(nullptr);
}

void TrackBar::makeSnapMenu() {
  auto* menu = new QMenu(snap_);
  for (const SnapUnit unit : {SnapUnit::Beat, SnapUnit::Bar, SnapUnit::Section, SnapUnit::Off})
    menu->addAction(snapText(unit), this, [this, unit] { Q_EMIT snapChosen(unit); });
  snap_->setMenu(menu);
  snap_->setPopupMode(QToolButton::InstantPopup);
  snap_->setToolTip(tr("What a drag in the timeline selects; hold Shift to select freely"));
  setSnap(SnapUnit::Beat);
}

void TrackBar::setSnap(SnapUnit unit) {
  snap_->setText(snapText(unit));
}

void TrackBar::setTrack(const TrackRow* row) {
  track_ = row == nullptr ? std::nullopt : std::optional(*row);
  snap_->setEnabled(track_.has_value());
  follow_->setEnabled(track_.has_value());
  fit_->setEnabled(track_.has_value());
  wave_->setEnabled(track_.has_value());
  setAccessibleName(track_ ? tr("Track %1, %2").arg(track_->title, track_->artist) : tr("No track"));
  setToolTip(track_ ? pathText(track_->record.path) : QString());
  update();
}

void TrackBar::setFollow(bool follow) {
  follow_->setChecked(follow);
}

void TrackBar::makeWaveMenu() {
  auto* menu = new QMenu(wave_);
  for (const WaveStyle style : {WaveStyle::Bands, WaveStyle::Rgb, WaveStyle::Mono, WaveStyle::Rms})
    menu->addAction(waveText(style), this, [this, style] { Q_EMIT waveStyleChosen(style); });
  wave_->setMenu(menu);
  wave_->setPopupMode(QToolButton::InstantPopup);
  wave_->setToolTip(tr("How the waveform is drawn"));
  setButtonKind(*wave_, ButtonKind::Tonal);
  setWaveStyle(WaveStyle::Bands);
}

void TrackBar::setWaveStyle(WaveStyle style) {
  wave_->setText(waveText(style));
}

void TrackBar::updateIcons() {
  snap_->setIcon(icon(themeOf(*this), IconName::Magnet));
  follow_->setIcon(icon(themeOf(*this), IconName::Sync));
  fit_->setIcon(icon(themeOf(*this), IconName::Fit));
  wave_->setIcon(icon(themeOf(*this), IconName::Wave));
}

void TrackBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && fit_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

void TrackBar::setFactsShown(bool shown) {
  if (shown == factsShown_) return;
  factsShown_ = shown;
  update();
}

TrackBar::Chips TrackBar::chipsWithin(const TrackFacts& facts, double room, const Theme& theme) {
  Chips chips{facts, KeyNotation::All};
  const auto fits = [&] { return factsWidth(chips.facts, chips.notation, theme) <= room; };
  if (fits()) return chips;
  chips.notation = KeyNotation::Camelot;
  if (fits()) return chips;
  chips.facts.metre.clear();
  if (fits()) return chips;
  chips.facts.key.reset();
  if (fits()) return chips;
  return {};
}

void TrackBar::fitButtons() {
  const std::array buttons{follow_, fit_, wave_, snap_};  // what loses its text first
  double room = width() - kTitleMargin - kLeastTitle - kGap - layout()->contentsMargins().right();
  if (!compare_->isHidden()) room -= compare_->sizeHint().width() + layout()->spacing();
  for (const QToolButton* button : buttons)
    room -= iconWidth(*button) + textWidth(*button) + layout()->spacing();
  for (QToolButton* button : buttons) {
    const bool iconOnly = room < 0;
    if (iconOnly) room += textWidth(*button);
    button->setToolButtonStyle(iconOnly ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon);
  }
}

QSize TrackBar::minimumSizeHint() const {
  double least = kTitleMargin + kLeastTitle + kGap + layout()->contentsMargins().right();
  if (!compare_->isHidden()) least += compare_->sizeHint().width() + layout()->spacing();
  for (const QToolButton* button : {follow_, fit_, wave_, snap_})
    least += iconWidth(*button) + layout()->spacing();
  return {static_cast<int>(std::ceil(least)), height()};
}

void TrackBar::resizeEvent(QResizeEvent* event) {
  fitButtons();
  QWidget::resizeEvent(event);
}

bool TrackBar::event(QEvent* event) {
  if (event->type() == QEvent::LayoutRequest) {
    fitButtons();
    update();
  }
  return QWidget::event(event);
}

void TrackBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  QPainter painter(this);
  painter.fillRect(QRectF(0, height() - 1.0, width(), 1.0), colours.line.hairline);
  if (!track_) return;
  double right = (compare_->isVisible() ? compare_->x() : snap_->x()) - kGap;
  const QFont titleFont = theme.font(TextRole::Title);
  if (factsShown_) {
    const model::TrackRecord& record = track_->record;
    const TrackFacts facts{record.bpm, record.key, QString::fromStdString(record.timeSignature)};
    const double title = std::min(QFontMetricsF(titleFont).horizontalAdvance(track_->title), kLeastTitle);
    const Chips chips = chipsWithin(facts, right - kTitleMargin - title - kGap, theme);
    const double width = factsWidth(chips.facts, chips.notation, theme);
    paintFacts(painter, right - width, height() / 2.0, chips.facts, chips.notation, theme);
    if (width > 0) right -= width + kGap;
  }
  const QFont artistFont = theme.font(TextRole::Body);
  const double room = std::max(right - kTitleMargin, 0.0);
  const double artistWish = QFontMetricsF(artistFont).horizontalAdvance(track_->artist);
  const double artistRoom = std::min(artistWish, room * 0.35);
  // A title that can be whole takes the artist's room; a longer one shares.
  const double titleWish = QFontMetricsF(titleFont).horizontalAdvance(track_->title);
  const double shared = std::max(room - artistRoom - 10.0, 0.0);
  const double titleRoom = titleWish <= room ? std::max(shared, titleWish) : shared;
  const QString title = QFontMetricsF(titleFont).elidedText(track_->title, Qt::ElideRight, titleRoom);
  painter.setFont(titleFont);
  painter.setPen(colours.text.high);
  painter.drawText(QRectF(kTitleMargin, 0, titleRoom, height()), Qt::AlignLeft | Qt::AlignVCenter, title);
  const double x = kTitleMargin + QFontMetricsF(titleFont).horizontalAdvance(title) + 10.0;
  if (right - x < 24.0) return;
  painter.setFont(artistFont);
  painter.setPen(colours.text.mid);
  painter.drawText(QRectF(x, 1.0, right - x, height()), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(artistFont).elidedText(track_->artist, Qt::ElideRight, right - x));
}

}  // namespace barline::ui
