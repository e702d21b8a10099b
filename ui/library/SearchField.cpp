#include "ui/library/SearchField.h"

#include <QEvent>
#include <QKeyEvent>
#include <QPainter>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {
namespace {

constexpr int kIcon = 16;
constexpr int kPadding = 8;

}  // namespace

SearchField::SearchField(const QString& shortcut, QWidget* parent) : QLineEdit(parent), shortcut_(shortcut) {
  setTextMargins(kIcon + kPadding, 0, 0, 0);
  setClearButtonEnabled(true);
  setMinimumHeight(32);
}

void SearchField::paintEvent(QPaintEvent* event) {
  QLineEdit::paintEvent(event);
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  painter.drawPixmap(QPointF(kPadding, (height() - kIcon) / 2.0),
                     iconPixmap(IconName::Search, kIcon, theme.colours().text.mid, devicePixelRatioF()));
  if (!text().isEmpty() || hasFocus() || shortcut_.isEmpty()) return;
  painter.setRenderHint(QPainter::Antialiasing);
  const QFont font = theme.font(TextRole::Micro);
  const double width = QFontMetricsF(font).horizontalAdvance(shortcut_) + 10.0;
  const QRectF cap(this->width() - width - kPadding, height() / 2.0 - 8.5, width, 17.0);
  painter.setPen(QPen(theme.colours().line.control, 1.0));
  painter.drawRoundedRect(cap.adjusted(0.5, 0.5, -0.5, -0.5), theme.tokens().radius.chip,
                          theme.tokens().radius.chip);
  painter.setFont(font);
  painter.setPen(theme.colours().text.mid);
  painter.drawText(cap, Qt::AlignCenter, shortcut_);
}

void SearchField::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Escape && !text().isEmpty()) {
    clear();
    return;
  }
  if (event->key() == Qt::Key_Down) {
    Q_EMIT leaveDownwards();
    return;
  }
  QLineEdit::keyPressEvent(event);
}

void SearchField::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) update();
  QLineEdit::changeEvent(event);
}

}  // namespace barline::ui
