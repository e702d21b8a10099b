#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/HarmonyActivation.h"
#include "engine/model/MusicalKey.h"

namespace barline::test {

/// A chord as a network would hear it.
struct HeardChord {
  std::string label;  ///< Harte's, of ChordsStep's vocabulary, or "N"
  double seconds{1.0};
  std::optional<model::MusicalKey> key{};  ///< none: any key is as likely as another
};

/// The activation of a network that hears these chords, their basses and keys one after the other.
/// @param clarity logit by which what sounds stands out, 5 being plain, 3 clear and 0.5 hardly heard
/// @param deviation standard deviation of every logit
[[nodiscard]] model::HarmonyActivation harmonyActivationOf(std::span<const HeardChord> chords,
                                                           float clarity = 3.0F, float deviation = 0.3F);

}  // namespace barline::test
