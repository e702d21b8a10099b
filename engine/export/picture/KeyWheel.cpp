#include "engine/export/picture/KeyWheel.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <utility>

#include "engine/export/picture/Markup.h"
#include "engine/export/picture/Svg.h"
#include "engine/text/MusicText.h"

namespace barline::exporting::picture {
namespace {

constexpr double kSlot = std::numbers::pi / 6;  // of twelve
constexpr double kGap = 0.012;                  // radians between slots

struct Ring {
  double inner{}, outer{};  ///< radii, pixels
  model::Mode mode{};
};

/// The key at a position of Camelot's wheel, 1–12: fifths upwards from B major and G sharp minor.
model::MusicalKey keyAt(int number, model::Mode mode) {
  constexpr int kFirstMajor = 11;
  constexpr int kFirstMinor = 8;
  const int first = mode == model::Mode::Major ? kFirstMajor : kFirstMinor;
  return {(first + 7 * (number - 1)) % 12, mode};
}

/// Clockwise from the top.
std::string point(double centre, double radius, double angle) {
  return numeral(centre + radius * std::sin(angle)) + " " + numeral(centre - radius * std::cos(angle));
}

std::string slotPath(double centre, const Ring& ring, double middle) {
  const double begin = middle - kSlot / 2 + kGap;
  const double end = middle + kSlot / 2 - kGap;
  const auto arc = [](double radius, const char* sweep) {
    std::string text = "A";
    return text.append(numeral(radius)).append(" ").append(numeral(radius)).append(" 0 0 ").append(sweep);
  };
  std::string path = "M";
  path.append(point(centre, ring.outer, begin)).append(arc(ring.outer, "1 "));
  path.append(point(centre, ring.outer, end)).append("L").append(point(centre, ring.inner, end));
  path.append(arc(ring.inner, "0 ")).append(point(centre, ring.inner, begin));
  return path.append("z");
}

/// "F♯", "E♭m": the tonic, as chords are named.
std::string tonicName(const model::MusicalKey& key) {
  const std::string label =
      model::pitchClassName(key.tonic, key) + (key.mode == model::Mode::Major ? ":maj" : ":min");
  return text::chordText(label, key).toStdString();
}

void paintRing(Svg& svg, double centre, const Ring& ring, const std::array<double, 12>& weights,
               const Palette& palette) {
  constexpr double kFaintest = 0.1;
  for (int number = 1; number <= 12; ++number) {
    const auto slot = static_cast<std::size_t>(number - 1);
    const double weight = std::clamp(weights.at(slot), 0.0, 1.0);
    const double angle = number % 12 * kSlot;
    const std::string path = slotPath(centre, ring, angle);
    if (weight > 0) {
      svg.fillPath(path, {palette.key.at(slot), 0.15 + 0.85 * weight});
      svg.strokePath(path, {palette.keyInk.at(slot)}, {1});
    } else {
      svg.fillPath(path, {palette.low, kFaintest});
    }
    const double radius = (ring.inner + ring.outer) / 2;
    const double x = centre + radius * std::sin(angle);
    const double y = centre - radius * std::cos(angle);
    const model::MusicalKey key = keyAt(number, ring.mode);
    const bool onColour = weight > 0.6;
    const std::string_view ink = weight <= 0 ? palette.low : onColour ? palette.onKey : palette.high;
    svg.text(x, y + 1, tonicName(key), {ink}, {11, weight > 0 ? 600 : 400, Anchor::Middle});
    svg.text(x, y + 11, camelot(key),
             {weight <= 0 ? palette.low
              : onColour  ? palette.onKey
                          : palette.mid},
             {8, 400, Anchor::Middle});
  }
}

}  // namespace

double& KeyWeights::operator[](const model::MusicalKey& key) {
  const auto slot = static_cast<std::size_t>(model::camelotNumber(key) - 1);
  return key.mode == model::Mode::Major ? major.at(slot) : minor.at(slot);
}

Drawing keyWheel(const KeyWeights& weights, const Palette& palette, double size, std::string_view title) {
  Svg svg(size, size, title);
  const double centre = size / 2;
  const double outer = centre - 1;
  paintRing(svg, centre, {outer * 0.71, outer, model::Mode::Major}, weights.major, palette);
  paintRing(svg, centre, {outer * 0.42, outer * 0.69, model::Mode::Minor}, weights.minor, palette);
  return {std::move(svg).finish(), size, size};
}

}  // namespace barline::exporting::picture
