#include "engine/nn/Network.h"

#include <cmath>
#include <cstring>
#include <memory>
#include <nlohmann/json.hpp>

#include "engine/nn/Container.h"
#include "engine/nn/Execution.h"
#include "engine/nn/GraphReader.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

// Multiply-adds for each frame that are still quick.
constexpr std::size_t kMostWork = 1 << 18;
constexpr std::size_t kFrames = 24;

std::size_t workOf(const nn::Graph& graph) {
  std::size_t work = 0;
  for (const nn::Layer& layer : graph.layers)
    work += layer.weights.size() * layer.shape.width + layer.shape.values() * layer.reach();
  return work;
}

void run(const nn::Graph& graph) {
  std::vector<std::vector<std::uint8_t>> frames;
  for (const nn::Input& input : graph.inputs)
    frames.emplace_back(kFrames / input.shape.stride * input.shape.values(), std::uint8_t{77});
  const std::vector<std::span<const std::uint8_t>> blocks(frames.begin(), frames.end());
  nn::Execution execution(std::make_shared<const nn::Network>(graph),
                          [](std::size_t, std::span<const float>) {});
  execution.push(blocks);
  execution.finish();
}

}  // namespace

/// A container whose checksum is taken for right: bytes up to the first zero are its header, the others its
/// weights.
void network(Input input) {
  try {
    static_cast<void>(nn::readContainer(asBytes(input)));
  } catch (const nn::ContainerError&) {
  }
  const std::string_view text = asText(input);
  const std::size_t end = std::min(text.find('\0'), text.size());
  const auto header = nlohmann::json::parse(text.substr(0, end), nullptr, false);
  if (!header.is_object()) return;
  try {
    const nn::Graph graph = nn::readGraph(header, asBytes(input.subspan(std::min(end + 1, input.size()))));
    if (workOf(graph) <= kMostWork) run(graph);
  } catch (const nn::ContainerError&) {
  }
}

}  // namespace barline::fuzz
