#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>

namespace barline::nn {

/// SHA-256 (FIPS 180-4) of `bytes` as 64 lower-case hexadecimal digits.
[[nodiscard]] std::string sha256(std::span<const std::byte> bytes);

}  // namespace barline::nn
