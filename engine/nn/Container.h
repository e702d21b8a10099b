#pragma once

#include <cstddef>
#include <span>
#include <stdexcept>

#include "engine/nn/Graph.h"

namespace barline::nn {

/// Bytes that are no network, or none that this version knows: one English sentence.
class ContainerError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Reads a .bnet container (README.md). Nothing in it is taken on trust: sizes, shapes and references are
/// checked before they are used, the weights against their checksum.
/// @throws ContainerError
[[nodiscard]] Graph readContainer(std::span<const std::byte> bytes);

}  // namespace barline::nn
