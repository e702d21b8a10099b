#pragma once

#include <QAbstractListModel>
#include <QTimer>
#include <unordered_map>
#include <vector>

#include "ui/jobs/QueueController.h"

namespace barline::ui {

/// One line of the queue.
struct QueueRow {
  enum class Kind : unsigned char {
    Running,
    Failed,
    Waiting,
    MoreFailed,  ///< how many are not listed
    MoreWaiting
  };

  Kind kind{Kind::Waiting};
  JobView job{};        ///< Running
  QueuedTrack track{};  ///< the id alone until the library has told the rest; of the first two Mores: 0
  QString problem{};    ///< Failed: one sentence
  int place{};          ///< Waiting: 0 = next
  int more{};           ///< MoreFailed, MoreWaiting
};

/// The queue as a list: what is under way, what failed, what waits, and of the last two only the first few
/// hundred. Tracks that wait can be dragged to another place, and tracks of the library be dropped among
/// them.
class QueueModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  /// @param analysis, queue outlive the model
  QueueModel(AnalysisController& analysis, QueueController& queue, QObject* parent = nullptr);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
  [[nodiscard]] Qt::DropActions supportedDropActions() const override;
  [[nodiscard]] bool canDropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                                     const QModelIndex& parent) const override;
  bool dropMimeData(const QMimeData* data, Qt::DropAction action, int row, int column,
                    const QModelIndex& parent) override;

  [[nodiscard]] const QueueRow& row(const QModelIndex& index) const;
  [[nodiscard]] const AnalysisController& analysis() const { return analysis_; }
  [[nodiscard]] const QueueController& queue() const { return queue_; }

  /// So many of those that failed, and of those that wait, are listed.
  static constexpr std::size_t kListed = 300;

 private:
  void update();
  void onJobChanged(const JobView& job);
  void onTold(const std::vector<QueuedTrack>& tracks);
  [[nodiscard]] std::vector<QueueRow> build() const;
  [[nodiscard]] QueuedTrack known(std::int64_t track) const;
  void askForUnknown();
  [[nodiscard]] std::int64_t trackBefore(int row, const QModelIndex& parent) const;

  AnalysisController& analysis_;
  QueueController& queue_;
  std::vector<QueueRow> rows_;
  std::unordered_map<std::int64_t, QueuedTrack> told_;  // of the tracks that are listed
  QTimer later_;                                        // many changes make one update
};

}  // namespace barline::ui
