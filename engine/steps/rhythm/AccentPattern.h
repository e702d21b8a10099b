#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/OnsetActivation.h"
#include "engine/steps/rhythm/MetricalPlaces.h"

namespace barline::steps::rhythm {

/// How beats are accented, where that repeats as exactly as only a metronome or a machine repeats it.
struct AccentPattern {
  /// Of each metre the share of the variance of what begins at the beats, in strength and band, that the
  /// places of its bars explain, for as many beats as there are (the adjusted coefficient of determination,
  /// at most 1). Where a bar begins does not matter to it.
  std::array<float, kMetres> explained{};
  /// For each beat whether it alone stands out among those of its bar, and is louder than they are. None
  /// where several do.
  std::vector<bool> standsOut;

  /// Whether bars of this metre explain the accents about as well as any.
  [[nodiscard]] bool fits(std::size_t metre) const;
};

/// Nothing where no metre explains nearly all, where all beats are alike, or where they are few. @param beats
/// seconds, ascending, without a gap
[[nodiscard]] std::optional<AccentPattern> findAccentPattern(std::span<const double> beats,
                                                             const model::OnsetActivation& onsets);

/// Whether anything begins between beats, so that it can be told how they divide; true where nothing is known
/// of onsets. @param beats seconds,
/// ascending
[[nodiscard]] bool soundsBetween(std::span<const double> beats, const model::OnsetActivation& onsets);

/// n, 1 to 4, where something begins at every n-th beat alone, as exactly as only a metronome or a machine
/// repeats it: then what was counted as a beat is an n-th of one. 1 where that cannot be told. @param beats
/// seconds, ascending, without a gap
[[nodiscard]] std::size_t beatsForEachSound(std::span<const double> beats,
                                            const model::OnsetActivation& onsets);

}  // namespace barline::steps::rhythm
