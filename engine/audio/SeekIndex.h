#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/audio/Libav.h"

namespace barline::audio {

/// What a packet is recognised by when it is read again.
struct PacketMark {
  std::int64_t byte = -1;       ///< position in the file
  std::int64_t timestamp = -1;  ///< as the demuxer gave it, stream time base
  std::uint64_t hash{};         ///< of its payload

  PacketMark() = default;
  explicit PacketMark(const AVPacket& packet);
  bool operator==(const PacketMark&) const = default;
};

/// Packets whose place in the decoded track is known, filled while a file is read. Memory is bounded: when it
/// is full, every second entry goes.
class SeekIndex {
 public:
  struct Entry {
    PacketMark packet;
    /// Frame of the track at which decoding goes on behind this packet. (Behind, for what some packets decode
    /// to, such as Vorbis's, depends on the one before.)
    std::int64_t frameBehind{};
  };

  static constexpr std::size_t kMostEntries = 8192;

  /// Whether an entry for this frame lies far enough behind the last one to be taken.
  [[nodiscard]] bool wants(std::int64_t frameBehind) const;
  /// Adds an entry that is wanted.
  void add(const Entry& entry);
  /// The last entry with frameBehind at or before `frame`.
  [[nodiscard]] std::optional<Entry> atOrBefore(std::int64_t frame) const;

 private:
  static constexpr std::int64_t kFirstSpacing = 8192;  // frames

  std::vector<Entry> entries_;
  std::int64_t spacing_ = kFirstSpacing;
};

}  // namespace barline::audio
