#include "ui/library/table/TrackCellText.h"

#include <QCoreApplication>
#include <QStringList>
#include <array>

#include "ui/library/table/DateText.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

QString translated(const char* source) {
  return QCoreApplication::translate("TrackCell", source);
}

QString text(const std::string& utf8) {
  return QString::fromStdString(utf8);
}

QString decimal(const std::optional<double>& value, int decimals) {
  return value ? numberText(*value, decimals) : QString();
}

QString date(const std::optional<std::int64_t>& moment, std::int64_t now) {
  return moment ? dateText(*moment, now) : QString();
}

QString tagsText(const model::TrackRecord& record) {
  QStringList tags;
  for (const std::string& tag : record.tags) tags.append(text(tag));
  return tags.join(QStringLiteral(", "));
}

QString activityText(const TrackActivity& activity) {
  const int percent = qRound(100.0 * activity.fraction);
  switch (activity.state) {
    case TrackActivity::State::Waiting:
      return translated(QT_TRANSLATE_NOOP("TrackCell", "waiting"));
    case TrackActivity::State::Running:
      return activity.step.isEmpty()
                 ? translated(QT_TRANSLATE_NOOP("TrackCell", "%1 %")).arg(percent)
                 : translated(QT_TRANSLATE_NOOP("TrackCell", "%1 %2 %")).arg(activity.step).arg(percent);
    default:
      return {};
  }
}

}  // namespace

QString trackColourName(int colour) {
  // In the order of model::kTrackColourNames.
  constexpr std::array kNames{
      QT_TRANSLATE_NOOP("TrackCell", "pink"),   QT_TRANSLATE_NOOP("TrackCell", "red"),
      QT_TRANSLATE_NOOP("TrackCell", "orange"), QT_TRANSLATE_NOOP("TrackCell", "yellow"),
      QT_TRANSLATE_NOOP("TrackCell", "green"),  QT_TRANSLATE_NOOP("TrackCell", "aqua"),
      QT_TRANSLATE_NOOP("TrackCell", "blue"),   QT_TRANSLATE_NOOP("TrackCell", "purple")};
  if (colour < 1 || colour > static_cast<int>(kNames.size())) return {};
  return translated(kNames[static_cast<std::size_t>(colour) - 1]);
}

QString stateText(const TrackRow& row) {
  const model::TrackRecord& record = row.record;
  if (const QString activity = activityText(row.activity); !activity.isEmpty()) return activity;
  QStringList parts;
  if (record.state == model::TrackState::Missing)
    parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "file not found")));
  if (record.state == model::TrackState::Failed && record.problem.empty())
    parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "cannot be read")));
  if (!record.problem.empty()) parts.append(text(record.problem));
  if (record.state == model::TrackState::Waiting)
    parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "not analysed")));
  if (record.doubtful) parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "doubtful")));
  if (record.edited) parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "edited")));
  if (record.locked) parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "locked")));
  if (record.duplicate) parts.append(translated(QT_TRANSLATE_NOOP("TrackCell", "duplicate")));
  return parts.join(QStringLiteral(" · "));
}

QString cellText(const TrackRow& row, TrackColumn column, std::int64_t now) {
  const model::TrackRecord& record = row.record;
  switch (column) {
    case TrackColumn::Title:
      return row.title;
    case TrackColumn::Artist:
      return row.artist;
    case TrackColumn::Album:
      return text(record.album);
    case TrackColumn::Genre:
      return text(record.genre);
    case TrackColumn::Year:
      return record.year ? QString::number(*record.year) : QString();
    case TrackColumn::Length:
      return record.duration > 0.0 ? lengthText(record.duration) : QString();
    case TrackColumn::Bpm:
      return decimal(record.bpm, 1);
    case TrackColumn::Key:
      return record.key ? text(model::camelot(*record.key)) : QString();
    case TrackColumn::KeyName:
      return record.key ? keyText(*record.key) : QString();
    case TrackColumn::OpenKey:
      return record.key ? text(model::openKey(*record.key)) : QString();
    case TrackColumn::Energy:
      return record.energyRating ? QString::number(qRound(*record.energyRating)) : QString();
    case TrackColumn::Danceability:
      return decimal(record.danceability, 2);
    case TrackColumn::Loudness:
      return decimal(record.integratedLufs, 1);
    case TrackColumn::Metre:
      return text(record.timeSignature);
    case TrackColumn::Rating:
      return record.rating > 0 ? QString(record.rating, QChar(0x2605)) : QString();
    case TrackColumn::Colour:
      return trackColourName(record.colour);
    case TrackColumn::Tags:
      return tagsText(record);
    case TrackColumn::Comment:
      return text(record.comment);
    case TrackColumn::Added:
      return dateText(record.addedAt, now);
    case TrackColumn::Analysed:
      return date(record.analysedAt, now);
    case TrackColumn::Played:
      return date(record.playedAt, now);
    case TrackColumn::Plays:
      return record.plays > 0 ? QString::number(record.plays) : QString();
    case TrackColumn::Path:
      return pathText(record.path);
    case TrackColumn::State:
    case TrackColumn::Similarity:
    case TrackColumn::Artwork:
    case TrackColumn::Waveform:
      break;
  }
  return {};
}

QString spokenCell(const TrackRow& row, TrackColumn column, std::int64_t now) {
  const model::TrackRecord& record = row.record;
  switch (column) {
    case TrackColumn::State:
      return stateText(row);
    case TrackColumn::Bpm:
      return record.bpm ? translated(QT_TRANSLATE_NOOP("TrackCell", "%1 BPM")).arg(cellText(row, column, now))
                        : QString();
    case TrackColumn::Key:
      return record.key ? QStringLiteral("%1, %2").arg(cellText(row, column, now), keyText(*record.key))
                        : QString();
    case TrackColumn::Energy:
      return record.energyRating ? energyText(*record.energyRating) : QString();
    case TrackColumn::Loudness:
      return record.integratedLufs ? loudnessText(*record.integratedLufs) : QString();
    case TrackColumn::Rating:
      if (record.rating == 0) return translated(QT_TRANSLATE_NOOP("TrackCell", "not rated"));
      return record.rating == 1 ? translated(QT_TRANSLATE_NOOP("TrackCell", "1 star"))
                                : translated(QT_TRANSLATE_NOOP("TrackCell", "%1 stars")).arg(record.rating);
    default:
      return cellText(row, column, now);
  }
}

QString cellHint(const TrackRow& row, TrackColumn column) {
  const model::TrackRecord& record = row.record;
  switch (column) {
    case TrackColumn::State:
      return stateText(row);
    case TrackColumn::Key:
    case TrackColumn::KeyName:
    case TrackColumn::OpenKey:
      return record.key ? QStringLiteral("%1 · %2 · %3")
                              .arg(keyText(*record.key), text(model::camelot(*record.key)),
                                   text(model::openKey(*record.key)))
                        : QString();
    case TrackColumn::Energy:
      return record.energyRating ? energyText(*record.energyRating) : QString();
    case TrackColumn::Loudness:
      return record.integratedLufs ? loudnessText(*record.integratedLufs) : QString();
    case TrackColumn::Added:
      return fullDateText(record.addedAt);
    case TrackColumn::Analysed:
      return record.analysedAt ? fullDateText(*record.analysedAt) : QString();
    case TrackColumn::Played:
      return record.playedAt ? fullDateText(*record.playedAt) : QString();
    default:
      // Why there is nothing in it.
      return record.state == model::TrackState::Failed ? stateText(row) : QString();
  }
}

QString editText(const TrackRow& row, TrackColumn column) {
  return column == TrackColumn::Title ? row.title : cellText(row, column, 0);
}

}  // namespace barline::ui
