#include "ui/jobs/QueuePopup.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/jobs/JobDelegate.h"
#include "ui/jobs/JobListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kWidth = 460;
constexpr int kHeight = 300;

}  // namespace

QueuePopup::QueuePopup(AnalysisController& controller, QWidget* parent)
    : QWidget(parent, Qt::Popup), controller_(controller), model_(new JobListModel(controller, this)) {
  setSurface(*this, Surface::Raised);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(1, 1, 1, 1);
  layout->setSpacing(0);

  auto* header = new QHBoxLayout;
  header->setContentsMargins(12, 6, 6, 6);
  auto* title = new QLabel(tr("Analysis queue"), this);
  setText(*title, TextRole::Strong);
  counts_ = new QLabel(this);
  setText(*counts_, TextRole::Body, Tone::Mid);
  pause_ = new QToolButton(this);
  cancelAll_ = new QToolButton(this);
  cancelAll_->setText(tr("Cancel all"));
  header->addWidget(title);
  header->addSpacing(8);
  header->addWidget(counts_, 1);
  for (QToolButton* button : {pause_, cancelAll_}) {
    button->setToolButtonStyle(Qt::ToolButtonTextOnly);
    button->setMinimumHeight(24);
    setButtonKind(*button, ButtonKind::Quiet);
    header->addWidget(button);
  }
  layout->addLayout(header);

  list_ = new QListView(this);
  list_->setModel(model_);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setUniformItemSizes(true);
  list_->setMouseTracking(true);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setAccessibleName(tr("Analysis queue"));
  setSurface(*list_, Surface::Raised);
  setSurface(*list_->viewport(), Surface::Raised);
  auto* delegate = new JobDelegate(list_);
  list_->setItemDelegate(delegate);
  layout->addWidget(list_, 1);

  connect(delegate, &JobDelegate::cancelRequested, this,
          [this](const QModelIndex& index) { controller_.cancel(model_->job(index).track); });
  connect(pause_, &QToolButton::clicked, this,
          [this] { controller_.setPaused(!controller_.summary().paused); });
  connect(cancelAll_, &QToolButton::clicked, &controller_, &AnalysisController::cancelAll);
  connect(&controller_, &AnalysisController::queueChanged, this, &QueuePopup::updateHeader);
  updateHeader();
  list_->setFocus();
}

void QueuePopup::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.setPen(themeOf(*this).colours().line.control);
  painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

QSize QueuePopup::sizeHint() const {
  return {kWidth, kHeight};
}

void QueuePopup::updateHeader() {
  const QueueSummary queue = controller_.summary();
  QStringList parts;
  if (queue.running > 0) parts.append(tr("%1 running").arg(queue.running));
  if (queue.waiting > 0) parts.append(tr("%1 waiting").arg(queue.waiting));
  if (queue.failed > 0) parts.append(tr("%1 failed").arg(queue.failed));
  counts_->setText(parts.isEmpty() ? tr("Nothing to do.") : parts.join(QStringLiteral(" · ")));
  pause_->setText(queue.paused ? tr("Go on") : tr("Pause"));
  pause_->setVisible(queue.waiting > 0 || queue.paused);
  cancelAll_->setVisible(queue.running + queue.waiting > 0);
}

void QueuePopup::cancelCurrent() {
  const QModelIndex index = list_->currentIndex();
  if (index.isValid()) controller_.cancel(model_->job(index).track);
}

void QueuePopup::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Delete) {
    cancelCurrent();
  } else {
    QWidget::keyPressEvent(event);
  }
}

}  // namespace barline::ui
