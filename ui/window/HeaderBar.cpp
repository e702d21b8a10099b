#include "ui/window/HeaderBar.h"

#include <QAction>
#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>
#include <QToolButton>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kMark = 18;
constexpr int kHeaderMargin = 12;

}  // namespace

HeaderBar::HeaderBar(QWidget* parent)
    : QWidget(parent), menus_(new QMenuBar(this)), row_(new QHBoxLayout(this)), tools_(new QHBoxLayout) {
  setSurface(*this, Surface::Window);
  setFixedHeight(themeOf(*this).tokens().size.header);
  menus_->setNativeMenuBar(false);
  row_->setContentsMargins(kHeaderMargin + kMark + 6, 0, kHeaderMargin, 1);
  row_->setSpacing(4);
  row_->addWidget(menus_, 1, Qt::AlignVCenter);
  tools_->setSpacing(4);
  tools_->addStretch(1);
  row_->addLayout(tools_, 1);
}

void HeaderBar::setCentre(QWidget& widget) {
  row_->insertWidget(1, &widget, 0, Qt::AlignVCenter);
}

QToolButton& HeaderBar::addButton(QAction& action) {
  auto* button = new QToolButton(this);
  button->setDefaultAction(&action);
  button->setToolButtonStyle(Qt::ToolButtonIconOnly);
  button->setFocusPolicy(Qt::TabFocus);
  button->setFixedSize(28, 24);
  setButtonKind(*button, ButtonKind::Quiet);
  addTool(*button);
  return *button;
}

void HeaderBar::addTool(QWidget& tool) {
  tools_->addWidget(&tool, 0, Qt::AlignVCenter);
}

void HeaderBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.drawPixmap(QPointF(kHeaderMargin, (height() - kMark) / 2.0),
                     markPixmap(theme, kMark, devicePixelRatioF()));
  painter.fillRect(QRectF(0, height() - 1.0, width(), 1.0), theme.colours().line.hairline);
}

}  // namespace barline::ui
