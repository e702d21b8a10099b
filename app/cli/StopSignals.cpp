#include "app/cli/StopSignals.h"

#include <csignal>
#include <cstdlib>
#include <utility>

#include "app/cli/ExitStatus.h"

namespace barline::cli {
namespace {

sigset_t stopSet() {
  sigset_t set;
  sigemptyset(&set);
  sigaddset(&set, SIGINT);
  sigaddset(&set, SIGTERM);
  return set;
}

}  // namespace

void blockStopSignals() {
  const sigset_t set = stopSet();
  pthread_sigmask(SIG_BLOCK, &set, nullptr);
}

StopSignals::StopSignals(std::function<void()> stop)
    : stop_(std::move(stop)), watcher_([this] { watch(); }) {}

StopSignals::~StopSignals() {
  ending_ = true;
  // Blocked in every thread, so that it ends nothing but the wait in watch().
  // NOLINTNEXTLINE(bugprone-bad-signal-to-kill-thread)
  pthread_kill(watcher_.native_handle(), SIGTERM);
  watcher_.join();
}

void StopSignals::watch() {
  const sigset_t set = stopSet();
  for (;;) {
    int signal = 0;
    if (sigwait(&set, &signal) != 0) continue;
    if (ending_) return;
    if (received_ != 0) std::_Exit(static_cast<int>(ExitStatus::Signalled) + signal);
    received_ = signal;
    stop_();
  }
}

}  // namespace barline::cli
