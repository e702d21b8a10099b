#pragma once

#include "ui/exporting/ExportLookup.h"
#include "ui/exporting/ExportPage.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;

namespace barline::ui {

class ChoiceButtons;
class TargetFields;

/// Tracks as a dataset: the audio of their bars, tables and a card that says whose it is.
class DatasetPage final : public ExportPage {
  Q_OBJECT

 public:
  explicit DatasetPage(std::shared_ptr<ExportStore> store, QWidget* parent = nullptr);

  /// Of the page.
  [[nodiscard]] static QString title();

  void setSubject(const ExportSubject& subject) override;
  void setActive(bool active) override;
  [[nodiscard]] QString startText() const override;
  [[nodiscard]] QString hindrance() const override;
  [[nodiscard]] ExportController::Job job() const override;
  void onWritten() override;
  [[nodiscard]] QJsonObject saveState() const override;
  void restoreState(const QJsonObject& state) override;

 private:
  QWidget* makeContents();
  QWidget* makeCard();
  void updateContents();
  void updateFolder();
  void showFolder(const DatasetFolder& folder);
  /// Puts in a folder that nobody has typed: where it holds other files, the first that is free of those
  /// called the same with a number.
  void suggest(const QString& folder);
  [[nodiscard]] QString suggested() const;
  [[nodiscard]] DatasetExport wanted() const;

  ExportLookup lookup_;
  ExportSubject subject_;
  bool active_{};
  DatasetFolder folder_;
  QString wished_;  ///< the folder suggested first
  int tried_{1};    ///< how many of its names
  QCheckBox* chunks_;
  ChoiceButtons* audio_;
  ChoiceButtons* encoding_;
  QCheckBox* tables_;
  ChoiceButtons* version_;
  QLabel* tree_;
  QLabel* state_;
  QLineEdit* title_;
  QPlainTextEdit* description_;
  QLineEdit* creator_;
  QComboBox* licence_;
  QComboBox* audioLicence_;
  QLineEdit* source_;
  QLineEdit* citation_;
  TargetFields* target_;
};

}  // namespace barline::ui
