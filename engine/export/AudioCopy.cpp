#include "engine/export/AudioCopy.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <utility>
#include <vector>

#include "engine/export/AtomicFile.h"

namespace barline::exporting {
namespace {

constexpr std::int64_t kAtOnce = 1 << 20;

std::string reasonOf(int error) {
  return std::generic_category().message(error);
}

}  // namespace

AudioOriginal::AudioOriginal(std::filesystem::path file) : path_(std::move(file)) {
  // What is no regular file is found out before it is opened: opening a pipe would wait.
  struct stat status {};
  if (::stat(path_.c_str(), &status) != 0)
    throw FileError(path_.string() + " could not be opened: " + reasonOf(errno) + ".");
  if (!S_ISREG(status.st_mode)) throw FileError(path_.string() + " is no file.");
  descriptor_ = ::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor_ < 0) throw FileError(path_.string() + " could not be opened: " + reasonOf(errno) + ".");
  size_ = status.st_size;
}

AudioOriginal::~AudioOriginal() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::size_t AudioOriginal::readAt(std::int64_t offset, std::span<char> out) const {
  std::size_t done = 0;
  while (done < out.size()) {
    const ssize_t count =
        ::pread(descriptor_, out.data() + done, out.size() - done, offset + static_cast<std::int64_t>(done));
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw FileError(path_.string() + " could not be read: " + reasonOf(errno) + ".");
    if (count == 0) break;
    done += static_cast<std::size_t>(count);
  }
  return done;
}

AudioCopy::AudioCopy(const AudioOriginal& original, const std::filesystem::path& target)
    : original_(original) {
  std::error_code error;
  if (std::filesystem::equivalent(original.path(), target, error)) fail("it would be written over itself");
  descriptor_ = ::open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(reasonOf(errno).c_str());
}

AudioCopy::~AudioCopy() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void AudioCopy::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor_, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(reasonOf(errno).c_str());
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

void AudioCopy::copy(std::int64_t offset, std::int64_t size, const ExportProgress& progress) {
  std::vector<char> buffer(static_cast<std::size_t>(std::min(kAtOnce, size)));
  for (std::int64_t done = 0; done < size;) {
    const std::int64_t count = std::min(kAtOnce, size - done);
    const std::span<char> part(buffer.data(), static_cast<std::size_t>(count));
    if (original_.readAt(offset + done, part) < part.size()) fail("the file has become shorter");
    write({part.data(), part.size()});
    done += count;
    report(progress, static_cast<double>(done) / static_cast<double>(size));
  }
}

void AudioCopy::requireRoom(std::int64_t bytes) {
  const off_t end = ::lseek(descriptor_, 0, SEEK_CUR);
  if (end < 0) fail(reasonOf(errno).c_str());
  const std::string zeros(static_cast<std::size_t>(std::min(kAtOnce, bytes)), '\0');
  for (std::int64_t left = bytes; left > 0; left -= kAtOnce)
    write(std::string_view(zeros).substr(0, static_cast<std::size_t>(std::min(left, kAtOnce))));
  if (::ftruncate(descriptor_, end) != 0 || ::lseek(descriptor_, end, SEEK_SET) != end)
    fail(reasonOf(errno).c_str());
}

void AudioCopy::rewriteHead(std::string_view bytes) {
  if (::lseek(descriptor_, 0, SEEK_SET) != 0) fail(reasonOf(errno).c_str());
  write(bytes);
}

void AudioCopy::close() {
  if (::close(std::exchange(descriptor_, -1)) != 0) fail(reasonOf(errno).c_str());
}

void AudioCopy::fail(const char* reason) const {
  throw FileError("A copy of " + original_.path().string() + " could not be written: " + reason + ".");
}

}  // namespace barline::exporting
