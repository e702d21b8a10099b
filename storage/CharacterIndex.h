#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "engine/model/Character.h"
#include "storage/TrackColumns.h"

namespace barline::storage {

struct SimilarTrack {
  std::int64_t track{};
  double distance{};  ///< 0 = the same character; see CharacterIndex

  bool operator==(const SimilarTrack&) const = default;
};

/// The characters of many tracks in memory (100 bytes each), to find those nearest to one of them. Used by
/// one thread at a time.
///
/// How far two tracks are apart: each number (its logarithm where Character says so) is measured in spreads
/// of the library from the library's median, at most ±3, so that one odd number does not outweigh the others.
/// The distance is the root of the mean of the squared differences over the numbers that both tracks have: 1
/// means that they differ by one spread in every number. A number that one of them lacks neither joins nor
/// parts them, but tracks with fewer than kFewestCommon numbers in common are not compared. A spread is the
/// inter-quartile range divided by 1.349 (the standard deviation, were the number normally distributed);
/// where half of the library has the same value, the standard deviation; in a number that is the same
/// everywhere tracks do not differ. Quartiles interpolate linearly.
class CharacterIndex {
 public:
  static constexpr std::size_t kFewestCommon = 13;
  static constexpr float kFarthest = 3.0F;  ///< spreads

  void put(std::int64_t track, const model::Character& character);
  void erase(std::int64_t track);
  [[nodiscard]] bool contains(std::int64_t track) const { return columns_.rowOf(track).has_value(); }

  /// The `count` tracks nearest to one of the index, nearest first, those equally far in order of id; without
  /// the track itself. Empty where the index does not have it. Some 5 ms among 100,000 tracks, 20 more
  /// at the first call after a change.
  [[nodiscard]] std::vector<SimilarTrack> nearest(std::int64_t track, std::size_t count);

 private:
  /// Places a number on the library's scale.
  struct Scale {
    float median{};
    float spread{};  ///< 0 = the same in all tracks
  };

  void updateScales();
  /// Mean squared difference from the track in `row` for each track; infinite where they are not compared.
  [[nodiscard]] std::vector<float> squaredDistances(std::size_t row) const;

  TrackColumns columns_{model::Character::kSize};
  std::array<Scale, model::Character::kSize> scales_{};
  bool scalesAreCurrent_{};
};

}  // namespace barline::storage
