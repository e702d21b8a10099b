#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace barline::nn {

/// Output channels that a kernel computes together; weights are laid out for it.
inline constexpr std::size_t kPanel = 16;

/// Where the inputs of one output row lie: `segments` runs of `length` floats, `stride` floats apart, from
/// the row's pointer on.
struct Taps {
  std::size_t segments{};
  std::size_t stride{};
  std::size_t length{};

  [[nodiscard]] std::size_t count() const { return segments * length; }
};

/// Multiplies a matrix of rows, each given by a pointer, with one panel of weights:
/// out[row · kPanel + c] = Σₖ row[k] · panel[k · kPanel + c].
///
/// Each sum is taken over k in ascending order in one accumulator, so a row's result does not depend on the
/// rows beside it.
struct TileKernel {
  using Multiply = void (*)(const float* const* rows, std::size_t rowCount, const Taps& taps,
                            const float* panel, float* out);

  std::string_view name;
  Multiply multiply;
};

/// For every processor that the program runs on.
[[nodiscard]] const TileKernel& baselineKernel();

/// Every kernel that this processor can run, the fastest last. Those with fused multiply-add give equal bits;
/// the baseline rounds each product (within 10⁻⁴ for networks like ours).
[[nodiscard]] const std::vector<TileKernel>& availableKernels();

}  // namespace barline::nn
