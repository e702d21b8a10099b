#include "ui/dashboard/StepList.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/dashboard/RunText.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Numerals.h"

namespace barline::ui {
namespace {

constexpr int kAxis = 20;
constexpr int kLowest = 17;
constexpr int kHighest = 30;

}  // namespace

StepList::StepList(QWidget* parent) : QWidget(parent), list_(new QListView(this)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, kAxis);
  layout->addWidget(list_);
  list_->setModel(&model_);
  list_->setItemDelegate(&delegate_);
  list_->setSelectionMode(QAbstractItemView::SingleSelection);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->viewport()->setAutoFillBackground(false);
  list_->setAccessibleName(tr("Time for each step"));
  list_->installEventFilter(this);
  setPaintsOwnFocusRing(*list_);
  setSurface(*list_, Surface::Panel);
  setSurface(*list_->viewport(), Surface::Panel);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& current) {
            if (current.isValid()) Q_EMIT currentStepChanged(model_.row(current).id);
          });
}

void StepList::setView(const std::shared_ptr<const DashboardView>& view) {
  std::string step = currentStep();
  const bool first = step.empty();
  model_.setView(view);
  if (view && first && !view->comparison.slower.empty()) step = view->comparison.slower.front();
  fitRows();
  setCurrentStep(step);
  update();
}

void StepList::setOrder(StepOrder order) {
  const std::string step = currentStep();
  model_.setOrder(order);
  setCurrentStep(step);
}

std::string StepList::currentStep() const {
  const QModelIndex current = list_->currentIndex();
  return current.isValid() ? model_.row(current).id : std::string();
}

void StepList::setCurrentStep(const std::string& step) {
  QModelIndex index = model_.indexOf(step);
  if (!index.isValid() && model_.rowCount() > 0) index = model_.index(0);
  if (!index.isValid()) return;
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
}

void StepList::fitRows() {
  // Whole rows only: a row cut in half at the lower edge reads as a shorter bar.
  const int room = std::max(kLowest, height() - kAxis);
  const int shown = std::clamp(model_.rowCount(), 1, room / kLowest);
  const int row = std::min(kHighest, room / shown);
  delegate_.setRowHeight(row);
  layout()->setContentsMargins(0, 0, 0, kAxis + (model_.rowCount() > shown ? room - shown * row : 0));
  list_->doItemsLayout();
}

void StepList::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  fitRows();
}

void StepList::paintEvent(QPaintEvent*) {
  if (model_.rowCount() == 0) return;
  const Theme& theme = themeOf(*this);
  QPainter painter(this);
  const QRectF rect(list_->x(), height() - kAxis, list_->viewport()->width(), kAxis);
  const StepColumns columns = stepColumns(rect, model_, theme);
  painter.setFont(theme.font(TextRole::Small));
  painter.setPen(theme.colours().text.low);
  constexpr Qt::Alignment kAtEnd = Qt::AlignRight | Qt::AlignVCenter;
  painter.drawText(columns.wall, static_cast<int>(kAtEnd), tr("wall s"));
  painter.drawText(columns.cpu, static_cast<int>(kAtEnd), tr("CPU s"));
  if (model_.hasMedian()) painter.drawText(columns.change, static_cast<int>(kAtEnd), tr("median"));
  const int decimals = columns.step < 0.01 ? 3 : columns.step < 0.1 ? 2 : 1;
  for (int line = 0; line * columns.step <= columns.longest; ++line) {
    const double value = line * columns.step;
    const QString text = line == 0 ? QStringLiteral("0") : runs::secondsText(value, decimals);
    const double width = numeralWidth(painter.font(), text);
    const double left = std::max(columns.bars.left() - 2, columns.xAt(value) - width / 2);
    if (left + width > columns.wall.left() + 6) break;
    drawNumerals(painter, QRectF(left, rect.top(), width + 1, kAxis), Qt::AlignLeft | Qt::AlignVCenter, text);
  }
}

bool StepList::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    // Letters are shortcuts, not a search.
    if (!key->text().isEmpty() && key->text().front().isPrint()) {
      event->ignore();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

}  // namespace barline::ui
