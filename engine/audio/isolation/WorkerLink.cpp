#include "engine/audio/isolation/WorkerLink.h"

#include <poll.h>
#include <sys/types.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <utility>

#include "engine/audio/isolation/Worker.h"

namespace barline::audio {

WorkerLink::WorkerLink(Channel channel, SharedSamples samples, std::filesystem::path file,
                       const WorkerLimits& limits, Decoding::Cancelled cancelled,
                       std::atomic<std::int64_t>& memoryApart)
    : channel_(std::move(channel)),
      samples_(std::move(samples)),
      file_(std::move(file)),
      limits_(limits),
      cancelled_(std::move(cancelled)),
      memoryApart_(memoryApart) {}

WorkerLink::~WorkerLink() {
  memoryApart_ -= usage_.privateBytes;
}

void WorkerLink::fail(const char* detail) const {
  throw MediaError(MediaProblem::Stopped, file_, detail);
}

void WorkerLink::tellEnd(int signal) const {
  switch (signal) {
    case SIGKILL:
      fail("the process that decoded it was ended");
    case SIGXCPU:
      fail("it takes too long");
    case SIGSYS:
      fail("its data made the decoder do what it must not");
    default:
      fail("its data broke the decoder");
  }
}

double WorkerLink::workerClock() const {
  timespec time{};
  if (!clock_ || ::clock_gettime(*clock_, &time) != 0) return 0.0;
  return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
}

void WorkerLink::waitForMessage() {
  constexpr int kSliceMilliseconds = 50;
  double waited = 0.0;
  const double cpuBefore = workerClock();
  for (;;) {
    pollfd watched{channel_.number(), POLLIN, 0};
    const int ready = ::poll(&watched, 1, kSliceMilliseconds);
    if (ready > 0) return;
    if (ready < 0 && errno != EINTR) fail("");
    if (cancelled_ && cancelled_()) fail("it was cancelled");
    // Slices are counted rather than the clock read, which goes on while the program is stopped.
    waited += 1e-3 * kSliceMilliseconds;
    if (waited > limits_.wallSeconds || workerClock() - cpuBefore > limits_.cpuSeconds)
      fail("its decoder makes no progress");
  }
}

MessageReader WorkerLink::receive(MessageKind expected, std::optional<MessageKind> other) {
  return guarded([&] {
    for (;;) {
      waitForMessage();
      Channel::Received received = channel_.receive();
      if (received.message.empty()) fail("the process that decodes has ended");
      MessageReader message(std::move(received.message));
      if (message.kind() == expected || message.kind() == other) return message;
      switch (message.kind()) {
        case MessageKind::Started: {
          clockid_t clock{};
          if (!clock_ && ::clock_getcpuclockid(message.take<pid_t>(), &clock) == 0) clock_ = clock;
          break;
        }
        case MessageKind::Alive:
          break;
        case MessageKind::NotStarted:
          fail("no process could be started for it");
        case MessageKind::Ended:
          tellEnd(message.take<int>());
        case MessageKind::Failed: {
          const auto problem = message.takeWithin(MediaProblem::NotFound, MediaProblem::Stopped);
          throw MediaError(problem, file_, message.takeText());
        }
        default:
          throw BadMessage();
      }
    }
  });
}

void WorkerLink::note(const WorkerUsage& usage) {
  memoryApart_ += usage.privateBytes - usage_.privateBytes;
  usage_.privateBytes = usage.privateBytes;
  usage_.cpuNanoseconds = std::max(usage_.cpuNanoseconds, usage.cpuNanoseconds);
}

double WorkerLink::cpuSeconds() const {
  return 1e-9 * static_cast<double>(usage_.cpuNanoseconds);
}

}  // namespace barline::audio
