#include "ui/library/details/SimilarListModel.h"

#include <QMimeData>
#include <memory>
#include <utility>

#include "ui/library/TrackListModel.h"
#include "ui/library/TrackMime.h"

namespace barline::ui {

void SimilarListModel::setTracks(std::vector<SimilarToTrack> tracks) {
  beginResetModel();
  tracks_ = std::move(tracks);
  endResetModel();
}

int SimilarListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(tracks_.size());
}

QVariant SimilarListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const SimilarToTrack& similar = at(index);
  QString title = QString::fromStdString(similar.track.title);
  const QString artist = QString::fromStdString(similar.track.artist);
  switch (role) {
    case Qt::DisplayRole:
      return title;
    case Qt::ToolTipRole:
      return artist.isEmpty() ? title : QStringLiteral("%1\n%2").arg(title, artist);
    case Qt::AccessibleTextRole:
      return tr("%1, %2, %3 % alike").arg(title, artist).arg(qRound(100 * similarity(similar.distance)));
    default:
      return {};
  }
}

Qt::ItemFlags SimilarListModel::flags(const QModelIndex& index) const {
  return QAbstractListModel::flags(index) | Qt::ItemIsDragEnabled;
}

QStringList SimilarListModel::mimeTypes() const {
  return {trackMimeType()};
}

QMimeData* SimilarListModel::mimeData(const QModelIndexList& indexes) const {
  std::vector<std::int64_t> tracks;
  for (const QModelIndex& index : indexes) tracks.push_back(at(index).track.id);
  auto data = std::make_unique<QMimeData>();
  setDraggedTracks(*data, tracks);
  return data.release();  // the caller's, as QAbstractItemModel has it
}

}  // namespace barline::ui
