#include "app/diagnosis/LogFile.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <exception>
#include <string>
#include <system_error>
#include <utility>

namespace barline::app {
namespace {

/// With all folders above it; those that are made are for the person alone.
void makePrivateFolder(const std::filesystem::path& folder) {
  if (folder.empty() || ::access(folder.c_str(), F_OK) == 0) return;
  makePrivateFolder(folder.parent_path());
  static_cast<void>(::mkdir(folder.c_str(), 0700));
}

std::uintmax_t sizeOf(const std::filesystem::path& file) {
  struct stat status {};
  return ::stat(file.c_str(), &status) == 0 ? static_cast<std::uintmax_t>(status.st_size) : 0;
}

}  // namespace

LogFile::LogFile(std::filesystem::path file, std::uintmax_t largest, int older)
    : file_(std::move(file)), largest_(largest), older_(older) {}

LogFile::~LogFile() {
  close();
}

bool LogFile::append(std::string_view lines) noexcept {
  try {
    if (descriptor_ >= 0 && !isCurrent()) close();
    if (descriptor_ < 0 && !open()) return false;
    struct stat status {};
    if (::fstat(descriptor_, &status) == 0 && status.st_size > 0 &&
        static_cast<std::uintmax_t>(status.st_size) + lines.size() > largest_) {
      rotate();
      if (!open()) return false;
    }
    // One call: O_APPEND places it behind everything that others have written.
    ssize_t written = 0;
    do {
      written = ::write(descriptor_, lines.data(), lines.size());
    } while (written < 0 && errno == EINTR);
    return written == static_cast<ssize_t>(lines.size());
  } catch (const std::exception&) {
    return false;  // a log is never why something else fails
  }
}

std::filesystem::path LogFile::olderFile(const std::filesystem::path& file, int age) {
  std::filesystem::path older = file;
  older += '.' + std::to_string(age);
  return older;
}

bool LogFile::open() {
  close();
  constexpr int kFlags = O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK;
  descriptor_ = ::open(file_.c_str(), kFlags, 0600);
  if (descriptor_ < 0 && errno == ENOENT) {
    makePrivateFolder(file_.parent_path());
    descriptor_ = ::open(file_.c_str(), kFlags, 0600);
  }
  return descriptor_ >= 0;
}

void LogFile::close() {
  if (descriptor_ >= 0) ::close(std::exchange(descriptor_, -1));
}

bool LogFile::isCurrent() const {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor_, &opened) == 0 && ::stat(file_.c_str(), &named) == 0 &&
         opened.st_ino == named.st_ino && opened.st_dev == named.st_dev;
}

void LogFile::rotate() {
  std::filesystem::path lockFile = file_;
  lockFile += ".lock";
  const int lock = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (lock < 0) return;
  // Who does not get the lock writes on: another process is about to begin the new file.
  if (::flock(lock, LOCK_EX | LOCK_NB) == 0 && isCurrent() && sizeOf(file_) > largest_ / 2) {
    for (int age = older_; age > 1; --age)
      static_cast<void>(::rename(olderFile(file_, age - 1).c_str(), olderFile(file_, age).c_str()));
    static_cast<void>(::rename(file_.c_str(), olderFile(file_, 1).c_str()));
  }
  ::close(lock);
}

}  // namespace barline::app
