#include "engine/audio/SeekIndex.h"

#include <xxhash.h>

#include <algorithm>

namespace barline::audio {

PacketMark::PacketMark(const AVPacket& packet)
    : byte(packet.pos),
      timestamp(packet.pts),
      hash(packet.size > 0 ? XXH3_64bits(packet.data, static_cast<std::size_t>(packet.size)) : 0) {}

bool SeekIndex::wants(std::int64_t frameBehind) const {
  return entries_.empty() || frameBehind >= entries_.back().frameBehind + spacing_;
}

void SeekIndex::add(const Entry& entry) {
  if (!entries_.empty() && entries_.back().packet == entry.packet) return;
  if (entries_.size() == kMostEntries) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries_.size(); i += 2) entries_[kept++] = entries_[i];
    entries_.resize(kept);
    spacing_ *= 2;
  }
  entries_.push_back(entry);
}

std::optional<SeekIndex::Entry> SeekIndex::atOrBefore(std::int64_t frame) const {
  const auto after = std::ranges::upper_bound(entries_, frame, {}, &Entry::frameBehind);
  if (after == entries_.begin()) return std::nullopt;
  return *(after - 1);
}

}  // namespace barline::audio
