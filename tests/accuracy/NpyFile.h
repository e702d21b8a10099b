#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

namespace barline::test {

/// A table of bytes.
struct ByteTable {
  std::size_t rows{};
  std::size_t columns{};
  std::vector<std::uint8_t> values;  ///< row by row
};

/// Reads a two-dimensional array of uint8 from NumPy's file format, version 1
/// (numpy.lib.format). @throws std::runtime_error for anything else.
[[nodiscard]] ByteTable readNpy(const std::filesystem::path& file);

}  // namespace barline::test
