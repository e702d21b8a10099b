#pragma once

#include <QAbstractListModel>
#include <vector>

#include "ui/library/details/TrackDetailsStore.h"

namespace barline::ui {

/// The tracks most like one, nearest first.
class SimilarListModel final : public QAbstractListModel {
  Q_OBJECT

 public:
  using QAbstractListModel::QAbstractListModel;

  void setTracks(std::vector<SimilarToTrack> tracks);
  [[nodiscard]] const SimilarToTrack& at(const QModelIndex& index) const {
    return tracks_[static_cast<std::size_t>(index.row())];
  }

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
  [[nodiscard]] QStringList mimeTypes() const override;
  [[nodiscard]] QMimeData* mimeData(const QModelIndexList& indexes) const override;

 private:
  std::vector<SimilarToTrack> tracks_;
};

}  // namespace barline::ui
