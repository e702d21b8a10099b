#include "engine/steps/TunedSpectra.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace barline::steps {
namespace {

// Half a minute of music tells the tuning to a cent or two; 0.8 lets it follow within some minutes.
constexpr double kStretchSeconds = 30.0;
constexpr float kTuningMemory = 0.8F;

/// `spectrum` as it were at standard tuning.
void retune(std::span<const float> spectrum, double cents, std::span<float> tuned) {
  const double shift = cents / 100.0 * dsp::LogFrequencyBank::kBinsPerSemitone;
  const auto whole = static_cast<std::ptrdiff_t>(std::floor(shift));
  const auto fraction = static_cast<float>(shift - std::floor(shift));
  const auto last = static_cast<std::ptrdiff_t>(spectrum.size()) - 1;
  for (std::ptrdiff_t i = 0; i <= last; ++i) {
    const auto left = static_cast<std::size_t>(std::clamp(i + whole, std::ptrdiff_t{0}, last));
    const auto right = static_cast<std::size_t>(std::clamp(i + whole + 1, std::ptrdiff_t{0}, last));
    tuned[static_cast<std::size_t>(i)] = (1.0F - fraction) * spectrum[left] + fraction * spectrum[right];
  }
}

/// The branch of `cents` (±100 apart) nearest to `previous`, so that a tuning near a quarter tone does not
/// jump by a semitone within a track.
double nearestBranch(double cents, double previous) {
  const double unwrapped = cents + 100.0 * std::round((previous - cents) / 100.0);
  return std::abs(unwrapped) <= 75.0 ? unwrapped : cents;
}

}  // namespace

TunedSpectra::TunedSpectra(dsp::LogFrequencyBank bank, double spacing, double frameRate)
    : bank_(std::move(bank)),
      spacing_(spacing),
      stretchFrames_(static_cast<std::size_t>(kStretchSeconds * frameRate)),
      tuned_(bank_.bins()) {
  stretch_.reserve(stretchFrames_ * bank_.bins());
}

void TunedSpectra::push(std::span<const float> magnitudes, const Sink& sink) {
  ofStretch_.add(magnitudes, spacing_);
  const std::size_t at = stretch_.size();
  stretch_.resize(at + bank_.bins());
  bank_.map(magnitudes, std::span(stretch_).subspan(at));
  if (stretch_.size() == stretchFrames_ * bank_.bins()) settle(sink);
}

double TunedSpectra::finish(const Sink& sink) {
  settle(sink);
  return nearestBranch(ofTrack_.cents(), cents_);
}

void TunedSpectra::settle(const Sink& sink) {
  ofLastMinutes_.add(ofStretch_);
  ofTrack_.add(ofStretch_);
  ofStretch_ = {};
  if (!ofLastMinutes_.empty()) cents_ = nearestBranch(ofLastMinutes_.cents(), cents_);
  for (std::size_t at = 0; at < stretch_.size(); at += bank_.bins()) {
    retune(std::span(stretch_).subspan(at, bank_.bins()), cents_, tuned_);
    sink(tuned_);
  }
  stretch_.clear();
  ofLastMinutes_.fade(kTuningMemory);
}

}  // namespace barline::steps
