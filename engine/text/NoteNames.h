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

/// A chord name, "B7/Bb", with root and bass in the person's language: "H7/B" in German.
[[nodiscard]] QString localChord(const QString& international);

/// The way back, from what a person types: in German "H" is B and "B" is Bb, as "Bb" and "Hb" are. What is
/// written in Harte's syntax, "B:min7", stays as it is.
[[nodiscard]] QString internationalChord(const QString& local);

}  // namespace barline::text
