#include "ui/library/TrackListModel.h"

#include <QMimeData>
#include <memory>

#include "engine/model/MusicalKey.h"
#include "ui/library/TrackMime.h"

namespace barline::ui {
namespace {

/// How a track sounds, as far as it is known.
QStringList soundOf(const model::TrackRecord& track) {
  QStringList parts;
  if (track.energyRating) parts.append(energyText(*track.energyRating));
  if (track.integratedLufs) parts.append(loudnessText(*track.integratedLufs));
  return parts;
}

}  // namespace

TrackListModel::TrackListModel(TrackListing& listing, QObject* parent)
    : QAbstractListModel(parent), listing_(listing) {
  connect(&listing_, &TrackListing::aboutToList, this, [this] { beginResetModel(); });
  connect(&listing_, &TrackListing::listed, this, [this] { endResetModel(); });
  connect(&listing_, &TrackListing::rowsChanged, this,
          [this](int first, int last) { Q_EMIT dataChanged(index(first), index(last)); });
}

int TrackListModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : listing_.count();
}

QVariant TrackListModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const TrackRow* track = row(index);
  if (track == nullptr) return {};
  switch (role) {
    case Qt::DisplayRole:
      return track->title;
    case Qt::ToolTipRole:
      if (!track->record.problem.empty()) return QString::fromStdString(track->record.problem);
      return (QStringList(pathText(track->record.path)) + soundOf(track->record)).join(QLatin1Char('\n'));
    case Qt::AccessibleTextRole: {
      QStringList parts{track->title};
      if (!track->artist.isEmpty()) parts.append(track->artist);
      if (track->record.bpm) parts.append(tr("%1 BPM").arg(*track->record.bpm, 0, 'f', 1));
      if (track->record.key) parts.append(QString::fromStdString(model::toString(*track->record.key)));
      if (track->record.duration > 0.0) parts.append(lengthText(track->record.duration));
      parts += soundOf(track->record);
      if (const auto alike = listing_.similarityOf(track->record.id))
        parts.append(tr("%1 % alike").arg(qRound(100.0 * *alike)));
      if (!track->record.problem.empty()) parts.append(QString::fromStdString(track->record.problem));
      return parts.join(QStringLiteral(", "));
    }
    default:
      return {};
  }
}

Qt::ItemFlags TrackListModel::flags(const QModelIndex& index) const {
  const Qt::ItemFlags flags = QAbstractListModel::flags(index);
  return index.isValid() ? flags | Qt::ItemIsDragEnabled : flags;
}

QStringList TrackListModel::mimeTypes() const {
  return {trackMimeType()};
}

QMimeData* TrackListModel::mimeData(const QModelIndexList& indexes) const {
  std::vector<std::int64_t> tracks;
  for (const QModelIndex& index : indexes) tracks.push_back(track(index));
  auto data = std::make_unique<QMimeData>();
  setDraggedTracks(*data, tracks);
  return data.release();
}

QModelIndex TrackListModel::indexOf(std::int64_t track) const {
  const int place = listing_.indexOf(track);
  return place < 0 ? QModelIndex() : index(place);
}

}  // namespace barline::ui
