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

enum class Checksum : unsigned char {
  Verify,
  Known  ///< to match, as of what is compiled in: adding it up would take longer than all the rest
};

/// Reads a .bnet container (README.md). Nothing in it is taken on trust: sizes, shapes and references are
/// checked before they are used, the weights against their checksum unless that is known.
/// @throws ContainerError
[[nodiscard]] Graph readContainer(std::span<const std::byte> bytes, Checksum checksum = Checksum::Verify);

}  // namespace barline::nn
