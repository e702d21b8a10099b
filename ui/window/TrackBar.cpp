#include "ui/window/TrackBar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QPainter>
#include <QToolButton>
#include <algorithm>

#include "ui/library/KeyChip.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

constexpr double kMargin = 12.0;
constexpr double kChipHeight = 20.0;
constexpr double kChipPadding = 8.0;
constexpr double kChipGap = 6.0;

}  // namespace

TrackBar::TrackBar(QWidget* parent)
    : QWidget(parent), follow_(new QToolButton(this)), fit_(new QToolButton(this)) {
  setSurface(*this, Surface::Panel);
  setFixedHeight(themeOf(*this).tokens().size.trackHeader);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(12, 0, 12, 0);
  layout->setSpacing(6);
  layout->addStretch(1);
  for (QToolButton* button : {follow_, fit_}) {
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
  updateIcons();
  setTrack(nullptr);
}

void TrackBar::setTrack(const TrackRow* row) {
  track_ = row == nullptr ? std::nullopt : std::optional(*row);
  follow_->setEnabled(track_.has_value());
  fit_->setEnabled(track_.has_value());
  setAccessibleName(track_ ? tr("Track %1, %2").arg(track_->title, track_->artist) : tr("No track"));
  setToolTip(track_ ? pathText(track_->record.path) : QString());
  update();
}

void TrackBar::setFollow(bool follow) {
  follow_->setChecked(follow);
}

void TrackBar::updateIcons() {
  follow_->setIcon(icon(themeOf(*this), IconName::Sync));
  fit_->setIcon(icon(themeOf(*this), IconName::Fit));
}

void TrackBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && fit_ != nullptr) updateIcons();
  QWidget::changeEvent(event);
}

double TrackBar::paintChips(QPainter& painter, double right) const {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  const double top = (height() - kChipHeight) / 2.0;
  const QFont font = theme.font(TextRole::Body);
  const QFont strong = theme.font(TextRole::Strong);
  const model::TrackRecord& record = track_->record;
  double x = right;
  const auto plainChip = [&](const QString& value, const QString& unit) {
    const double valueWidth = numeralWidth(strong, value);
    const double unitWidth = unit.isEmpty() ? 0.0 : numeralWidth(font, QLatin1Char(' ') + unit);
    const QRectF chip(x - valueWidth - unitWidth - 2 * kChipPadding, top,
                      valueWidth + unitWidth + 2 * kChipPadding, kChipHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colours.bg.control);
    painter.drawRoundedRect(chip, theme.tokens().radius.chip, theme.tokens().radius.chip);
    painter.setFont(strong);
    painter.setPen(colours.text.high);
    const QRectF inside = chip.adjusted(kChipPadding, 0, -kChipPadding, 0);
    drawNumerals(painter, inside, Qt::AlignLeft | Qt::AlignVCenter, value);
    painter.setFont(font);
    painter.setPen(colours.text.mid);
    drawNumerals(painter, inside, Qt::AlignRight | Qt::AlignVCenter, unit);
    x = chip.left() - kChipGap;
  };
  if (!record.timeSignature.empty()) plainChip(QString::fromStdString(record.timeSignature), {});
  if (record.key) {
    const QString label = QStringLiteral("%1 · %2 · %3")
                              .arg(keyText(*record.key), QString::fromStdString(model::camelot(*record.key)),
                                   QString::fromStdString(model::openKey(*record.key)));
    QFont chipFont = theme.font(TextRole::Small);
    chipFont.setWeight(QFont::DemiBold);
    const double width = QFontMetricsF(chipFont).horizontalAdvance(label) + 2 * kChipPadding;
    paintKeyChip(painter, QRectF(x - width, top, width, kChipHeight), *record.key, label, theme);
    x -= width + kChipGap;
  }
  if (record.bpm) plainChip(QStringLiteral("%1").arg(*record.bpm, 0, 'f', 1), tr("BPM"));
  return x;
}

void TrackBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  const Colours& colours = theme.colours();
  QPainter painter(this);
  painter.fillRect(QRectF(0, height() - 1.0, width(), 1.0), colours.line.hairline);
  if (!track_) return;
  painter.setRenderHint(QPainter::Antialiasing);
  const double right = paintChips(painter, follow_->x() - 14.0) - 8.0;
  const QFont titleFont = theme.font(TextRole::Title);
  const QFont artistFont = theme.font(TextRole::Body);
  const double room = std::max(right - kMargin, 0.0);
  const double artistWish = QFontMetricsF(artistFont).horizontalAdvance(track_->artist);
  const double artistRoom = std::min(artistWish, room * 0.35);
  const double titleRoom = std::max(room - artistRoom - 10.0, 0.0);
  const QString title = QFontMetricsF(titleFont).elidedText(track_->title, Qt::ElideRight, titleRoom);
  painter.setFont(titleFont);
  painter.setPen(colours.text.high);
  painter.drawText(QRectF(kMargin, 0, titleRoom, height()), Qt::AlignLeft | Qt::AlignVCenter, title);
  const double x = kMargin + QFontMetricsF(titleFont).horizontalAdvance(title) + 10.0;
  if (right - x < 24.0) return;
  painter.setFont(artistFont);
  painter.setPen(colours.text.mid);
  painter.drawText(QRectF(x, 1.0, right - x, height()), Qt::AlignLeft | Qt::AlignVCenter,
                   QFontMetricsF(artistFont).elidedText(track_->artist, Qt::ElideRight, right - x));
}

}  // namespace barline::ui
