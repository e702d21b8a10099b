#include "ui/search/ProblemTag.h"

#include <QPainter>
#include <algorithm>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kMostWidth = 440;
constexpr int kBelow = 4;  // the field
constexpr int kAside = 8;  // of the text

}  // namespace

ProblemTag::ProblemTag(QWidget& field) : QLabel(&field), field_(field) {
  ui::setText(*this, TextRole::Small, Tone::Error);
  setTextFormat(Qt::PlainText);
  setWordWrap(true);
  setContentsMargins(kAside + 2, 5, kAside, 5);
  setAttribute(Qt::WA_TransparentForMouseEvents);
  hide();
}

void ProblemTag::show(const QString& sentence, int left) {
  QWidget& window = *field_.window();
  if (parentWidget() != &window) setParent(&window);
  QLabel::setText(sentence);
  const int most = std::min(kMostWidth, window.width() - 2 * kBelow);
  const int wanted = fontMetrics().horizontalAdvance(sentence) + 2 * kAside + 8;
  const int width = std::min(wanted, most);
  const QPoint below = field_.mapTo(&window, QPoint(left - kAside, field_.height() + kBelow));
  setGeometry(std::clamp(below.x(), kBelow, std::max(kBelow, window.width() - width - kBelow)), below.y(),
              width, heightForWidth(width));
  QLabel::show();
  raise();
}

void ProblemTag::paintEvent(QPaintEvent* event) {
  const Colours& c = themeOf(*this).colours();
  QPainter painter(this);
  painter.fillRect(rect(), c.state.errorFill);
  painter.fillRect(QRect(0, 0, 2, height()), c.state.error);
  painter.end();
  QLabel::paintEvent(event);
}

}  // namespace barline::ui
