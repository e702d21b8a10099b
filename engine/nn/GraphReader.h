#pragma once

#include <cstddef>
#include <nlohmann/json_fwd.hpp>
#include <span>

#include "engine/nn/Graph.h"

namespace barline::nn {

/// Reads the graph that a container's header describes.
/// @param header the whole header, whose format is known. @param payload the tensors' bytes
/// @throws ContainerError for whatever does not fit together
[[nodiscard]] Graph readGraph(const nlohmann::json& header, std::span<const std::byte> payload);

}  // namespace barline::nn
