#include "ui/exporting/LayerTicks.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QStringList>

#include "ui/exporting/FormatListModel.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {
namespace {

constexpr int kColumns = 4;
constexpr int kTarget = 24;

}  // namespace

LayerTicks::LayerTicks(QWidget* parent) : QWidget(parent), reason_(new QLabel(this)) {
  auto* grid = new QGridLayout(this);
  grid->setContentsMargins(0, 0, 0, 0);
  grid->setHorizontalSpacing(12);
  grid->setVerticalSpacing(0);
  for (std::size_t i = 0; i < exporting::kLayers.size(); ++i) {
    const exporting::Layer layer = exporting::kLayers[i];
    boxes_[i] = new QCheckBox(layerText(layer), this);
    boxes_[i]->setMinimumHeight(kTarget);
    boxes_[i]->setObjectName(QString::fromUtf8(exporting::layerId(layer).data()));
    const int place = static_cast<int>(i);
    grid->addWidget(boxes_[i], place / kColumns, place % kColumns);
    connect(boxes_[i], &QCheckBox::clicked, this, [this, layer](bool on) {
      chosen_.set(layer, on);
      Q_EMIT changed();
    });
  }
  for (int column = 0; column < kColumns; ++column) grid->setColumnStretch(column, 1);
  setText(*reason_, TextRole::Small, Tone::Mid);
  reason_->setWordWrap(true);
  grid->addWidget(reason_, (static_cast<int>(boxes_.size()) + kColumns - 1) / kColumns, 0, 1, kColumns);
}

void LayerTicks::setFormat(const exporting::Layers& holds, const QString& title) {
  holds_ = holds;
  QStringList lost;
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const bool held = holds.has(exporting::kLayers[i]);
    boxes_[i]->setEnabled(held);
    boxes_[i]->setToolTip(held ? QString() : tr("%1 cannot hold this.").arg(title));
    boxes_[i]->setChecked(held && chosen_.has(exporting::kLayers[i]));
    if (!held) lost.append(layerText(exporting::kLayers[i]));
  }
  reason_->setText(tr("%1 cannot hold: %2.").arg(title, lost.join(tr(", "))));
  reason_->setVisible(!lost.isEmpty());
}

void LayerTicks::setKnown(const exporting::Layers& known) {
  for (std::size_t i = 0; i < boxes_.size(); ++i) {
    const exporting::Layer layer = exporting::kLayers[i];
    if (!holds_.has(layer)) continue;
    const bool missing = !known.empty() && !known.has(layer);
    boxes_[i]->setText(missing ? tr("%1 (none)").arg(layerText(layer)) : layerText(layer));
    boxes_[i]->setToolTip(missing ? tr("Nothing is known of this in the track.") : QString());
  }
}

void LayerTicks::setChosen(const exporting::Layers& chosen) {
  chosen_ = chosen;
  for (std::size_t i = 0; i < boxes_.size(); ++i)
    boxes_[i]->setChecked(holds_.has(exporting::kLayers[i]) && chosen.has(exporting::kLayers[i]));
}

exporting::Layers LayerTicks::chosen() const {
  return chosen_.both(holds_);
}

}  // namespace barline::ui
