#include "engine/files/FolderListing.h"

#include <dirent.h>
#include <linux/magic.h>
#include <sys/stat.h>
#include <sys/vfs.h>

#include <algorithm>
#include <array>
#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "engine/files/AudioNames.h"

namespace barline::files {
namespace {

namespace fs = std::filesystem;

using Identity = std::pair<dev_t, ino_t>;

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

constexpr std::array<std::string_view, 4> kNoMusic{"$RECYCLE.BIN", "System Volume Information", "lost+found",
                                                   ".Trashes"};

bool isWasteBasket(std::string_view name) {
  return name.starts_with(".Trash-") || std::ranges::find(kNoMusic, name) != kNoMusic.end();
}

/// Of the kernel's own making: nothing in it is a file that somebody put there.
bool isKernels(const fs::path& folder) {
  struct statfs status {};
  if (::statfs(folder.c_str(), &status) != 0) return false;
  switch (static_cast<unsigned long>(status.f_type)) {
    case PROC_SUPER_MAGIC:
    case SYSFS_MAGIC:
    case DEVPTS_SUPER_MAGIC:
    case DEBUGFS_MAGIC:
    case TRACEFS_MAGIC:
    case SECURITYFS_MAGIC:
    case CGROUP_SUPER_MAGIC:
    case CGROUP2_SUPER_MAGIC:
      return true;
    default:
      return false;
  }
}

/// ASCII letters in lower case; all other bytes as they are.
std::string lowered(const std::string& text) {
  std::string lower = text;
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  }
  return lower;
}

void sortByName(std::vector<fs::path>& files) {
  std::vector<std::pair<std::string, std::size_t>> keys;
  keys.reserve(files.size());
  for (std::size_t i = 0; i < files.size(); ++i) keys.emplace_back(lowered(files[i].native()), i);
  std::ranges::sort(keys, [&](const auto& a, const auto& b) {
    return a.first != b.first ? a.first < b.first : files[a.second] < files[b.second];
  });
  std::vector<fs::path> sorted;
  sorted.reserve(files.size());
  for (const auto& [key, index] : keys) sorted.push_back(std::move(files[index]));
  files = std::move(sorted);
}

class Walk {
 public:
  Walk(FolderListing& listing, Depth depth, const std::function<bool()>& cancelled)
      : listing_(listing), depth_(depth), cancelled_(cancelled) {}

  /// @return whether it was not cancelled
  bool run() {
    waiting_.push_back(listing_.folder);
    while (!waiting_.empty() || !links_.empty()) {
      if (!lookInto(next())) return false;
    }
    return true;
  }

 private:
  /// Links come last and in order, so that a folder is met by the same way each time.
  fs::path next() {
    if (waiting_.empty()) return std::move(links_.extract(links_.begin()).value());
    fs::path folder = std::move(waiting_.back());
    waiting_.pop_back();
    return folder;
  }

  bool lookInto(const fs::path& folder) {
    struct stat status {};
    const bool there = ::stat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode);
    if (there && !seen_.insert(Identity(status.st_dev, status.st_ino)).second) return true;
    const bool first = listing_.folders.empty();
    const std::unique_ptr<DIR, CloseFolder> open(there ? ::opendir(folder.c_str()) : nullptr);
    if (!open || (!first && status.st_dev != device_ && isKernels(folder))) {
      if (there && !first) listing_.unknown.push_back(folder);
      return true;
    }
    if (first) device_ = status.st_dev;
    listing_.readable = true;
    listing_.folders.push_back(folder);
    // NOLINTNEXTLINE(concurrency-mt-unsafe): each thread has a stream of its own (readdir(3))
    while (const dirent* entry = ::readdir(open.get())) {
      if (cancelled_ && cancelled_()) return false;
      take(folder, *entry);
    }
    return true;
  }

  void take(const fs::path& folder, const dirent& entry) {
    const std::string_view name(entry.d_name);
    if (name == "." || name == "..") return;
    unsigned char type = entry.d_type;
    fs::path path = folder / name;
    if (type == DT_LNK || type == DT_UNKNOWN) {
      struct stat status {};
      if (::stat(path.c_str(), &status) != 0) return;
      type = S_ISDIR(status.st_mode) ? DT_DIR : S_ISREG(status.st_mode) ? DT_REG : DT_UNKNOWN;
    }
    if (type == DT_DIR && !isWasteBasket(name)) {
      if (depth_ == Depth::Folder) {
        listing_.unknown.push_back(std::move(path));
      } else if (entry.d_type == DT_LNK) {
        links_.insert(std::move(path));
      } else {
        waiting_.push_back(std::move(path));
      }
    } else if (type == DT_REG && hasAudioName(path)) {
      listing_.files.push_back(std::move(path));
    }
  }

  FolderListing& listing_;
  Depth depth_;
  const std::function<bool()>& cancelled_;
  std::vector<fs::path> waiting_;
  std::set<fs::path> links_;
  std::set<Identity> seen_;
  dev_t device_{};
};

}  // namespace

FolderListing listFolder(const fs::path& folder, Depth depth, const std::function<bool()>& cancelled) {
  FolderListing listing;
  listing.folder = folder;
  if (!Walk(listing, depth, cancelled).run()) {
    listing = {};
    listing.folder = folder;
  }
  sortByName(listing.files);
  std::ranges::sort(listing.unknown);
  return listing;
}

}  // namespace barline::files
