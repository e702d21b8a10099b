#include "app/gui/LibraryCare.h"

#include <fstream>
#include <system_error>
#include <utility>

#include "storage/Backups.h"
#include "storage/Errors.h"
#include "storage/FileSystem.h"
#include "storage/Files.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/transfer/LibraryExport.h"
#include "storage/transfer/LibraryMerge.h"

namespace barline::app {
namespace {

template <class Task>
auto cancellable(const Task& task) {
  try {
    return task();
  } catch (const storage::Cancelled&) {
    throw ui::CareCancelled();
  }
}

ui::LibraryBackup::Reason shown(storage::BackupReason reason) {
  switch (reason) {
    case storage::BackupReason::Daily:
      return ui::LibraryBackup::Reason::Daily;
    case storage::BackupReason::Upgrade:
      return ui::LibraryBackup::Reason::Upgrade;
    case storage::BackupReason::Change:
      return ui::LibraryBackup::Reason::Change;
    case storage::BackupReason::Person:
      break;
  }
  return ui::LibraryBackup::Reason::Person;
}

}  // namespace

std::filesystem::path repairNote(const std::filesystem::path& libraryFile) {
  return storage::companion(storage::realFile(libraryFile), ".repair");
}

ui::LibraryLocation LibraryCare::place() {
  const storage::FileSystem system = storage::fileSystemOf(library_->file());
  std::error_code unknown;
  const auto size = std::filesystem::file_size(library_->file(), unknown);
  return {.file = library_->file(),
          .size = unknown ? 0 : static_cast<std::int64_t>(size),
          .fileSystem = system.type,
          .network = system.network};
}

std::vector<ui::LibraryBackup> LibraryCare::backups() {
  std::vector<ui::LibraryBackup> all;
  for (const storage::Backup& backup : storage::listBackups(library_->file())) {
    all.push_back(
        {.file = backup.file, .madeAt = backup.madeAt, .reason = shown(backup.reason), .size = backup.size});
  }
  return all;
}

void LibraryCare::backUp(const ui::CareProgress& progress) {
  cancellable([&] { return storage::makeBackup(library_->file(), storage::BackupReason::Person, progress); });
}

void LibraryCare::backUpDaily(const ui::CareProgress& progress) {
  cancellable([&] { return library_->backUpDaily(progress); });
}

void LibraryCare::restore(const std::filesystem::path& file, const ui::CareProgress& progress) {
  cancellable([&] { return storage::replaceContent(library_->file(), file, progress); });
}

ui::LibraryCheck LibraryCare::check(const ui::CareProgress& progress) {
  return cancellable([&] {
    storage::CheckReport report = storage::checkLibrary(library_->file(), progress);
    return ui::LibraryCheck{
        .problems = std::move(report.problems), .tracks = report.tracks, .edits = report.edits};
  });
}

void LibraryCare::repairAtNextStart() {
  const std::filesystem::path note = repairNote(library_->file());
  std::ofstream out(note);
  out << "Barline offers to repair this library when it is opened next.\n";
  if (!out.flush()) throw storage::StorageError(storage::StorageProblem::NoAccess, note);
}

void LibraryCare::exportTo(const std::filesystem::path& file, const ui::CareProgress& progress) {
  cancellable([&] {
    storage::exportLibrary(library_->file(), file, progress);
    return true;
  });
}

ui::MergeOutcome LibraryCare::merge(const std::filesystem::path& file, const ui::CareProgress& progress) {
  return cancellable([&] {
    const storage::MergeReport report = storage::mergeLibrary(library_->file(), file, progress);
    ui::MergeOutcome outcome{.tracksAdded = report.tracksAdded,
                             .tracksMatched = report.tracksMatched,
                             .analysesReplaced = report.analysesReplaced,
                             .editsAdded = report.editsAdded,
                             .conflicts = {}};
    for (const storage::MergeConflict& conflict : report.conflicts) {
      outcome.conflicts.push_back({.edits = conflict.kind == storage::MergeConflict::Kind::Edits,
                                   .track = conflict.track,
                                   .field = conflict.field,
                                   .ours = conflict.ours,
                                   .theirs = conflict.theirs});
    }
    return outcome;
  });
}

}  // namespace barline::app
