#include <QAbstractButton>
#include <QAbstractSpinBox>
#include <QPainter>
#include <QStyleOption>
#include <QToolButton>
#include <tuple>

#include "ui/theme/Appearance.h"
#include "ui/theme/AppearanceNotes.h"
#include "ui/theme/ChromeStyle.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

ButtonKind kindOf(const QWidget* widget) {
  if (widget != nullptr) {
    const QVariant value = widget->property(notes::kButtonKind);
    if (value.isValid()) return static_cast<ButtonKind>(value.toInt());
    if (qobject_cast<const QToolButton*>(widget) != nullptr) return ButtonKind::Quiet;
  }
  return ButtonKind::Tonal;
}

bool enabled(const QStyleOption& option) {
  return option.state.testFlag(QStyle::State_Enabled);
}
bool hovered(const QStyleOption& option) {
  return enabled(option) && option.state.testFlag(QStyle::State_MouseOver);
}
bool pressed(const QStyleOption& option) {
  return enabled(option) && option.state.testFlag(QStyle::State_Sunken);
}
bool checked(const QStyleOption& option) {
  return option.state.testFlag(QStyle::State_On);
}

QColor surfaceOf(const QStyleOption& option, ButtonKind kind, const Colours& c) {
  if (kind == ButtonKind::Primary) {
    if (!enabled(option)) return c.bg.control;
    return pressed(option) ? c.accent.pressed : hovered(option) ? c.accent.hover : c.accent.base;
  }
  if (checked(option)) {
    if (kind == ButtonKind::Segment) return c.bg.control;
    return hovered(option) ? withAlpha(c.accent.base, c.accent.fill.alphaF() * 1.5) : c.accent.fill;
  }
  if (pressed(option)) return c.bg.pressed;
  if (hovered(option)) return kind == ButtonKind::Tonal ? c.bg.hover : c.bg.control;
  return kind == ButtonKind::Tonal ? c.bg.control : QColor(Qt::transparent);
}

QColor inkOf(const QStyleOption& option, ButtonKind kind, const Colours& c) {
  if (!enabled(option)) return c.text.disabled;
  if (kind == ButtonKind::Primary) return c.text.onAccent;
  if (checked(option) && kind != ButtonKind::Segment) return c.accent.text;
  const QColor asked = option.palette.color(QPalette::ButtonText);
  if (kind == ButtonKind::Segment && !checked(option) && !hovered(option)) return c.text.mid;
  return asked;
}

/// Icon and text side by side, centred or from the left.
void drawIconAndText(QPainter& painter, const QStyle& style, const QRect& rect, const QIcon& icon,
                     QSize iconSize, const QString& text, const QColor& ink, const QStyleOption& option,
                     bool centred) {
  constexpr int kGap = 6;
  const bool hasIcon = !icon.isNull();
  const int textWidth = text.isEmpty() ? 0 : option.fontMetrics.size(Qt::TextShowMnemonic, text).width();
  const int total = textWidth + (hasIcon ? iconSize.width() : 0) + (hasIcon && textWidth > 0 ? kGap : 0);
  int x = centred ? rect.left() + (rect.width() - total) / 2 : rect.left();
  x = std::max(x, rect.left());
  if (hasIcon) {
    const QIcon::Mode mode = enabled(option) ? QIcon::Normal : QIcon::Disabled;
    icon.paint(&painter, QRect(QPoint(x, rect.top() + (rect.height() - iconSize.height()) / 2), iconSize),
               Qt::AlignCenter, mode, checked(option) ? QIcon::On : QIcon::Off);
    x += iconSize.width() + kGap;
  }
  if (textWidth == 0) return;
  painter.setPen(ink);
  int flags = Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextShowMnemonic;
  if (style.styleHint(QStyle::SH_UnderlineShortcut, &option) == 0) flags |= Qt::TextHideMnemonic;
  painter.drawText(
      QRect(x, rect.top(), rect.right() - x + 1, rect.height()), flags,
      option.fontMetrics.elidedText(text, Qt::ElideRight, rect.right() - x + 1, Qt::TextShowMnemonic));
}

void drawChevron(QPainter& painter, const QRect& rect, const QColor& ink) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(ink, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
  const QPointF centre = QRectF(rect).center();
  painter.drawPolyline(
      QPolygonF({centre + QPointF(-3.5, -1.5), centre + QPointF(0, 2), centre + QPointF(3.5, -1.5)}));
  painter.restore();
}

}  // namespace

void ChromeStyle::drawButtonPanel(const QStyleOption& option, QPainter& painter,
                                  const QWidget* widget) const {
  const Colours& c = theme_->colours();
  const ButtonKind kind = kindOf(widget);
  const QColor fill = surfaceOf(option, kind, c);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  if (fill.alpha() > 0) {
    painter.setBrush(fill);
    painter.drawRoundedRect(option.rect, theme_->tokens().radius.control, theme_->tokens().radius.control);
  }
  // Without colour differences, an outline says where a button is and whether it is on.
  if (theme_->scheme() == Scheme::HighContrast && (kind == ButtonKind::Tonal || checked(option))) {
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(checked(option) ? c.accent.base : c.line.control, 1));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5),
                            theme_->tokens().radius.control, theme_->tokens().radius.control);
  }
  painter.restore();
}

void ChromeStyle::drawButtonLabel(const QStyleOptionButton& option, QPainter& painter,
                                  const QWidget* widget) const {
  const QColor ink = inkOf(option, kindOf(widget), theme_->colours());
  QRect rect = option.rect.adjusted(6, 0, -6, 0);
  if (option.features.testFlag(QStyleOptionButton::HasMenu)) {
    drawChevron(painter, QRect(rect.right() - 12, rect.top(), 12, rect.height()), ink);
    rect.setRight(rect.right() - 16);
  }
  drawIconAndText(painter, *this, rect, option.icon, option.iconSize, option.text, ink, option, true);
}

void ChromeStyle::drawToolButtonLabel(const QStyleOptionToolButton& option, QPainter& painter,
                                      const QWidget* widget) const {
  const QColor ink = inkOf(option, kindOf(widget), theme_->colours());
  QRect rect = option.rect;
  const bool showsText = option.toolButtonStyle != Qt::ToolButtonIconOnly || option.icon.isNull();
  const bool hasMenu = option.features.testFlag(QStyleOptionToolButton::HasMenu);
  if (showsText || hasMenu) rect.adjust(6, 0, -6, 0);
  if (hasMenu && showsText) {
    drawChevron(painter, QRect(rect.right() - 10, rect.top(), 12, rect.height()), ink);
    rect.setRight(rect.right() - 14);
  }
  const QIcon icon = option.toolButtonStyle == Qt::ToolButtonTextOnly ? QIcon() : option.icon;
  drawIconAndText(painter, *this, rect, icon, option.iconSize, showsText ? option.text : QString(), ink,
                  option, true);
}

void ChromeStyle::drawField(const QStyleOption& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  const double radius = theme_->tokens().radius.control;
  QColor outline = c.line.strong;
  if (!enabled(option)) outline = c.line.control;
  if (option.state.testFlag(State_HasFocus)) outline = c.accent.base;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(c.bg.canvas);
  painter.setPen(QPen(outline, 1));
  painter.drawRoundedRect(QRectF(option.rect).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
  painter.restore();
}

void ChromeStyle::drawCheckIndicator(const QStyleOption& option, QPainter& painter, bool round) const {
  const Colours& c = theme_->colours();
  const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
  const bool on = checked(option);
  const bool partly = option.state.testFlag(State_NoChange);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  const QColor fill = !enabled(option) ? c.bg.control : on || partly ? c.accent.base : c.bg.canvas;
  painter.setBrush(fill);
  painter.setPen(QPen(on || partly ? fill : hovered(option) ? c.text.mid : c.line.strong, 1));
  const double radius = round ? box.width() / 2 : theme_->tokens().radius.chip;
  painter.drawRoundedRect(box, radius, radius);
  const QColor ink = enabled(option) ? c.text.onAccent : c.text.disabled;
  const QPointF centre = box.center();
  if (on && round) {
    painter.setPen(Qt::NoPen);
    painter.setBrush(ink);
    painter.drawEllipse(centre, 2.5, 2.5);
  } else if (on) {
    painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPolyline(
        QPolygonF({centre + QPointF(-3.2, 0.2), centre + QPointF(-0.9, 2.5), centre + QPointF(3.4, -2.4)}));
  } else if (partly) {
    painter.setPen(QPen(ink, 1.75, Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(centre + QPointF(-3, 0), centre + QPointF(3, 0));
  }
  painter.restore();
}

void ChromeStyle::drawComboBox(const QStyleOptionComboBox& option, QPainter& painter,
                               const QWidget* widget) const {
  if (option.editable) {
    drawField(option, painter);
  } else {
    drawButtonPanel(option, painter, widget);
  }
  const QColor ink = enabled(option) ? theme_->colours().text.mid : theme_->colours().text.disabled;
  drawChevron(painter, subControlRect(CC_ComboBox, &option, SC_ComboBoxArrow, widget), ink);
}

void ChromeStyle::drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter,
                              const QWidget* widget) const {
  const Colours& c = theme_->colours();
  drawField(option, painter);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  for (const auto& [arrow, step, up] :
       {std::tuple(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled, 1.0),
        std::tuple(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled, -1.0)}) {
    const QRect place = subControlRect(CC_SpinBox, &option, arrow, widget);
    if (place.isEmpty()) continue;
    const bool active = enabled(option) && option.stepEnabled.testFlag(step);
    const bool pressed = option.activeSubControls.testFlag(arrow) && option.state.testFlag(State_MouseOver);
    painter.setPen(QPen(!active   ? c.text.disabled
                        : pressed ? c.text.high
                                  : c.text.mid,
                        1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF centre = QRectF(place).center();
    painter.drawPolyline(QPolygonF({centre + QPointF(-3.0, 1.5 * up), centre + QPointF(0.0, -1.5 * up),
                                    centre + QPointF(3.0, 1.5 * up)}));
  }
  painter.restore();
}

void ChromeStyle::drawSlider(const QStyleOptionSlider& option, QPainter& painter,
                             const QWidget* widget) const {
  const Colours& c = theme_->colours();
  const QRect groove = subControlRect(CC_Slider, &option, SC_SliderGroove, widget);
  const QRectF handle = subControlRect(CC_Slider, &option, SC_SliderHandle, widget);
  const bool horizontal = option.orientation == Qt::Horizontal;
  const QRectF track = horizontal ? QRectF(groove.left(), handle.center().y() - 1, groove.width(), 2)
                                  : QRectF(handle.center().x() - 1, groove.top(), 2, groove.height());
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(enabled(option) ? c.line.strong : c.line.control);
  painter.drawRoundedRect(track, 1, 1);
  const bool active = pressed(option) || option.state.testFlag(State_HasFocus);
  painter.setBrush(!enabled(option)  ? c.line.control
                   : active          ? c.accent.base
                   : hovered(option) ? c.text.high
                                     : c.text.mid);
  const QRectF knob = horizontal ? QRectF(handle.center().x() - 4, handle.center().y() - 6, 8, 12)
                                 : QRectF(handle.center().x() - 6, handle.center().y() - 4, 12, 8);
  painter.drawRoundedRect(knob, 2, 2);
  painter.restore();
}

void ChromeStyle::drawProgress(const QStyleOptionProgressBar& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  constexpr double kThickness = 4;
  const QRectF track(option.rect.left(), QRectF(option.rect).center().y() - kThickness / 2,
                     option.rect.width(), kThickness);
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(c.bg.control);
  painter.drawRoundedRect(track, kThickness / 2, kThickness / 2);
  const double range = option.maximum - option.minimum;
  if (range > 0) {
    QRectF done = track;
    done.setWidth(track.width() * (option.progress - option.minimum) / range);
    painter.setBrush(c.accent.base);
    if (done.width() > 0) painter.drawRoundedRect(done, kThickness / 2, kThickness / 2);
  }
  painter.restore();
}

}  // namespace barline::ui
