#include "ui/search/SuggestionPopup.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/search/SuggestionDelegate.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kMostRows = 10;
constexpr int kLeastWidth = 200;
constexpr int kMostWidth = 420;
constexpr int kBelow = 4;   // the field
constexpr int kMargin = 4;  // above and below the list

}  // namespace

SuggestionPopup::SuggestionPopup(QWidget& field)
    : QFrame(&field), field_(field), model_(new SuggestionModel(this)), list_(new QListView(this)) {
  setSurface(*this, Surface::Raised);
  setAccessibleName(tr("Suggestions"));
  setFocusPolicy(Qt::NoFocus);
  list_->setModel(model_);
  list_->setItemDelegate(new SuggestionDelegate(list_));
  list_->setFocusPolicy(Qt::NoFocus);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setAccessibleName(tr("Suggestions"));
  setSurface(*list_, Surface::Raised);
  setSurface(*list_->viewport(), Surface::Raised);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, kMargin, 1, kMargin);
  layout->addWidget(list_);
  connect(list_, &QListView::clicked, this,
          [this](const QModelIndex& index) { Q_EMIT accepted(index.row()); });
  hide();
}

void SuggestionPopup::open(int left) {
  QWidget& window = *field_.window();
  if (parentWidget() != &window) setParent(&window);
  const int rows = model_->rowCount();
  int width = kLeastWidth;
  for (int row = 0; row < rows; ++row)
    width = std::max(width, list_->sizeHintForIndex(model_->index(row)).width());
  if (rows > kMostRows) width += list_->verticalScrollBar()->sizeHint().width();
  const QPoint below = field_.mapTo(&window, QPoint(left, field_.height() + kBelow));
  const int height = std::min(rows, kMostRows) * list_->sizeHintForRow(0) + 2 * kMargin;
  width = std::min({width + 2, kMostWidth, window.width() - 2 * kBelow});
  setGeometry(std::clamp(below.x(), kBelow, std::max(kBelow, window.width() - width - kBelow)), below.y(),
              width, std::min(height, std::max(window.height() - below.y() - kBelow, 2 * kMargin + 1)));
  list_->clearSelection();
  list_->setCurrentIndex({});
  list_->scrollToTop();
  show();
  raise();
}

int SuggestionPopup::chosen() const {
  return list_->currentIndex().row();
}

void SuggestionPopup::moveBy(int rows) {
  const int count = model_->rowCount();
  if (count == 0) return;
  const int from = chosen() < 0 && rows < 0 ? count : chosen();
  const QModelIndex index = model_->index(std::clamp(from + rows, 0, count - 1));
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
}

QString SuggestionPopup::chosenText() const {
  return list_->currentIndex().data(Qt::AccessibleTextRole).toString();
}

void SuggestionPopup::paintEvent(QPaintEvent* event) {
  QFrame::paintEvent(event);
  QPainter painter(this);
  painter.setPen(themeOf(*this).colours().line.strong);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

}  // namespace barline::ui
