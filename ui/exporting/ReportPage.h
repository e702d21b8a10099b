#pragma once

#include <QSet>

#include "ui/exporting/ExportLookup.h"
#include "ui/exporting/ExportPage.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QListWidgetItem;

namespace barline::ui {

class ChoiceButtons;
class PreviewPane;
class TargetFields;

/// What is known of tracks, to read and to print.
class ReportPage final : public ExportPage {
  Q_OBJECT

 public:
  explicit ReportPage(std::shared_ptr<ExportStore> store, QWidget* parent = nullptr);

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
  QWidget* makeChoices();
  void onChoice();
  void onTicked(const QListWidgetItem& item);
  void updatePreview();
  void showPreview(const ReportPreview& preview);
  [[nodiscard]] bool isTogether() const;
  [[nodiscard]] ReportExport wanted() const;

  ExportLookup lookup_;
  ExportSubject subject_;
  bool active_{};
  QSet<QString> leftOut_;  // titles of parts that the person does not want
  ChoiceButtons* kind_;
  ChoiceButtons* paper_;
  ChoiceButtons* together_;
  ChoiceButtons* version_;
  QLabel* titleLabel_;
  QLineEdit* title_;
  QListWidget* parts_;
  PreviewPane* preview_;
  TargetFields* target_;
};

}  // namespace barline::ui
