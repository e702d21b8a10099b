#include "engine/dsp/StickyMarkovChain.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <stdexcept>
#include <utility>

namespace barline::dsp {
namespace {

constexpr float kTiny = 1e-30F;
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
  const std::size_t count = states();
  const std::size_t steps = changeProbability.size();
  if (logLikelihood.size() != steps * count) throw std::invalid_argument("StickyMarkovChain: wrong length");
  Decoding decoding{.path = std::vector<std::uint16_t>(steps), .posterior = std::move(logLikelihood)};
  if (steps == 0) return decoding;
  const auto row = [&](std::size_t step) {
    return std::span(decoding.posterior).subspan(step * count, count);
  };

  // Forward: `best` carries the Viterbi scores, `forward` the filtered probabilities. Both need the
  // likelihoods, of which the backward pass needs a copy: it takes them from `likelihood`.
  std::vector<float> likelihood(steps * count);
  std::vector<std::uint16_t> from(steps * count);
  std::vector<float> best(count);
  std::vector<float> arriving(count);
  std::vector<int> origin(count);
  std::vector<float> changed(count);
  for (std::size_t step = 0; step < steps; ++step) {
    if (progress && step % kProgressEvery == 0) {
      progress(0.75 * static_cast<double>(step) / static_cast<double>(steps));
    }
    const std::span<float> forward = row(step);
    const float greatest = *std::ranges::max_element(forward);
    if (step == 0) {
      for (std::size_t j = 0; j < count; ++j) {
        best[j] = std::log(std::max(initial_[j], kTiny)) + forward[j] - greatest;
      }
    } else {
      const float leave = std::log(changeProbability[step]);
      const float stay = std::log1p(-changeProbability[step]);
      std::ranges::fill(arriving, -1e30F);
      for (std::size_t i = 0; i < count; ++i) {
        const float* const logRow = &logChange_[i * count];
        const float score = best[i] + leave;
        for (std::size_t j = 0; j < count; ++j) {
          const float candidate = score + logRow[j];
          const bool better = candidate > arriving[j];
          arriving[j] = better ? candidate : arriving[j];
          origin[j] = better ? static_cast<int>(i) : origin[j];
        }
      }
      for (std::size_t j = 0; j < count; ++j) {
        const bool stays = best[j] + stay >= arriving[j];
        from[step * count + j] = static_cast<std::uint16_t>(stays ? j : static_cast<std::size_t>(origin[j]));
        arriving[j] = (stays ? best[j] + stay : arriving[j]) + forward[j] - greatest;
      }
      const float top = *std::ranges::max_element(arriving);
      for (std::size_t j = 0; j < count; ++j) best[j] = arriving[j] - top;
    }

    exponentiate(forward);
    std::ranges::copy(forward, likelihood.begin() + static_cast<std::ptrdiff_t>(step * count));
    if (step == 0) {
      for (std::size_t j = 0; j < count; ++j) forward[j] *= initial_[j];
    } else {
      const std::span<const float> before = row(step - 1);
      std::ranges::fill(changed, 0.0F);
      for (std::size_t i = 0; i < count; ++i) {
        const float weight = before[i];
        if (weight < 1e-7F) continue;
        const float* const changeRow = &change_[i * count];
        for (std::size_t j = 0; j < count; ++j) changed[j] += weight * changeRow[j];
      }
      const float leave = changeProbability[step];
      for (std::size_t j = 0; j < count; ++j) {
        forward[j] *= (1.0F - leave) * before[j] + leave * changed[j];
      }
    }
    normalise(forward);
  }

  decoding.path.back() = static_cast<std::uint16_t>(std::ranges::max_element(best) - best.begin());
  for (std::size_t step = steps - 1; step > 0; --step) {
    decoding.path[step - 1] = from[step * count + decoding.path[step]];
  }

  std::vector<float> backward(count, 1.0F);
  for (std::size_t step = steps - 1; step > 0; --step) {
    if (progress && step % kProgressEvery == 0) {
      progress(1.0 - 0.25 * static_cast<double>(step) / static_cast<double>(steps));
    }
    const float leave = changeProbability[step];
    float* const ahead = &likelihood[step * count];
    for (std::size_t j = 0; j < count; ++j) ahead[j] *= backward[j];
    const std::span<float> here = row(step - 1);
    for (std::size_t i = 0; i < count; ++i) {
      const float* const changeRow = &change_[i * count];
      float sum = 0.0F;
      if (here[i] > 1e-7F) {
        for (std::size_t j = 0; j < count; ++j) sum += changeRow[j] * ahead[j];
      }
      backward[i] = (1.0F - leave) * ahead[i] + leave * sum;
    }
    normalise(backward);
    for (std::size_t i = 0; i < count; ++i) here[i] *= backward[i];
    normalise(here);
  }
  return decoding;
}

}  // namespace barline::dsp
