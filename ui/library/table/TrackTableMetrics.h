#pragma once

/// Lengths that several parts of the table of tracks go by, logical pixels.
namespace barline::ui {

inline constexpr double kCellMargin = 6.0;  ///< at the left and right of a cell
inline constexpr double kStarSize = 12.0;
inline constexpr double kStarStep = 14.0;  ///< from one star to the next
inline constexpr int kStars = 5;

}  // namespace barline::ui
