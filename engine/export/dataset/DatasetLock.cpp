#include "engine/export/dataset/DatasetLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <utility>

namespace barline::exporting {
namespace {

constexpr mode_t kMode = 0666;  // as far as the person's umask lets it
constexpr int kTries = 100;     // at a file that others remove

/// Whether the file of a name is still the one that was opened: whoever held it may have removed it.
bool isStill(const std::filesystem::path& file, int descriptor) {
  struct stat opened {};
  struct stat named {};
  return ::fstat(descriptor, &opened) == 0 && ::stat(file.c_str(), &named) == 0 &&
         opened.st_dev == named.st_dev && opened.st_ino == named.st_ino;
}

}  // namespace

DatasetLock::DatasetLock(std::filesystem::path file) : file_(std::move(file)) {}

DatasetLock::~DatasetLock() {
  if (descriptor_ < 0) return;
  ::unlink(file_.c_str());
  ::close(descriptor_);
}

DatasetLock::Taken DatasetLock::take() {
  for (int i = 0; i < kTries && descriptor_ < 0; ++i) {
    const int descriptor = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, kMode);
    if (descriptor < 0) return Taken::Forbidden;
    const bool isHeld = ::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK;
    if (!isHeld && isStill(file_, descriptor)) {
      descriptor_ = descriptor;
    } else {
      ::close(descriptor);
    }
    if (isHeld) return Taken::HeldByAnother;
  }
  return descriptor_ < 0 ? Taken::HeldByAnother : Taken::Yes;
}

}  // namespace barline::exporting
