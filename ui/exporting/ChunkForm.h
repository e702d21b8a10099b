#pragma once

#include <QJsonObject>
#include <QWidget>

#include "engine/export/chunks/ChunkSettings.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLineEdit;
class QMenu;
class QSpinBox;

namespace barline::ui {

class ChoiceButtons;

/// How a track is cut into files, to be chosen.
class ChunkForm final : public QWidget {
  Q_OBJECT

 public:
  explicit ChunkForm(QWidget* parent = nullptr);

  [[nodiscard]] exporting::ChunkSettings settings() const;
  void setSettings(const exporting::ChunkSettings& settings);

 Q_SIGNALS:
  /// By the person.
  void changed();

 private:
  void layOut();
  void addRow(const QString& label, const QList<QWidget*>& fields);
  void connectFields();
  void fillFieldMenu(QMenu& menu);
  /// What a choice asks for is shown, and what goes without saying.
  void update();

  QGridLayout* grid_;
  ChoiceButtons* unit_;
  QSpinBox* bars_;
  ChoiceButtons* audio_;
  ChoiceButtons* encoding_;
  QComboBox* depth_;
  ChoiceButtons* cut_;
  QDoubleSpinBox* fadeIn_;
  QDoubleSpinBox* fadeOut_;
  QComboBox* level_;
  QDoubleSpinBox* peak_;
  QComboBox* padding_;
  QDoubleSpinBox* multiple_;
  QCheckBox* leadIn_;
  QCheckBox* tail_;
  QLineEdit* filter_;
  QLineEdit* pattern_;
  QCheckBox* csv_;
  QCheckBox* json_;
  QCheckBox* parquet_;
};

/// As settings remember it; what makes no sense reads as the default.
[[nodiscard]] QJsonObject toJson(const exporting::ChunkSettings& settings);
[[nodiscard]] exporting::ChunkSettings chunkSettingsFrom(const QJsonObject& json);

}  // namespace barline::ui
