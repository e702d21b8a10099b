#include "engine/nn/Network.h"

#include <algorithm>
#include <stdexcept>
#include <string>
#include <utility>

#include "engine/nn/CircularConvolution.h"
#include "engine/nn/Container.h"
#include "engine/nn/Panels.h"

namespace barline::nn {
namespace {

std::vector<float> packed(const Layer& layer) {
  const std::size_t columns = layer.shape.channels;
  const std::size_t rows = layer.weights.size() / columns;
  std::vector<float> panels;
  PanelWriter writer(panels, rows, columns);
  for (std::size_t column = 0; column < columns; ++column) {
    writer.bias(column) = layer.biases[column];
    for (std::size_t row = 0; row < rows; ++row)
      writer.weight(row, column) = layer.weights[row * columns + column];
  }
  return panels;
}

std::vector<float> packedByKind(const Layer& layer) {
  if (layer.kind == LayerKind::Convolve) return packed(layer);
  if (layer.kind == LayerKind::Circular) return packCircular(layer);
  return {};
}

bool givesNoNegatives(const Graph& graph, std::size_t node) {
  return node >= graph.inputs.size() && graph.layers[node - graph.inputs.size()].reluAfter;
}

template <class Named>
std::size_t findNamed(const std::vector<Named>& all, std::string_view name) {
  const auto found = std::ranges::find(all, name, &Named::name);
  if (found == all.end())
    throw std::out_of_range("The network has nothing called " + std::string(name) + '.');
  return static_cast<std::size_t>(found - all.begin());
}

}  // namespace

std::shared_ptr<const Network> Network::read(std::span<const std::byte> bytes, Checksum checksum) {
  return std::make_shared<const Network>(readContainer(bytes, checksum));
}

Network::Network(Graph graph) : graph_(std::move(graph)), storage_(graph_.nodes()) {
  for (Layer& layer : graph_.layers) {
    // Rectifying what is not negative changes nothing, and saves keeping it twice.
    if (givesNoNegatives(graph_, layer.input)) layer.reluBefore = false;
    Storage& input = storage_[layer.input];
    (layer.reluBefore ? input.rectified : input.plain) = true;
    input.border = std::max(input.border, layer.widthPadding * graph_.shapeOf(layer.input).channels);
    input.zeros = std::max(input.zeros, layer.reach());
    if (layer.add) storage_[*layer.add].plain = true;
    if (layer.kind == LayerKind::Circular) input.spectra = true;
    panels_.push_back(packedByKind(layer));
  }
  for (const Output& output : graph_.outputs) storage_[output.node].plain = true;
  for (Storage& storage : storage_) storage.plain = storage.plain || !storage.rectified;
}

std::size_t Network::input(std::string_view name) const {
  return findNamed(graph_.inputs, name);
}

std::size_t Network::output(std::string_view name) const {
  return findNamed(graph_.outputs, name);
}

}  // namespace barline::nn
