#include "engine/export/chunks/StagedFiles.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <set>
#include <string>
#include <system_error>
#include <utility>

#include "engine/export/AtomicFile.h"
#include "engine/export/StaleFiles.h"
#include "engine/export/TemporaryNames.h"
#include "engine/files/Renaming.h"

namespace barline::exporting {
namespace {

[[noreturn]] void fail(const std::filesystem::path& file, int problem) {
  throw FileError(file.string() + " could not be written: " + std::generic_category().message(problem) + ".");
}

std::filesystem::path hiddenFolder(const std::filesystem::path& folder) {
  for (;;) {
    std::filesystem::path hidden = folder / temporaryFolderName();
    if (::mkdir(hidden.c_str(), 0700) == 0) return hidden;
    if (errno != EEXIST) fail(folder, errno);
  }
}

void syncFolder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return;
  static_cast<void>(::fsync(descriptor));  // some file systems cannot: not an error
  ::close(descriptor);
}

bool isFolder(const std::filesystem::path& path) {
  struct stat found {};
  return ::lstat(path.c_str(), &found) == 0 && S_ISDIR(found.st_mode);
}

/// Puts `from` in the place of `to`, which is under the name `kept` afterwards; or nothing has moved.
void replaceKeeping(const std::filesystem::path& from, const std::filesystem::path& to,
                    const std::filesystem::path& kept) {
  // By a second name for it, where the file system has those, `to` is never missing in between.
  if (::link(to.c_str(), kept.c_str()) != 0 && ::rename(to.c_str(), kept.c_str()) != 0) fail(to, errno);
  if (::rename(from.c_str(), to.c_str()) == 0) return;
  const int problem = errno;
  // Of two names of one file rename(2) takes neither away.
  if (::rename(kept.c_str(), to.c_str()) == 0) ::unlink(kept.c_str());
  fail(to, problem);
}

}  // namespace

StagedFiles::StagedFiles(std::filesystem::path folder) : folder_(std::move(folder)) {
  try {
    makeFolders(folder_);
    removeStale(folder_);
    hidden_ = hiddenFolder(folder_);
    inUse_ = ::open(hidden_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (inUse_ >= 0) markInUse(inUse_);
  } catch (...) {
    for (auto at = made_.rbegin(); at != made_.rend(); ++at) ::rmdir(at->c_str());
    throw;
  }
}

StagedFiles::~StagedFiles() {
  removeStaged(hidden_);
  if (inUse_ >= 0) ::close(inUse_);
  if (committed_) return;
  for (auto at = made_.rbegin(); at != made_.rend(); ++at) ::rmdir(at->c_str());  // if it is empty
}

std::filesystem::path StagedFiles::path(std::size_t index) const {
  return hidden_ / std::to_string(index);
}

std::filesystem::path StagedFiles::kept(std::size_t index) const {
  return hidden_ / (std::to_string(index) + ".kept");
}

/// Like create_directories, and notes what was made.
void StagedFiles::makeFolders(const std::filesystem::path& folder) {
  std::error_code problem;
  if (folder.empty() || std::filesystem::is_directory(folder, problem)) return;
  makeFolders(folder.parent_path());
  if (::mkdir(folder.c_str(), 0777) == 0)
    made_.push_back(folder);
  else if (!std::filesystem::is_directory(folder, problem))
    fail(folder, errno == EEXIST ? ENOTDIR : errno);
}

void StagedFiles::sync() const {
  const int descriptor = ::open(hidden_.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) fail(folder_, errno);
  // One wait and one journal commit for all files, rather than one for each; errors of writing back what was
  // written before come out here too.
  const int problem = ::syncfs(descriptor) == 0 ? 0 : errno;
  ::close(descriptor);
  if (problem != 0 && problem != ENOSYS) fail(folder_, problem);
}

StagedFiles::Placed StagedFiles::place(const Target& target) {
  const std::filesystem::path from = path(target.index);
  const std::filesystem::path to = folder_ / target.name;
  makeFolders(to.parent_path());
  const int problem = files::renameToFree(from, to);
  if (problem == 0) return Placed::New;
  if (problem != EEXIST || !target.replace) fail(to, problem);
  if (isFolder(to)) fail(to, EISDIR);
  const int exchanged = files::exchangeNames(from, to);
  if (exchanged == 0) return Placed::Exchanged;
  if (exchanged != ENOSYS) fail(to, exchanged);
  replaceKeeping(from, to, kept(target.index));
  return Placed::Kept;
}

void StagedFiles::undo(const std::vector<Target>& placed, const std::vector<Placed>& ways) {
  for (std::size_t i = placed.size(); i-- > 0;) {
    const std::filesystem::path to = folder_ / placed[i].name;
    const std::filesystem::path from = path(placed[i].index);
    switch (ways[i]) {
      case Placed::New:
        ::unlink(to.c_str());
        break;
      case Placed::Exchanged:
        // What cannot go back is nothing to be removed with the rest.
        if (files::exchangeNames(from, to) != 0) ::rename(from.c_str(), kept(placed[i].index).c_str());
        break;
      case Placed::Kept:
        ::rename(kept(placed[i].index).c_str(), to.c_str());
        break;
    }
  }
}

void StagedFiles::commit(const std::vector<Target>& targets) {
  sync();
  std::vector<Target> placed;
  std::vector<Placed> ways;
  try {
    for (const Target& target : targets) {
      ways.push_back(place(target));
      placed.push_back(target);
    }
  } catch (...) {
    undo(placed, ways);
    throw;
  }
  committed_ = true;
  for (const Target& target : targets) ::unlink(kept(target.index).c_str());
  // The names must survive a power cut too.
  std::set<std::filesystem::path> folders;
  for (const Target& target : targets) folders.insert((folder_ / target.name).parent_path());
  for (const auto& made : made_) folders.insert(made.parent_path().empty() ? "." : made.parent_path());
  for (const auto& folder : folders) syncFolder(folder);
}

}  // namespace barline::exporting
