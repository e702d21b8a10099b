#include "engine/tags/TagStream.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>

namespace barline::tags {
namespace {

// The largest tags are those with pictures; some hold several of a few MiB.
constexpr std::int64_t kMostBytes = std::int64_t{48} << 20;
// A long MP4 file of fragments takes some ten thousands.
constexpr std::int64_t kMostCalls = 300'000;
// Threads of Qt's pools have 8 MiB of stack on Linux, those of other systems half a MiB. Parsers that do not
// call themselves stay within a few KiB.
constexpr std::uintptr_t kDeepest = 192U << 10U;

std::uintptr_t distance(std::uintptr_t a, std::uintptr_t b) {
  return a > b ? a - b : b - a;
}

}  // namespace

TagStream::TagStream(const std::filesystem::path& file)
    : path_(file), bytesLeft_(kMostBytes), callsLeft_(kMostCalls) {
  struct stat status {};
  // Asked before opening, for opening a device or a pipe can itself have an effect.
  if (::stat(path_.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return;
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor_ < 0) return;
  if (::fstat(descriptor_, &status) != 0 || !S_ISREG(status.st_mode)) {
    ::close(descriptor_);
    descriptor_ = -1;
    return;
  }
  size_ = status.st_size;
}

TagStream::~TagStream() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

bool TagStream::spend(std::uintptr_t stackAddress, unsigned long bytes) {
  if (firstStackAddress_ == 0) firstStackAddress_ = stackAddress;
  callsLeft_ -= 1;
  bytesLeft_ -= static_cast<std::int64_t>(bytes);
  return callsLeft_ >= 0 && bytesLeft_ >= 0 && distance(stackAddress, firstStackAddress_) <= kDeepest;
}

TagLib::ByteVector TagStream::readBlock(unsigned long length) {
  if (descriptor_ < 0 || position_ >= size_) return {};
  length = std::min(length, static_cast<unsigned long>(size_ - position_));
  if (!spend(reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0)), length)) return {};
  TagLib::ByteVector bytes(static_cast<unsigned>(length), 0);
  std::size_t done = 0;
  while (done < length) {
    const auto count =
        ::pread(descriptor_, bytes.data() + done, length - done, position_ + static_cast<long>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  bytes.resize(static_cast<unsigned>(done));
  position_ += static_cast<long>(done);
  return bytes;
}

void TagStream::seek(long offset, Position p) {
  const long base = p == Beginning ? 0 : p == Current ? position_ : size_;
  long target = 0;
  if (__builtin_add_overflow(base, offset, &target)) return;
  position_ = std::clamp(target, 0L, size_);
}

}  // namespace barline::tags
