#include "engine/audio/SeekIndex.h"

#include <algorithm>

namespace barline::audio {

void SeekIndex::offer(const Entry& entry) {
  if (!entries_.empty()) {
    const Entry& last = entries_.back();
    if (entry.frame < last.frame + spacing_) return;
    if (entry.byte == last.byte && entry.timestamp == last.timestamp) return;
  }
  if (entries_.size() == kMostEntries) {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < entries_.size(); i += 2) entries_[kept++] = entries_[i];
    entries_.resize(kept);
    spacing_ *= 2;
  }
  entries_.push_back(entry);
}

std::optional<SeekIndex::Entry> SeekIndex::atOrBefore(std::int64_t frame) const {
  const auto after = std::ranges::upper_bound(entries_, frame, {}, &Entry::frame);
  if (after == entries_.begin()) return std::nullopt;
  return *(after - 1);
}

void SeekIndex::clear() {
  entries_.clear();
  spacing_ = kFirstSpacing;
}

}  // namespace barline::audio
