#pragma once

#include <QAbstractListModel>

#include "ui/library/TrackListing.h"

namespace barline::ui {

/// What is listed of the library, as rows for a view. A row that is on its way is empty.
class TrackListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  /// @param listing outlives the model
  explicit TrackListModel(TrackListing& listing, QObject* parent = nullptr);

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;
  [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }

  [[nodiscard]] TrackListing& listing() const { return listing_; }
  [[nodiscard]] std::int64_t track(const QModelIndex& index) const { return listing_.trackAt(index.row()); }
  /// Null while it is on its way.
  [[nodiscard]] const TrackRow* row(const QModelIndex& index) const { return listing_.rowAt(index.row()); }
  /// Invalid where it is not listed.
  [[nodiscard]] QModelIndex indexOf(std::int64_t track) const;

 private:
  TrackListing& listing_;
};

}  // namespace barline::ui
