#pragma once

#include <QAbstractListModel>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/library/SearchText.h"
#include "ui/library/TrackRow.h"

namespace barline::ui {

enum class TrackOrder : unsigned char { Added, Title, Artist, Bpm, Key, Length };

/// The tracks of the library that match the search, in the order chosen.
class TrackListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  using QAbstractListModel::QAbstractListModel;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

  /// All tracks, in place of those before. Their activities are kept.
  void reset(std::vector<TrackRow> rows);
  /// Adds a track, or replaces the one with its id; `oldId` too, where it is another. The activity is kept.
  void put(TrackRow row, std::int64_t oldId);
  void put(TrackRow row);
  /// Adds or replaces many at once.
  void put(std::vector<TrackRow> rows);
  void remove(const std::vector<std::int64_t>& ids);
  void setActivity(std::int64_t id, const TrackActivity& activity);

  void setSearch(const QString& typed);
  [[nodiscard]] bool searching() const { return !terms_.isEmpty(); }
  void setOrder(TrackOrder order);
  [[nodiscard]] TrackOrder order() const { return order_; }

  [[nodiscard]] const TrackRow& row(const QModelIndex& index) const;
  /// Null where the library has no such track.
  [[nodiscard]] const TrackRow* find(std::int64_t id) const;
  /// Invalid where the search hides it.
  [[nodiscard]] QModelIndex indexOf(std::int64_t id) const;

  [[nodiscard]] std::size_t trackCount() const { return rows_.size(); }
  /// Seconds of all tracks that are listed.
  [[nodiscard]] double listedLength() const;

 Q_SIGNALS:
  /// The number or length of what is listed may have changed.
  void contentChanged();

 private:
  using Pointers = std::vector<const TrackRow*>;  // into rows_, in order

  void sort();
  /// Lists what matches. False where the same tracks are listed in the same order as before.
  bool relist();
  [[nodiscard]] bool before(const TrackRow& left, const TrackRow& right) const;

  std::unordered_map<std::int64_t, TrackRow> rows_;  // by id; its nodes stay where they are
  Pointers sorted_;
  Pointers listed_;  // those of sorted_ that match
  SearchTerms terms_;
  TrackOrder order_{TrackOrder::Added};
};

}  // namespace barline::ui
