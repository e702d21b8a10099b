#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace barline::exporting {

/// The bytes of a NumPy file (format 1.0, numpy.lib.format) that holds a matrix of unsigned bytes in C order:
/// what numpy.load reads as an array of shape [values.size() / columns, columns].
/// @param columns > 0; values.size() is a multiple of it. @throws std::invalid_argument where it is not
[[nodiscard]] std::string npyBytes(std::span<const std::uint8_t> values, std::size_t columns);

}  // namespace barline::exporting
