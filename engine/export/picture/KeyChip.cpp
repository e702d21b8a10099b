#include "engine/export/picture/KeyChip.h"

#include "engine/export/picture/TextWidth.h"

namespace barline::exporting::picture {
namespace {

constexpr TextStyle kLabel{.size = 12, .weight = 600, .anchor = Anchor::Middle};
constexpr double kPadding = 8;

}  // namespace

double chipWidth(std::string_view label) {
  return textWidth(label, kLabel.size, kLabel.weight) + 2 * kPadding;
}

void paintKeyChip(Svg& svg, double x, double y, const model::MusicalKey& key, std::string_view label,
                  const Palette& palette) {
  constexpr double kRadius = 3;
  constexpr double kLine = 1.5;
  constexpr double kMinorFill = 0.16;
  const auto colour = static_cast<std::size_t>(model::camelotNumber(key) - 1);
  const Box box{x, y, chipWidth(label), kChipHeight};
  const bool major = key.mode == model::Mode::Major;
  svg.fill(box, {palette.key[colour], major ? 1.0 : kMinorFill}, kRadius);
  if (!major)
    svg.outline({x + kLine / 2, y + kLine / 2, box.width - kLine, box.height - kLine},
                {palette.keyInk[colour]}, {kLine}, kRadius);
  svg.text(x + box.width / 2, y + 14.3, label, {major ? palette.onKey : palette.high}, kLabel);
}

}  // namespace barline::exporting::picture
