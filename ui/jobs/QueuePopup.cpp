#include "ui/jobs/QueuePopup.h"

#include <QPainter>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/jobs/QueuePanel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kWidth = 720;
constexpr int kHeight = 300;

}  // namespace

QueuePopup::QueuePopup(QueuePanel* panel, QWidget* parent) : QWidget(parent, Qt::Popup) {
  setSurface(*this, Surface::Raised);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->addWidget(panel);
  panel->focusList();
}

void QueuePopup::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(themeOf(*this).colours().line.control);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

QSize QueuePopup::sizeHint() const {
  return {std::min(kWidth, parentWidget()->width() - 16), kHeight};
}

}  // namespace barline::ui
