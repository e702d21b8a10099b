#pragma once

#include <string>
#include <string_view>

namespace barline::exporting::picture {

/// About how wide a text is in Inter at `size` pixels. Pictures are text without a font at hand, so this is
/// an estimate on the safe side: exact for ASCII, roomy for other scripts.
/// @param weight 400 to 600
[[nodiscard]] double textWidth(std::string_view utf8, double size, int weight = 400);

/// The text cut to at most `width` pixels, the end an ellipsis where something was cut; empty where not even
/// one letter has room.
[[nodiscard]] std::string elided(std::string_view utf8, double width, double size, int weight = 400);

}  // namespace barline::exporting::picture
