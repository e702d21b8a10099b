#include "engine/dsp/StickyMarkovChain.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace barline::dsp {
namespace {

constexpr float kTiny = 1e-30F;
// States less probable than this bring nothing to others by changing.
constexpr float kNegligible = 1e-7F;
constexpr std::size_t kProgressEvery = 64;

void normalise(std::span<float> row) {
  const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
  if (sum > kTiny) {
    for (float& value : row) value /= sum;
  } else {
    std::ranges::fill(row, 1.0F / static_cast<float>(row.size()));
  }
}

/// Log-likelihoods to likelihoods, the greatest 1.
void exponentiate(std::span<float> row) {
  const float greatest = *std::ranges::max_element(row);
  for (float& value : row) value = std::exp(value - greatest);
}

/// Calls `progress` now and then, from `from` on by `share` of the way.
void tell(const StickyMarkovChain::Progress& progress, std::size_t step, std::size_t steps, double from,
          double share) {
  if (!progress || step % kProgressEvery != 0) return;
  progress(from + share * static_cast<double>(step) / static_cast<double>(steps));
}

}  // namespace

StickyMarkovChain::StickyMarkovChain(std::vector<float> change, std::vector<float> initial)
    : change_(std::move(change)), logChange_(change_.size()), initial_(std::move(initial)) {
  if (initial_.empty() || initial_.size() > 65535 || change_.size() != initial_.size() * initial_.size()) {
    throw std::invalid_argument("StickyMarkovChain: sizes do not fit");
  }
  std::ranges::transform(change_, logChange_.begin(), [](float p) { return std::log(std::max(p, kTiny)); });
}

StickyMarkovChain::Decoding StickyMarkovChain::decode(std::vector<float> logLikelihood,
                                                      std::span<const float> changeProbability,
                                                      const Progress& progress) const {
  if (logLikelihood.size() != changeProbability.size() * states()) {
    throw std::invalid_argument("StickyMarkovChain: wrong length");
  }
  Decoding decoding;
  if (changeProbability.empty()) return decoding;
  decoding.path = mostProbablePath(logLikelihood, changeProbability, progress);
  decoding.posterior = posterior(std::move(logLikelihood), changeProbability, progress);
  return decoding;
}

std::vector<std::uint16_t> StickyMarkovChain::mostProbablePath(std::span<const float> logLikelihood,
                                                               std::span<const float> changeProbability,
                                                               const Progress& progress) const {
  const std::size_t count = states();
  const std::size_t steps = changeProbability.size();
  std::vector<std::uint16_t> from(steps * count);
  std::vector<float> best(count);
  std::vector<float> arriving(count);
  std::vector<std::int32_t> origin(count);
  for (std::size_t j = 0; j < count; ++j) best[j] = std::log(std::max(initial_[j], kTiny)) + logLikelihood[j];
  for (std::size_t step = 1; step < steps; ++step) {
    tell(progress, step, steps, 0.0, 0.5);
    std::ranges::fill(arriving, std::numeric_limits<float>::lowest());
    for (std::size_t i = 0; i < count; ++i) {
      const float* const logRow = &logChange_[i * count];
      for (std::size_t j = 0; j < count; ++j) {
        const float candidate = best[i] + logRow[j];
        const bool better = candidate > arriving[j];
        arriving[j] = better ? candidate : arriving[j];
        origin[j] = better ? static_cast<std::int32_t>(i) : origin[j];
      }
    }
    const float leave = std::log(changeProbability[step]);
    const float stay = std::log1p(-changeProbability[step]);
    const float* const observed = &logLikelihood[step * count];
    for (std::size_t j = 0; j < count; ++j) {
      const bool stays = best[j] + stay >= arriving[j] + leave;
      from[step * count + j] = static_cast<std::uint16_t>(stays ? j : static_cast<std::size_t>(origin[j]));
      arriving[j] = (stays ? best[j] + stay : arriving[j] + leave) + observed[j];
    }
    // Only differences matter; left alone, the scores would grow until they lose them.
    const float top = *std::ranges::max_element(arriving);
    for (std::size_t j = 0; j < count; ++j) best[j] = arriving[j] - top;
  }

  std::vector<std::uint16_t> path(steps);
  path.back() = static_cast<std::uint16_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t step = steps - 1; step > 0; --step) path[step - 1] = from[step * count + path[step]];
  return path;
}

std::vector<float> StickyMarkovChain::posterior(std::vector<float> logLikelihood,
                                                std::span<const float> changeProbability,
                                                const Progress& progress) const {
  for (std::size_t at = 0; at < logLikelihood.size(); at += states()) {
    exponentiate(std::span(logLikelihood).subspan(at, states()));
  }
  std::vector<float> result(logLikelihood.size());
  forward(logLikelihood, changeProbability, result, progress);
  backward(logLikelihood, changeProbability, result, progress);
  return result;
}

/// Leaves in `filtered` the probabilities of each step's states given what was observed up to it.
void StickyMarkovChain::forward(std::span<const float> likelihood, std::span<const float> changeProbability,
                                std::span<float> filtered, const Progress& progress) const {
  const std::size_t count = states();
  const std::size_t steps = changeProbability.size();
  std::vector<float> changed(count);
  for (std::size_t j = 0; j < count; ++j) filtered[j] = initial_[j] * likelihood[j];
  normalise(filtered.first(count));
  for (std::size_t step = 1; step < steps; ++step) {
    tell(progress, step, steps, 0.5, 0.25);
    const auto before = filtered.subspan((step - 1) * count, count);
    std::ranges::fill(changed, 0.0F);
    for (std::size_t i = 0; i < count; ++i) {
      if (before[i] < kNegligible) continue;
      const float* const row = &change_[i * count];
      for (std::size_t j = 0; j < count; ++j) changed[j] += before[i] * row[j];
    }
    const float leave = changeProbability[step];
    const auto now = filtered.subspan(step * count, count);
    for (std::size_t j = 0; j < count; ++j) {
      now[j] = ((1.0F - leave) * before[j] + leave * changed[j]) * likelihood[step * count + j];
    }
    normalise(now);
  }
}

/// Makes the filtered probabilities those given everything observed. Uses `likelihood` up.
void StickyMarkovChain::backward(std::span<float> likelihood, std::span<const float> changeProbability,
                                 std::span<float> filtered, const Progress& progress) const {
  const std::size_t count = states();
  const std::size_t steps = changeProbability.size();
  std::vector<float> ahead(count, 1.0F);
  for (std::size_t step = steps - 1; step > 0; --step) {
    tell(progress, steps - step, steps, 0.75, 0.25);
    const float leave = changeProbability[step];
    const auto expected = likelihood.subspan(step * count, count);
    for (std::size_t j = 0; j < count; ++j) expected[j] *= ahead[j];
    const auto now = filtered.subspan((step - 1) * count, count);
    for (std::size_t i = 0; i < count; ++i) {
      const float* const row = &change_[i * count];
      float changed = 0.0F;
      if (now[i] >= kNegligible) changed = std::inner_product(row, row + count, expected.begin(), 0.0F);
      ahead[i] = (1.0F - leave) * expected[i] + leave * changed;
    }
    normalise(ahead);
    for (std::size_t i = 0; i < count; ++i) now[i] *= ahead[i];
    normalise(now);
  }
}

}  // namespace barline::dsp
