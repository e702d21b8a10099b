#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "engine/model/Codec.h"

namespace barline::storage {

/// Bytes as the results database keeps them.
struct PackedBytes {
  model::Bytes compressed;  ///< zlib stream (RFC 1950)
  std::int64_t rawSize{};   ///< bytes
  std::int64_t checksum{};  ///< XXH3-64 of the raw bytes
};

/// Larger results are not kept.
inline constexpr std::int64_t kLargestResult = std::int64_t{512} << 20;  // bytes

[[nodiscard]] PackedBytes pack(std::span<const std::byte> raw);

/// Nothing where the parts do not belong together. Never asks for more memory than such a stream can fill.
[[nodiscard]] std::optional<model::Bytes> unpack(std::span<const std::byte> compressed, std::int64_t rawSize,
                                                 std::int64_t checksum);

}  // namespace barline::storage
