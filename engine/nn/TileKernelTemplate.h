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

template <std::size_t Lanes>
struct Tile {
  using Vector = typename VectorOf<Lanes>::Aligned;
  using Unaligned = typename VectorOf<Lanes>::Unaligned;
  static constexpr std::size_t kVectors = kPanel / Lanes;

  static Vector load(const float* from) { return *reinterpret_cast<const Unaligned*>(from); }
  static void store(float* to, Vector value) { *reinterpret_cast<Unaligned*>(to) = value; }
  static Vector rectified(Vector value) { return value > 0.0F ? value : Vector{}; }

  /// `Count` rows from `first` on: Count · kVectors accumulators, which have to fit into registers.
  template <std::size_t Count>
  static void multiply(const Rows& rows, std::size_t first, const Taps& taps, const Columns& columns) {
    const float* panel = columns.panel;
    Vector sums[Count][kVectors];
#pragma GCC unroll 16
    for (std::size_t row = 0; row < Count; ++row) {
#pragma GCC unroll 16
      for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] = load(panel + v * Lanes);
    }
    panel += kPanel;
    for (std::size_t segment = 0; segment < taps.segments; ++segment) {
      const float* inputs[Count];
#pragma GCC unroll 16
      for (std::size_t row = 0; row < Count; ++row)
        inputs[row] = rows.inputs[first + row] + segment * taps.stride;
      for (std::size_t k = 0; k < taps.length; ++k, panel += kPanel) {
        Vector weights[kVectors];
#pragma GCC unroll 16
        for (std::size_t v = 0; v < kVectors; ++v) weights[v] = load(panel + v * Lanes);
#pragma GCC unroll 16
        for (std::size_t row = 0; row < Count; ++row) {
          const Vector input = inputs[row][k] - Vector{};
#pragma GCC unroll 16
          for (std::size_t v = 0; v < kVectors; ++v) sums[row][v] += input * weights[v];
        }
      }
    }
#pragma GCC unroll 16
    for (std::size_t row = 0; row < Count; ++row) finish(sums[row], rows, first + row, columns);
  }

  static void finish(const Vector (&sums)[kVectors], const Rows& rows, std::size_t row,
                     const Columns& columns) {
    if (columns.count < kPanel) {
      finishPart(sums, rows, row, columns);
      return;
    }
#pragma GCC unroll 16
    for (std::size_t v = 0; v < kVectors; ++v) {
      const std::size_t at = columns.first + v * Lanes;
      Vector value = sums[v];
      if (rows.added != nullptr) value += load(rows.added[row] + at);
      if (columns.rectify) value = rectified(value);
      if (rows.plain != nullptr) store(rows.plain[row] + at, value);
      if (rows.rectified != nullptr) store(rows.rectified[row] + at, rectified(value));
    }
  }

  static void finishPart(const Vector (&sums)[kVectors], const Rows& rows, std::size_t row,
                         const Columns& columns) {
    for (std::size_t c = 0; c < columns.count; ++c) {
      const std::size_t at = columns.first + c;
      float value = sums[c / Lanes][c % Lanes];
      if (rows.added != nullptr) value += rows.added[row][at];
      const float positive = value > 0.0F ? value : 0.0F;
      if (rows.plain != nullptr) rows.plain[row][at] = columns.rectify ? positive : value;
      if (rows.rectified != nullptr) rows.rectified[row][at] = positive;
    }
  }

  /// The last rows, fewer than `Count`.
  template <std::size_t Count>
  static void multiplyRest(const Rows& rows, std::size_t first, const Taps& taps, const Columns& columns) {
    if constexpr (Count > 1) {
      if (rows.count - first == Count - 1) {
        multiply<Count - 1>(rows, first, taps, columns);
      } else {
        multiplyRest<Count - 1>(rows, first, taps, columns);
      }
    }
  }
};

/// `Count` rows at once, `Lanes` columns to a register.
template <std::size_t Lanes, std::size_t Count>
void multiplyRows(const Rows& rows, const Taps& taps, const Columns& columns) {
  std::size_t first = 0;
  for (; first + Count <= rows.count; first += Count) {
    Tile<Lanes>::template multiply<Count>(rows, first, taps, columns);
  }
  Tile<Lanes>::template multiplyRest<Count>(rows, first, taps, columns);
}

}  // namespace
}  // namespace barline::nn
