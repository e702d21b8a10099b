#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <utility>
#include <vector>

#include "engine/audio/isolation/Descriptor.h"

namespace barline::audio {

/// Largest message that goes through a channel, in bytes.
inline constexpr std::size_t kLargestMessage = 16384;
/// Most descriptors that go with one.
inline constexpr std::size_t kMostDescriptors = 3;

/// One end of a connection between two processes that keeps messages apart and takes descriptors along.
/// Sending is thread-safe; receiving is for one thread.
class Channel {
 public:
  Channel() = default;
  explicit Channel(Descriptor end) : end_(std::move(end)) {}

  /// Both ends of a new one. @throws std::system_error
  [[nodiscard]] static std::pair<Channel, Channel> makePair();

  /// Waits while the other side has too much to read. @return false where nobody is there to read it
  bool send(std::span<const std::byte> message, std::span<const int> descriptors = {}) const;
  /// The same, but gives up at once rather than wait.
  bool sendNow(std::span<const std::byte> message) const;

  struct Received {
    std::vector<std::byte> message;  ///< empty: the other side is gone
    std::vector<Descriptor> descriptors;
  };
  /// Waits for a message. Too long ones, and descriptors beyond kMostDescriptors, count as the end.
  [[nodiscard]] Received receive() const;

  [[nodiscard]] int number() const { return end_.number(); }
  [[nodiscard]] bool isOpen() const { return end_.isOpen(); }
  void close() { end_.close(); }

 private:
  Descriptor end_;
};

}  // namespace barline::audio
