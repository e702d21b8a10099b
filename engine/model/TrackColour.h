#pragma once

#include <array>
#include <string_view>

namespace barline::model {

/// The names of a track's colours 1–8, lower case, as the search and files write them; colour 0 is none. The
/// eight and their order are those that rekordbox gives a track, so collections keep theirs.
inline constexpr std::array<std::string_view, 8> kTrackColourNames{"pink",  "red",  "orange", "yellow",
                                                                   "green", "aqua", "blue",   "purple"};

}  // namespace barline::model
