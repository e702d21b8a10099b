#include "engine/files/Renaming.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>

namespace barline::files {
namespace {

/// renameat2(2) says EINVAL of a flag that the file system does not know.
bool isUnknownFlag(int problem) {
  return problem == EINVAL || problem == ENOSYS || problem == EOPNOTSUPP;
}

/// What link(2) says where there are no hard links, or of this file no more.
bool isWithoutLinks(int problem) {
  return problem == EPERM || problem == EOPNOTSUPP || problem == ENOSYS || problem == EMLINK;
}

}  // namespace

int renameToFree(const std::filesystem::path& from, const std::filesystem::path& to) noexcept {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return 0;
  if (!isUnknownFlag(errno)) return errno;
  if (::link(from.c_str(), to.c_str()) == 0) {
    ::unlink(from.c_str());
    return 0;
  }
  if (!isWithoutLinks(errno)) return errno;
  struct stat found {};
  if (::lstat(to.c_str(), &found) == 0) return EEXIST;
  return ::rename(from.c_str(), to.c_str()) == 0 ? 0 : errno;
}

int exchangeNames(const std::filesystem::path& one, const std::filesystem::path& other) noexcept {
  if (::renameat2(AT_FDCWD, one.c_str(), AT_FDCWD, other.c_str(), RENAME_EXCHANGE) == 0) return 0;
  return isUnknownFlag(errno) ? ENOSYS : errno;
}

}  // namespace barline::files
