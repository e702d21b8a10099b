#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/WaveformPeaks.h"

namespace barline::model {

/// A whole track's waveform in so few columns that a list can show it in each row.
struct WaveformThumbnail {
  static constexpr std::size_t kColumns = 240;
  static constexpr std::size_t kBytes = 3 * kColumns;

  /// The largest peak of all channels in each column, coded as in PeakLevel: 255 · √value.
  std::array<std::uint8_t, kColumns> low{};
  std::array<std::uint8_t, kColumns> mid{};
  std::array<std::uint8_t, kColumns> high{};

  bool operator==(const WaveformThumbnail&) const = default;
};

/// A track shorter than kColumns peaks repeats them; one without peaks is silent.
[[nodiscard]] WaveformThumbnail thumbnailOf(const WaveformPeaks& peaks);

/// The three bands one after the other, kBytes in all.
[[nodiscard]] std::vector<std::byte> encode(const WaveformThumbnail& thumbnail);

/// Nothing where there are not kBytes.
[[nodiscard]] std::optional<WaveformThumbnail> decodeWaveformThumbnail(std::span<const std::byte> bytes);

}  // namespace barline::model
