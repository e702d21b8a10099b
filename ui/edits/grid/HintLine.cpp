#include "ui/edits/grid/HintLine.h"

#include <QEvent>
#include <QPainter>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr double kMargin = 12;
constexpr int kIcon = 14;
constexpr double kGap = 10;

IconName iconOf(GridHint::Kind kind) {
  switch (kind) {
    case GridHint::Kind::Done:
      return IconName::Check;
    case GridHint::Kind::Refused:
      return IconName::Warn;
    default:
      return IconName::Magnet;
  }
}

QColor colourOf(GridHint::Kind kind, const Colours& colours) {
  switch (kind) {
    case GridHint::Kind::Done:
      return colours.state.ok;
    case GridHint::Kind::Refused:
      return colours.state.warn;
    default:
      return colours.accent.text;
  }
}

/// @return the left end of key and text
double paintKey(QPainter& p, double right, double height, const QString& key, const QString& what,
                const Theme& theme) {
  const Colours& c = theme.colours();
  const QFont font = theme.font(TextRole::Small);
  p.setFont(font);
  const double textWidth = numeralWidth(font, what);
  p.setPen(c.text.mid);
  drawNumerals(p, QRectF(right - textWidth, 0, textWidth + 1, height), Qt::AlignLeft | Qt::AlignVCenter,
               what);
  const double capWidth = std::max(18.0, numeralWidth(font, key) + 10);
  const QRectF cap(right - textWidth - 6 - capWidth, std::round(height / 2 - 8), capWidth, 16);
  p.setRenderHint(QPainter::Antialiasing);
  p.setPen(QPen(c.line.strong, 1));
  p.setBrush(Qt::NoBrush);
  p.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3);
  p.setPen(c.text.high);
  drawNumerals(p, cap, Qt::AlignCenter, key);
  return cap.left();
}

}  // namespace

HintLine::HintLine(QWidget* under) : QWidget(under), undo_(new QToolButton(this)) {
  setSurface(*this, Surface::Panel);
  undo_->setText(tr("Undo"));
  undo_->setToolTip(tr("Undo  (Ctrl+Z)"));
  undo_->setFocusPolicy(Qt::TabFocus);
  undo_->setFixedHeight(20);
  setButtonKind(*undo_, ButtonKind::Tonal);
  connect(undo_, &QToolButton::clicked, this, &HintLine::undoRequested);
  under->installEventFilter(this);
  hide();
}

void HintLine::setHint(const std::optional<GridHint>& hint) {
  if (hint == hint_) return;
  hint_ = hint;
  setVisible(hint.has_value());
  if (!hint) return;
  setAccessibleName(hint->rest.isEmpty() ? hint->lead
                                         : QStringLiteral("%1 · %2").arg(hint->lead, hint->rest));
  undo_->setVisible(hint->kind == GridHint::Kind::Done);
  place();
  raise();
  update();
}

void HintLine::place() {
  setGeometry(parentWidget()->rect());
  if (!hint_) return;
  const QFont font = themeOf(*this).font(TextRole::Strong);
  const double x = kMargin + kIcon + 8 + numeralWidth(font, hint_->lead) + kGap;
  undo_->adjustSize();
  undo_->setFixedHeight(20);
  undo_->move(static_cast<int>(std::min(x, width() - undo_->width() - kMargin)), (height() - 20) / 2 + 1);
}

bool HintLine::eventFilter(QObject* watched, QEvent* event) {
  if (watched == parentWidget() && event->type() == QEvent::Resize) place();
  return QWidget::eventFilter(watched, event);
}

void HintLine::paintEvent(QPaintEvent*) {
  if (!hint_) return;
  const Theme& theme = themeOf(*this);
  const Colours& c = theme.colours();
  QPainter p(this);
  p.fillRect(rect(), c.bg.panel);
  p.fillRect(QRectF(0, 0, width(), 1.0), c.line.hairline);
  const QColor ink = colourOf(hint_->kind, c);
  p.drawPixmap(QPointF(kMargin, std::round((height() - kIcon) / 2.0)),
               iconPixmap(iconOf(hint_->kind), kIcon, ink, devicePixelRatioF()));
  double right = width() - kMargin;
  for (auto key = hint_->keys.rbegin(); key != hint_->keys.rend(); ++key)
    right = paintKey(p, right, height(), key->first, key->second, theme) - 14;

  const double left = kMargin + kIcon + 8;
  const QFont strong = theme.font(TextRole::Strong);
  p.setFont(strong);
  p.setPen(hint_->kind == GridHint::Kind::Going ? ink : c.text.high);
  const QString lead =
      QFontMetricsF(strong).elidedText(hint_->lead, Qt::ElideRight, std::max(0.0, right - left));
  const double leadWidth = numeralWidth(strong, lead);
  drawNumerals(p, QRectF(left, 0, leadWidth + 2, height()), Qt::AlignLeft | Qt::AlignVCenter, lead);
  const double restLeft = left + leadWidth + kGap;
  const QFont small = theme.font(TextRole::Small);
  p.setFont(small);
  p.setPen(c.text.mid);
  const QString rest =
      QFontMetricsF(small).elidedText(hint_->rest, Qt::ElideRight, std::max(0.0, right - restLeft));
  drawNumerals(p, QRectF(restLeft, 0, std::max(0.0, right - restLeft), height()),
               Qt::AlignLeft | Qt::AlignVCenter, rest);
}

}  // namespace barline::ui
