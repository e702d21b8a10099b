#pragma once

#include <array>

#include "engine/export/picture/Palette.h"
#include "engine/export/picture/TimelinePicture.h"

namespace barline::exporting::picture {

/// How much of its colour each key has on a wheel, 0–1: [Camelot number − 1], minor keys inside.
struct KeyWeights {
  std::array<double, 12> major{};
  std::array<double, 12> minor{};

  [[nodiscard]] double& operator[](const model::MusicalKey& key);
};

/// The wheel of keys, fifths beside each other, relative keys above each other. @param size pixels
[[nodiscard]] Drawing keyWheel(const KeyWeights& weights, const Palette& palette, double size,
                               std::string_view title);

}  // namespace barline::exporting::picture
