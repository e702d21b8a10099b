#include "ui/timeline/TileCache.h"

#include <iterator>
#include <limits>

namespace barline::ui {

void TileCache::setCapacity(std::int64_t capacity) {
  capacity_ = capacity;
  while (bytes_ > capacity_ && !uses_.empty()) dropOldest();
}

void TileCache::insert(const TileKey& key, QImage image) {
  if (const auto found = entries_.find(key); found != entries_.end()) {
    bytes_ += image.sizeInBytes() - found->second.image.sizeInBytes();
    found->second.image = std::move(image);
    uses_.splice(uses_.begin(), uses_, found->second.use);
  } else {
    bytes_ += image.sizeInBytes();
    uses_.push_front(key);
    entries_.emplace(key, Entry{std::move(image), uses_.begin()});
  }
  while (bytes_ > capacity_ && uses_.size() > 1) dropOldest();
}

const QImage* TileCache::find(const TileKey& key) {
  const auto found = entries_.find(key);
  if (found == entries_.end()) return nullptr;
  uses_.splice(uses_.begin(), uses_, found->second.use);
  return &found->second.image;
}

TileCache::Entries::const_iterator TileCache::best(const TileKey& key) const {
  TileKey wanted = key;
  wanted.samples = std::numeric_limits<std::uint64_t>::max();
  const auto after = entries_.upper_bound(wanted);
  if (after == entries_.begin()) return entries_.end();
  const auto found = std::prev(after);
  wanted.samples = found->first.samples;
  return found->first == wanted ? found : entries_.end();
}

const QImage* TileCache::findBest(const TileKey& key) {
  const auto found = best(key);
  return found == entries_.end() ? nullptr : find(found->first);
}

bool TileCache::containsAtLeast(const TileKey& key) const {
  const auto found = best(key);
  return found != entries_.end() && found->first.samples >= key.samples;
}

void TileCache::clear() {
  entries_.clear();
  uses_.clear();
  bytes_ = 0;
}

void TileCache::dropOldest() {
  const auto oldest = entries_.find(uses_.back());
  bytes_ -= oldest->second.image.sizeInBytes();
  entries_.erase(oldest);
  uses_.pop_back();
}

}  // namespace barline::ui
