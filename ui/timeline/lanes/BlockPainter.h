#pragma once

#include <QPainter>
#include <QString>

#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// What of a view is painted now: what the painter is clipped to, or all of it.
[[nodiscard]] QRectF paintedPart(const QPainter& painter, const Strip& view);

/// Diagonal lines, the texture of doubt, over `rect`. They keep their place when strips are painted apart.
void hatch(QPainter& painter, const Strip& strip, const QRectF& rect, const QColor& colour);

/// Text from `x` on, with its middle at `y`, where it ends before `right`. @return where it ends, or nothing
/// where it does not fit and was not painted.
std::optional<double> textBefore(QPainter& painter, double x, double y, double right, const QFont& font,
                                 const QColor& colour, const QString& text);

/// The largest font in which all of a block's name fits into `room` logical pixels; nothing where it fits in
/// none: a name that is cut off reads as another.
[[nodiscard]] std::optional<QFont> nameFont(const Theme& theme, const QString& name, double room);

/// The signs of a person's work at the right end of a block, logical pixels.
namespace sign {
inline constexpr double kSize = 12;
inline constexpr double kInset = 3;       ///< from the block's edge
inline constexpr double kGap = 2;         ///< before each
inline constexpr double kBlockFrom = 44;  ///< a narrower block has room for its name only
}  // namespace sign

/// How many logical pixels at the right end of a block the signs over it take. @param signs how many there
/// are
/// @param width of the block
[[nodiscard]] double signsRoom(int signs, double width);

enum class Corner : unsigned char { TopLeft, BottomLeft };

/// A small label on its own ground in a corner of a lane.
void cornerLabel(QPainter& painter, const Strip& view, Corner corner, const QString& text);

}  // namespace barline::ui
