#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

namespace barline::storage {

/// Numbers of many tracks, a column of float32 for each kind of number, so that a loop over all tracks runs
/// through memory in order. A number that is not known is NaN, which is what makes such a loop free of
/// branches.
class TrackColumns {
 public:
  explicit TrackColumns(std::size_t columns) : columns_(columns) {}

  /// Adds a track or replaces its numbers. @param numbers one for each column
  void put(std::int64_t track, std::span<const float> numbers);
  /// The last row takes the place of the track's.
  void erase(std::int64_t track);

  [[nodiscard]] std::size_t rows() const { return tracks_.size(); }
  [[nodiscard]] std::span<const float> column(std::size_t index) const { return columns_[index]; }
  [[nodiscard]] std::int64_t track(std::size_t row) const { return tracks_[row]; }
  /// By row.
  [[nodiscard]] std::span<const std::int64_t> tracks() const { return tracks_; }
  [[nodiscard]] std::optional<std::size_t> rowOf(std::int64_t track) const;

 private:
  std::vector<std::vector<float>> columns_;
  std::vector<std::int64_t> tracks_;  // by row
  std::unordered_map<std::int64_t, std::size_t> rows_;
};

}  // namespace barline::storage
