#include "engine/audio/isolation/Worker.h"

#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <exception>
#include <limits>
#include <new>
#include <string>
#include <utility>

#include "engine/audio/BlockMaker.h"
#include "engine/audio/Fingerprint.h"
#include "engine/audio/LibavDecoder.h"
#include "engine/audio/MediaError.h"
#include "engine/audio/isolation/Confinement.h"
#include "engine/audio/isolation/SharedSamples.h"

namespace barline::audio {
namespace {

/// The program has closed the channel.
class ProgramGone : public std::exception {};

MediaFacts factsOf(const DecoderBackend& decoder) {
  return {decoder.format(), decoder.storedFormat(), decoder.lossless(), decoder.source()};
}

/// Memory of this process alone, and its CPU time.
class UsageMeter {
 public:
  UsageMeter() : statm_(::open("/proc/self/statm", O_RDONLY | O_CLOEXEC)), page_(::sysconf(_SC_PAGESIZE)) {}

  [[nodiscard]] WorkerUsage usage() const {
    WorkerUsage usage;
    timespec cpu{};
    if (::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &cpu) == 0)
      usage.cpuNanoseconds = std::int64_t{1'000'000'000} * cpu.tv_sec + cpu.tv_nsec;
    std::array<char, 128> text{};
    if (::pread(statm_.number(), text.data(), text.size() - 1, 0) > 0) {
      char* next = text.data();
      (void)std::strtoll(next, &next, 10);  // pages in all
      const long long resident = std::strtoll(next, &next, 10);
      const long long shared = std::strtoll(next, &next, 10);
      usage.privateBytes = std::max(0LL, resident - shared) * page_;
    }
    return usage;
  }

 private:
  Descriptor statm_;
  long page_;
};

/// Tries what a worker must not be able to do.
ConfinementReport tryEverything(bool isFiltered) {
  constexpr std::size_t kTooMuch = std::size_t{2} << 30;
  ConfinementReport report{.filtered = isFiltered};
  report.openedFile = ::open("/dev/null", O_RDONLY | O_CLOEXEC) >= 0;
  report.copiedDescriptor = ::dup(STDERR_FILENO) >= 0;
  const pid_t child = ::fork();
  if (child == 0) ::_exit(EXIT_SUCCESS);
  report.startedProcess = child > 0;
  void* const memory = ::mmap(nullptr, kTooMuch, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  report.grewMemory = memory != MAP_FAILED;
  return report;
}

/// One worker at work.
class Worker {
 public:
  Worker(const WorkOrder& order, const Channel& program, Descriptor file, Descriptor memory)
      : order_(order),
        program_(program),
        file_(file.release(), order.path),
        samples_(std::move(memory), order.kind) {}

  void run(bool isFiltered) {
    switch (order_.kind) {
      case WorkKind::Blocks:
        return makeBlocks();
      case WorkKind::Floats:
        return decode(Decoder::Samples::Floats);
      case WorkKind::AsStored:
        return decode(Decoder::Samples::AsStored);
      case WorkKind::Fingerprint:
        return makeFingerprint();
      case WorkKind::Confinement:
        return send(MessageWriter(MessageKind::Confined).put(tryEverything(isFiltered)));
    }
  }

 private:
  void send(const MessageWriter& message) {
    if (!program_.send(message.bytes())) throw ProgramGone();
    spoke_ = Clock::now();
    packetBytes_ = 0;
  }

  [[nodiscard]] MessageReader receive() const {
    Channel::Received received = program_.receive();
    if (received.message.empty()) throw ProgramGone();
    return MessageReader(std::move(received.message));
  }

  /// Tells now and then that the work goes on, unless it goes in circles: reads far more than the file has.
  void notePacket(std::size_t bytes) {
    constexpr std::chrono::milliseconds kBetween(500);
    constexpr std::int64_t kLeast = std::int64_t{64} << 20;
    packetBytes_ += static_cast<std::int64_t>(bytes);
    if (Clock::now() - spoke_ < kBetween || packetBytes_ > kLeast + 4 * size_) return;
    const std::int64_t sum = packetBytes_;
    send(MessageWriter(MessageKind::Alive));
    packetBytes_ = sum;
  }

  MediaFile::Progress progress() {
    return [this](std::size_t bytes) { notePacket(bytes); };
  }

  void makeBlocks() {
    BlockMaker maker(std::move(file_));
    maker.decoder().setProgress(progress());
    const AudioFormat format = maker.decoder().format();
    send(MessageWriter(MessageKind::Opened).put(factsOf(maker.decoder())));
    std::size_t free = kSlots;
    for (std::size_t index = 0;; ++index, --free) {
      for (; free == 0; ++free) (void)receive();
      const SharedSamples::Slot slot = samples_.slot(index % kSlots, format);
      const BlockExtent extent = maker.next(slot.planes, slot.analysis);
      if (extent.isEnd()) break;
      send(MessageWriter(MessageKind::Block)
               .put(meter_.usage())
               .put(static_cast<std::uint32_t>(extent.frames))
               .put(static_cast<std::uint32_t>(extent.analysisSamples)));
    }
    send(MessageWriter(MessageKind::EndOfBlocks).put(meter_.usage()).put(factsOf(maker.decoder())));
    for (;;) (void)receive();
  }

  void decode(Decoder::Samples samples) {
    LibavDecoder decoder(std::move(file_), samples);
    decoder.setProgress(progress());
    send(MessageWriter(MessageKind::Opened).put(factsOf(decoder)));
    for (;;) {
      MessageReader wish = receive();
      switch (wish.kind()) {
        case MessageKind::Read: {
          const auto frames = wish.takeWithin<std::uint32_t>(0, kReadFrames);
          const std::size_t count = read(decoder, samples, frames);
          send(MessageWriter(MessageKind::Frames).put(meter_.usage()).put(static_cast<std::uint32_t>(count)));
          break;
        }
        case MessageKind::Seek:
          decoder.seek(wish.take<std::int64_t>());
          send(MessageWriter(MessageKind::Sought));
          break;
        case MessageKind::SeekNear: {
          const bool worked = decoder.seekNear(wish.take<std::int64_t>());
          send(MessageWriter(MessageKind::SoughtNear).put(static_cast<std::uint8_t>(worked ? 1 : 0)));
          break;
        }
        case MessageKind::AskFacts:
          send(MessageWriter(MessageKind::Facts).put(factsOf(decoder)));
          break;
        default:
          throw BadMessage();
      }
    }
  }

  std::size_t read(LibavDecoder& decoder, Decoder::Samples samples, std::size_t frames) {
    if (samples == Decoder::Samples::AsStored) {
      const PcmFormat& format = decoder.storedFormat();
      return decoder.readStoredInto(samples_.stored(format).first(frames * format.frameBytes()));
    }
    std::vector<std::span<float>> planes = samples_.planes(decoder.format());
    for (auto& plane : planes) plane = plane.first(frames);
    return decoder.readInto(planes);
  }

  void makeFingerprint() {
    const std::string text = fingerprint(std::move(file_), [this](std::size_t bytes) {
      notePacket(bytes);
      return true;
    });
    send(MessageWriter(MessageKind::Fingerprint).put(meter_.usage()).put(text));
  }

  using Clock = std::chrono::steady_clock;

  const WorkOrder& order_;
  const Channel& program_;
  LocalFile file_;
  SharedSamples samples_;
  std::int64_t size_ = file_.size();
  UsageMeter meter_;
  Clock::time_point spoke_ = Clock::now();
  std::int64_t packetBytes_ = 0;  // read since something was told
};

/// Closes all but the standard streams and these.
void keepOnly(std::array<int, kMostDescriptors> kept) {
  std::ranges::sort(kept);
  int first = STDERR_FILENO + 1;
  for (const int number : kept) {
    closeDescriptors(first, number - 1);
    first = number + 1;
  }
  closeDescriptors(first, std::numeric_limits<int>::max());
}

}  // namespace

WorkOrder::WorkOrder(std::vector<std::byte> message) {
  MessageReader reader(std::move(message));
  if (reader.kind() != MessageKind::Start) throw BadMessage();
  kind = reader.takeWithin(WorkKind::Floats, WorkKind::Confinement);
  memoryBytes = reader.take<std::int64_t>();
  niceness = reader.take<int>();
  path = reader.takeText();
}

MessageWriter WorkOrder::message() const {
  MessageWriter message(MessageKind::Start);
  message.put(kind).put(memoryBytes).put(niceness).put(path.native());
  return message;
}

void runWorker(const WorkOrder& order, Channel program, Descriptor file, Descriptor memory,
               const CallFilter& filter) {
  keepOnly({program.number(), file.number(), memory.number()});
  program.send(MessageWriter(MessageKind::Started).put(::getpid()).bytes());
  ::setpriority(PRIO_PROCESS, 0, order.niceness);
  const auto fail = [&](MediaProblem problem, const std::string& detail) {
    program.send(MessageWriter(MessageKind::Failed).put(problem).put(detail).bytes());
  };
  try {
    Worker worker(order, program, std::move(file), std::move(memory));
    const bool isFiltered = confine(filter, order.memoryBytes);
    worker.run(isFiltered);
  } catch (const ProgramGone&) {
    // It has what it wanted.
  } catch (const MediaError& error) {
    fail(error.problem(), error.detail());
  } catch (const std::bad_alloc&) {
    fail(MediaProblem::Stopped, kNeedsTooMuchMemory);
  } catch (const std::exception& error) {
    fail(MediaProblem::Stopped, error.what());
  }
  ::_exit(EXIT_SUCCESS);
}

}  // namespace barline::audio
