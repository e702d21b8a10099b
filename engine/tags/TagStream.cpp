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

}  // namespace

TagStream::TagStream(const std::filesystem::path& file) : path_(file), budget_(kMostBytes, kMostCalls) {
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

TagLib::ByteVector TagStream::readBlock(unsigned long length) {
  if (descriptor_ < 0 || position_ >= size_) return {};
  length = std::min(length, static_cast<unsigned long>(size_ - position_));
  const auto stack = reinterpret_cast<std::uintptr_t>(__builtin_frame_address(0));
  if (!budget_.spend(stack, static_cast<std::int64_t>(length))) return {};
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
