#pragma once

#include <cstdint>
#include <span>
#include <string>

namespace barline::parquet {

/// Parquet's RLE/bit-packing hybrid (encoding RLE = 3, without the length in front): stretches of one value
/// as runs, the rest in groups of eight bit-packed values.
/// @param bitWidth 1–32; every value is below 2^bitWidth
[[nodiscard]] std::string runLengthHybrid(std::span<const std::uint32_t> values, unsigned bitWidth);

/// The width that holds 0 … `largest`; 1 for 0, as some readers refuse a width of 0.
[[nodiscard]] unsigned bitWidthFor(std::uint32_t largest);

}  // namespace barline::parquet
