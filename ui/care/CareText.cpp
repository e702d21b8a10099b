#include "ui/care/CareText.h"

#include <QCoreApplication>
#include <QHash>
#include <QLocale>

namespace barline::ui {
namespace {

/// Texts of this file.
struct Text {
  Q_DECLARE_TR_FUNCTIONS(CareText)
};

QString counted(std::int64_t number) {
  return QLocale().toString(static_cast<qlonglong>(number));
}

QString fieldText(const std::string& field) {
  if (field == "title") return Text::tr("title");
  if (field == "artist") return Text::tr("artist");
  if (field == "album") return Text::tr("album");
  if (field == "genre") return Text::tr("genre");
  if (field == "comment") return Text::tr("comment");
  if (field == "year") return Text::tr("year");
  if (field == "rating") return Text::tr("rating");
  if (field == "colour") return Text::tr("colour");
  if (field == "grid") return Text::tr("beat grid");
  if (field == "chords") return Text::tr("chords");
  if (field == "key") return Text::tr("key");
  if (field == "sections") return Text::tr("sections");
  return QString::fromStdString(field);
}

QString conflictText(const MergeConflict& conflict) {
  const QString pattern = conflict.edits ? Text::tr("%1, %2: both edits kept, here %3, there %4")
                                         : Text::tr("%1, %2: kept “%3”, not “%4”");
  return pattern.arg(QString::fromStdString(conflict.track), fieldText(conflict.field),
                     QString::fromStdString(conflict.ours), QString::fromStdString(conflict.theirs));
}

}  // namespace

QString reasonText(LibraryBackup::Reason reason) {
  switch (reason) {
    case LibraryBackup::Reason::Daily:
      return Text::tr("Daily");
    case LibraryBackup::Reason::Upgrade:
      return Text::tr("Before an upgrade");
    case LibraryBackup::Reason::Change:
      return Text::tr("Before restoring or merging");
    case LibraryBackup::Reason::Person:
      break;
  }
  return Text::tr("Made by you");
}

QString checkText(const LibraryCheck& check) {
  if (check.problems.empty()) {
    return Text::tr("The library is sound. Tracks: %1. Edits: %2.")
        .arg(counted(check.tracks), counted(check.edits));
  }
  QString text = Text::tr("The library is damaged:");
  for (const std::string& problem : check.problems)
    text += QLatin1Char('\n') + QString::fromStdString(problem);
  return text;
}

QString mergeText(const MergeOutcome& outcome) {
  QString text = Text::tr("Merged. Tracks added: %1, in both: %2. Newer analyses taken: %3. Edits added: %4.")
                     .arg(counted(outcome.tracksAdded), counted(outcome.tracksMatched),
                          counted(outcome.analysesReplaced), counted(outcome.editsAdded));
  text += QLatin1Char(' ');
  text += outcome.conflicts.empty()
              ? Text::tr("No conflicts.")
              : Text::tr("Conflicts: %1.").arg(counted(static_cast<std::int64_t>(outcome.conflicts.size())));
  for (const MergeConflict& conflict : outcome.conflicts) text += QLatin1Char('\n') + conflictText(conflict);
  return text;
}

QString networkText(const LibraryLocation& place) {
  return Text::tr(
             "The library lies on a network drive (%1). Use it from one computer at a time: two that write "
             "at once can damage it, and when the connection is lost Barline has to wait. Safer: keep it on "
             "this computer and take it along with Export.")
      .arg(QString::fromStdString(place.fileSystem));
}

}  // namespace barline::ui
