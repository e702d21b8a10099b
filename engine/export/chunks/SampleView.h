#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "engine/audio/PcmFormat.h"

namespace barline::exporting {

/// Samples in any format as doubles, full scale ±1, and back. Doubles hold every sample of every format, so
/// what goes there and back unchanged is what it was.
[[nodiscard]] std::vector<double> toDoubles(std::span<const std::byte> samples, audio::SampleType type);

/// Integers are rounded to the nearest step of `format`'s bits and clipped at full scale.
[[nodiscard]] std::vector<std::byte> fromDoubles(std::span<const double> samples,
                                                 const audio::PcmFormat& format);

/// Largest magnitude, full scale = 1; NaN counts as 0.
[[nodiscard]] double largestMagnitude(std::span<const std::byte> samples, audio::SampleType type);

/// Sum of a frame's channels. @param frame whole, as `format` has it
[[nodiscard]] double frameSum(std::span<const std::byte> frame, const audio::PcmFormat& format);

}  // namespace barline::exporting
