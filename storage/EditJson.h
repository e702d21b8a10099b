#pragma once

#include <string>
#include <string_view>

#include "engine/model/Edit.h"

namespace barline::storage {

/// An edit's name and changes as JSON. Members have names, so that later versions can add to them:
///     {"format": 1, "action": "move_beat", "arguments": ["70.4", "-91"],
///      "changes": [{"layer": "grid", "range": [1.2, 3.4], "content": …, "replaced": …}]}
/// A content is one of
///     {"beats": [[time, position, confidence, transient time, strength]…], "metres": [[time, 3, 4]…]}
///     {"chords": [[begin, end, "A:min", confidence, "C:maj"]…]}      the last where there is a runner-up
///     {"keys": [[begin, end, "A minor", confidence, "C major"]…]}    the same
///     {"sections": [{"begin": …, "end": …, "group": 0, "confidence": …, …}]}
///     {"reverted": true}   {"verified": true}   {"locked": false}
/// Times are seconds. What the audio tells of a chord (its chroma) is left out.
[[nodiscard]] std::string editJson(const model::Edit& edit);

/// The name and changes of an edit from what editJson() wrote.
/// @throws std::runtime_error for anything else, and for a newer format
[[nodiscard]] model::Edit parseEditJson(std::string_view json);

}  // namespace barline::storage
