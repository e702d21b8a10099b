#include "engine/pipeline/ThreadNiceness.h"

#include <sched.h>
#include <sys/resource.h>
#include <unistd.h>

#include <cerrno>

namespace barline::pipeline {

void makeThreadNice(int nice) {
  // Linux keeps a nice value for each thread, whatever POSIX says of processes.
  const auto thread = static_cast<id_t>(gettid());
  errno = 0;
  const int present = getpriority(PRIO_PROCESS, thread);
  if (nice <= 0 || errno != 0 || present >= nice) return;
  const sched_param noRealTime{};
  sched_setscheduler(static_cast<pid_t>(thread), SCHED_BATCH, &noRealTime);
  setpriority(PRIO_PROCESS, thread, nice);
}

}  // namespace barline::pipeline
