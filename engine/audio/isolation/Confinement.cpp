#include "engine/audio/isolation/Confinement.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>

#include "engine/audio/isolation/Descriptor.h"
#include "engine/audio/isolation/Sanitizers.h"

namespace barline::audio {
namespace {

/// Backstop for a worker that nobody waits for: the slowest codecs take an hour for a day of music.
constexpr rlim_t kMostCpuSeconds = 7200;

void limit(__rlimit_resource resource, rlim_t most) {
  rlimit limits{};
  if (::getrlimit(resource, &limits) != 0) return;
  limits.rlim_cur = limits.rlim_max = std::min(most, limits.rlim_max);
  ::setrlimit(resource, &limits);
}

/// Where memory runs out, this process goes first and not the program.
void volunteer() {
  const Descriptor file(::open("/proc/self/oom_score_adj", O_WRONLY | O_CLOEXEC));
  if (file.isOpen()) [[maybe_unused]]
    const ssize_t written = ::write(file.number(), "800", 3);
}

}  // namespace

void endWith(pid_t parent) {
  ::prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (::getppid() != parent) ::_exit(EXIT_SUCCESS);
}

void closeDescriptors(int first, int last) {
  if (first > last) return;
#ifdef SYS_close_range
  if (::syscall(SYS_close_range, static_cast<unsigned>(first), static_cast<unsigned>(last), 0) == 0) return;
#endif
  const int most = static_cast<int>(::sysconf(_SC_OPEN_MAX));
  for (int number = first; number <= std::min(last, most); ++number) ::close(number);
}

void holdStandardStreams() {
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (::fcntl(stream, F_GETFD) >= 0) continue;
    // The lowest free number is this one. A process started from here inherits it, as it does the open ones.
    [[maybe_unused]] const int held = ::open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY);
  }
}

void leaveStandardStreams() {
  const Descriptor nowhere(::open("/dev/null", O_RDWR | O_CLOEXEC));
  if (!nowhere.isOpen()) return;
  for (const int stream : {STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO}) {
    if (kIsSanitized && stream == STDERR_FILENO) continue;
    ::dup2(nowhere.number(), stream);
  }
}

bool confine(const CallFilter& filter, std::int64_t memoryBytes) {
  volunteer();
  limit(RLIMIT_CORE, 0);
  limit(RLIMIT_FSIZE, 0);
  limit(RLIMIT_CPU, kMostCpuSeconds);
  if (!kIsSanitized) {
    limit(RLIMIT_DATA, static_cast<rlim_t>(memoryBytes));
    limit(RLIMIT_NPROC, 0);
    limit(RLIMIT_NOFILE, 0);
    ::prctl(PR_SET_DUMPABLE, 0);
  }
  ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
  return filter.apply();
}

}  // namespace barline::audio
