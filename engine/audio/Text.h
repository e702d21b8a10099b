#pragma once

#include <string>
#include <string_view>

namespace barline::audio {

/// Text from a file, made safe to show and to store: bytes that are not UTF-8 become U+FFFD, control
/// characters spaces, spaces at both ends go, and at most `maximumBytes` remain (cut between characters).
[[nodiscard]] std::string oneLine(std::string_view text, std::size_t maximumBytes = 1024);

/// "1:02", "12:03:09": a duration as people write it, to the nearest second.
[[nodiscard]] std::string clockTime(double seconds);

}  // namespace barline::audio
