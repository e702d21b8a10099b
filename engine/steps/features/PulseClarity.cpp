#include "engine/steps/features/PulseClarity.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <vector>

namespace barline::steps::features {
namespace {

constexpr std::size_t framesIn(double seconds) {
  return static_cast<std::size_t>(seconds * model::FrameFeatures::kFrameRate + 0.5);
}

constexpr std::size_t kWindow = framesIn(10.0);
constexpr std::size_t kHop = framesIn(5.0);
constexpr std::size_t kShortest = framesIn(5.0);
constexpr std::size_t kFirstLag = framesIn(0.25);
constexpr std::size_t kLastLag = framesIn(1.5);
constexpr double kSilent = 1e-6;  // dB², of mean square deviation

double correlation(std::span<const float> a, std::span<const float> b) {
  double sumA = 0.0, sumB = 0.0, squaresA = 0.0, squaresB = 0.0, products = 0.0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const auto x = static_cast<double>(a[i]);
    const auto y = static_cast<double>(b[i]);
    sumA += x;
    sumB += y;
    squaresA += x * x;
    squaresB += y * y;
    products += x * y;
  }
  const auto count = static_cast<double>(a.size());
  const double varianceA = squaresA / count - sumA * sumA / count / count;
  const double varianceB = squaresB / count - sumB * sumB / count / count;
  if (varianceA < kSilent || varianceB < kSilent) return 0.0;
  return (products / count - sumA * sumB / count / count) / std::sqrt(varianceA * varianceB);
}

}  // namespace

std::optional<double> pulseClarity(const model::FrameFeatures& frames, pipeline::StepContext& context) {
  std::vector<float> strengths(frames.frames());
  for (std::size_t i = 0; i < strengths.size(); ++i) {
    frames.letGoBefore(i);
    strengths[i] = frames.at(i, model::FrameFeatures::OnsetStrength);
  }
  double sum = 0.0;
  int windows = 0;
  for (std::size_t begin = 0; begin + kShortest <= strengths.size(); begin += kHop) {
    context.checkpoint(static_cast<double>(begin) / static_cast<double>(strengths.size()));
    const auto window =
        std::span<const float>(strengths).subspan(begin, std::min(kWindow, strengths.size() - begin));
    if (std::ranges::none_of(window, [](float strength) { return strength > 0.0F; })) continue;
    double best = 0.0;
    for (std::size_t lag = kFirstLag; lag <= kLastLag; ++lag) {
      best = std::max(best, correlation(window.first(window.size() - lag), window.subspan(lag)));
    }
    sum += std::min(best, 1.0);
    ++windows;
  }
  if (windows == 0) return std::nullopt;
  return sum / windows;
}

}  // namespace barline::steps::features
