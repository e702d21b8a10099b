#include "ui/window/CompareSwitch.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

CompareSwitch::CompareSwitch(QWidget* parent)
    : QWidget(parent),
      count_(new QToolButton(this)),
      analysis_(new QToolButton(this)),
      edited_(new QToolButton(this)) {
  auto* layout = new QHBoxLayout(this);
  layout->setContentsMargins(0, 0, 6, 0);
  layout->setSpacing(2);
  for (QToolButton* button : {count_, analysis_, edited_}) {
    button->setMinimumHeight(26);
    button->setFocusPolicy(Qt::TabFocus);
    layout->addWidget(button);
  }
  layout->insertSpacing(1, 6);
  count_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  count_->setToolTip(tr("List the edits of this track"));
  setButtonKind(*count_, ButtonKind::Quiet);
  analysis_->setText(tr("Analysis"));
  analysis_->setToolTip(tr("Show what the analysis says, without your edits"));
  edited_->setText(tr("With edits"));
  edited_->setToolTip(tr("Show your edits on top of the analysis"));
  for (QToolButton* button : {analysis_, edited_}) {
    button->setCheckable(true);
    setButtonKind(*button, ButtonKind::Segment);
  }
  connect(count_, &QToolButton::clicked, this, &CompareSwitch::listRequested);
  // A click on the pressed one must not release it, so what they show is set from outside.
  connect(analysis_, &QToolButton::clicked, this, [this] {
    analysis_->setChecked(true);
    Q_EMIT comparingChosen(true);
  });
  connect(edited_, &QToolButton::clicked, this, [this] {
    edited_->setChecked(true);
    Q_EMIT comparingChosen(false);
  });
  updateIcon();
  setEdits(0, false, false);
}

void CompareSwitch::setEdits(std::size_t count, bool comparable, bool comparing) {
  setVisible(count > 0);
  analysis_->setVisible(comparable);
  edited_->setVisible(comparable);
  count_->setText(count == 1 ? tr("1 edit") : tr("%1 edits").arg(count));
  analysis_->setChecked(comparing);
  edited_->setChecked(!comparing);
}

void CompareSwitch::updateIcon() {
  count_->setIcon(icon(themeOf(*this), IconName::Pencil));
}

void CompareSwitch::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange && edited_ != nullptr) updateIcon();
  QWidget::changeEvent(event);
}

}  // namespace barline::ui
