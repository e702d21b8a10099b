#pragma once

#include <cstdint>
#include <optional>
#include <vector>

namespace barline::audio {

/// Where packets stand in the file and which frame of the decoded track they start at; filled while a file is
/// read. Memory is bounded: when it is full, every second entry goes.
class SeekIndex {
 public:
  struct Entry {
    std::int64_t byte{};       ///< position in the file
    std::int64_t timestamp{};  ///< as the demuxer gave it, stream time base
    std::int64_t frame{};      ///< index of the first frame that decoding gives from this packet on
  };

  static constexpr std::size_t kMostEntries = 8192;

  /// Offers a packet; it is taken where it lies beyond the last entry by the present spacing.
  void offer(const Entry& entry);
  /// The last entry whose frame is at or before `frame`.
  [[nodiscard]] std::optional<Entry> atOrBefore(std::int64_t frame) const;
  void clear();

 private:
  static constexpr std::int64_t kFirstSpacing = 8192;  // frames

  std::vector<Entry> entries_;
  std::int64_t spacing_ = kFirstSpacing;
};

}  // namespace barline::audio
