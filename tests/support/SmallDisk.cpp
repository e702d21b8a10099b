#include "tests/support/SmallDisk.h"

#include <sys/mount.h>

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace barline::test {

SmallDisk::SmallDisk(std::filesystem::path folder, int megabytes) : folder_(std::move(folder)) {
  std::filesystem::create_directories(folder_);
  const std::string options = "size=" + std::to_string(megabytes) + "m";
  mounted_ = ::mount("tmpfs", folder_.c_str(), "tmpfs", 0, options.c_str()) == 0;
}

SmallDisk::~SmallDisk() {
  if (mounted_) ::umount2(folder_.c_str(), MNT_DETACH);
}

void SmallDisk::makeReadOnly() const {
  if (::mount("", folder_.c_str(), "", MS_REMOUNT | MS_RDONLY, "") == 0) return;
  throw std::system_error(errno, std::generic_category(), "remount");
}

void SmallDisk::fill(std::uintmax_t left) const {
  const std::uintmax_t free = std::filesystem::space(folder_).available;
  if (free > left) std::ofstream(folder_ / "filler") << std::string(free - left, 'x');
}

void SmallDisk::empty() const {
  std::filesystem::remove(folder_ / "filler");
}

}  // namespace barline::test
