#pragma once

#include <optional>
#include <tuple>

namespace barline::model {

/// Danceability after Streich and Herrera (2005). engine/steps/MEASURES.md says what it means.
struct Danceability {
  std::optional<double> value;     ///< 0 to 3; absent for tracks too short to tell, and for silence
  std::optional<double> exponent;  ///< mean exponent of the detrended fluctuation analysis

  bool operator==(const Danceability&) const = default;
  static constexpr auto fields() { return std::tuple{&Danceability::value, &Danceability::exponent}; }
};

}  // namespace barline::model
