#include "engine/audio/isolation/Launcher.h"

#include <poll.h>
#include <signal.h>
#include <sys/signalfd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <utility>
#include <vector>

#include "engine/audio/isolation/CallFilter.h"
#include "engine/audio/isolation/Confinement.h"
#include "engine/audio/isolation/Messages.h"
#include "engine/audio/isolation/Worker.h"

namespace barline::audio {
namespace {

class Launcher {
 public:
  explicit Launcher(Channel program) : program_(std::move(program)) {
    sigset_t ended;
    sigemptyset(&ended);
    sigaddset(&ended, SIGCHLD);
    pthread_sigmask(SIG_SETMASK, &ended, nullptr);
    ends_ = Descriptor(::signalfd(-1, &ended, SFD_CLOEXEC | SFD_NONBLOCK));
  }

  void run() {
    for (;;) {
      std::vector<pollfd> watched{{program_.number(), POLLIN, 0}, {ends_.number(), POLLIN, 0}};
      // One that was killed may hang in the system before it ends, its channel closed: poll() passes over
      // negative numbers, and its end is told by a signal.
      for (const Running& worker : workers_)
        watched.push_back({worker.killed ? -1 : worker.channel.number(), 0, 0});
      if (::poll(watched.data(), watched.size(), -1) < 0 && errno != EINTR) return;
      // First the workers, as they stand in `watched`.
      for (std::size_t i = 0; i < workers_.size(); ++i) {
        if (watched[i + 2].revents != 0 && !std::exchange(workers_[i].killed, true))
          ::kill(workers_[i].process, SIGKILL);
      }
      if (watched[1].revents != 0) reap();
      if (watched[0].revents != 0 && !serve()) return;
    }
  }

  void endAll() {
    for (const Running& worker : workers_) ::kill(worker.process, SIGKILL);
    // What hangs in the system, on a disk that does not answer, is left to it.
    constexpr int kTries = 50;
    constexpr useconds_t kMicroseconds = 2000;
    for (int i = 0; i < kTries && ::waitpid(-1, nullptr, WNOHANG) >= 0; ++i) ::usleep(kMicroseconds);
  }

 private:
  struct Running {
    pid_t process;
    Channel channel;  ///< the worker's own end
    bool killed{};
  };

  /// @return false where the program is gone
  bool serve() {
    Channel::Received received = program_.receive();
    if (received.message.empty()) return false;
    if (received.descriptors.size() != kMostDescriptors) return true;
    Channel channel(std::move(received.descriptors[0]));
    const WorkOrder order(std::move(received.message));
    const pid_t launcher = ::getpid();
    const pid_t process = ::fork();
    if (process == 0) {
      endWith(launcher);
      sigset_t none;
      sigemptyset(&none);
      pthread_sigmask(SIG_SETMASK, &none, nullptr);
      runWorker(order, std::move(channel), std::move(received.descriptors[1]),
                std::move(received.descriptors[2]), filter_);
    }
    if (process < 0) {
      channel.sendNow(MessageWriter(MessageKind::NotStarted).put(errno).bytes());
      return true;
    }
    workers_.push_back({process, std::move(channel)});
    return true;
  }

  void reap() {
    signalfd_siginfo ignored{};
    while (::read(ends_.number(), &ignored, sizeof(ignored)) > 0) {
    }
    int status = 0;
    for (pid_t process = 0; (process = ::waitpid(-1, &status, WNOHANG)) > 0;) {
      const auto worker = std::ranges::find(workers_, process, &Running::process);
      if (worker == workers_.end()) continue;
      const int signal = WIFSIGNALED(status) ? WTERMSIG(status) : 0;
      worker->channel.sendNow(MessageWriter(MessageKind::Ended).put(signal).bytes());
      workers_.erase(worker);
    }
  }

  Channel program_;
  Descriptor ends_;
  CallFilter filter_ = CallFilter::make();
  std::vector<Running> workers_;
};

}  // namespace

void runLauncher(Channel program) {
  // Not in the terminal's process group: Ctrl+C and Ctrl+Z are the program's to answer.
  ::setsid();
  leaveStandardStreams();
  Launcher launcher(std::move(program));
  launcher.run();
  launcher.endAll();
  ::_exit(EXIT_SUCCESS);
}

}  // namespace barline::audio
