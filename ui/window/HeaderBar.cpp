#include "ui/window/HeaderBar.h"

#include <QHBoxLayout>
#include <QMenuBar>
#include <QPainter>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kMark = 18;
constexpr int kMargin = 12;

}  // namespace

HeaderBar::HeaderBar(QWidget* parent) : QWidget(parent), menus_(new QMenuBar(this)) {
  setSurface(*this, Surface::Window);
  setFixedHeight(themeOf(*this).tokens().size.header);
  menus_->setNativeMenuBar(false);
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(kMargin + kMark + 6, 0, kMargin, 1);
  layout->addWidget(menus_, 1, Qt::AlignVCenter);
}

void HeaderBar::paintEvent(QPaintEvent*) {
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.drawPixmap(QPointF(kMargin, (height() - kMark) / 2.0),
                     markPixmap(theme, kMark, devicePixelRatioF()));
  painter.fillRect(QRectF(0, height() - 1.0, width(), 1.0), theme.colours().line.hairline);
}

}  // namespace barline::ui
