#include "engine/tags/writing/FileStamp.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>

#include "engine/tags/writing/FileBytes.h"
#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;

}  // namespace

FileStamp stampOfWritable(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0) failWithErrno(file, "could not be opened");
  if (!S_ISREG(status.st_mode)) throw TagError(file.string() + " is no file.");
  // Its folder would allow to replace it; the person who protected it would not.
  if (::access(file.c_str(), W_OK) != 0 || (status.st_mode & (S_IWUSR | S_IWGRP | S_IWOTH)) == 0)
    throw TagError(file.string() + " is write-protected. Allow writing to it and try again.");
  return {.size = status.st_size,
          .modifiedNanoseconds = status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec,
          .inode = status.st_ino};
}

void setModified(const std::filesystem::path& file, std::int64_t nanoseconds) {
  std::array<timespec, 2> times{};
  times[0].tv_nsec = UTIME_OMIT;
  times[1].tv_sec = nanoseconds / kNanosecondsPerSecond;
  times[1].tv_nsec = nanoseconds % kNanosecondsPerSecond;
  if (::utimensat(AT_FDCWD, file.c_str(), times.data(), 0) != 0)
    failWithErrno(file, "could not be given its date");
}

}  // namespace barline::tags
