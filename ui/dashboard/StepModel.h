#pragma once

#include <QAbstractListModel>
#include <QFont>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ui/dashboard/DashboardController.h"

namespace barline::ui {

/// One step of the run that is shown.
struct StepRow {
  std::string id;
  QString title;
  pipeline::StepState state{};
  double wall{};  ///< seconds
  double cpu{};
  std::optional<double> median{};   ///< wall of what it is held against
  std::optional<double> overlay{};  ///< wall of the run laid over it
  bool slower{};                    ///< than its own history
};

enum class StepOrder : unsigned char { Longest, AsRun, Changed };

/// The steps of a run with what they took, each also as one spoken sentence.
class StepModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  using QAbstractListModel::QAbstractListModel;

  void setView(const std::shared_ptr<const DashboardView>& view);
  void setOrder(StepOrder order);
  [[nodiscard]] StepOrder order() const { return order_; }

  [[nodiscard]] const StepRow& row(const QModelIndex& index) const {
    return rows_[static_cast<std::size_t>(index.row())];
  }
  [[nodiscard]] QModelIndex indexOf(const std::string& step) const;
  /// The largest of all times, seconds.
  [[nodiscard]] double longest() const;
  [[nodiscard]] bool hasMedian() const;
  /// Of the titles in this font, logical pixels.
  [[nodiscard]] double widestTitle(const QFont& font) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
  void arrange();

  std::vector<StepRow> rows_;
  std::vector<StepRow> asRun_;
  StepOrder order_{StepOrder::Longest};
  mutable std::optional<std::pair<QString, double>> widest_;  // for which font
};

/// By how much a step differs from what it is held against; nothing where it is held against nothing or took
/// too little to say.
[[nodiscard]] std::optional<double> changeOf(const StepRow& row);

}  // namespace barline::ui
