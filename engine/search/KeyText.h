#pragma once

#include <string_view>
#include <vector>

#include "engine/model/MusicalKey.h"

namespace barline::search {

/// The keys that a typed name means, whatever its case but for M (major) and m (minor): Camelot ("8A",
/// "08a"), Open Key ("1m"), a note with flats or sharps and perhaps a mode ("Am", "F#", "B♭ minor", "eb-maj",
/// "c#min"); a note alone is major. A number alone is that place of the Camelot wheel, both keys; "major" and
/// "minor" are twelve keys each. Empty for anything else.
[[nodiscard]] std::vector<model::MusicalKey> parseKeys(std::string_view text);

/// Whether more letters may make a key of it: "F#mi".
[[nodiscard]] bool beginsKey(std::string_view text);

}  // namespace barline::search
