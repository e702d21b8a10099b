#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/jobs/AnalysisController.h"

namespace barline::ui {

/// The queue as a list: under way first, then waiting.
class JobListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  /// @param controller outlives the model
  explicit JobListModel(AnalysisController& controller, QObject* parent = nullptr);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] const JobView& job(const QModelIndex& index) const;

 private:
  void reload();
  void onJobChanged(const JobView& job);

  AnalysisController& controller_;
  std::vector<JobView> jobs_;
};

}  // namespace barline::ui
