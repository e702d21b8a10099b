#include "storage/FileStamp.h"

#include <sys/stat.h>

namespace barline::storage {

std::optional<FileStamp> stampOf(const std::filesystem::path& file) {
  struct stat status {};
  if (::stat(file.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return std::nullopt;
  constexpr std::int64_t kNanosecondsPerSecond = 1'000'000'000;
  return FileStamp{
      .size = status.st_size,
      .modifiedNanoseconds = status.st_mtim.tv_sec * kNanosecondsPerSecond + status.st_mtim.tv_nsec,
      .inode = static_cast<std::int64_t>(status.st_ino),
      .device = static_cast<std::int64_t>(status.st_dev)};
}

}  // namespace barline::storage
