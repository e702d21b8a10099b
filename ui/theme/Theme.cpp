#include "ui/theme/Theme.h"

#include <QApplication>
#include <QFile>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "ui/theme/ChromeStyle.h"

namespace barline::ui {
namespace {

/// sRGB transfer function, IEC 61966-2-1.
double toLinear(double value) {
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double fromLinear(double value) {
  return value <= 0.0031308 ? value * 12.92 : 1.055 * std::pow(value, 1.0 / 2.4) - 0.055;
}

float mixLinear(float a, float b, double t) {
  return static_cast<float>(fromLinear(toLinear(a) * (1.0 - t) + toLinear(b) * t));
}

}  // namespace

std::shared_ptr<const Theme> Theme::load(Scheme scheme, bool reducedMotion) {
  QFile file(QStringLiteral(":/barline/theme/tokens.json"));
  if (!file.open(QIODevice::ReadOnly)) throw TokenError("the tokens are not compiled in");
  if (scheme == Scheme::System) scheme = Scheme::Dark;
  return std::shared_ptr<const Theme>(new Theme(parseTokens(file.readAll()), scheme, reducedMotion));
}

const Colours& Theme::colours() const {
  switch (scheme_) {
    case Scheme::Light:
      return tokens_.light;
    case Scheme::HighContrast:
      return tokens_.highContrast;
    default:
      return tokens_.dark;
  }
}

const TypeSize& Theme::typeSize(TextRole role) const {
  switch (role) {
    case TextRole::Micro:
      return tokens_.type.micro;
    case TextRole::Small:
      return tokens_.type.small;
    case TextRole::Strong:
      return tokens_.type.strong;
    case TextRole::Title:
      return tokens_.type.title;
    case TextRole::Position:
      return tokens_.type.position;
    case TextRole::Figure:
      return tokens_.type.figure;
    case TextRole::Page:
      return tokens_.type.page;
    default:
      return tokens_.type.body;
  }
}

QFont Theme::font(TextRole role) const {
  const TypeSize& size = typeSize(role);
  QFont font;
  font.setFamilies(tokens_.type.families);
  font.setPixelSize(size.px);
  font.setWeight(static_cast<QFont::Weight>(size.weight));
  // Hinted advances would give text another width at each scale, and labels would not fit where they did.
  font.setHintingPreference(QFont::PreferNoHinting);
  return font;
}

int Theme::lineHeight(TextRole role) const {
  return typeSize(role).line;
}

QColor Theme::confidenceColour(double confidence) const {
  const auto& ramp = colours().confidence;
  const double position = std::clamp(confidence, 0.0, 1.0) * static_cast<double>(ramp.size() - 1);
  const auto index = std::min(static_cast<std::size_t>(position), ramp.size() - 2);
  const double t = position - static_cast<double>(index);
  const QColor& a = ramp[index];
  const QColor& b = ramp[index + 1];
  return QColor::fromRgbF(mixLinear(a.redF(), b.redF(), t), mixLinear(a.greenF(), b.greenF(), t),
                          mixLinear(a.blueF(), b.blueF(), t));
}

QPalette Theme::palette() const {
  const Colours& c = colours();
  QPalette palette;
  palette.setColor(QPalette::Window, c.bg.panel);
  palette.setColor(QPalette::WindowText, c.text.high);
  palette.setColor(QPalette::Base, c.bg.panel);
  palette.setColor(QPalette::AlternateBase, c.bg.raised);
  palette.setColor(QPalette::Text, c.text.high);
  palette.setColor(QPalette::PlaceholderText, c.text.low);
  palette.setColor(QPalette::Button, c.bg.control);
  palette.setColor(QPalette::ButtonText, c.text.high);
  palette.setColor(QPalette::BrightText, c.state.error);
  palette.setColor(QPalette::ToolTipBase, c.bg.raised);
  palette.setColor(QPalette::ToolTipText, c.text.high);
  palette.setColor(QPalette::Highlight, c.accent.base);
  palette.setColor(QPalette::HighlightedText, c.text.onAccent);
  palette.setColor(QPalette::Link, c.accent.text);
  palette.setColor(QPalette::LinkVisited, c.accent.text);
  palette.setColor(QPalette::Light, c.bg.hover);
  palette.setColor(QPalette::Midlight, c.bg.control);
  palette.setColor(QPalette::Mid, c.line.control);
  palette.setColor(QPalette::Dark, c.line.divider);
  palette.setColor(QPalette::Shadow, c.bg.canvas);
  for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
    palette.setColor(QPalette::Disabled, role, c.text.disabled);
  }
  palette.setColor(QPalette::Disabled, QPalette::Highlight, c.bg.hover);
  palette.setColor(QPalette::Disabled, QPalette::HighlightedText, c.text.disabled);
  return palette;
}

Scheme resolveScheme(Scheme choice, const QPalette& desktop) {
  if (choice != Scheme::System) return choice;
  const bool dark =
      desktop.color(QPalette::Window).lightnessF() < desktop.color(QPalette::WindowText).lightnessF();
  return dark ? Scheme::Dark : Scheme::Light;
}

void applyTheme(QApplication& application, std::shared_ptr<const Theme> theme) {
  application.setStyle(new ChromeStyle(theme));  // the application owns it
  application.setPalette(theme->palette());
  application.setFont(theme->font(TextRole::Body));
  QPalette tip = theme->palette();
  tip.setColor(QPalette::ToolTipBase, theme->colours().bg.raised);
  QToolTip::setPalette(tip);
  QToolTip::setFont(theme->font(TextRole::Small));
}

QColor withAlpha(QColor colour, double alpha) {
  colour.setAlphaF(static_cast<float>(colour.alphaF() * std::clamp(alpha, 0.0, 1.0)));
  return colour;
}

QColor blend(const QColor& under, const QColor& over) {
  const auto a = over.alphaF();
  const auto mix = [a](float low, float high) { return low + (high - low) * a; };
  return QColor::fromRgbF(mix(under.redF(), over.redF()), mix(under.greenF(), over.greenF()),
                          mix(under.blueF(), over.blueF()));
}

}  // namespace barline::ui
