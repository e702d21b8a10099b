#pragma once

#include "engine/export/picture/Palette.h"
#include "engine/export/picture/Svg.h"
#include "engine/model/MusicalKey.h"

namespace barline::exporting::picture {

inline constexpr double kChipHeight = 20;

/// How wide a chip with this label is.
[[nodiscard]] double chipWidth(std::string_view label);

/// A key as a chip in its colour: major filled, minor outlined, always with its label.
void paintKeyChip(Svg& svg, double x, double y, const model::MusicalKey& key, std::string_view label,
                  const Palette& palette);

}  // namespace barline::exporting::picture
