#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <vector>

#include "engine/model/PitchSpectrum.h"

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

/// What `barline-cli features` wrote as NAME.pitch.npy. @throws std::runtime_error for anything else.
[[nodiscard]] model::PitchSpectrum readPitchSpectrum(const std::filesystem::path& file);

}  // namespace barline::test
