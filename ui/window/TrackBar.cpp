#include "ui/window/TrackBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "ui/library/TrackFacts.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/window/CompareSwitch.h"

namespace barline::ui {
namespace {

constexpr double kTitleMargin = 12.0;

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

void TrackBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  QPainter painter(this);
  painter.fillRect(QRectF(0, height() - 1.0, width(), 1.0), colours.line.hairline);
  if (!track_) return;
  double right = (compare_->isVisible() ? compare_->x() : snap_->x()) - 14.0;
  if (factsShown_) {
    const model::TrackRecord& record = track_->record;
    const TrackFacts facts{record.bpm, record.key, QString::fromStdString(record.timeSignature)};
    const double width = factsWidth(facts, KeyNotation::All, theme);
    paintFacts(painter, right - width, height() / 2.0, facts, KeyNotation::All, theme);
    right -= width + 14.0;
  }
  const QFont titleFont = theme.font(TextRole::Title);
  const QFont artistFont = theme.font(TextRole::Body);
  const double room = std::max(right - kTitleMargin, 0.0);
  const double artistWish = QFontMetricsF(artistFont).horizontalAdvance(track_->artist);
  const double artistRoom = std::min(artistWish, room * 0.35);
  const double titleRoom = std::max(room - artistRoom - 10.0, 0.0);
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
