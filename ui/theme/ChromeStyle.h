#pragma once

#include <QPointer>
#include <QProxyStyle>
#include <memory>

#include "ui/theme/LateIcons.h"
#include "ui/theme/Theme.h"

class QFocusFrame;
class QStyleOptionButton;
class QStyleOptionComboBox;
class QStyleOptionHeader;
class QStyleOptionMenuItem;
class QStyleOptionProgressBar;
class QStyleOptionSlider;
class QStyleOptionSpinBox;
class QStyleOptionTab;
class QStyleOptionToolButton;
class QStyleOptionViewItem;

namespace barline::ui {

/// Barline's chrome: flat graphite surfaces over Qt's Fusion, which keeps the geometry of what is not drawn
/// here.
class ChromeStyle final : public QProxyStyle {
  Q_OBJECT

 public:
  explicit ChromeStyle(std::shared_ptr<const Theme> theme);
  ~ChromeStyle() override;

  [[nodiscard]] const Theme& theme() const { return *theme_; }
  /// Whether the focus was last moved by keys.
  [[nodiscard]] bool keyboardFocus() const { return keyboardFocus_; }

  void polish(QApplication* application) override;
  void polish(QWidget* widget) override;
  void unpolish(QApplication* application) override;
  QPalette standardPalette() const override { return theme_->palette(); }
  void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
  void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                   const QWidget* widget) const override;
  void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                          const QWidget* widget) const override;
  QIcon standardIcon(StandardPixmap which, const QStyleOption* option, const QWidget* widget) const override;
  // ChromeMetrics.cpp
  QRect subControlRect(ComplexControl control, const QStyleOptionComplex* option, SubControl subControl,
                       const QWidget* widget) const override;
  QSize sizeFromContents(ContentsType type, const QStyleOption* option, const QSize& contents,
                         const QWidget* widget) const override;
  int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;
  int styleHint(StyleHint hint, const QStyleOption* option, const QWidget* widget,
                QStyleHintReturn* returnData) const override;

 protected:
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void moveFocusRing(QWidget* widget);
  void hideFocusRing();

  // ChromeControls.cpp
  void drawButtonPanel(const QStyleOption& option, QPainter& painter, const QWidget* widget) const;
  void drawButtonLabel(const QStyleOptionButton& option, QPainter& painter, const QWidget* widget) const;
  void drawToolButtonLabel(const QStyleOptionToolButton& option, QPainter& painter,
                           const QWidget* widget) const;
  void drawField(const QStyleOption& option, QPainter& painter) const;
  void drawCheckIndicator(const QStyleOption& option, QPainter& painter, bool round) const;
  void drawComboBox(const QStyleOptionComboBox& option, QPainter& painter, const QWidget* widget) const;
  void drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const;
  void drawSlider(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
  void drawProgress(const QStyleOptionProgressBar& option, QPainter& painter) const;

  // ChromeContainers.cpp
  void drawMenuBarItem(const QStyleOptionMenuItem& option, QPainter& painter) const;
  void drawMenuItem(const QStyleOptionMenuItem& option, QPainter& painter) const;
  void drawScrollBar(const QStyleOptionSlider& option, QPainter& painter, const QWidget* widget) const;
  void drawSplitter(const QStyleOption& option, QPainter& painter) const;
  void drawTab(const QStyleOptionTab& option, QPainter& painter) const;
  void drawHeaderSection(const QStyleOptionHeader& option, QPainter& painter) const;
  void drawDropIndicator(const QStyleOption& option, QPainter& painter) const;
  void drawItemPanel(const QStyleOptionViewItem& option, QPainter& painter) const;

  std::shared_ptr<const Theme> theme_;
  LateIcons standardIcons_;
  QPointer<QFocusFrame> focusFrame_;
  bool keyboardFocus_{};
};

}  // namespace barline::ui
