#include "ui/library/TrackRow.h"

#include <QCoreApplication>
#include <QFile>
#include <cmath>
#include <utility>

namespace barline::ui {

TrackRow::TrackRow(model::TrackRecord track)
    : record(std::move(track)),
      title(QString::fromStdString(record.title)),
      artist(QString::fromStdString(record.artist)) {
  if (title.isEmpty()) title = pathText(record.path.stem());
}

QString pathText(const std::filesystem::path& path) {
  return QFile::decodeName(QByteArray::fromStdString(path.native()));
}

std::filesystem::path pathOf(const QString& text) {
  return QFile::encodeName(text).toStdString();
}

QString lengthText(double seconds) {
  if (seconds <= 0.0) return QStringLiteral("–");
  const auto whole = static_cast<qint64>(std::llround(seconds));
  const auto two = [](qint64 number) { return QStringLiteral("%1").arg(number, 2, 10, QLatin1Char('0')); };
  const qint64 hours = whole / 3600;
  const qint64 minutes = whole / 60 % 60;
  if (hours == 0) return QStringLiteral("%1:%2").arg(minutes).arg(two(whole % 60));
  return QStringLiteral("%1:%2:%3").arg(hours).arg(two(minutes), two(whole % 60));
}

QString loudnessText(double lufs) {
  return QCoreApplication::translate("Library", "%1 LUFS")
      .arg(QString::number(lufs, 'f', 1).replace(QLatin1Char('-'), QChar(0x2212)));
}

QString energyText(double rating) {
  return QCoreApplication::translate("Library", "energy %1 of 10").arg(rating, 0, 'f', 1);
}

QString totalLengthText(double seconds) {
  const auto minutes = static_cast<qint64>(seconds / 60.0);
  const qint64 hours = minutes / 60;
  if (hours >= 48) return QCoreApplication::translate("Library", "%1 d %2 h").arg(hours / 24).arg(hours % 24);
  if (hours >= 1) return QCoreApplication::translate("Library", "%1 h %2 min").arg(hours).arg(minutes % 60);
  return QCoreApplication::translate("Library", "%1 min").arg(minutes);
}

}  // namespace barline::ui
