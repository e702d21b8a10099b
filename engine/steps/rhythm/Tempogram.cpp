#include "engine/steps/rhythm/Tempogram.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace barline::steps::rhythm {
namespace {

constexpr double kWindowSeconds = 10.0;
constexpr double kStepSeconds = 2.0;
constexpr std::size_t kMultiples = 4;

// Frames added to the number of products that a lag's mean is taken over: long lags in short windows have
// few.
constexpr std::size_t kShrinkage = 200;

/// Blurred a little, so that intervals with fractions of a frame and beats that are not exact meet; without
/// mean.
std::vector<float> prepare(const std::vector<float>& pulse) {
  std::vector<float> result(pulse.size());
  for (std::size_t i = 0; i < pulse.size(); ++i) {
    const float left = i > 0 ? pulse[i - 1] : 0.0f;
    const float right = i + 1 < pulse.size() ? pulse[i + 1] : 0.0f;
    result[i] = 0.5f * pulse[i] + 0.25f * (left + right);
  }
  const double sum = std::accumulate(result.begin(), result.end(), 0.0);
  const auto mean = static_cast<float>(sum / static_cast<double>(std::max<std::size_t>(result.size(), 1)));
  for (float& value : result) value -= mean;
  return result;
}

/// Sum of products, in four interleaved parts: a fixed order that compilers can vectorise.
float dot(const float* a, const float* b, std::size_t count) {
  std::array<float, 4> sums{};
  std::size_t i = 0;
  for (; i + 4 <= count; i += 4) {
    for (std::size_t part = 0; part < 4; ++part) sums[part] += a[i + part] * b[i + part];
  }
  for (; i < count; ++i) sums[0] += a[i] * b[i];
  return (sums[0] + sums[1]) + (sums[2] + sums[3]);
}

void correlate(std::span<const float> window, std::span<float> correlation) {
  for (std::size_t lag = 0; lag < correlation.size(); ++lag) {
    const std::size_t products = window.size() - std::min(lag, window.size());
    correlation[lag] = dot(window.data(), window.data() + (window.size() - products), products) /
                       static_cast<float>(products + kShrinkage);
  }
}

/// Correlation at the multiples of an interval; the further away, the more frames a fraction of one can be
/// off.
float comb(std::span<const float> correlation, std::size_t interval) {
  float sum = 0.0f;
  for (std::size_t multiple = 1; multiple <= kMultiples; ++multiple) {
    const auto around = correlation.subspan(multiple * interval - multiple / 2, multiple / 2 * 2 + 1);
    sum += *std::ranges::max_element(around);
  }
  return std::max(sum, 0.0f);
}

}  // namespace

std::span<const float> Tempogram::at(std::size_t frame) const {
  const std::size_t row = std::min((frame + step / 2) / step, salience.size() / lags - 1);
  return std::span(salience).subspan(row * lags, lags);
}

Tempogram makeTempogram(const PulseSignal& pulse, std::size_t firstLag, std::size_t lags,
                        pipeline::StepContext& context) {
  const auto toFrames = [&](double seconds) {
    return static_cast<std::size_t>(std::lround(seconds * pulse.frameRate));
  };
  Tempogram tempogram{firstLag, lags, std::max<std::size_t>(toFrames(kStepSeconds), 1), {}};
  const std::vector<float> prepared = prepare(pulse.values);
  const std::size_t frames = prepared.size();
  const std::size_t reach = toFrames(0.5 * kWindowSeconds);
  std::vector<float> correlation(kMultiples * (firstLag + lags - 1) + kMultiples / 2 + 1);
  for (std::size_t centre = 0; centre == 0 || centre < frames; centre += tempogram.step) {
    context.checkpoint(0.3 * static_cast<double>(centre) / static_cast<double>(frames + 1));
    const std::size_t from = centre - std::min(centre, reach);
    const std::size_t to = std::min(centre + reach, frames);
    correlate(std::span(prepared).subspan(from, to - from), correlation);
    float best = 0.0f;
    for (std::size_t lag = firstLag; lag < firstLag + lags; ++lag) {
      tempogram.salience.push_back(comb(correlation, lag));
      best = std::max(best, tempogram.salience.back());
    }
    if (best <= 0.0f) continue;
    for (float& value : std::span(tempogram.salience).last(lags)) value /= best;
  }
  return tempogram;
}

}  // namespace barline::steps::rhythm
