#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <unordered_set>
#include <vector>

namespace barline::ui {

/// The ids of the tracks that wait, in the order of their turn, each once. Made for 100,000 of them: asking
/// for one, adding and taking the first take constant time, the rest one pass over the ids.
class WaitingList {
 public:
  /// In place of what was there; further occurrences of an id are left out.
  void assign(std::span<const std::int64_t> ids);
  /// At the end. @return false where it is there already
  bool append(std::int64_t id);
  /// 0 where the list is empty.
  std::int64_t takeFirst();
  /// @return false where it was not there
  bool remove(std::int64_t id);
  void remove(std::span<const std::int64_t> ids);
  void clear();
  /// Puts those of the ids that wait, in the order given, before another one: where that is one of them,
  /// before the next that is not; where it does not wait, at the end.
  /// @return the one that they stand before now; 0 = they are at the end
  std::int64_t move(std::span<const std::int64_t> ids, std::int64_t before);
  /// Puts one in the place of another.
  void rename(std::int64_t old, std::int64_t id);

  [[nodiscard]] bool contains(std::int64_t id) const { return known_.contains(id); }
  [[nodiscard]] std::size_t size() const { return ids_.size() - taken_; }
  [[nodiscard]] bool empty() const { return size() == 0; }
  /// Valid until the next change.
  [[nodiscard]] std::span<const std::int64_t> ids() const { return std::span(ids_).subspan(taken_); }

 private:
  std::vector<std::int64_t> ids_;
  std::size_t taken_{};  // so many at the beginning are gone
  std::unordered_set<std::int64_t> known_;
};

}  // namespace barline::ui
