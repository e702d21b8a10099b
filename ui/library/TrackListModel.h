#pragma once

#include <QAbstractListModel>
#include <cstdint>
#include <unordered_map>
#include <vector>

#include "ui/library/SearchText.h"
#include "ui/library/TrackRow.h"
#include "ui/library/TrackStore.h"

namespace barline::ui {

enum class TrackOrder : unsigned char { Added, Title, Artist, Bpm, Key, Energy, Loudness, Length };

/// How alike two tracks are, from 0 to 1 for the same character: a Gaussian of their distance.
[[nodiscard]] double similarity(double distance);

/// The tracks of the library that match the search, in the order chosen; or of them those similar to one.
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

  /// Lists only these tracks, in this order, whatever order is chosen; until showAll().
  void showSimilar(std::int64_t reference, const std::vector<SimilarTrack>& tracks);
  void showAll();
  /// The track that the listed ones are similar to; 0 = all are listed.
  [[nodiscard]] std::int64_t reference() const { return reference_; }
  /// To the reference, 0–1; absent while all tracks are listed.
  [[nodiscard]] std::optional<double> similarityOf(std::int64_t id) const;

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
  [[nodiscard]] Pointers similarTracks() const;
  [[nodiscard]] bool before(const TrackRow& left, const TrackRow& right) const;

  std::unordered_map<std::int64_t, TrackRow> rows_;  // by id; its nodes stay where they are
  Pointers sorted_;
  Pointers listed_;  // those of sorted_ or similar_ that match
  std::int64_t reference_{};
  std::vector<SimilarTrack> similar_;  // nearest first
  SearchTerms terms_;
  TrackOrder order_{TrackOrder::Added};
};

}  // namespace barline::ui
