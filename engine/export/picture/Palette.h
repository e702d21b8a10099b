#pragma once

#include <array>
#include <string>
#include <string_view>

namespace barline::exporting::picture {

/// The colours of a picture, as SVG takes them. They are those of resources/theme/tokens.json.
struct Palette {
  std::string_view paper;
  std::string_view panel;                      ///< grounds of lanes and cards
  std::string_view high, mid, low;             ///< text
  std::string_view hairline, divider, strong;  ///< lines
  std::string_view accent;
  std::string_view warn;  ///< what is doubtful
  std::string_view grid;  ///< bar and beat lines, to be drawn translucent
  std::string_view waveLow, waveMid, waveHigh;
  std::string_view energy, loudness, tempo;   ///< curves
  std::string_view onKey;                     ///< text on a key's colour
  std::array<std::string_view, 8> section{};  ///< groups A … H
  std::array<std::string_view, 12> key{};     ///< by Camelot number − 1: fills
  std::array<std::string_view, 12> keyInk{};  ///< the same for lines

  bool operator==(const Palette&) const = default;
};

/// For paper and for light screens.
[[nodiscard]] const Palette& lightPalette();
[[nodiscard]] const Palette& darkPalette();

/// Custom properties of CSS in place of colours, for pictures in a page that has a light and a dark scheme.
[[nodiscard]] const Palette& cssPalette();

/// The custom properties of cssPalette() with the colours of `palette`: "--paper:#FFFFFF;…".
[[nodiscard]] std::string cssProperties(const Palette& palette);

/// A picture with the custom properties of cssPalette() replaced by the colours of `palette`.
[[nodiscard]] std::string withColours(std::string_view svg, const Palette& palette);

}  // namespace barline::exporting::picture
