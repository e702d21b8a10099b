#pragma once

#include <QWidget>

#include "engine/tags/writing/TagPlan.h"

class QCheckBox;
class QComboBox;

namespace barline::ui {

/// What is to be written: a box to tick for each field, and beside it how.
class TagWishesForm final : public QWidget {
  Q_OBJECT

 public:
  explicit TagWishesForm(QWidget* parent = nullptr);

  [[nodiscard]] tags::TagWishes wishes() const;
  void setWishes(const tags::TagWishes& wishes);
  [[nodiscard]] bool keepsTimes() const;
  void setKeepsTimes(bool keep);

 Q_SIGNALS:
  /// By the person.
  void changed();

 private:
  QCheckBox* bpm_;
  QCheckBox* key_;
  QCheckBox* energy_;
  QCheckBox* replayGain_;
  QComboBox* bpmForm_;
  QComboBox* keyNotation_;
  QComboBox* energyPlace_;
  QCheckBox* keepTimes_;
};

}  // namespace barline::ui
