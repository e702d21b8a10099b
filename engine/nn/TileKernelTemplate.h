#pragma once

// The kernel's one implementation, compiled once for each instruction set. Included by TileKernel*.cpp only;
// everything is in an unnamed namespace and nothing inline comes from elsewhere, so that no function compiled
// for a newer processor can take the place of another's.

#include <cstddef>

#include "engine/nn/TileKernel.h"

namespace barline::nn {
namespace {

template <std::size_t Lanes>
struct VectorOf {
  using Aligned __attribute__((vector_size(Lanes * sizeof(float)))) = float;
  using Unaligned __attribute__((vector_size(Lanes * sizeof(float)), aligned(4), may_alias)) = float;
};

/// `Rows` rows at once: Rows · kPanel / Lanes accumulators, which have to fit into registers.
template <std::size_t Lanes, std::size_t Rows>
inline __attribute__((always_inline)) void multiplyTile(const float* const* rows, const Taps& taps,
                                                        const float* panel, float* out) {
  using Vector = typename VectorOf<Lanes>::Aligned;
  using Unaligned = typename VectorOf<Lanes>::Unaligned;
  constexpr std::size_t kVectors = kPanel / Lanes;
  Vector sums[Rows][kVectors] = {};
  for (std::size_t segment = 0; segment < taps.segments; ++segment) {
    const float* inputs[Rows];
#pragma GCC unroll 16
    for (std::size_t row = 0; row < Rows; ++row) inputs[row] = rows[row] + segment * taps.stride;
    for (std::size_t k = 0; k < taps.length; ++k) {
      Vector weights[kVectors];
#pragma GCC unroll 16
      for (std::size_t v = 0; v < kVectors; ++v) {
        weights[v] = *reinterpret_cast<const Unaligned*>(panel + v * Lanes);
      }
#pragma GCC unroll 16
      for (std::size_t row = 0; row < Rows; ++row) {
        const Vector input = inputs[row][k] - Vector{};
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] += input * weights[v];
      }
      panel += kPanel;
    }
  }
#pragma GCC unroll 16
  for (std::size_t row = 0; row < Rows; ++row) {
#pragma GCC unroll 16
    for (std::size_t v = 0; v < kVectors; ++v) {
      *reinterpret_cast<Unaligned*>(out + row * kPanel + v * Lanes) = sums[row][v];
    }
  }
}

/// The last rows, fewer than a full tile has.
template <std::size_t Lanes, std::size_t Rows>
void multiplyRest(const float* const* rows, std::size_t rowCount, const Taps& taps, const float* panel,
                  float* out) {
  if constexpr (Rows > 0) {
    if (rowCount == Rows) {
      multiplyTile<Lanes, Rows>(rows, taps, panel, out);
    } else {
      multiplyRest<Lanes, Rows - 1>(rows, rowCount, taps, panel, out);
    }
  }
}

template <std::size_t Lanes, std::size_t Rows>
void multiplyRows(const float* const* rows, std::size_t rowCount, const Taps& taps, const float* panel,
                  float* out) {
  for (; rowCount >= Rows; rowCount -= Rows, rows += Rows, out += Rows * kPanel) {
    multiplyTile<Lanes, Rows>(rows, taps, panel, out);
  }
  multiplyRest<Lanes, Rows - 1>(rows, rowCount, taps, panel, out);
}

}  // namespace
}  // namespace barline::nn
