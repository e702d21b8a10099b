#pragma once

#include <array>
#include <cstddef>

#include "engine/model/RhythmActivation.h"

namespace barline::steps::rhythm {

/// Bars by their number of beats; whether beats divide into two or three is decided apart.
inline constexpr std::size_t kMetres = model::RhythmActivation::kMetres.size();

/// Beats of bar shape `metre`, below kMetres.
constexpr int beatsOf(std::size_t metre) {
  return model::RhythmActivation::kMetres[metre];
}

/// A beat's place: which of all beats in bars of all shapes.
struct MetricalPlace {
  std::size_t metre{};  ///< index in RhythmActivation::kMetres
  int position{1};      ///< in the bar, 1 = downbeat

  bool operator==(const MetricalPlace&) const = default;
};

/// The places of all bar shapes in a row: 2 of two beats, 3 of three, … 7 of seven.
constexpr std::size_t firstPlace(std::size_t metre) {
  std::size_t first = 0;
  for (std::size_t i = 0; i < metre; ++i) first += static_cast<std::size_t>(beatsOf(i));
  return first;
}
constexpr std::size_t lastPlace(std::size_t metre) {
  return firstPlace(metre + 1) - 1;
}

inline constexpr std::size_t kPlaces = firstPlace(kMetres);
/// Rows of scores are this long, so that they fill vector registers; the last ones mean nothing.
inline constexpr std::size_t kPlaceStride = 24;
static_assert(kPlaces <= kPlaceStride);

/// What a beat is in its bar.
enum class BarRole : unsigned char { Downbeat, Middle, Other };
inline constexpr std::size_t kBarRoles = 3;

inline constexpr std::array<MetricalPlace, kPlaces> kPlaceTable = [] {
  std::array<MetricalPlace, kPlaces> places{};
  for (std::size_t metre = 0; metre < kMetres; ++metre) {
    for (int beat = 0; beat < beatsOf(metre); ++beat)
      places[firstPlace(metre) + static_cast<std::size_t>(beat)] = {metre, beat + 1};
  }
  return places;
}();

/// Only the third beat of four counts as a middle: harmony often changes there.
constexpr BarRole roleOf(const MetricalPlace& place) {
  if (place.position == 1) return BarRole::Downbeat;
  return beatsOf(place.metre) == 4 && place.position == 3 ? BarRole::Middle : BarRole::Other;
}

}  // namespace barline::steps::rhythm
