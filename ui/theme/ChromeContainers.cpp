#include <QPainter>
#include <QStyleOption>

#include "ui/theme/Appearance.h"
#include "ui/theme/ChromeStyle.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kItemInset = 4;  ///< of a highlight from the edge of its menu

bool enabled(const QStyleOption& option) {
  return option.state.testFlag(QStyle::State_Enabled);
}

void fillRounded(QPainter& painter, const QRectF& rect, double radius, const QColor& colour) {
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(Qt::NoPen);
  painter.setBrush(colour);
  painter.drawRoundedRect(rect, radius, radius);
  painter.restore();
}

}  // namespace

void ChromeStyle::drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  const bool active = option.state.testFlag(State_Selected) && enabled(option);
  if (active) {
    fillRounded(painter, QRectF(option.rect).adjusted(0, 2, 0, -2), theme_->tokens().radius.control,
                option.state.testFlag(State_Sunken) ? c.bg.hover : c.bg.control);
  }
  painter.setPen(enabled(option) ? c.text.high : c.text.disabled);
  int flags = Qt::AlignCenter | Qt::TextShowMnemonic | Qt::TextSingleLine;
  if (styleHint(SH_UnderlineShortcut, &option, nullptr, nullptr) == 0) flags |= Qt::TextHideMnemonic;
  painter.drawText(option.rect, flags, option.text);
}

void ChromeStyle::drawMenuItem(const QStyleOptionMenuItem& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  painter.fillRect(option.rect, c.bg.raised);
  if (option.menuItemType == QStyleOptionMenuItem::Separator) {
    painter.fillRect(QRect(option.rect.left(), option.rect.center().y(), option.rect.width(), 1),
                     c.line.divider);
    return;
  }
  const bool active = option.state.testFlag(State_Selected) && enabled(option);
  if (active) {
    fillRounded(painter, QRectF(option.rect).adjusted(1, 0, -1, 0), theme_->tokens().radius.control,
                c.bg.hover);
  }
  const QColor ink = enabled(option) ? c.text.high : c.text.disabled;
  const int iconSize = theme_->tokens().size.icon;
  const QRect mark(option.rect.left() + kItemInset + 2, option.rect.center().y() - iconSize / 2 + 1, iconSize,
                   iconSize);
  if (option.checkType != QStyleOptionMenuItem::NotCheckable && option.checked) {
    painter.drawPixmap(mark.topLeft(),
                       iconPixmap(IconName::Check, iconSize, enabled(option) ? c.accent.text : ink,
                                  painter.device()->devicePixelRatioF()));
  } else if (!option.icon.isNull()) {
    option.icon.paint(&painter, mark, Qt::AlignCenter, enabled(option) ? QIcon::Normal : QIcon::Disabled);
  }
  const QRect textRect = option.rect.adjusted(iconSize + kItemInset * 3, 0, -kItemInset * 3, 0);
  const qsizetype tab = option.text.indexOf(u'\t');
  const int flags = Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextHideMnemonic | Qt::TextShowMnemonic;
  painter.setFont(option.font);
  painter.setPen(ink);
  painter.drawText(textRect, flags | Qt::AlignLeft, tab < 0 ? option.text : option.text.left(tab));
  if (option.menuItemType == QStyleOptionMenuItem::SubMenu) {
    painter.drawPixmap(QPoint(option.rect.right() - 18, option.rect.center().y() - 5),
                       iconPixmap(IconName::ChevronRight, theme_->tokens().size.iconSmall, c.text.mid,
                                  painter.device()->devicePixelRatioF()));
  } else if (tab >= 0) {
    painter.setPen(enabled(option) ? c.text.low : c.text.disabled);
    painter.drawText(textRect, flags | Qt::AlignRight, option.text.mid(tab + 1));
  }
}

void ChromeStyle::drawScrollBar(const QStyleOptionSlider& option, QPainter& painter,
                                const QWidget* widget) const {
  const Colours& c = theme_->colours();
  painter.fillRect(option.rect, option.palette.color(QPalette::Window));
  if (option.maximum <= option.minimum) return;
  const bool grabbed =
      option.state.testFlag(State_Sunken) && option.activeSubControls.testFlag(SC_ScrollBarSlider);
  const bool near = option.state.testFlag(State_MouseOver);
  const QRectF thumb = subControlRect(CC_ScrollBar, &option, SC_ScrollBarSlider, widget);
  const double side = near || grabbed ? 2 : 3;
  const QRectF bar = option.orientation == Qt::Horizontal ? thumb.adjusted(2, side, -2, -side)
                                                          : thumb.adjusted(side, 2, -side, -2);
  const double radius = std::min(bar.width(), bar.height()) / 2;
  fillRounded(painter, bar, radius, grabbed ? c.text.mid : near ? c.line.strong : c.line.control);
}

void ChromeStyle::drawSplitter(const QStyleOption& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  // QSplitter calls a handle horizontal when its panes lie side by side: the line itself is then upright.
  const bool upright = option.state.testFlag(State_Horizontal);
  const bool active = option.state.testFlag(State_MouseOver) || option.state.testFlag(State_Sunken);
  const QPoint centre = option.rect.center();
  const QRect line = upright ? QRect(centre.x(), option.rect.top(), 1, option.rect.height())
                             : QRect(option.rect.left(), centre.y(), option.rect.width(), 1);
  painter.fillRect(line, active ? c.accent.base : c.line.divider);
}

void ChromeStyle::drawTab(const QStyleOptionTab& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  if (option.state.testFlag(State_MouseOver) && !option.state.testFlag(State_Selected)) {
    fillRounded(painter, QRectF(option.rect).adjusted(2, 4, -2, -4), theme_->tokens().radius.control,
                c.bg.control);
  }
  if (option.state.testFlag(State_Selected)) {
    painter.fillRect(QRect(option.rect.left() + 8, option.rect.bottom() - 1, option.rect.width() - 16, 2),
                     c.accent.base);
  }
}

void ChromeStyle::drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  const bool near = option.state.testFlag(State_MouseOver) && enabled(option);
  painter.fillRect(option.rect, near ? c.bg.control : c.bg.panel);
  painter.fillRect(QRect(option.rect.left(), option.rect.bottom(), option.rect.width(), 1), c.line.divider);
}

void ChromeStyle::drawDropIndicator(const QStyleOption& option, QPainter& painter) const {
  const QColor& accent = theme_->colours().accent.base;
  constexpr int kLine = 2;
  // Between two rows the rectangle has no height.
  if (option.rect.height() <= kLine) {
    painter.fillRect(QRect(option.rect.left(), option.rect.top() - kLine / 2, option.rect.width(), kLine),
                     accent);
    return;
  }
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setPen(QPen(accent, kLine));
  painter.setBrush(Qt::NoBrush);
  const double radius = theme_->tokens().radius.control;
  painter.drawRoundedRect(QRectF(option.rect).adjusted(2, 1, -2, -1), radius, radius);
  painter.restore();
}

void ChromeStyle::drawItemPanel(const QStyleOptionViewItem& option, QPainter& painter) const {
  const Colours& c = theme_->colours();
  if (option.backgroundBrush.style() != Qt::NoBrush) painter.fillRect(option.rect, option.backgroundBrush);
  const bool selected = option.state.testFlag(State_Selected);
  if (selected) {
    painter.fillRect(option.rect, c.bg.control);
  } else if (option.state.testFlag(State_MouseOver) && enabled(option)) {
    painter.fillRect(option.rect, c.bg.raised);
  }
  // The accent bar stands at the left of the row, so only in its first column.
  if (selected && option.index.column() <= 0) {
    painter.fillRect(QRect(option.rect.left(), option.rect.top(), 2, option.rect.height()), c.accent.base);
  }
}

}  // namespace barline::ui
