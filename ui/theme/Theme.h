#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>
#include <memory>

#include "ui/theme/Tokens.h"

class QApplication;

namespace barline::ui {

enum class Scheme : unsigned char { System, Dark, Light, HighContrast };

enum class TextRole : unsigned char { Micro, Small, Body, Strong, Title, Position, Figure, Page };

/// One look: the tokens, and which of their schemes is in use. Immutable; safe to read from any thread.
class Theme {
 public:
  /// @param scheme System counts as Dark: resolve it first with resolveScheme().
  /// @param reducedMotion makes every duration() 0.
  [[nodiscard]] static std::shared_ptr<const Theme> load(Scheme scheme, bool reducedMotion = false);

  [[nodiscard]] Scheme scheme() const { return scheme_; }  ///< never System
  [[nodiscard]] bool isDark() const { return scheme_ != Scheme::Light; }
  [[nodiscard]] bool reducedMotion() const { return reducedMotion_; }
  [[nodiscard]] const Tokens& tokens() const { return tokens_; }
  [[nodiscard]] const Colours& colours() const;

  [[nodiscard]] QFont font(TextRole role) const;
  /// Height of a line of text in this role, logical pixels.
  [[nodiscard]] int lineHeight(TextRole role) const;

  /// Milliseconds of an animation; 0 where motion is reduced.
  [[nodiscard]] int duration(int token) const { return reducedMotion_ ? 0 : token; }

  /// The confidence ramp at `confidence` (0–1), interpolated in linear light.
  [[nodiscard]] QColor confidenceColour(double confidence) const;
  [[nodiscard]] bool isDoubtful(double confidence) const {
    return confidence < tokens_.confidence.doubtfulBelow;
  }

  [[nodiscard]] QPalette palette() const;

 private:
  Theme(Tokens tokens, Scheme scheme, bool reducedMotion)
      : tokens_(std::move(tokens)), scheme_(scheme), reducedMotion_(reducedMotion) {}
  [[nodiscard]] const TypeSize& typeSize(TextRole role) const;

  Tokens tokens_;
  Scheme scheme_;
  bool reducedMotion_;
};

/// `choice`, or for System Dark or Light as `desktop` is: the application's palette as it was before the
/// first applyTheme().
[[nodiscard]] Scheme resolveScheme(Scheme choice, const QPalette& desktop);

/// Gives the application Barline's style, palette, font and tooltips in this theme. May be called again with
/// another theme at any time.
void applyTheme(QApplication& application, std::shared_ptr<const Theme> theme);

/// `colour` with its alpha multiplied by `alpha` (0–1).
[[nodiscard]] QColor withAlpha(QColor colour, double alpha);

/// `over` laid on the opaque `under`.
[[nodiscard]] QColor blend(const QColor& under, const QColor& over);

}  // namespace barline::ui
