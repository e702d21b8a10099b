#pragma once

#include <cstddef>
#include <span>
#include <string_view>

namespace barline::nn {

/// A network of resources/networks, compiled in.
struct EmbeddedNetwork {
  std::string_view name;             ///< of its file, without ".bnet"
  int version{};                     ///< of the weights: the first digits of the file's SHA-256, > 0
  std::span<const std::byte> bytes;  ///< its container, for the life of the program
};

/// @throws std::out_of_range where there is none of this name
[[nodiscard]] const EmbeddedNetwork& embeddedNetwork(std::string_view name);

}  // namespace barline::nn
