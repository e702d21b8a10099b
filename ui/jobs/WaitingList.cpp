#include "ui/jobs/WaitingList.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace barline::ui {

void WaitingList::assign(std::span<const std::int64_t> ids) {
  clear();
  ids_.reserve(ids.size());
  for (const std::int64_t id : ids) append(id);
}

bool WaitingList::append(std::int64_t id) {
  if (!known_.insert(id).second) return false;
  ids_.push_back(id);
  return true;
}

std::int64_t WaitingList::takeFirst() {
  if (empty()) return 0;
  const std::int64_t id = ids_[taken_];
  ++taken_;
  known_.erase(id);
  if (2 * taken_ > ids_.size()) {
    ids_.erase(ids_.begin(), ids_.begin() + static_cast<std::ptrdiff_t>(taken_));
    taken_ = 0;
  }
  return id;
}

bool WaitingList::remove(std::int64_t id) {
  if (known_.erase(id) == 0) return false;
  ids_.erase(std::find(ids_.begin() + static_cast<std::ptrdiff_t>(taken_), ids_.end(), id));
  return true;
}

void WaitingList::remove(std::span<const std::int64_t> ids) {
  std::size_t removed = 0;
  for (const std::int64_t id : ids) removed += known_.erase(id);
  if (removed == 0) return;
  ids_.erase(ids_.begin(), ids_.begin() + static_cast<std::ptrdiff_t>(taken_));
  taken_ = 0;
  std::erase_if(ids_, [this](std::int64_t id) { return !known_.contains(id); });
}

void WaitingList::clear() {
  ids_.clear();
  known_.clear();
  taken_ = 0;
}

std::int64_t WaitingList::move(std::span<const std::int64_t> ids, std::int64_t before) {
  std::vector<std::int64_t> moved;
  std::unordered_set<std::int64_t> moving;
  for (const std::int64_t id : ids) {
    if (contains(id) && moving.insert(id).second) moved.push_back(id);
  }
  const std::span<const std::int64_t> all = this->ids();
  const auto place = std::find_if(std::ranges::find(all, before), all.end(),
                                  [&](std::int64_t id) { return !moving.contains(id); });
  const std::int64_t follower = place == all.end() ? 0 : *place;
  std::vector<std::int64_t> ordered;
  ordered.reserve(all.size());
  const auto stays = [&](std::int64_t id) { return !moving.contains(id); };
  std::copy_if(all.begin(), place, std::back_inserter(ordered), stays);
  ordered.insert(ordered.end(), moved.begin(), moved.end());
  std::copy_if(place, all.end(), std::back_inserter(ordered), stays);
  ids_ = std::move(ordered);
  taken_ = 0;
  return follower;
}

void WaitingList::rename(std::int64_t old, std::int64_t id) {
  if (!contains(old) || old == id) return;
  if (contains(id)) {
    remove(old);
    return;
  }
  known_.erase(old);
  known_.insert(id);
  *std::find(ids_.begin() + static_cast<std::ptrdiff_t>(taken_), ids_.end(), old) = id;
}

}  // namespace barline::ui
