#include "engine/dsp/TuningHistogram.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/dsp/LogFrequencyBank.h"

namespace barline::dsp {
namespace {

// Below, a semitone is narrower than a Hann window's main lobe; above, most peaks are partials and noise.
constexpr double kLowest = 110.0;
constexpr double kHighest = 1760.0;
// A peak counts where it stands this far out of the loudest of its frame.
constexpr float kRelativeFloor = 0.03F;
constexpr int kSmoothing = 12;  // cents to either side

/// Offset (−0.5 … 0.5) of the peak at `i` in bins: a parabola through the logarithms, which is exact to
/// 2 % of a bin for a Hann window.
double peakOffset(std::span<const float> magnitude, std::size_t i) {
  const double left = std::log(std::max(magnitude[i - 1], 1e-12F));
  const double middle = std::log(std::max(magnitude[i], 1e-12F));
  const double right = std::log(std::max(magnitude[i + 1], 1e-12F));
  const double curvature = left - 2.0 * middle + right;
  return curvature < 0.0 ? std::clamp(0.5 * (left - right) / curvature, -0.5, 0.5) : 0.0;
}

}  // namespace

void TuningHistogram::add(std::span<const float> magnitude, double spacing) {
  const auto first = static_cast<std::size_t>(std::max(kLowest / spacing, 2.0));
  const auto last = std::min(static_cast<std::size_t>(kHighest / spacing), magnitude.size() - 2);
  if (first >= last) return;
  const float loudest = *std::max_element(magnitude.begin() + static_cast<std::ptrdiff_t>(first),
                                          magnitude.begin() + static_cast<std::ptrdiff_t>(last));
  if (loudest <= 1e-6F) return;
  const float floor = loudest * kRelativeFloor;
  for (std::size_t i = first; i < last; ++i) {
    const float value = magnitude[i];
    if (value < floor || value <= magnitude[i - 1] || value < magnitude[i + 1]) continue;
    // The main lobe of a steady tone is four bins wide; narrower or wider ones are noise or beating tones.
    if (magnitude[i - 2] > 0.6F * value || magnitude[i + 2] > 0.6F * value) continue;
    const double pitch = frequencyToPitch((static_cast<double>(i) + peakOffset(magnitude, i)) * spacing);
    const double deviation = pitch - std::floor(pitch);
    const auto cell = static_cast<std::size_t>(std::lround(deviation * kCells)) % kCells;
    cells_[cell] += std::sqrt(value / loudest);
  }
}

void TuningHistogram::add(const TuningHistogram& other) {
  for (std::size_t cell = 0; cell < kCells; ++cell) cells_[cell] += other.cells_[cell];
}

void TuningHistogram::fade(float factor) {
  for (float& cell : cells_) cell *= factor;
}

bool TuningHistogram::empty() const {
  return std::all_of(cells_.begin(), cells_.end(), [](float cell) { return cell == 0.0F; });
}

double TuningHistogram::cents() const {
  if (empty()) return 0.0;
  std::array<double, kCells> smooth{};
  constexpr int kCount = static_cast<int>(kCells);
  for (int i = 0; i < kCount; ++i) {
    for (int offset = -kSmoothing; offset <= kSmoothing; ++offset) {
      const double weight = 0.5 + 0.5 * std::cos(std::numbers::pi * offset / (kSmoothing + 1));
      smooth[static_cast<std::size_t>(i)] +=
          weight * cells_[static_cast<std::size_t>((i + offset + kCount) % kCount)];
    }
  }
  const auto mode = static_cast<std::size_t>(std::max_element(smooth.begin(), smooth.end()) - smooth.begin());
  const double left = smooth[(mode + kCells - 1) % kCells];
  const double right = smooth[(mode + 1) % kCells];
  const double curvature = left - 2.0 * smooth[mode] + right;
  const double fraction = curvature < 0.0 ? 0.5 * (left - right) / curvature : 0.0;
  const double cents = static_cast<double>(mode) + fraction;
  return cents > 50.0 ? cents - 100.0 : cents;
}

}  // namespace barline::dsp
