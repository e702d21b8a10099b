#pragma once

#include <QString>
#include <string>

namespace barline::text {

/// The tonic of a key in the person's language, from the name that model::pitchClassName gives: German calls
/// "B" H and "Eb" Es.
[[nodiscard]] QString tonicName(const std::string& name);

/// The same for the root of a chord, which some languages write otherwise than in words: German keeps "Eb"
/// but calls "Bb" B.
[[nodiscard]] QString chordRootName(const std::string& name);

}  // namespace barline::text
