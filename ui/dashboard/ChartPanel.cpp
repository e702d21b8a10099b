#include "ui/dashboard/ChartPanel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QVBoxLayout>

#include "ui/theme/Appearance.h"

namespace barline::ui {

ChartPanel::ChartPanel(const QString& title, QWidget* parent)
    : QWidget(parent), line_(new QHBoxLayout), note_(new QLabel(this)), column_(new QVBoxLayout(this)) {
  setSurface(*this, Surface::Panel);
  setAccessibleName(title);
  column_->setContentsMargins(0, 4, 0, 0);
  column_->setSpacing(2);
  line_->setContentsMargins(14, 2, 14, 2);
  line_->setSpacing(10);
  auto* name = new QLabel(title, this);
  setText(*name, TextRole::Strong);
  setText(*note_, TextRole::Body, Tone::Low);
  note_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  line_->addWidget(name);
  line_->addWidget(note_, 1);
  name->setMinimumHeight(24);
  column_->addLayout(line_);
}

void ChartPanel::add(QWidget& content, int stretch) {
  column_->addWidget(&content, stretch);
}

void ChartPanel::addBesideTitle(QWidget& widget) {
  line_->insertWidget(1, &widget);
}

void ChartPanel::addAtRight(QWidget& widget) {
  line_->addWidget(&widget);
}

void ChartPanel::setNote(const QString& note) {
  note_->setText(note);
}

}  // namespace barline::ui
