#pragma once

#include <cstddef>
#include <vector>

#include "engine/nn/TileKernel.h"

namespace barline::nn {

/// A matrix [rows][columns] with a bias for each column, laid out as TileKernel reads it: in panels of kPanel
/// columns, biases first, filled up with zeros.
class PanelWriter {
 public:
  /// Appends a matrix of zeros to `panels`, which is to outlive this.
  PanelWriter(std::vector<float>& panels, std::size_t rows, std::size_t columns);

  [[nodiscard]] float& bias(std::size_t column) { return at(0, column); }
  [[nodiscard]] float& weight(std::size_t row, std::size_t column) { return at(row + 1, column); }

 private:
  [[nodiscard]] float& at(std::size_t line, std::size_t column);

  std::vector<float>& panels_;
  std::size_t begin_;
  std::size_t lines_;
};

/// Multiplies rows with all columns of a matrix in panels. @return where the next matrix begins
const float* multiplyPanels(const TileKernel& kernel, const Rows& rows, const Taps& taps, const float* panels,
                            std::size_t columns, bool rectify);

}  // namespace barline::nn
