#include "ui/timeline/Spectrogram.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

constexpr std::size_t kFold = 4;

std::vector<std::uint8_t> folded(const std::vector<std::uint8_t>& finer) {
  const std::size_t columns = finer.size() / kSpectrumBands;
  std::vector<std::uint8_t> out((columns + kFold - 1) / kFold * kSpectrumBands);
  for (std::size_t i = 0; i < out.size() / kSpectrumBands; ++i) {
    const std::size_t first = i * kFold;
    const std::size_t count = std::min(kFold, columns - first);
    for (std::size_t band = 0; band < kSpectrumBands; ++band) {
      std::size_t sum = count / 2;
      for (std::size_t k = 0; k < count; ++k) sum += finer[(first + k) * kSpectrumBands + band];
      out[i * kSpectrumBands + band] = static_cast<std::uint8_t>(sum / count);
    }
  }
  return out;
}

}  // namespace

SpectrumChunk::SpectrumChunk(std::vector<std::uint8_t> codes) {
  levels_[0] = std::move(codes);
  for (std::size_t level = 1; level < kLevels; ++level) levels_[level] = folded(levels_[level - 1]);
}

SpectrumColumn SpectrumChunk::at(std::size_t level, std::size_t column) const {
  const std::vector<std::uint8_t>& codes = levels_[level];
  if ((column + 1) * kSpectrumBands > codes.size()) return {};
  return std::span(codes).subspan(column * kSpectrumBands, kSpectrumBands);
}

double SpectrumPyramid::columnFor(double duration) {
  double seconds = kFinest;
  while (duration / seconds > kMostColumns) seconds *= 2;
  return seconds;
}

double SpectrumPyramid::columnOf(std::size_t level) const {
  return secondsPerColumn * static_cast<double>(std::size_t{1} << (2 * level));
}

std::size_t SpectrumPyramid::levelFor(double seconds) const {
  std::size_t level = 0;
  while (level + 1 < SpectrumChunk::kLevels && columnOf(level + 1) <= seconds) ++level;
  return level;
}

SpectrumColumn SpectrumPyramid::at(std::size_t level, std::int64_t column) const {
  const std::size_t perChunk = SpectrumChunk::kColumns >> (2 * level);
  if (column < 0) return {};
  const auto index = static_cast<std::size_t>(column);
  if (index / perChunk >= chunks.size()) return {};
  return chunks[index / perChunk]->at(level, index % perChunk);
}

std::size_t SpectrumPyramid::readyChunks(const model::TimeRange& range) const {
  const double seconds = secondsPerColumn * static_cast<double>(SpectrumChunk::kColumns);
  const auto first = static_cast<std::size_t>(std::max(0.0, std::floor(range.begin / seconds)));
  const auto end = static_cast<std::size_t>(std::max(0.0, std::ceil(range.end / seconds)));
  const std::size_t ready = std::min(end, chunks.size());
  return ready > first ? ready - first : 0;
}

}  // namespace barline::ui
