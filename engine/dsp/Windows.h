#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

// Windows after Harris (1978), in their periodic ("DFT-even") form: value n of a window of `size` stands at n
// / size, so that windows overlapping by a whole fraction of their length sum to a constant. Peak 1, not
// normalised.

/// 0.5 − 0.5·cos
[[nodiscard]] std::vector<float> hannWindow(std::size_t size);

/// 0.54 − 0.46·cos
[[nodiscard]] std::vector<float> hammingWindow(std::size_t size);

/// 0.42 − 0.5·cos + 0.08·cos of twice the angle
[[nodiscard]] std::vector<float> blackmanWindow(std::size_t size);

/// Four-term Blackman-Harris, side lobes below −92 dB
[[nodiscard]] std::vector<float> blackmanHarrisWindow(std::size_t size);

/// Multiplies samples with the window. @param samples, out as many as the window has; not the same
void applyWindow(const float* samples, std::span<const float> window, float* out);

}  // namespace barline::dsp
