#include "storage/QueueLock.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <cerrno>

#include "storage/Files.h"

namespace barline::storage {

QueueLock::QueueLock(const std::filesystem::path& libraryFile) : file_(companion(libraryFile, "-queue")) {}

QueueLock::~QueueLock() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool QueueLock::acquire() {
  if (descriptor_ >= 0) return true;
  const int descriptor = ::open(file_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor < 0) return false;
  if (::flock(descriptor, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    ::close(descriptor);
    return false;
  }
  descriptor_ = descriptor;
  return true;
}

}  // namespace barline::storage
