#pragma once

#include "ui/exporting/ExportLookup.h"
#include "ui/exporting/ExportPage.h"
#include "ui/exporting/TimelineChoices.h"

class QLabel;
class QListView;

namespace barline::ui {

class ChoiceButtons;
class FormatListModel;
class LayerTicks;
class PreviewPane;
class TargetFields;

/// Timelines as files of a format.
class TimelinePage final : public ExportPage {
  Q_OBJECT

 public:
  explicit TimelinePage(std::shared_ptr<ExportStore> store, QWidget* parent = nullptr);

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

  void chooseFormat(std::string_view id);

 private:
  QWidget* makeFormats();
  QWidget* makeChoices();
  void onFormatChosen();
  /// The person has changed what is chosen for the format.
  void onChoiceChanged();
  void showChoice(const FormatChoice& choice);
  void updatePreview();
  void showPreview(const TimelinePreview& preview);
  void showLosses(const std::vector<exporting::Loss>& losses);
  [[nodiscard]] const exporting::ExportFormat* format() const;
  [[nodiscard]] bool isOneFile() const;
  [[nodiscard]] TimelineExport wanted() const;

  std::shared_ptr<ExportStore> store_;
  ExportLookup lookup_;
  TimelineChoices choices_;
  ExportSubject subject_;
  bool active_{};
  FormatListModel* model_;
  QListView* formats_;
  QLabel* title_;
  QLabel* summary_;
  LayerTicks* layers_;
  ChoiceButtons* version_;
  ChoiceButtons* times_;
  QLabel* losses_;
  PreviewPane* preview_;
  TargetFields* target_;
};

}  // namespace barline::ui
