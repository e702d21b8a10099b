#pragma once

#include "ui/theme/Theme.h"

class QAbstractButton;
class QPainter;
class QRectF;
class QWidget;

/// How a widget asks for its place in Barline's look. Each call leaves a note on the widget that the style
/// reads again when the theme changes, so nothing has to be done then.
namespace barline::ui {

enum class Surface : unsigned char { Window, Canvas, Panel, Raised };

enum class Tone : unsigned char { High, Mid, Low, Accent, Error, Warn };

enum class ButtonKind : unsigned char {
  Tonal,    ///< filled with the control surface; checked: accent tint
  Quiet,    ///< no surface until hovered; checked: accent tint
  Primary,  ///< filled with the accent: one in a view
  Segment   ///< one of several beside each other; checked: control surface
};

/// Fills the widget's background with a surface.
void setSurface(QWidget& widget, Surface surface);

/// Size and weight, and colour, of the text of a label or button.
void setText(QWidget& widget, TextRole role, Tone tone = Tone::High);

void setButtonKind(QAbstractButton& button, ButtonKind kind);

/// For widgets that paint their own ring: the style's moving ring stays away.
void setPaintsOwnFocusRing(QWidget& widget);

/// Whether the widget has the focus and it was moved by keys, not by a click.
[[nodiscard]] bool showsFocusRing(const QWidget& widget);

/// The focus ring just inside `rect`.
void paintFocusRing(QPainter& painter, const QRectF& rect, double radius, const Theme& theme);

/// The theme that the widget is drawn in; for widgets that paint themselves. Ask anew in each paintEvent().
[[nodiscard]] const Theme& themeOf(const QWidget& widget);

[[nodiscard]] QColor toneColour(const Theme& theme, Tone tone);
[[nodiscard]] QColor surfaceColour(const Theme& theme, Surface surface);

}  // namespace barline::ui
