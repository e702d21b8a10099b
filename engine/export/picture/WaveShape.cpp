#include "engine/export/picture/WaveShape.h"

#include <algorithm>
#include <cmath>
#include <string_view>

namespace barline::exporting::picture {
namespace {

/// resources/theme/tokens.json: waveform.displayGain of low, mid and high.
constexpr std::array<float, 3> kGain{1.22F, 0.66F, 0.62F};

/// The coarsest level whose peaks are not longer than a column.
std::size_t levelFor(double framesPerColumn, const model::WaveformPeaks& peaks) {
  const std::size_t levels = peaks.channels.front().size();
  std::size_t level = 0;
  double span = peaks.framesPerPeak * 4.0;
  while (level + 1 < levels && span <= framesPerColumn) {
    ++level;
    span *= 4.0;
  }
  return level;
}

/// Reads PeakLevel's 255 · √value.
float magnitude(std::uint8_t code) {
  const float root = static_cast<float>(code) / 255.0F;
  return root * root;
}

std::uint8_t largest(const std::vector<std::uint8_t>& codes, std::int64_t first, std::int64_t last) {
  const auto size = static_cast<std::int64_t>(codes.size());
  const std::int64_t begin = std::clamp<std::int64_t>(first, 0, size);
  const std::int64_t end = std::clamp<std::int64_t>(last, begin, size);
  return begin == end ? std::uint8_t{} : *std::max_element(codes.begin() + begin, codes.begin() + end);
}

}  // namespace

WaveShape waveShape(const model::WaveformPeaks& peaks, const model::TimeRange& range, std::size_t columns) {
  WaveShape shape;
  for (auto& band : shape.bands) band.resize(columns);
  if (columns == 0 || peaks.channels.empty() || peaks.framesPerPeak <= 0) return shape;
  const double framesPerColumn = range.duration() * peaks.sampleRate / static_cast<double>(columns);
  const std::size_t level = levelFor(framesPerColumn, peaks);
  const double framesPerPeak = peaks.framesPerPeak * std::pow(4.0, static_cast<double>(level));
  for (std::size_t i = 0; i < columns; ++i) {
    const double begin =
        (range.begin * peaks.sampleRate + static_cast<double>(i) * framesPerColumn) / framesPerPeak;
    // A peak belongs to the column its middle lies in, so neighbouring columns do not share their loudest.
    const auto first = static_cast<std::int64_t>(std::llround(begin));
    const auto last =
        std::max<std::int64_t>(std::llround(begin + framesPerColumn / framesPerPeak), first + 1);
    std::array<std::uint8_t, 3> codes{};
    for (const model::PeakPyramid& channel : peaks.channels) {
      const model::PeakLevel& data = channel[level];
      codes[0] = std::max(codes[0], largest(data.low, first, last));
      codes[1] = std::max(codes[1], largest(data.mid, first, last));
      codes[2] = std::max(codes[2], largest(data.high, first, last));
    }
    for (std::size_t band = 0; band < codes.size(); ++band)
      shape.bands[band][i] = std::min(1.0F, magnitude(codes[band]) * kGain[band]);
  }
  return shape;
}

double displayGain(const model::WaveformPeaks& peaks, const model::TimeRange& range) {
  constexpr std::size_t kColumns = 256;
  constexpr double kMost = 8;
  float loudest = 0;
  for (const auto& band : waveShape(peaks, range, kColumns).bands)
    loudest = std::max(loudest, *std::max_element(band.begin(), band.end()));
  return std::clamp(1.0 / std::max(static_cast<double>(loudest), 1.0 / kMost), 1.0, kMost);
}

std::string bandOutline(const std::vector<float>& reach, double height) {
  if (reach.empty()) return {};
  std::vector<long> tenths(reach.size());
  std::transform(reach.begin(), reach.end(), tenths.begin(),
                 [&](float r) { return std::lround(static_cast<double>(r) * height * 5.0); });
  std::string data = "M.5 " + std::to_string(-tenths.front());
  const auto along = [&](std::string_view dx, long dy) {
    data.append(dy == 0 ? "h" : "l").append(dx);
    if (dy != 0) data.append(dy < 0 ? "" : " ").append(std::to_string(dy));
  };
  for (std::size_t i = 1; i < tenths.size(); ++i) along("1", tenths[i - 1] - tenths[i]);
  data.append("v").append(std::to_string(2 * tenths.back()));
  for (std::size_t i = tenths.size() - 1; i > 0; --i) along("-1", tenths[i - 1] - tenths[i]);
  return data.append("z");
}

}  // namespace barline::exporting::picture
