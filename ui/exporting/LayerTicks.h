#pragma once

#include <QWidget>
#include <array>

#include "engine/export/Layers.h"

class QCheckBox;
class QLabel;

namespace barline::ui {

/// The parts of a timeline, to be ticked. What a format cannot hold is greyed, and why is said below and at
/// the box.
class LayerTicks final : public QWidget {
  Q_OBJECT

 public:
  explicit LayerTicks(QWidget* parent = nullptr);

  /// @param holds what the format can hold @param title how it is called, for the reason
  void setFormat(const exporting::Layers& holds, const QString& title);
  /// What there is of the track; nothing is said of the others while `known` is empty.
  void setKnown(const exporting::Layers& known);

  void setChosen(const exporting::Layers& chosen);
  /// Only what the format can hold.
  [[nodiscard]] exporting::Layers chosen() const;

 Q_SIGNALS:
  /// By the person.
  void changed();

 private:
  exporting::Layers holds_;
  exporting::Layers chosen_;
  std::array<QCheckBox*, exporting::kLayers.size()> boxes_{};
  QLabel* reason_;
};

}  // namespace barline::ui
