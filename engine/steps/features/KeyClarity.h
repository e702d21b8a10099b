#pragma once

#include <array>
#include <optional>

namespace barline::steps::features {

/// How clearly pitch classes speak for one key: the greatest correlation of a chroma vector with the profiles
/// of the 24 keys (Krumhansl and Kessler 1982), as Lartillot, Toiviainen and Eerola's (2008) key clarity is,
/// 0 where none is positive. Nothing where all pitch classes are equal.
[[nodiscard]] std::optional<double> keyClarity(const std::array<double, 12>& chroma);

}  // namespace barline::steps::features
