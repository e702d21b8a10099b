#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Task.h"
#include "app/cli/Text.h"
#include "engine/export/JsonLayout.h"
#include "storage/Backups.h"
#include "storage/Files.h"
#include "storage/repair/LibraryCheck.h"
#include "storage/repair/Restore.h"
#include "storage/repair/Salvage.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

const char* nameOf(storage::BackupReason reason) {
  switch (reason) {
    case storage::BackupReason::Daily:
      return "daily";
    case storage::BackupReason::Upgrade:
      return "upgrade";
    case storage::BackupReason::Change:
      return "change";
    case storage::BackupReason::Person:
      break;
  }
  return "person";
}

void listBackups(const std::filesystem::path& library, bool asJson) {
  Json all = Json::array();
  for (const storage::Backup& backup : storage::listBackups(library)) {
    if (asJson) {
      all.push_back({{"path", backup.file.string()},
                     {"made_at", backup.madeAt},
                     {"reason", nameOf(backup.reason)},
                     {"version", backup.version},
                     {"size", backup.size}});
    } else {
      std::cout << padded(storage::dateStamp(backup.madeAt), 17) << padded(nameOf(backup.reason), 9)
                << shownPath(backup.file) << '\n';
    }
  }
  if (asJson) std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
}

std::filesystem::path backupToRestore(const ParsedCommand& command, const std::filesystem::path& library) {
  if (!command.arguments().empty()) return command.arguments().front();
  const auto newest = storage::newestGoodBackup(library);
  if (!newest) throw std::runtime_error(shownPath(library) + " has no backup that is sound.");
  return newest->file;
}

void tell(const storage::SalvageReport& report) {
  for (const storage::SalvagedTable& table : report.tables) {
    if (!table.complete) std::cout << "not all of " << table.name << ": " << table.rows << " rows\n";
  }
  std::cout << "tracks: " << report.tracks << ", edits: " << report.edits << '\n';
  if (report.tracksByPath > 0) {
    std::cout << "to be analysed again, since only their files are known: " << report.tracksByPath << '\n';
  }
}

}  // namespace

const CommandSpec& libraryVerifySpec() {
  static const CommandSpec spec{
      "library verify",
      "",
      "Checks a library throughout and changes nothing.",
      {libraryOption(), {"--json", "", "As a JSON object."}},
      "Looks at every page, index and reference, at the schema, the search indexes and every edit.\n\n"
      "Exit status: 0 it is sound; 1 it is not, and each problem is on a line; 2 wrong usage."};
  return spec;
}

int runLibraryVerify(const ParsedCommand& command) {
  const std::filesystem::path file = libraryFile(command);
  return runTask("Checking", [&](const storage::TaskProgress& progress) {
    const storage::CheckReport report = storage::checkLibrary(file, progress);
    if (command.has("--json")) {
      const Json json{{"sound", report.sound()},
                      {"tracks", report.tracks},
                      {"edits", report.edits},
                      {"problems", report.problems}};
      std::cout << exporting::jsonText(json, exporting::JsonLayout::Readable);
    } else if (report.sound()) {
      std::cout << shownPath(file) << " is sound. tracks: " << report.tracks << ", edits: " << report.edits
                << '\n';
    } else {
      for (const std::string& problem : report.problems) std::cout << shownSentence(problem) << '\n';
      std::cerr << "barline-cli: " << shownPath(file)
                << " is damaged. Save what can be read: barline-cli library repair.\n";
    }
    return static_cast<int>(report.sound() ? ExitStatus::Done : ExitStatus::Failed);
  });
}

const CommandSpec& libraryBackupSpec() {
  static const CommandSpec spec{
      "library backup",
      "",
      "Makes a backup of a library, or lists those that there are.",
      {libraryOption(),
       {"--list", "", "List the backups, the newest first, and make none."},
       {"--json", "", "The list as a JSON array."}},
      "Backups stand in the folder \"backups\" beside the library. The program makes one a day; of those it "
      "keeps seven days and five weeks. What this command makes is kept until you delete it."};
  return spec;
}

int runLibraryBackup(const ParsedCommand& command) {
  if (command.has("--list")) {
    listBackups(libraryPath(command), command.has("--json"));
    return static_cast<int>(ExitStatus::Done);
  }
  const std::filesystem::path file = libraryFile(command);
  return runTask("Backing up", [&](const storage::TaskProgress& progress) {
    std::cout << shownPath(storage::makeBackup(file, storage::BackupReason::Person, progress)) << '\n';
    return static_cast<int>(ExitStatus::Done);
  });
}

const CommandSpec& libraryRestoreSpec() {
  static const CommandSpec spec{
      "library restore",
      "[BACKUP]",
      "Brings a library back to a backup: the newest sound one, or the one named.",
      {libraryOption()},
      "What the library holds now is backed up first; a damaged library is kept under another name. A sound "
      "one may be open in windows meanwhile."};
  return spec;
}

int runLibraryRestore(const ParsedCommand& command) {
  if (command.arguments().size() > 1) throw UsageError("barline-cli library restore takes one BACKUP.");
  const std::filesystem::path file = libraryPath(command);
  return runTask("Restoring", [&](const storage::TaskProgress& progress) {
    const std::filesystem::path backup = backupToRestore(command, file);
    const storage::Restored restored = storage::restoreLibrary(file, backup, progress);
    std::cout << "restored from " << shownPath(backup) << '\n';
    if (!restored.backup.empty()) std::cout << "before: " << shownPath(restored.backup) << '\n';
    if (!restored.damaged.empty()) std::cout << "damaged: " << shownPath(restored.damaged) << '\n';
    return static_cast<int>(ExitStatus::Done);
  });
}

const CommandSpec& libraryRepairSpec() {
  static const CommandSpec spec{
      "library repair",
      "",
      "Saves what can be read of a damaged library into a new one.",
      {libraryOption(),
       {"--output", "FILE", "Write the new library there and leave the damaged one in place."}},
      "Without --output the new library takes the place of the damaged one, which is kept under another "
      "name; no window may have it open. What people have corrected is saved first.\n\n"
      "Exit status: 0 all of it was read; 1 something is lost, or nothing could be read; 2 wrong usage."};
  return spec;
}

int runLibraryRepair(const ParsedCommand& command) {
  const auto output = command.value("--output");
  if (output && output->empty()) throw UsageError("--output needs a value: FILE.");
  const std::filesystem::path file = libraryFile(command);
  return runTask("Repairing", [&](const storage::TaskProgress& progress) {
    storage::SalvageReport report;
    if (output) {
      report = storage::salvage(file, *output, progress);
    } else {
      storage::Repair repair = storage::repairLibrary(file, progress);
      report = std::move(repair.report);
      std::cout << "damaged: " << shownPath(repair.damaged) << '\n';
    }
    tell(report);
    return static_cast<int>(report.complete() ? ExitStatus::Done : ExitStatus::Failed);
  });
}

}  // namespace barline::cli
