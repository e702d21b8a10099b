#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace barline::nn {

/// Columns of a result that a kernel computes together; weights are laid out for it.
inline constexpr std::size_t kPanel = 16;

/// Where the inputs of one row lie: `segments` runs of `length` floats, `stride` floats apart, from the row's
/// pointer on.
struct Taps {
  std::size_t segments{};
  std::size_t stride{};
  std::size_t length{};

  [[nodiscard]] std::size_t count() const { return segments * length; }
};

/// Rows of a product: for each one where its inputs, what is added to it and its results lie.
struct Rows {
  std::size_t count{};
  const float* const* inputs{};
  const float* const* added{};  ///< null where nothing is
  float* const* plain{};        ///< null where the result itself is not wanted
  float* const* rectified{};    ///< null where the result with negative values as 0 is not wanted
};

/// Columns of a product.
struct Columns {
  const float* panel{};  ///< kPanel biases, then kPanel weights for each input of a row
  std::size_t first{};   ///< where they begin in the rows' results
  std::size_t count{};   ///< 1 to kPanel
  bool rectify{};        ///< negative values become 0, after addition
};

/// Multiplies a matrix of rows with a panel of weights:
/// result[row][c] = bias[c] + Σₖ inputs[row][k] · weight[k][c] (+ added[row][c]).
///
/// Each sum is taken over k in ascending order in one accumulator, so a row's result does not depend on the
/// rows beside it.
struct TileKernel {
  using Multiply = void (*)(const Rows& rows, const Taps& taps, const Columns& columns);

  std::string_view name;
  Multiply multiply;
};

/// For every processor that the program runs on.
[[nodiscard]] const TileKernel& baselineKernel();

/// Every kernel that this processor can run, the fastest last. Those with fused multiply-add give equal bits;
/// the baseline rounds each product (within 10⁻⁴ for networks like ours).
[[nodiscard]] const std::vector<TileKernel>& availableKernels();

}  // namespace barline::nn
