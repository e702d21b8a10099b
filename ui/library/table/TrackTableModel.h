#pragma once

#include <QAbstractTableModel>
#include <cstdint>
#include <functional>
#include <optional>
#include <vector>

#include "engine/model/TrackAmendment.h"
#include "engine/search/CompatibleKeys.h"
#include "ui/library/table/TrackColumn.h"

namespace barline::ui {

class TrackListing;
struct TrackRow;

/// A line above a group of tracks.
struct TrackHeading {
  QString title;                        ///< "Matches"
  QString detail;                       ///< "key is 8A · 8 tracks"
  std::vector<model::MusicalKey> keys;  ///< of the group, to be shown as chips

  bool operator==(const TrackHeading&) const = default;
};

/// The tracks that a TrackListing lists, one in each row, with a line above each group where there are two.
/// Rows are fetched when they are asked for: until then their cells are empty.
class TrackTableModel final : public QAbstractTableModel {
  Q_OBJECT

 public:
  /// @param listing outlives the model
  explicit TrackTableModel(TrackListing& listing, QObject* parent = nullptr);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  /// Asks for the change by amendmentAsked(): the library has the last word. @return whether it is one
  bool setData(const QModelIndex& index, const QVariant& value, int role) override;

  /// 0 for a heading.
  [[nodiscard]] std::int64_t trackAt(int row) const;
  /// Null for a heading, and while the row is on its way. Valid until the event is handled.
  [[nodiscard]] const TrackRow* rowAt(int row) const;
  /// Null where a track stands.
  [[nodiscard]] const TrackHeading* headingAt(int row) const;
  /// -1 where the track is not listed.
  [[nodiscard]] int rowOf(std::int64_t track) const;
  [[nodiscard]] TrackListing& listing() const { return listing_; }
  /// What a cell says in letters. @param row the same as rowAt() gives for it
  [[nodiscard]] QString textOf(const TrackRow& row, TrackColumn column) const;
  /// Seconds since 1970, UTC: what dates are told from.
  [[nodiscard]] std::int64_t now() const;

 Q_SIGNALS:
  /// A person has changed a cell.
  void amendmentAsked(const barline::model::AmendedTrack& amendment);

 private:
  struct PlacedHeading {
    int row{};
    TrackHeading heading;
  };

  void takeList();
  void onRowsChanged(int first, int last);
  /// Index in the listing, of a row that is no heading.
  [[nodiscard]] int indexOfRow(int row) const;
  [[nodiscard]] int rowOfIndex(int index) const;

  TrackListing& listing_;
  std::vector<PlacedHeading> headings_;  // by row
  int rows_{};
};

/// The amendment that a text typed into a cell means; nothing where it cannot be one, or changes nothing.
[[nodiscard]] std::optional<model::TrackAmendment> amendmentFor(TrackColumn column, const TrackRow& row,
                                                                const QVariant& value);

}  // namespace barline::ui
