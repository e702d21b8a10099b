#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "engine/audio/isolation/Descriptor.h"
#include "engine/audio/isolation/Messages.h"

namespace barline::audio {

/// Blocks that a worker is ahead of the program at most: enough that neither waits for the other, few enough
/// to stay in cache.
inline constexpr std::size_t kSlots = 4;
/// Most frames that one Read asks for.
inline constexpr std::size_t kReadFrames = 65536;

/// Memory that the program and one worker share, for samples. Its size cannot be changed, so that reading it
/// never faults; what is in it can change at any time, so that it is copied before it is looked at.
class SharedSamples {
 public:
  /// @throws std::system_error
  [[nodiscard]] static SharedSamples make(WorkKind kind);
  /// What make() has made in the other process. @throws std::system_error
  SharedSamples(Descriptor memory, WorkKind kind);
  ~SharedSamples();
  SharedSamples(SharedSamples&& other) noexcept;
  SharedSamples& operator=(SharedSamples&&) = delete;

  [[nodiscard]] int number() const { return memory_.number(); }
  /// The mapping stays.
  void closeDescriptor() { memory_.close(); }

  /// Planes of one slot (WorkKind::Blocks), each of a full block, and behind them the analysis signal.
  struct Slot {
    std::vector<std::span<float>> planes;
    std::span<float> analysis;
  };
  [[nodiscard]] Slot slot(std::size_t index, const AudioFormat& format) const;
  /// Planes of kReadFrames (WorkKind::Floats).
  [[nodiscard]] std::vector<std::span<float>> planes(const AudioFormat& format) const;
  /// Room for kReadFrames frames (WorkKind::AsStored).
  [[nodiscard]] std::span<std::byte> stored(const PcmFormat& format) const;

 private:
  Descriptor memory_;
  std::size_t size_;
  std::byte* begin_ = nullptr;
};

}  // namespace barline::audio
