#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/audio/isolation/CallFilter.h"
#include "engine/audio/isolation/Channel.h"
#include "engine/audio/isolation/Messages.h"

namespace barline::audio {

/// What a worker is to do.
struct WorkOrder {
  WorkKind kind{};
  std::int64_t memoryBytes{};  ///< most that it may take
  int niceness{};              ///< of who waits for it
  std::filesystem::path path;  ///< of the file that it is given, for the name in sentences

  WorkOrder() = default;
  /// From a Start. @throws BadMessage
  explicit WorkOrder(std::vector<std::byte> message);
  [[nodiscard]] MessageWriter message() const;
};

/// Runs the worker: takes from the process what it does not need and decodes one file, until the program has
/// closed the channel. Whatever goes wrong is told through it.
/// @param memory of a SharedSamples
[[noreturn]] void runWorker(const WorkOrder& order, Channel program, Descriptor file, Descriptor memory,
                            const CallFilter& filter);

}  // namespace barline::audio
