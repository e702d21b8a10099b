#include <QStyleOption>
#include <algorithm>

#include "ui/theme/ChromeStyle.h"

namespace barline::ui {
namespace {

constexpr int kMessageIcon = 24;
constexpr int kScrollBarExtent = 10;
constexpr int kMenuItemHeight = 26;
constexpr int kMenuSeparatorHeight = 9;
constexpr int kMenuGutter = 28;  ///< left of a menu's texts: check mark or icon
constexpr int kSliderHandle = 12;

}  // namespace

QRect ChromeStyle::subControlRect(ComplexControl control, const QStyleOptionComplex* option,
                                  SubControl subControl, const QWidget* widget) const {
  // A scroll bar is a thumb on a track: no arrows, and Fusion's room for them goes to the track.
  if (control == CC_ScrollBar && (subControl == SC_ScrollBarAddLine || subControl == SC_ScrollBarSubLine))
    return {};
  if (control == CC_ScrollBar && subControl == SC_ScrollBarGroove) return option->rect;
  if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option);
      control == CC_ScrollBar && bar != nullptr) {
    const bool horizontal = bar->orientation == Qt::Horizontal;
    const int length = horizontal ? bar->rect.width() : bar->rect.height();
    const int range = bar->maximum - bar->minimum;
    const int least = pixelMetric(PM_ScrollBarSliderMin, option, widget);
    const int thumb =
        range <= 0
            ? length
            : std::clamp(static_cast<int>(static_cast<qint64>(length) * bar->pageStep /
                                          std::max<qint64>(1, static_cast<qint64>(range) + bar->pageStep)),
                         std::min(least, length), length);
    const int start = sliderPositionFromValue(bar->minimum, bar->maximum, bar->sliderPosition, length - thumb,
                                              bar->upsideDown);
    const auto part = [&](int from, int size) {
      return horizontal ? QRect(bar->rect.left() + from, bar->rect.top(), size, bar->rect.height())
                        : QRect(bar->rect.left(), bar->rect.top() + from, bar->rect.width(), size);
    };
    if (subControl == SC_ScrollBarSlider) return part(start, thumb);
    if (subControl == SC_ScrollBarSubPage) return part(0, start);
    if (subControl == SC_ScrollBarAddPage) return part(start + thumb, length - start - thumb);
  }
  return QProxyStyle::subControlRect(control, option, subControl, widget);
}

QSize ChromeStyle::sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                                    const QWidget* widget) const {
  const int least = theme_->tokens().size.control;
  switch (type) {
    case CT_PushButton:
      return {std::max(contents.width() + 20, least), std::max(contents.height() + 4, least)};
    case CT_ToolButton: {
      const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
      const bool chevron = button != nullptr && button->features.testFlag(QStyleOptionToolButton::HasMenu) &&
                           (button->toolButtonStyle != Qt::ToolButtonIconOnly || button->icon.isNull());
      return {std::max(contents.width() + (chevron ? 24 : 8), least), std::max(contents.height() + 6, least)};
    }
    case CT_LineEdit:
      return {contents.width(), std::max(contents.height() + 6, least)};
    case CT_ComboBox: {
      const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
      return {size.width() + 4, std::max(contents.height() + 6, least)};
    }
    case CT_MenuBarItem:
      return contents + QSize(16, 8);
    case CT_MenuItem: {
      const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option);
      if (item == nullptr) break;
      if (item->menuItemType == QStyleOptionMenuItem::Separator)
        return {contents.width(), kMenuSeparatorHeight};
      const int shortcutGap = item->text.contains(u'\t') ? 32 : 0;
      return {contents.width() + kMenuGutter + 28 + shortcutGap,
              std::max(contents.height(), kMenuItemHeight)};
    }
    case CT_TabBarTab:
      return {contents.width() + 8, std::max(contents.height(), theme_->tokens().size.controlLarge)};
    case CT_HeaderSection: {
      const QSize size = QProxyStyle::sizeFromContents(type, option, contents, widget);
      return {size.width(), std::max(size.height(), theme_->tokens().size.tableHeader)};
    }
    default:
      break;
  }
  return QProxyStyle::sizeFromContents(type, option, contents, widget);
}

int ChromeStyle::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
  const Tokens& tokens = theme_->tokens();
  switch (metric) {
    case PM_ScrollBarExtent:
      return kScrollBarExtent;
    case PM_ScrollBarSliderMin:
      return tokens.size.hitMinimum;
    case PM_SplitterWidth:
      return 1;
    case PM_MessageBoxIconSize:
      return kMessageIcon;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
    case PM_ToolBarIconSize:
    case PM_TabBarIconSize:
    case PM_ListViewIconSize:
      return tokens.size.icon;
    case PM_MenuPanelWidth:
      return 1;
    case PM_MenuHMargin:
      return 3;
    case PM_MenuVMargin:
      return 4;
    case PM_MenuBarPanelWidth:
    case PM_MenuBarVMargin:
    case PM_MenuBarItemSpacing:
    case PM_ToolBarFrameWidth:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
    case PM_ScrollView_ScrollBarSpacing:
    case PM_TabBarTabOverlap:
    case PM_TabBarBaseOverlap:
      return 0;
    case PM_MenuBarHMargin:
      return 4;
    case PM_FocusFrameHMargin:
    case PM_FocusFrameVMargin:
      return static_cast<int>(tokens.line.focus + tokens.line.focusOffset);
    case PM_SliderThickness:
    case PM_SliderLength:
    case PM_SliderControlThickness:
      return kSliderHandle;
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
      return tokens.size.icon;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
      return 8;
    case PM_LayoutLeftMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutBottomMargin:
      return 12;
    default:
      return QProxyStyle::pixelMetric(metric, option, widget);
  }
}

int ChromeStyle::styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                           QStyleHintReturn* returnData) const {
  switch (hint) {
    case SH_ToolTip_WakeUpDelay:
      return theme_->tokens().duration.tooltipDelay;
    case SH_EtchDisabledText:
    case SH_DitherDisabledText:
    case SH_UnderlineShortcut:
    case SH_ComboBox_Popup:
    case SH_ItemView_ActivateItemOnSingleClick:
    case SH_ScrollBar_ContextMenu:
    case SH_DialogButtonBox_ButtonsHaveIcons:
      return 0;
    // Below a button the ring would be cut off where the button's surroundings end.
    case SH_FocusFrame_AboveWidget:
      return 1;
    case SH_Table_GridLineColor:
      return static_cast<int>(theme_->colours().line.hairline.rgba());
    case SH_Widget_Animate:
    case SH_Widget_Animation_Duration:
      return theme_->duration(theme_->tokens().duration.fade);
    case SH_Slider_AbsoluteSetButtons:
      return Qt::LeftButton;
    default:
      return QProxyStyle::styleHint(hint, option, widget, returnData);
  }
}

}  // namespace barline::ui
