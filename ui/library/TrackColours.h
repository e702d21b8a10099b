#pragma once

#include <QColor>
#include <array>

namespace barline::ui {

/// The colours that a person gives tracks, in the order of model::kTrackColourNames. They are the same in
/// every scheme, as their names are. @param colour 1–8
[[nodiscard]] inline QColor trackColour(int colour) {
  constexpr std::array<QRgb, 8> kColours{0xFFE879B4, 0xFFE5484D, 0xFFF08C3A, 0xFFE8C33C,
                                         0xFF5BB75B, 0xFF3FC1C9, 0xFF4C8DF0, 0xFF9B6DE3};
  return QColor::fromRgb(kColours.at(static_cast<std::size_t>(colour) - 1));
}

}  // namespace barline::ui
