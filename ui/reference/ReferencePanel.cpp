#include "ui/reference/ReferencePanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QToolButton>
#include <QVBoxLayout>

#include "ui/reference/DifferenceList.h"
#include "ui/reference/FigureDelegate.h"
#include "ui/reference/FigureListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {

ReferencePanel::ReferencePanel(QWidget* parent)
    : QWidget(parent),
      files_(new QLabel(this)),
      differences_(new DifferenceList(this)),
      previous_(new QToolButton(this)),
      next_(new QToolButton(this)),
      unload_(new QToolButton(this)),
      model_(new FigureListModel(this)),
      list_(new QListView(this)) {
  setSurface(*this, Surface::Panel);
  setText(*files_, TextRole::Small, Tone::Mid);
  files_->setTextFormat(Qt::PlainText);
  files_->setWordWrap(true);
  addButton(*previous_, tr("Previous"));
  previous_->setToolTip(tr("To the difference before the playhead"));
  addButton(*next_, tr("Next"));
  next_->setToolTip(tr("To the next difference after the playhead"));
  addButton(*unload_, tr("Unload"));
  unload_->setToolTip(tr("Unload the reference; its files stay as they are"));
  list_->setModel(model_);
  list_->setItemDelegate(new FigureDelegate(list_));
  list_->setSelectionMode(QAbstractItemView::NoSelection);
  list_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setFrameShape(QFrame::NoFrame);
  list_->setMouseTracking(true);
  list_->setAccessibleName(tr("Figures against the reference"));
  setPaintsOwnFocusRing(*list_);
  setSurface(*list_, Surface::Panel);
  setSurface(*list_->viewport(), Surface::Panel);

  auto* row = new QHBoxLayout;
  row->setContentsMargins(8, 0, 8, 0);
  row->setSpacing(4);
  row->addWidget(previous_);
  row->addWidget(next_);
  row->addStretch(1);
  row->addWidget(unload_);
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  files_->setContentsMargins(12, 0, 12, 0);
  layout->addWidget(files_);
  layout->addWidget(differences_);
  layout->addLayout(row);
  layout->addWidget(list_, 1);
  connect(previous_, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(-1); });
  connect(next_, &QToolButton::clicked, this, [this] { Q_EMIT stepRequested(1); });
  connect(unload_, &QToolButton::clicked, this, &ReferencePanel::unloadRequested);
}

void ReferencePanel::addButton(QToolButton& button, const QString& title) {
  button.setText(title);
  button.setFocusPolicy(Qt::TabFocus);
  setButtonKind(button, ButtonKind::Tonal);
}

void ReferencePanel::setFiles(const QStringList& names) {
  files_->setText(names.join(QStringLiteral(" · ")));
}

void ReferencePanel::setComparison(std::shared_ptr<const evaluation::Comparison> comparison) {
  model_->setEvaluation(comparison == nullptr ? evaluation::Evaluation{} : comparison->evaluation);
  const bool hasSteps = comparison != nullptr && !differenceTimes(comparison->differences).empty();
  previous_->setEnabled(hasSteps);
  next_->setEnabled(hasSteps);
  differences_->setComparison(std::move(comparison));
}

QSize ReferencePanel::sizeHint() const {
  return {240, 280};
}

QSize ReferencePanel::minimumSizeHint() const {
  return {160, 140};
}

}  // namespace barline::ui
