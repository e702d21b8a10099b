#include "engine/model/WaveformThumbnail.h"

#include <algorithm>
#include <cstring>

namespace barline::model {
namespace {

/// The coarsest level that still has a peak for each column, or the finest.
std::size_t levelFor(const PeakPyramid& pyramid) {
  std::size_t level = pyramid.size() - 1;
  while (level > 0 && pyramid[level].size() < WaveformThumbnail::kColumns) --level;
  return level;
}

void raise(WaveformThumbnail& thumbnail, const PeakLevel& peaks) {
  constexpr std::size_t kColumns = WaveformThumbnail::kColumns;
  const std::size_t size = peaks.size();
  if (size == 0) return;
  for (std::size_t column = 0; column < kColumns; ++column) {
    const std::size_t begin = column * size / kColumns;
    const std::size_t end = std::max((column + 1) * size / kColumns, begin + 1);
    for (std::size_t i = begin; i < end; ++i) {
      thumbnail.low[column] = std::max(thumbnail.low[column], peaks.low[i]);
      thumbnail.mid[column] = std::max(thumbnail.mid[column], peaks.mid[i]);
      thumbnail.high[column] = std::max(thumbnail.high[column], peaks.high[i]);
    }
  }
}

}  // namespace

WaveformThumbnail thumbnailOf(const WaveformPeaks& peaks) {
  WaveformThumbnail thumbnail;
  for (const PeakPyramid& channel : peaks.channels) raise(thumbnail, channel[levelFor(channel)]);
  return thumbnail;
}

std::vector<std::byte> encode(const WaveformThumbnail& thumbnail) {
  std::vector<std::byte> bytes;
  bytes.reserve(WaveformThumbnail::kBytes);
  for (const auto* band : {&thumbnail.low, &thumbnail.mid, &thumbnail.high}) {
    const auto view = std::as_bytes(std::span(*band));
    bytes.insert(bytes.end(), view.begin(), view.end());
  }
  return bytes;
}

std::optional<WaveformThumbnail> decodeWaveformThumbnail(std::span<const std::byte> bytes) {
  if (bytes.size() != WaveformThumbnail::kBytes) return std::nullopt;
  WaveformThumbnail thumbnail;
  constexpr std::size_t kColumns = WaveformThumbnail::kColumns;
  std::memcpy(thumbnail.low.data(), bytes.data(), kColumns);
  std::memcpy(thumbnail.mid.data(), bytes.data() + kColumns, kColumns);
  std::memcpy(thumbnail.high.data(), bytes.data() + 2 * kColumns, kColumns);
  return thumbnail;
}

}  // namespace barline::model
