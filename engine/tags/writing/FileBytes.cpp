#include "engine/tags/writing/FileBytes.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/tags/writing/TagError.h"

namespace barline::tags {

void failWithErrno(const std::filesystem::path& file, const std::string& what) {
  if (errno == ENOSPC || errno == EDQUOT) {
    throw TagError("The disk of " + file.string() +
                   " is full: writing its tags takes the room of a copy. Nothing was changed.");
  }
  throw TagError(file.string() + ' ' + what + ": " + std::generic_category().message(errno) + '.');
}

FileBytes::FileBytes(std::filesystem::path file)
    : file_(std::move(file)), descriptor_(::open(file_.c_str(), O_RDONLY | O_CLOEXEC)) {
  struct stat status {};
  if (descriptor_ < 0) failWithErrno(file_, "could not be opened");
  if (::fstat(descriptor_, &status) != 0) {
    ::close(descriptor_);
    failWithErrno(file_, "could not be read");
  }
  size_ = status.st_size;
}

FileBytes::~FileBytes() {
  ::close(descriptor_);
}

std::span<const std::byte> FileBytes::at(std::int64_t offset, std::size_t length) {
  length = static_cast<std::size_t>(std::clamp<std::int64_t>(static_cast<std::int64_t>(length), 0,
                                                             std::max<std::int64_t>(0, size_ - offset)));
  const auto end = offset + static_cast<std::int64_t>(length);
  if (offset < loaded_ || end > loaded_ + static_cast<std::int64_t>(buffer_.size())) load(offset);
  const auto start = static_cast<std::size_t>(offset - loaded_);
  return std::span<const std::byte>(buffer_).subspan(std::min(start, buffer_.size()),
                                                     std::min(length, buffer_.size() - start));
}

/// Some of it lies before `offset`, for those who go backwards.
void FileBytes::load(std::int64_t offset) {
  loaded_ = std::max<std::int64_t>(0, offset - static_cast<std::int64_t>(kStretch));
  const auto most = static_cast<std::int64_t>(3 * kStretch);
  buffer_.resize(static_cast<std::size_t>(std::clamp<std::int64_t>(size_ - loaded_, 0, most)));
  std::size_t filled = 0;
  while (filled < buffer_.size()) {
    const ssize_t got = ::pread(descriptor_, buffer_.data() + filled, buffer_.size() - filled,
                                loaded_ + static_cast<std::int64_t>(filled));
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) failWithErrno(file_, "could not be read");
    if (got == 0) break;
    filled += static_cast<std::size_t>(got);
  }
  buffer_.resize(filled);
}

}  // namespace barline::tags
