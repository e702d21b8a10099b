#include "engine/audio/isolation/SharedSamples.h"

#include <fcntl.h>
#include <sys/mman.h>

#include <cerrno>
#include <system_error>
#include <utility>

#include "engine/audio/BlockMaker.h"

namespace barline::audio {
namespace {

[[noreturn]] void fail(const char* what) {
  throw std::system_error(errno, std::generic_category(), what);
}

/// Floats from the begin of one slot to the next, a whole number of cache lines.
std::size_t slotFloats(int channels, int sampleRate) {
  constexpr std::size_t kLine = 16;
  const std::size_t floats =
      static_cast<std::size_t>(channels) * kBlockFrames + BlockMaker::mostAnalysisSamples(sampleRate);
  return (floats + kLine - 1) / kLine * kLine;
}

/// For the widest format there is: pages that are never touched cost nothing.
std::size_t bytesFor(WorkKind kind) {
  switch (kind) {
    case WorkKind::Blocks:
      return kSlots * slotFloats(kMostChannels, kLowestRate) * sizeof(float);
    case WorkKind::Floats:
      return kMostChannels * kReadFrames * sizeof(float);
    case WorkKind::AsStored:
      return kMostChannels * kReadFrames * sizeof(double);
    case WorkKind::Fingerprint:
    case WorkKind::Confinement:
      break;
  }
  return 4096;
}

}  // namespace

SharedSamples SharedSamples::make(WorkKind kind) {
  Descriptor memory(::memfd_create("barline-samples", MFD_CLOEXEC | MFD_ALLOW_SEALING));
  if (!memory.isOpen()) fail("memfd_create");
  if (::ftruncate(memory.number(), static_cast<off_t>(bytesFor(kind))) != 0) fail("ftruncate");
  if (::fcntl(memory.number(), F_ADD_SEALS, F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_SEAL) != 0) fail("fcntl");
  return {std::move(memory), kind};
}

SharedSamples::SharedSamples(Descriptor memory, WorkKind kind)
    : memory_(std::move(memory)), size_(bytesFor(kind)) {
  void* const begin = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_SHARED, memory_.number(), 0);
  if (begin == MAP_FAILED) fail("mmap");
  begin_ = static_cast<std::byte*>(begin);
}

SharedSamples::~SharedSamples() {
  if (begin_ != nullptr) ::munmap(begin_, size_);
}

SharedSamples::SharedSamples(SharedSamples&& other) noexcept
    : memory_(std::move(other.memory_)), size_(other.size_), begin_(std::exchange(other.begin_, nullptr)) {}

SharedSamples::Slot SharedSamples::slot(std::size_t index, const AudioFormat& format) const {
  auto* next = reinterpret_cast<float*>(begin_) + index * slotFloats(format.channels, format.sampleRate);
  Slot slot;
  for (int c = 0; c < format.channels; ++c, next += kBlockFrames)
    slot.planes.emplace_back(next, kBlockFrames);
  slot.analysis = {next, BlockMaker::mostAnalysisSamples(format.sampleRate)};
  return slot;
}

std::vector<std::span<float>> SharedSamples::planes(const AudioFormat& format) const {
  std::vector<std::span<float>> planes;
  auto* next = reinterpret_cast<float*>(begin_);
  for (int c = 0; c < format.channels; ++c, next += kReadFrames) planes.emplace_back(next, kReadFrames);
  return planes;
}

std::span<std::byte> SharedSamples::stored(const PcmFormat& format) const {
  return {begin_, kReadFrames * format.frameBytes()};
}

}  // namespace barline::audio
