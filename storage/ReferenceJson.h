#pragma once

#include <string>
#include <string_view>

#include "engine/model/TrackReference.h"

namespace barline::storage {

/// A reference as JSON, without its source. Members have names, so that later versions can add to them:
///     {"format": 1, "grid": [[time, bpm, beat, beats per bar, beat unit]…], "begins_before": true,
///      "key": {"tonic": 9, "mode": "minor"}}
/// Times are seconds; the last is absent where no key is known, its tonic where the music has none; modes are
/// "major", "minor" and "other".
[[nodiscard]] std::string referenceJson(const model::TrackReference& reference);

/// What referenceJson() wrote. @throws std::runtime_error for anything else, and for a newer format
[[nodiscard]] model::TrackReference parseReferenceJson(std::string_view json);

}  // namespace barline::storage
