#include "engine/export/StaleFiles.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cctype>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <system_error>
#include <vector>

namespace barline::exporting {
namespace {

namespace fs = std::filesystem;

constexpr std::chrono::hours kMarked{1};
constexpr std::chrono::hours kUnmarked{24};

bool isAlphanumeric(std::string_view text) {
  return std::ranges::all_of(text, [](unsigned char letter) { return std::isalnum(letter) != 0; });
}

enum class Form : unsigned char { Other, File, Folder };

/// As AtomicFile and mkdtemp() in StagedFiles make them.
Form formOf(std::string_view name) {
  constexpr std::string_view kPrefix = ".barline-";
  constexpr std::string_view kEnding = ".part";
  constexpr std::size_t kFileLetters = 12;
  constexpr std::size_t kFolderLetters = 6;
  if (!name.starts_with(kPrefix)) return Form::Other;
  name.remove_prefix(kPrefix.size());
  if (name.size() == kFolderLetters && isAlphanumeric(name)) return Form::Folder;
  if (!name.ends_with(kEnding)) return Form::Other;
  name.remove_suffix(kEnding.size());
  return name.size() == kFileLetters && isAlphanumeric(name) ? Form::File : Form::Other;
}

void removeIfStale(const fs::path& path, Form form) {
  const int kind = form == Form::Folder ? O_DIRECTORY : 0;
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK | kind);
  if (descriptor < 0) return;
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  const bool locked = ::flock(descriptor, LOCK_EX | LOCK_NB) == 0;
  const bool inUse = !locked && errno == EWOULDBLOCK;
  const auto written = std::chrono::system_clock::from_time_t(status.st_mtime);
  const bool old = std::chrono::system_clock::now() - written > (locked ? kMarked : kUnmarked);
  const bool fits = form == Form::Folder ? S_ISDIR(status.st_mode) : S_ISREG(status.st_mode);
  if (known && !inUse && old && fits && status.st_uid == ::geteuid()) {
    std::error_code ignored;
    fs::remove_all(path, ignored);
  }
  ::close(descriptor);
}

}  // namespace

void markInUse(int descriptor) {
  static_cast<void>(::flock(descriptor, LOCK_EX | LOCK_NB));
}

void removeStale(const fs::path& folder) noexcept {
  try {
    std::vector<std::pair<fs::path, Form>> found;
    std::error_code error;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
      const Form form = formOf(entry->path().filename().native());
      if (form != Form::Other) found.emplace_back(entry->path(), form);
    }
    for (const auto& [path, form] : found) removeIfStale(path, form);
  } catch (const std::exception&) {
    return;  // what is left over harms nobody
  }
}

}  // namespace barline::exporting
