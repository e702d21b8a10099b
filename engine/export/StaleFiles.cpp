#include "engine/export/StaleFiles.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "engine/export/TemporaryNames.h"

namespace barline::exporting {
namespace {

namespace fs = std::filesystem;

/// How long nobody must have written to what is removed.
struct Patience {
  std::chrono::hours marked;    ///< where processes mark what they work on
  std::chrono::hours unmarked;  ///< where they cannot
};
constexpr Patience kStale{std::chrono::hours(1), std::chrono::hours(24)};
constexpr Patience kAtOnce{};

/// As StagedFiles::path() names files.
bool isNumber(std::string_view name) {
  return !name.empty() && name.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Names in a folder; empty where it cannot be read.
std::vector<fs::path> namesIn(const fs::path& folder) {
  std::vector<fs::path> names;
  std::error_code error;
  for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error))
    names.push_back(entry->path().filename());
  return names;
}

bool holdsStagedOnly(const fs::path& folder) {
  return std::ranges::all_of(namesIn(folder), [&](const fs::path& name) {
    struct stat status {};
    return isNumber(name.native()) && ::lstat((folder / name).c_str(), &status) == 0 &&
           !S_ISDIR(status.st_mode);
  });
}

/// @param descriptor of the file or folder
bool isLeftOver(int descriptor, TemporaryForm form, const Patience& patience) {
  struct stat status {};
  if (::fstat(descriptor, &status) != 0 || status.st_uid != ::geteuid()) return false;
  if (form == TemporaryForm::Folder ? !S_ISDIR(status.st_mode) : !S_ISREG(status.st_mode)) return false;
  const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  if (!locked && errno == EWOULDBLOCK) return false;
  const auto written = std::chrono::system_clock::from_time_t(status.st_mtime);
  const auto wait = locked ? patience.marked : patience.unmarked;
  return wait.count() == 0 || std::chrono::system_clock::now() - written > wait;
}

void removeIfLeftOver(const fs::path& path, TemporaryForm form, const Patience& patience) {
  const int kind = form == TemporaryForm::Folder ? O_DIRECTORY : 0;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | kind);
  if (descriptor < 0) return;
  if (isLeftOver(descriptor, form, patience)) {
    if (form == TemporaryForm::File)
      ::unlink(path.c_str());
    else if (holdsStagedOnly(path))
      removeStaged(path);
  }
  ::close(descriptor);
}

void removeLeftOver(const fs::path& folder, const Patience& patience) noexcept {
  try {
    for (const fs::path& name : namesIn(folder)) {
      const TemporaryForm form = temporaryForm(name.native());
      if (form != TemporaryForm::None) removeIfLeftOver(folder / name, form, patience);
    }
  } catch (const std::exception&) {
    return;  // what is left over harms nobody
  }
}

}  // namespace

void markInUse(int descriptor) {
  static_cast<void>(::flock(descriptor, LOCK_EX | LOCK_NB));
}

void removeStale(const fs::path& folder) noexcept {
  removeLeftOver(folder, kStale);
}

void removeUnfinished(const fs::path& folder) noexcept {
  removeLeftOver(folder, kAtOnce);
}

void removeStaged(const fs::path& folder) noexcept {
  try {
    for (const fs::path& name : namesIn(folder)) {
      if (isNumber(name.native())) ::unlink((folder / name).c_str());  // of a folder it takes nothing
    }
    ::rmdir(folder.c_str());
  } catch (const std::exception&) {
    return;
  }
}

}  // namespace barline::exporting
