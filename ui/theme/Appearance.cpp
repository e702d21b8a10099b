#include "ui/theme/Appearance.h"

#include <QAbstractButton>
#include <QPainter>
#include <QStyle>

#include "ui/theme/AppearanceNotes.h"
#include "ui/theme/ChromeStyle.h"

namespace barline::ui {
namespace {

template <class Enum>
void leaveNote(QWidget& widget, const char* name, Enum value) {
  widget.setProperty(name, static_cast<int>(value));
  // Polishing again is what makes the style read the note on a widget that is already shown.
  widget.style()->polish(&widget);
  widget.update();
}

}  // namespace

void setSurface(QWidget& widget, Surface surface) {
  leaveNote(widget, notes::kSurface, surface);
}

void setText(QWidget& widget, TextRole role, Tone tone) {
  widget.setProperty(notes::kTextRole, static_cast<int>(role));
  leaveNote(widget, notes::kTone, tone);
}

void setButtonKind(QAbstractButton& button, ButtonKind kind) {
  leaveNote(button, notes::kButtonKind, kind);
}

void setPaintsOwnFocusRing(QWidget& widget) {
  widget.setProperty(notes::kOwnFocusRing, true);
}

bool showsFocusRing(const QWidget& widget) {
  const auto* style = qobject_cast<const ChromeStyle*>(widget.style());
  return widget.hasFocus() && style != nullptr && style->keyboardFocus();
}

void paintFocusRing(QPainter& painter, const QRectF& rect, double radius, const Theme& theme) {
  const double width = theme.tokens().line.focus;
  painter.save();
  painter.setRenderHint(QPainter::Antialiasing);
  painter.setBrush(Qt::NoBrush);
  painter.setPen(QPen(theme.colours().accent.focusRing, width));
  painter.drawRoundedRect(rect.adjusted(width / 2, width / 2, -width / 2, -width / 2), radius, radius);
  painter.restore();
}

const Theme& themeOf(const QWidget& widget) {
  if (const auto* style = qobject_cast<const ChromeStyle*>(widget.style())) return style->theme();
  static const std::shared_ptr<const Theme> plain = Theme::load(Scheme::Dark);  // before applyTheme()
  return *plain;
}

QColor toneColour(const Theme& theme, Tone tone) {
  const Colours& c = theme.colours();
  switch (tone) {
    case Tone::Mid:
      return c.text.mid;
    case Tone::Low:
      return c.text.low;
    case Tone::Accent:
      return c.accent.text;
    case Tone::Error:
      return c.state.error;
    case Tone::Warn:
      return c.state.warn;
    default:
      return c.text.high;
  }
}

QColor surfaceColour(const Theme& theme, Surface surface) {
  const SurfaceColours& bg = theme.colours().bg;
  switch (surface) {
    case Surface::Window:
      return bg.window;
    case Surface::Canvas:
      return bg.canvas;
    case Surface::Raised:
      return bg.raised;
    default:
      return bg.panel;
  }
}

}  // namespace barline::ui
