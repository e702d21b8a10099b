#include "ui/exporting/ExportSubject.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

#include "ui/timeline/MusicText.h"

namespace barline::ui {
namespace {

/// Texts of this file.
struct Text {
  Q_DECLARE_TR_FUNCTIONS(ExportSubject)
};

QString number(std::size_t value) {
  return QLocale().toString(static_cast<qulonglong>(value));
}

}  // namespace

QString trackCountText(std::size_t tracks) {
  return tracks == 1 ? Text::tr("1 track") : Text::tr("%1 tracks").arg(number(tracks));
}

QString fileCountText(std::size_t files) {
  return files == 1 ? Text::tr("1 file") : Text::tr("%1 files").arg(number(files));
}

QString sizeText(std::uint64_t bytes) {
  return QLocale::c().formattedDataSize(static_cast<qint64>(bytes), bytes < 1000 ? 0 : 1,
                                        QLocale::DataSizeSIFormat);
}

QString timeLeftText(double seconds) {
  return Text::tr("%1 left").arg(timeText(std::ceil(seconds), 0));
}

QString rangeText(const model::TimeRange& range) {
  return Text::tr("%1–%2, %3 s")
      .arg(timeText(range.begin, 3), timeText(range.end, 3), numberText(range.duration(), 3));
}

QString subjectText(const ExportSubject& subject) {
  switch (subject.kind) {
    case ExportSubject::Kind::OpenTrack:
      return Text::tr("Open track · %1").arg(subject.name);
    case ExportSubject::Kind::Selection:
      return Text::tr("Selection · %1").arg(subject.range ? rangeText(*subject.range) : QString());
    case ExportSubject::Kind::Tracks:
      return subject.isOneTrack() ? Text::tr("Selected track")
                                  : Text::tr("%1 selected tracks").arg(number(subject.tracks.size()));
    case ExportSubject::Kind::List:
      return Text::tr("%1 · %2").arg(subject.name, trackCountText(subject.tracks.size()));
  }
  return {};
}

}  // namespace barline::ui
