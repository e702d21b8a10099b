#include "ui/theme/ChromeStyle.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QApplication>
#include <QComboBox>
#include <QFocusEvent>
#include <QFocusFrame>
#include <QHeaderView>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QPainter>
#include <QScrollBar>
#include <QSlider>
#include <QSplitterHandle>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>
#include <algorithm>
#include <optional>

#include "ui/theme/Appearance.h"
#include "ui/theme/AppearanceNotes.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

template <class Enum>
std::optional<Enum> note(const QWidget& widget, const char* name) {
  const QVariant value = widget.property(name);
  if (!value.isValid()) return std::nullopt;
  return static_cast<Enum>(value.toInt());
}

bool ringFits(const QWidget& widget) {
  if (widget.isWindow() || widget.property(notes::kOwnFocusRing).toBool()) return false;
  if ((widget.focusPolicy() & Qt::TabFocus) == 0) return false;
  return qobject_cast<const QAbstractScrollArea*>(&widget) == nullptr &&
         qobject_cast<const QMenuBar*>(&widget) == nullptr && qobject_cast<const QMenu*>(&widget) == nullptr;
}

}  // namespace

ChromeStyle::ChromeStyle(std::shared_ptr<const Theme> theme)
    : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))), theme_(std::move(theme)) {}

ChromeStyle::~ChromeStyle() {
  delete focusFrame_;
}

void ChromeStyle::polish(QApplication* application) {
  QProxyStyle::polish(application);
  application->installEventFilter(this);
}

void ChromeStyle::unpolish(QApplication* application) {
  application->removeEventFilter(this);
  QProxyStyle::unpolish(application);
}

void ChromeStyle::polish(QWidget* widget) {
  QProxyStyle::polish(widget);
  if (const auto role = note<TextRole>(*widget, notes::kTextRole)) widget->setFont(theme_->font(*role));
  const auto surface = note<Surface>(*widget, notes::kSurface);
  const auto tone = note<Tone>(*widget, notes::kTone);
  if (surface || tone) {
    QPalette palette = widget->palette();
    if (surface) {
      palette.setColor(QPalette::Window, surfaceColour(*theme_, *surface));
      palette.setColor(QPalette::Base, surfaceColour(*theme_, *surface));
      widget->setAutoFillBackground(true);
    }
    if (tone) {
      for (const auto role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text}) {
        palette.setColor(QPalette::Active, role, toneColour(*theme_, *tone));
        palette.setColor(QPalette::Inactive, role, toneColour(*theme_, *tone));
      }
    }
    widget->setPalette(palette);
  }
  if (qobject_cast<QAbstractButton*>(widget) != nullptr || qobject_cast<QComboBox*>(widget) != nullptr ||
      qobject_cast<QScrollBar*>(widget) != nullptr || qobject_cast<QSlider*>(widget) != nullptr ||
      qobject_cast<QTabBar*>(widget) != nullptr || qobject_cast<QHeaderView*>(widget) != nullptr ||
      qobject_cast<QSplitterHandle*>(widget) != nullptr || qobject_cast<QLineEdit*>(widget) != nullptr) {
    widget->setAttribute(Qt::WA_Hover);
  }
}

bool ChromeStyle::eventFilter(QObject* watched, QEvent* event) {
  switch (event->type()) {
    case QEvent::MouseButtonPress:
    case QEvent::TouchBegin:
      keyboardFocus_ = false;
      hideFocusRing();
      break;
    case QEvent::FocusIn:
      if (auto* widget = qobject_cast<QWidget*>(watched)) {
        const auto reason = static_cast<QFocusEvent*>(event)->reason();
        if (reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason ||
            reason == Qt::ShortcutFocusReason) {
          keyboardFocus_ = true;
        }
        moveFocusRing(widget);
      }
      break;
    case QEvent::FocusOut:
      if (focusFrame_ != nullptr && focusFrame_->widget() == watched) hideFocusRing();
      break;
    default:
      break;
  }
  return QProxyStyle::eventFilter(watched, event);
}

void ChromeStyle::moveFocusRing(QWidget* widget) {
  if (!keyboardFocus_ || !ringFits(*widget)) {
    hideFocusRing();
    return;
  }
  if (focusFrame_ == nullptr) focusFrame_ = new QFocusFrame(widget);
  focusFrame_->setWidget(widget);
}

void ChromeStyle::hideFocusRing() {
  if (focusFrame_ != nullptr) focusFrame_->setWidget(nullptr);
}

QIcon ChromeStyle::standardIcon(StandardPixmap which, const QStyleOption* option,
                                const QWidget* widget) const {
  switch (which) {
    case SP_MessageBoxQuestion:
    case SP_MessageBoxInformation:
      return {};  // the sentence says all of it
    case SP_MessageBoxWarning:
      return icon(IconName::Warn, theme_->colours().state.warn);
    case SP_MessageBoxCritical:
      return icon(IconName::Error, theme_->colours().state.error);
    default:
      break;
  }
  // What depends on an option is made for it.
  if (option != nullptr) return QProxyStyle::standardIcon(which, option, widget);
  return standardIcons_.icon(which, *baseStyle());
}

void ChromeStyle::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                                const QWidget* widget) const {
  const Colours& c = theme_->colours();
  switch (element) {
    case PE_IndicatorItemViewItemDrop:
      drawDropIndicator(*option, *painter);
      return;
    case PE_FrameFocusRect:
      // Controls have the moving ring around them; only items of a view get theirs from here.
      if (keyboardFocus_ && qobject_cast<const QAbstractItemView*>(widget) != nullptr) {
        paintFocusRing(*painter, option->rect, theme_->tokens().radius.control, *theme_);
      }
      return;
    case PE_PanelButtonCommand:
    case PE_PanelButtonTool:
      drawButtonPanel(*option, *painter, widget);
      return;
    case PE_FrameDefaultButton:
    case PE_FrameMenu:
    case PE_PanelMenuBar:
    case PE_FrameStatusBarItem:
    case PE_FrameTabBarBase:
      return;
    case PE_PanelLineEdit:
    case PE_FrameLineEdit:
      if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
          frame != nullptr && frame->lineWidth > 0) {
        drawField(*option, *painter);
      }
      return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorItemViewItemCheck:
      drawCheckIndicator(*option, *painter, false);
      return;
    case PE_IndicatorRadioButton:
      drawCheckIndicator(*option, *painter, true);
      return;
    case PE_PanelMenu:
    case PE_PanelTipLabel:
      painter->fillRect(option->rect, c.bg.raised);
      painter->setPen(c.line.control);
      painter->setBrush(Qt::NoBrush);
      painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
      return;
    case PE_PanelItemViewItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option))
        drawItemPanel(*item, *painter);
      return;
    case PE_PanelItemViewRow:
      return;
    case PE_Frame:
    case PE_FrameGroupBox:
      if (const auto* frame = qstyleoption_cast<const QStyleOptionFrame*>(option);
          frame != nullptr && frame->lineWidth > 0) {
        painter->setPen(c.line.divider);
        painter->setBrush(Qt::NoBrush);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
      }
      return;
    default:
      QProxyStyle::drawPrimitive(element, option, painter, widget);
  }
}

void ChromeStyle::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                              const QWidget* widget) const {
  const Colours& c = theme_->colours();
  switch (element) {
    case CE_FocusFrame: {
      const auto& line = theme_->tokens().line;
      paintFocusRing(*painter, option->rect,
                     theme_->tokens().radius.control + line.focusOffset + line.focus / 2, *theme_);
      return;
    }
    case CE_PushButtonBevel:
      drawButtonPanel(*option, *painter, widget);
      return;
    case CE_PushButtonLabel:
      if (const auto* button = qstyleoption_cast<const QStyleOptionButton*>(option)) {
        drawButtonLabel(*button, *painter, widget);
      }
      return;
    case CE_ToolButtonLabel:
      if (const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option)) {
        drawToolButtonLabel(*button, *painter, widget);
      }
      return;
    case CE_MenuBarEmptyArea:
      return;
    case CE_MenuBarItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option)) {
        drawMenuBarItem(*item, *painter);
      }
      return;
    case CE_MenuEmptyArea:
      painter->fillRect(option->rect, c.bg.raised);
      return;
    case CE_MenuItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionMenuItem*>(option))
        drawMenuItem(*item, *painter);
      return;
    case CE_Splitter:
      drawSplitter(*option, *painter);
      return;
    case CE_TabBarTabShape:
      if (const auto* tab = qstyleoption_cast<const QStyleOptionTab*>(option)) drawTab(*tab, *painter);
      return;
    case CE_HeaderSection:
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
        drawHeaderSection(*header, *painter);
      }
      return;
    case CE_HeaderLabel:
      if (const auto* header = qstyleoption_cast<const QStyleOptionHeader*>(option)) {
        QStyleOptionHeader quiet(*header);
        quiet.state.setFlag(State_On, false);  // Fusion prints the selected cell's column bold
        quiet.palette.setColor(QPalette::ButtonText, c.text.mid);
        QProxyStyle::drawControl(element, &quiet, painter, widget);
      }
      return;
    case CE_ItemViewItem:
      if (const auto* item = qstyleoption_cast<const QStyleOptionViewItem*>(option)) {
        QStyleOptionViewItem plain(*item);  // a selected row is a surface, not an inverted one
        plain.palette.setColor(QPalette::HighlightedText, plain.palette.color(QPalette::Text));
        QProxyStyle::drawControl(element, &plain, painter, widget);
      }
      return;
    case CE_HeaderEmptyArea:
      painter->fillRect(option->rect, c.bg.panel);
      painter->fillRect(QRect(option->rect.left(), option->rect.bottom(), option->rect.width(), 1),
                        c.line.divider);
      return;
    case CE_ProgressBarGroove:
    case CE_ProgressBarLabel:
      return;
    case CE_ProgressBarContents:
      if (const auto* bar = qstyleoption_cast<const QStyleOptionProgressBar*>(option))
        drawProgress(*bar, *painter);
      return;
    default:
      QProxyStyle::drawControl(element, option, painter, widget);
  }
}

void ChromeStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option,
                                     QPainter* painter, const QWidget* widget) const {
  if (control == CC_ScrollBar) {
    if (const auto* bar = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
      drawScrollBar(*bar, *painter, widget);
      return;
    }
  }
  if (control == CC_Slider) {
    if (const auto* slider = qstyleoption_cast<const QStyleOptionSlider*>(option)) {
      drawSlider(*slider, *painter, widget);
      return;
    }
  }
  if (control == CC_ComboBox) {
    if (const auto* box = qstyleoption_cast<const QStyleOptionComboBox*>(option)) {
      drawComboBox(*box, *painter, widget);
      return;
    }
  }
  if (control == CC_SpinBox) {
    if (const auto* box = qstyleoption_cast<const QStyleOptionSpinBox*>(option)) {
      drawSpinBox(*box, *painter, widget);
      return;
    }
  }
  if (control == CC_ToolButton) {
    const auto* button = qstyleoption_cast<const QStyleOptionToolButton*>(option);
    if (button != nullptr) {
      drawButtonPanel(*option, *painter, widget);
      drawToolButtonLabel(*button, *painter, widget);
      return;
    }
  }
  QProxyStyle::drawComplexControl(control, option, painter, widget);
}

}  // namespace barline::ui
