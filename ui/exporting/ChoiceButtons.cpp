#include "ui/exporting/ChoiceButtons.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kTarget = 24;
/// It is painted around the buttons.
constexpr int kFocusRing = 3;

}  // namespace

ChoiceButtons::ChoiceButtons(const QString& label, const QStringList& choices, QWidget* parent)
    : QWidget(parent), group_(new QButtonGroup(this)) {
  auto* line = new QHBoxLayout(this);
  line->setContentsMargins(kFocusRing, kFocusRing, kFocusRing, kFocusRing);
  line->setSpacing(2);
  if (!label.isEmpty()) {
    auto* about = new QLabel(label, this);
    setText(*about, TextRole::Body, Tone::Mid);
    line->addWidget(about);
    line->addSpacing(6);
  }
  for (const QString& choice : choices) {
    auto* button = new QPushButton(choice, this);
    button->setCheckable(true);
    button->setAutoDefault(false);
    button->setMinimumHeight(kTarget);
    button->setAccessibleDescription(label);
    setButtonKind(*button, ButtonKind::Segment);
    group_->addButton(button, static_cast<int>(group_->buttons().size()));
    line->addWidget(button);
  }
  group_->button(0)->setChecked(true);
  connect(group_, &QButtonGroup::idClicked, this, &ChoiceButtons::chosen);
}

int ChoiceButtons::choice() const {
  return group_->checkedId();
}

void ChoiceButtons::setChoice(int choice) {
  if (QAbstractButton* button = group_->button(choice)) button->setChecked(true);
}

void ChoiceButtons::setChoiceEnabled(int choice, bool enabled, const QString& toolTip) {
  QAbstractButton* button = group_->button(choice);
  button->setEnabled(enabled);
  button->setToolTip(toolTip);
}

}  // namespace barline::ui
