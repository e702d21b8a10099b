#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace barline::prints {

/// A number of 32 bits for each 0.124 s: how the pitch classes move within 2.4 s of sound (Jang et al.,
/// "Pairwise boosted audio fingerprint", 2009, as Chromaprint's algorithm 2 has it). The same sound gives
/// nearly the same bits.
using SubPrints = std::vector<std::uint32_t>;

/// Seconds from one sub-print to the next: 1365 samples at 11,025 Hz.
inline constexpr double kSubPrintSeconds = 1365.0 / 11025.0;

/// Prints of this version compare with each other. Grows with every change of what is printed.
inline constexpr int kPrintVersion = 1;

/// Seconds of each stretch that is printed.
inline constexpr double kStretchSeconds = 30.0;

/// The print of a recording: two stretches tell versions apart that begin alike.
struct AudioPrint {
  SubPrints begin;   ///< from the first sound on
  SubPrints middle;  ///< about the middle of the track; empty in one that hardly lasts longer than a stretch

  bool operator==(const AudioPrint&) const = default;
};

/// Some 600 bytes for each stretch: Chromaprint's own compression.
[[nodiscard]] std::vector<std::byte> packPrint(const AudioPrint& print);
/// Nothing for anything else than what packPrint() made.
[[nodiscard]] std::optional<AudioPrint> unpackPrint(std::span<const std::byte> bytes);

/// Those of a print's numbers by which it is looked up: one in sixteen, the same ones wherever they occur.
/// Ascending, each once.
[[nodiscard]] std::vector<std::uint32_t> printKeys(const AudioPrint& print);

}  // namespace barline::prints
