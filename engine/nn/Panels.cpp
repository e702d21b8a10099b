#include "engine/nn/Panels.h"

#include <algorithm>

namespace barline::nn {

PanelWriter::PanelWriter(std::vector<float>& panels, std::size_t rows, std::size_t columns)
    : panels_(panels), begin_(panels.size()), lines_(rows + 1) {
  panels_.resize(begin_ + (columns + kPanel - 1) / kPanel * lines_ * kPanel);
}

float& PanelWriter::at(std::size_t line, std::size_t column) {
  return panels_[begin_ + (column / kPanel * lines_ + line) * kPanel + column % kPanel];
}

const float* multiplyPanels(const TileKernel& kernel, const Rows& rows, const Taps& taps, const float* panels,
                            std::size_t columns, bool rectify) {
  for (std::size_t first = 0; first < columns; first += kPanel) {
    kernel.multiply(
        rows, taps,
        {.panel = panels, .first = first, .count = std::min(kPanel, columns - first), .rectify = rectify});
    panels += (taps.count() + 1) * kPanel;
  }
  return panels;
}

}  // namespace barline::nn
