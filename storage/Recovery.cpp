#include "storage/Recovery.h"

#include <fstream>
#include <string>
#include <string_view>
#include <system_error>

#include "storage/Database.h"
#include "storage/Errors.h"
#include "storage/Files.h"

namespace barline::storage {
namespace {

/// Needs the folder's lock. @return the new name; empty where there was no file, but perhaps its companions
std::filesystem::path moveAside(const std::filesystem::path& libraryFile) {
  const bool there = std::filesystem::exists(libraryFile);
  if (there && databaseIsOpen(libraryFile)) throw StorageError(StorageProblem::Busy, libraryFile);
  std::int64_t time = secondsNow();
  const auto named = [&] {
    return libraryFile.parent_path() /
           (libraryFile.stem().string() + ".damaged-" + dateStamp(time) + libraryFile.extension().string());
  };
  std::filesystem::path target = named();
  while (std::filesystem::exists(target)) {
    ++time;
    target = named();
  }
  // The log goes first: left behind alone, it would be played into the next library.
  for (const char* suffix : {"-wal", "-shm", ""}) {
    const std::filesystem::path from = companion(libraryFile, suffix);
    if (std::filesystem::exists(from) && !moveWithoutReplacing(from, companion(target, suffix))) {
      throw StorageError(StorageProblem::Failed, from, "a file of the new name exists");
    }
  }
  return there ? target : std::filesystem::path();
}

}  // namespace

bool wasLibrary(const std::filesystem::path& file) {
  constexpr std::string_view kMagic = "SQLite format 3";
  std::string begin(kMagic.size(), '\0');
  std::ifstream(file, std::ios::binary).read(begin.data(), static_cast<std::streamsize>(begin.size()));
  return begin == kMagic || file.filename() == "library.sqlite" || !listBackups(file).empty();
}

std::filesystem::path setAside(const std::filesystem::path& file) {
  const std::filesystem::path libraryFile = realFile(file);
  const FolderLock lock(libraryFile.parent_path());
  std::filesystem::path aside = moveAside(libraryFile);
  createDatabase(libraryFile, {.schema = librarySchema(),
                               .survivesPowerLoss = true,
                               .givesSpaceBack = false,
                               .mayBeEmpty = {},
                               .beforeMigration = {}});
  return aside;
}

void restoreBackup(const Backup& backup, const std::filesystem::path& file) {
  const std::filesystem::path libraryFile = realFile(file);
  const FolderLock lock(libraryFile.parent_path());
  UnfinishedFile unfinished(libraryFile);
  std::error_code error;
  std::filesystem::copy_file(backup.file, unfinished.path(), error);
  if (error == std::errc::no_space_on_device) throw StorageError(StorageProblem::DiskFull, libraryFile);
  if (error) throw StorageError(StorageProblem::NoAccess, backup.file, error.message());
  if (std::filesystem::exists(libraryFile)) moveAside(libraryFile);
  if (!unfinished.publish(libraryFile)) throw StorageError(StorageProblem::Busy, libraryFile);
}

std::filesystem::path replaceLibrary(const std::filesystem::path& file, const std::filesystem::path& made) {
  const std::filesystem::path libraryFile = realFile(file);
  const FolderLock lock(libraryFile.parent_path());
  std::filesystem::path aside;
  if (std::filesystem::exists(libraryFile)) aside = moveAside(libraryFile);
  if (!moveWithoutReplacing(made, libraryFile)) throw StorageError(StorageProblem::Busy, libraryFile);
  return aside;
}

}  // namespace barline::storage
