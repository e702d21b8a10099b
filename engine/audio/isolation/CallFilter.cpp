#include "engine/audio/isolation/CallFilter.h"

#include <linux/seccomp.h>
#include <seccomp.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <initializer_list>
#include <memory>
#include <type_traits>

#include "engine/audio/isolation/Descriptor.h"
#include "engine/audio/isolation/Sanitizers.h"

namespace barline::audio {
namespace {

struct FilterRelease {
  void operator()(void* filter) const { seccomp_release(filter); }
};
using FilterPointer = std::unique_ptr<std::remove_pointer_t<scmp_filter_ctx>, FilterRelease>;

/// What decoding, memory and the channel take. sendmsg and recvmsg find only what was open before.
constexpr std::array kAllowed{SCMP_SYS(read),
                              SCMP_SYS(readv),
                              SCMP_SYS(pread64),
                              SCMP_SYS(lseek),
                              SCMP_SYS(fstat),
                              SCMP_SYS(newfstatat),
                              SCMP_SYS(close),
                              SCMP_SYS(brk),
                              SCMP_SYS(munmap),
                              SCMP_SYS(mremap),
                              SCMP_SYS(madvise),
                              SCMP_SYS(futex),
                              SCMP_SYS(sendmsg),
                              SCMP_SYS(recvmsg),
                              SCMP_SYS(exit),
                              SCMP_SYS(exit_group),
                              SCMP_SYS(rt_sigreturn),
                              SCMP_SYS(rt_sigprocmask),
                              SCMP_SYS(restart_syscall),
                              SCMP_SYS(clock_gettime),
                              SCMP_SYS(clock_getres),
                              SCMP_SYS(gettimeofday),
                              SCMP_SYS(getrusage),
                              SCMP_SYS(getpid),
                              SCMP_SYS(gettid),
                              SCMP_SYS(sched_yield),
                              SCMP_SYS(sched_getaffinity),
                              SCMP_SYS(getrandom)};

/// No codec has a use for these.
constexpr std::array kFatal{SCMP_SYS(execve),
                            SCMP_SYS(execveat),
                            SCMP_SYS(ptrace),
                            SCMP_SYS(process_vm_readv),
                            SCMP_SYS(process_vm_writev),
                            SCMP_SYS(socket),
                            SCMP_SYS(connect),
                            SCMP_SYS(bpf),
                            SCMP_SYS(keyctl)};

bool addRules(scmp_filter_ctx filter) {
  for (const int call : kAllowed) {
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 0, nullptr) != 0) return false;
  }
  // Memory, but never code.
  const scmp_arg_cmp notExecutable{.arg = 2, .op = SCMP_CMP_MASKED_EQ, .datum_a = PROT_EXEC, .datum_b = 0};
  for (const int call : {SCMP_SYS(mmap), SCMP_SYS(mprotect)}) {
    if (seccomp_rule_add_array(filter, SCMP_ACT_ALLOW, call, 1, &notExecutable) != 0) return false;
  }
  // A system that does not know the way to end a process ends the thread, of which there is one.
  for (const int call : kFatal) {
    if (seccomp_rule_add_array(filter, SCMP_ACT_KILL_PROCESS, call, 0, nullptr) != 0) return false;
  }
  return true;
}

/// The filter as the system takes it.
std::vector<sock_filter> compiled(scmp_filter_ctx filter) {
  const Descriptor file(::memfd_create("barline-filter", MFD_CLOEXEC));
  struct stat status {};
  if (!file.isOpen() || seccomp_export_bpf(filter, file.number()) != 0 ||
      ::fstat(file.number(), &status) != 0)
    return {};
  std::vector<sock_filter> program(static_cast<std::size_t>(status.st_size) / sizeof(sock_filter));
  const std::size_t bytes = program.size() * sizeof(sock_filter);
  if (::pread(file.number(), program.data(), bytes, 0) != static_cast<ssize_t>(bytes)) return {};
  return program;
}

}  // namespace

CallFilter CallFilter::make() {
  CallFilter result;
  if constexpr (kIsSanitized) return result;  // their run-time needs files, and processes for its reports
  const FilterPointer filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)));
  if (filter && addRules(filter.get())) result.program_ = compiled(filter.get());
  return result;
}

bool CallFilter::apply() const {
  if (program_.empty()) return false;
  sock_fprog program{static_cast<unsigned short>(program_.size()), const_cast<sock_filter*>(program_.data())};
  // SPEC_ALLOW: older kernels would otherwise slow down all loads and stores of a filtered process. A worker
  // holds nothing but the file's own content, so there is nothing to find out by speculation.
  for (const unsigned long flags : {SECCOMP_FILTER_FLAG_SPEC_ALLOW, 0UL}) {
    if (::syscall(SYS_seccomp, SECCOMP_SET_MODE_FILTER, flags, &program) == 0) return true;
  }
  return false;
}

}  // namespace barline::audio
