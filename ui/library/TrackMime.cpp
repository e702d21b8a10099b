#include "ui/library/TrackMime.h"

#include <QCoreApplication>
#include <QDataStream>
#include <QIODevice>
#include <QMimeData>

namespace barline::ui {

QString trackMimeType() {
  return QStringLiteral("application/x-barline-tracks");
}

void setDraggedTracks(QMimeData& data, std::span<const std::int64_t> tracks) {
  QByteArray bytes;
  QDataStream out(&bytes, QIODevice::WriteOnly);
  out << static_cast<qint64>(QCoreApplication::applicationPid());
  for (const std::int64_t track : tracks) out << static_cast<qint64>(track);
  data.setData(trackMimeType(), bytes);
}

std::vector<std::int64_t> draggedTracks(const QMimeData& data) {
  QDataStream in(data.data(trackMimeType()));
  qint64 process = 0;
  in >> process;
  std::vector<std::int64_t> tracks;
  if (in.status() != QDataStream::Ok || process != QCoreApplication::applicationPid()) return tracks;
  while (!in.atEnd()) {
    qint64 track = 0;
    in >> track;
    if (in.status() == QDataStream::Ok) tracks.push_back(track);
  }
  return tracks;
}

}  // namespace barline::ui
