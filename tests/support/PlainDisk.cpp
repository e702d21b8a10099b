#include "tests/support/PlainDisk.h"

#include <fcntl.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <atomic>
#include <cerrno>
#include <cstdio>

namespace {

std::atomic<bool> plain{false};
std::atomic<int> problemOfLink{0};

}  // namespace

// A program's own definitions come before the C library's.

int renameat2(int oldFolder, const char* from, int newFolder, const char* to, unsigned int flags) noexcept {
  if (plain && flags != 0) {
    errno = EINVAL;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_renameat2, oldFolder, from, newFolder, to, flags));
}

int link(const char* from, const char* to) noexcept {
  if (plain && problemOfLink != 0) {
    errno = problemOfLink;
    return -1;
  }
  return static_cast<int>(::syscall(SYS_linkat, AT_FDCWD, from, AT_FDCWD, to, 0));
}

namespace barline::test {

PlainDisk::PlainDisk(int linkProblem) {
  problemOfLink = linkProblem;
  plain = true;
}

PlainDisk::~PlainDisk() {
  plain = false;
}

}  // namespace barline::test
