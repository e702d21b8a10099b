#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/prints/AudioPrint.h"

namespace barline::prints {

/// Reads what chromaprint_encode_fingerprint() makes of sub-prints: a byte for the algorithm, three for how
/// many there are, then for each the places of the bits in which it differs from the one before, as steps of
/// three bits with 0 at the end, and five bits more for each step of seven. Chromaprint's own reader trusts
/// what it is given and writes beyond its memory; this one is for bytes that anybody may have changed.
/// @return nothing for what was not made that way
[[nodiscard]] std::optional<SubPrints> readPackedSubPrints(std::span<const std::byte> bytes);

}  // namespace barline::prints
