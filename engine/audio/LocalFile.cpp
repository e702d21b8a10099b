#include "engine/audio/LocalFile.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <new>
#include <system_error>
#include <utility>

#include "engine/audio/MediaError.h"

namespace barline::audio {

namespace {

[[noreturn]] void throwFor(int error, const std::filesystem::path& file) {
  switch (error) {
    case ENOENT:
    case ENOTDIR:
      throw MediaError(MediaProblem::NotFound, file);
    case EACCES:
    case EPERM:
      throw MediaError(MediaProblem::NoPermission, file);
    default:
      throw MediaError(MediaProblem::Unreadable, file, std::generic_category().message(error));
  }
}

void requireRegular(const struct stat& status, const std::filesystem::path& file) {
  if (S_ISDIR(status.st_mode)) throw MediaError(MediaProblem::IsFolder, file);
  if (!S_ISREG(status.st_mode))
    throw MediaError(MediaProblem::Refused, file, "a device, pipe or socket, not a file");
}

}  // namespace

LocalFile::LocalFile(std::filesystem::path file) : path_(std::move(file)) {
  struct stat status {};
  // Asked before opening, for opening a device or a pipe can itself have an effect.
  if (::stat(path_.c_str(), &status) != 0) throwFor(errno, path_);
  requireRegular(status, path_);
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  if (descriptor_ < 0) throwFor(errno, path_);
  examine();
}

LocalFile::LocalFile(int descriptor, std::filesystem::path path)
    : path_(std::move(path)), descriptor_(descriptor) {
  examine();
}

LocalFile::LocalFile(LocalFile&& other) noexcept
    : path_(std::move(other.path_)),
      descriptor_(std::exchange(other.descriptor_, -1)),
      size_(other.size_),
      readError_(other.readError_) {}

void LocalFile::examine() {
  struct stat status {};
  try {
    if (::fstat(descriptor_, &status) != 0) throwFor(errno, path_);
    requireRegular(status, path_);
    if (status.st_size == 0) throw MediaError(MediaProblem::Empty, path_, "it is an empty file");
  } catch (...) {
    ::close(descriptor_);
    throw;
  }
  size_ = status.st_size;
}

LocalFile::~LocalFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t LocalFile::readAt(std::int64_t offset, std::span<unsigned char> out) {
  std::size_t done = 0;
  // A place that no file reaches, which a damaged one may name, is past the end and no fault of the disk.
  if (offset > std::numeric_limits<std::int64_t>::max() - static_cast<std::int64_t>(out.size())) return 0;
  while (done < out.size()) {
    const auto count =
        ::pread(descriptor_, out.data() + done, out.size() - done, offset + static_cast<std::int64_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) readError_ = errno;
    if (count <= 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

IoPointer LocalFile::makeIo() {
  constexpr int kBufferBytes = 1 << 16;
  position_ = 0;
  auto* buffer = static_cast<unsigned char*>(av_malloc(kBufferBytes));
  if (buffer == nullptr) throw std::bad_alloc();
  AVIOContext* io = avio_alloc_context(buffer, kBufferBytes, 0, this, &readCallback, nullptr, &seekCallback);
  if (io == nullptr) {
    av_free(buffer);
    throw std::bad_alloc();
  }
  return IoPointer(io);
}

int LocalFile::readCallback(void* self, std::uint8_t* buffer, int size) {
  auto& file = *static_cast<LocalFile*>(self);
  if (size <= 0) return 0;
  const int errorBefore = std::exchange(file.readError_, 0);
  const std::size_t count = file.readAt(file.position_, {buffer, static_cast<std::size_t>(size)});
  if (count == 0) return file.readError_ != 0 ? AVERROR(file.readError_) : AVERROR_EOF;
  if (file.readError_ == 0) file.readError_ = errorBefore;
  file.position_ += static_cast<std::int64_t>(count);
  return static_cast<int>(count);
}

std::int64_t LocalFile::seekCallback(void* self, std::int64_t offset, int whence) {
  auto& file = *static_cast<LocalFile*>(self);
  std::int64_t target = 0;
  switch (whence & ~AVSEEK_FORCE) {
    case AVSEEK_SIZE:
      return file.size_;
    case SEEK_SET:
      target = offset;
      break;
    case SEEK_CUR:
      if (__builtin_add_overflow(file.position_, offset, &target)) return AVERROR(EINVAL);
      break;
    case SEEK_END:
      if (__builtin_add_overflow(file.size_, offset, &target)) return AVERROR(EINVAL);
      break;
    default:
      return AVERROR(EINVAL);
  }
  if (target < 0) return AVERROR(EINVAL);
  file.position_ = target;
  return target;
}

}  // namespace barline::audio
