#pragma once

#include "ui/exporting/ExportLookup.h"
#include "ui/exporting/ExportPage.h"

class QLabel;
class QTreeWidget;

namespace barline::ui {

class ChoiceButtons;
class ChunkForm;
class TargetFields;

/// Tracks cut into files of bars, beats or sections.
class ChunksPage final : public ExportPage {
  Q_OBJECT

 public:
  explicit ChunksPage(std::shared_ptr<ExportStore> store, QWidget* parent = nullptr);

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

  [[nodiscard]] ChunkForm& form() { return *form_; }

 private:
  QWidget* makePreview();
  void updatePreview();
  void showPreview(const ChunksPreview& preview);
  void showProblem(const QString& sentence);
  [[nodiscard]] ChunksExport wanted() const;
  /// What can be said of the samples for certain.
  [[nodiscard]] QString promise() const;

  ExportLookup lookup_;
  ExportSubject subject_;
  bool active_{};
  std::size_t count_{};  // chunks of the first track; 0 = none, or not known
  bool problem_{};
  ChunkForm* form_;
  ChoiceButtons* version_;
  QLabel* figures_;
  QTreeWidget* names_;
  QLabel* note_;
  TargetFields* target_;
};

}  // namespace barline::ui
