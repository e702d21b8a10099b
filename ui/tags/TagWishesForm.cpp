#include "ui/tags/TagWishesForm.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>

#include "ui/theme/Appearance.h"

namespace barline::ui {

TagWishesForm::TagWishesForm(QWidget* parent)
    : QWidget(parent),
      bpm_(new QCheckBox(tr("&Tempo"), this)),
      key_(new QCheckBox(tr("&Key"), this)),
      energy_(new QCheckBox(tr("&Energy"), this)),
      replayGain_(new QCheckBox(tr("&ReplayGain"), this)),
      bpmForm_(new QComboBox(this)),
      keyNotation_(new QComboBox(this)),
      energyPlace_(new QComboBox(this)),
      keepTimes_(new QCheckBox(tr("Files keep their &date of change"), this)) {
  // In the order of the enumerations.
  bpmForm_->addItems({tr("123.98"), tr("124, whole")});
  keyNotation_->addItems({tr("Am, musical"), tr("8A, Camelot"), tr("1m, Open Key")});
  energyPlace_->addItems({tr("in the comment"), tr("in the grouping")});
  bpmForm_->setAccessibleName(tr("Form of the tempo"));
  keyNotation_->setAccessibleName(tr("Notation of the key"));
  energyPlace_->setAccessibleName(tr("Place of the energy"));
  energyPlace_->setToolTip(tr("What stands there stays: “Energy 7 - bought in Porto”."));
  auto* gain = new QLabel(tr("gain and peak to −18 LUFS; R128 gain in Opus"), this);
  setText(*gain, TextRole::Small, Tone::Mid);

  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(6);
  const auto addField = [&](int row, int column, QCheckBox& box, QWidget& how) {
    grid->addWidget(&box, row, column);
    grid->addWidget(&how, row, column + 1);
    connect(&box, &QCheckBox::clicked, this, &TagWishesForm::changed);
  };
  addField(0, 0, *bpm_, *bpmForm_);
  addField(1, 0, *key_, *keyNotation_);
  addField(0, 3, *energy_, *energyPlace_);
  addField(1, 3, *replayGain_, *gain);
  grid->addWidget(keepTimes_, 2, 0, 1, 5);
  grid->setColumnMinimumWidth(2, 24);
  grid->setColumnStretch(5, 1);
  for (QComboBox* const box : {bpmForm_, keyNotation_, energyPlace_})
    connect(box, &QComboBox::activated, this, &TagWishesForm::changed);
}

tags::TagWishes TagWishesForm::wishes() const {
  return {.bpm = bpm_->isChecked(),
          .key = key_->isChecked(),
          .energy = energy_->isChecked(),
          .replayGain = replayGain_->isChecked(),
          .bpmForm = static_cast<tags::BpmForm>(bpmForm_->currentIndex()),
          .keyNotation = static_cast<tags::KeyNotation>(keyNotation_->currentIndex()),
          .energyPlace = static_cast<tags::EnergyPlace>(energyPlace_->currentIndex())};
}

void TagWishesForm::setWishes(const tags::TagWishes& wishes) {
  bpm_->setChecked(wishes.bpm);
  key_->setChecked(wishes.key);
  energy_->setChecked(wishes.energy);
  replayGain_->setChecked(wishes.replayGain);
  bpmForm_->setCurrentIndex(static_cast<int>(wishes.bpmForm));
  keyNotation_->setCurrentIndex(static_cast<int>(wishes.keyNotation));
  energyPlace_->setCurrentIndex(static_cast<int>(wishes.energyPlace));
}

bool TagWishesForm::keepsTimes() const {
  return keepTimes_->isChecked();
}

void TagWishesForm::setKeepsTimes(bool keep) {
  keepTimes_->setChecked(keep);
}

}  // namespace barline::ui
