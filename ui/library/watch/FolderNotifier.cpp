#include "ui/library/watch/FolderNotifier.h"

#include <sys/inotify.h>
#include <unistd.h>

#include <QSocketNotifier>
#include <algorithm>
#include <array>
#include <cstring>
#include <fstream>
#include <utility>

namespace barline::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::uint32_t kEvents = IN_CREATE | IN_CLOSE_WRITE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE |
                                  IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR;
constexpr int kLongestWait = 10;  // times the quiet that is waited for

/// Half of what the kernel allows one person.
std::size_t kernelLimit() {
  constexpr std::size_t kUsual = 8192;
  constexpr std::size_t kMost = 200'000;
  std::size_t allowed = 0;
  std::ifstream("/proc/sys/fs/inotify/max_user_watches") >> allowed;
  return std::min((allowed == 0 ? kUsual : allowed) / 2, kMost);
}

bool isBelow(const fs::path& path, const fs::path& folder) {
  const std::string& text = path.native();
  const std::string& prefix = folder.native();
  return text.size() > prefix.size() && text.starts_with(prefix) &&
         (prefix.ends_with('/') || text[prefix.size()] == '/');
}

}  // namespace

FolderNotifier::FolderNotifier(std::chrono::milliseconds quiet, QObject* parent)
    : QObject(parent), descriptor_(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC)), limit_(kernelLimit()) {
  quiet_.setSingleShot(true);
  quiet_.setInterval(quiet);
  connect(&quiet_, &QTimer::timeout, this, &FolderNotifier::tell);
  if (descriptor_ < 0) return;  // the person's instances are used up: nothing can be watched
  notifier_ = new QSocketNotifier(descriptor_, QSocketNotifier::Read, this);
  connect(notifier_, &QSocketNotifier::activated, this, &FolderNotifier::readEvents);
}

FolderNotifier::~FolderNotifier() {
  delete notifier_;  // before what it watches is closed
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool FolderNotifier::watch(const fs::path& folder) {
  if (descriptor_ < 0) return false;
  {
    const std::scoped_lock lock(mutex_);
    if (watches_.contains(folder)) return true;
    if (watches_.size() >= limit_) return false;
  }
  const int watch = ::inotify_add_watch(descriptor_, folder.c_str(), kEvents);
  if (watch < 0) return false;
  const std::scoped_lock lock(mutex_);
  // One folder may be reached by two paths: the kernel gives the same watch, and the last path counts.
  if (const auto former = folders_.find(watch); former != folders_.end()) watches_.erase(former->second);
  folders_[watch] = folder;
  watches_[folder] = watch;
  return true;
}

void FolderNotifier::unwatchBelow(const fs::path& folder) {
  const std::scoped_lock lock(mutex_);
  std::erase_if(watches_, [&](const auto& entry) {
    if (entry.first != folder && !isBelow(entry.first, folder)) return false;
    ::inotify_rm_watch(descriptor_, entry.second);
    folders_.erase(entry.second);
    return true;
  });
}

bool FolderNotifier::watches(const fs::path& folder) const {
  const std::scoped_lock lock(mutex_);
  return watches_.contains(folder);
}

std::size_t FolderNotifier::count() const {
  const std::scoped_lock lock(mutex_);
  return watches_.size();
}

void FolderNotifier::setLimit(std::size_t most) {
  const std::scoped_lock lock(mutex_);
  limit_ = most;
}

void FolderNotifier::readEvents() {
  alignas(inotify_event) std::array<char, 65'536> buffer;
  for (;;) {
    const ssize_t size = ::read(descriptor_, buffer.data(), buffer.size());
    if (size <= 0) return;
    for (std::size_t at = 0; at + sizeof(inotify_event) <= static_cast<std::size_t>(size);) {
      inotify_event event{};
      std::memcpy(&event, buffer.data() + at, sizeof(event));
      const char* name = buffer.data() + at + sizeof(event);
      take(event.wd, event.mask, event.len > 0 ? std::string(name) : std::string());
      at += sizeof(event) + event.len;
    }
  }
}

void FolderNotifier::take(int watch, unsigned mask, const std::string& name) {
  if ((mask & IN_Q_OVERFLOW) != 0) {
    Q_EMIT overflowed();
    return;
  }
  fs::path folder;
  {
    const std::scoped_lock lock(mutex_);
    const auto found = folders_.find(watch);
    if (found == folders_.end()) return;
    folder = found->second;
  }
  if ((mask & (IN_IGNORED | IN_UNMOUNT)) != 0) forget(watch);
  if ((mask & IN_MOVE_SELF) != 0)
    unwatchBelow(folder);  // the kernel goes on under a path that we do not know
  if ((mask & IN_ISDIR) != 0 && (mask & (IN_MOVED_FROM | IN_DELETE)) != 0) unwatchBelow(folder / name);
  note(folder);
}

void FolderNotifier::forget(int watch) {
  const std::scoped_lock lock(mutex_);
  const auto found = folders_.find(watch);
  if (found == folders_.end()) return;
  watches_.erase(found->second);
  folders_.erase(found);
}

void FolderNotifier::note(const fs::path& folder) {
  if (dirty_.empty()) sinceFirst_.start();
  dirty_.insert(folder);
  const bool waitedLong = sinceFirst_.elapsed() > qint64{kLongestWait} * quiet_.interval();
  if (!waitedLong || !quiet_.isActive()) quiet_.start();
}

void FolderNotifier::tell() {
  const std::set<fs::path> dirty = std::exchange(dirty_, {});
  if (!dirty.empty()) Q_EMIT changed({dirty.begin(), dirty.end()});
}

}  // namespace barline::ui
