#include "engine/audio/isolation/IsolatedDecoding.h"

#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>
#include <utility>

#include "engine/audio/LocalFile.h"
#include "engine/audio/isolation/Confinement.h"
#include "engine/audio/isolation/Launcher.h"
#include "engine/audio/isolation/RemoteBlocks.h"
#include "engine/audio/isolation/RemoteDecoder.h"
#include "engine/audio/isolation/SharedSamples.h"
#include "engine/audio/isolation/Worker.h"

namespace barline::audio {
namespace {

constexpr const char* kLauncherWord = "--decoding-process";
constexpr int kLauncherDescriptor = 3;
constexpr const char* kSelf = "/proc/self/exe";

WorkKind workFor(Decoder::Samples samples) {
  return samples == Decoder::Samples::Floats ? WorkKind::Floats : WorkKind::AsStored;
}

/// On Linux a thread has a nice value of its own, which its work elsewhere shares, up to a point: whoever
/// waits for the worker may be in a hurry before it ends, and a nice value never becomes smaller.
int nicenessForWorker() {
  constexpr int kMost = 5;
  return std::min(kMost, ::getpriority(PRIO_PROCESS, static_cast<id_t>(::syscall(SYS_gettid))));
}

}  // namespace

IsolatedDecoding::IsolatedDecoding(IsolationSetup setup) : setup_(std::move(setup)) {
  holdStandardStreams();
  fork();
}

IsolatedDecoding::~IsolatedDecoding() {
  endLauncher();
}

void IsolatedDecoding::fork() {
  auto [ours, theirs] = Channel::makePair();
  const pid_t program = ::getpid();
  const pid_t process = ::fork();
  if (process < 0) return;  // the first file tries again
  if (process == 0) {
    ours.close();
    endWith(program);
    runLauncher(std::move(theirs));
  }
  launcher_ = std::move(ours);
  process_ = process;
}

/// Starts the program once more, as the launcher: by now it has threads, and a fork of it would not do.
/// @return whether that worked
bool IsolatedDecoding::startAnew() {
  endLauncher();
  if (setup_.tell && !std::exchange(told_, true))
    setup_.tell("The process that decodes audio had ended and was started anew.");
  auto [ours, theirs] = Channel::makePair();
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, theirs.number(), kLauncherDescriptor);
  std::string name = "barline";
  std::string word = kLauncherWord;
  std::array<char*, 3> arguments{name.data(), word.data(), nullptr};
  pid_t process = 0;
  const int problem = ::posix_spawn(&process, kSelf, &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (problem != 0) return false;
  launcher_ = std::move(ours);
  process_ = process;
  return true;
}

void IsolatedDecoding::endLauncher() {
  launcher_.close();
  if (process_ == 0) return;
  constexpr int kTries = 200;
  constexpr useconds_t kMicroseconds = 2000;
  const pid_t process = std::exchange(process_, 0);
  for (int i = 0; i < kTries; ++i) {
    if (::waitpid(process, nullptr, WNOHANG) != 0) return;
    ::usleep(kMicroseconds);
  }
  ::kill(process, SIGKILL);
  ::waitpid(process, nullptr, 0);
}

pid_t IsolatedDecoding::launcher() {
  const std::lock_guard lock(mutex_);
  return process_;
}

std::unique_ptr<WorkerLink> IsolatedDecoding::start(WorkKind kind, const std::filesystem::path& file,
                                                    Cancelled cancelled) {
  const LocalFile local(file);
  try {
    SharedSamples samples = SharedSamples::make(kind);
    auto [ours, theirs] = Channel::makePair();
    WorkOrder order;
    order.kind = kind;
    order.memoryBytes = setup_.limits.memoryBytes;
    order.niceness = nicenessForWorker();
    order.path = file.filename();
    const MessageWriter message = order.message();
    const std::array<int, kMostDescriptors> descriptors{theirs.number(), local.descriptor(),
                                                        samples.number()};
    const std::lock_guard lock(mutex_);
    const bool sent = launcher_.isOpen() && launcher_.send(message.bytes(), descriptors);
    if (!sent && !(startAnew() && launcher_.send(message.bytes(), descriptors)))
      throw MediaError(MediaProblem::Stopped, file, "no process could be started for it");
    samples.closeDescriptor();
    return std::make_unique<WorkerLink>(std::move(ours), std::move(samples), file, setup_.limits,
                                        std::move(cancelled), memoryApart_);
  } catch (const std::system_error& error) {
    throw MediaError(MediaProblem::Stopped, file, error.code().message());
  }
}

std::unique_ptr<DecoderBackend> IsolatedDecoding::openDecoder(const std::filesystem::path& file,
                                                              Decoder::Samples samples) {
  return std::make_unique<RemoteDecoder>(start(workFor(samples), file, {}));
}

std::unique_ptr<BlockBackend> IsolatedDecoding::openBlocks(const std::filesystem::path& file,
                                                           Cancelled cancelled) {
  return std::make_unique<RemoteBlocks>(start(WorkKind::Blocks, file, std::move(cancelled)));
}

std::string IsolatedDecoding::fingerprint(const std::filesystem::path& file, const Cancelled& cancelled) {
  const std::unique_ptr<WorkerLink> link = start(WorkKind::Fingerprint, file, cancelled);
  try {
    return link->guarded([&] {
      MessageReader message = link->receive(MessageKind::Fingerprint);
      link->note(message.takeUsage());
      return message.takeFingerprint();
    });
  } catch (const MediaError&) {
    if (cancelled && cancelled()) return {};
    throw;
  }
}

ConfinementReport IsolatedDecoding::examine() {
  const std::unique_ptr<WorkerLink> link = start(WorkKind::Confinement, kSelf, {});
  return link->guarded([&] { return link->receive(MessageKind::Confined).takeConfinement(); });
}

double IsolatedDecoding::mebibytesApart() const {
  return static_cast<double>(memoryApart_.load()) / (1024.0 * 1024.0);
}

std::optional<int> runDecodingProcess(int argc, char** argv) {
  if (argc != 2 || std::string_view(argv[1]) != kLauncherWord) return std::nullopt;
  runLauncher(Channel(Descriptor(kLauncherDescriptor)));
}

}  // namespace barline::audio
