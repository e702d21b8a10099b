#include "engine/steps/LoudnessTap.h"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "engine/dsp/LoudnessGating.h"
#include "engine/steps/Speakers.h"

namespace barline::steps {
namespace {

// Windows begin every 0.1 s (EBU Tech 3341, 2.2); the loudest momentary one may begin on any of these steps,
// so that a sound as long as the window is found whole (case 13).
constexpr int kStepsPerSecond = 50;
constexpr std::size_t kHop = 5;               // steps
constexpr std::size_t kMomentarySteps = 20;   // 400 ms
constexpr std::size_t kShortTermSteps = 150;  // 3 s
constexpr float kFloorLufs = -120.0F;

/// BS.1770-4, table 4: 1.41 between 60° and 120° to either side, else 1. Back speakers stand at 110° where
/// there are no side speakers (5.1), at 135° where there are (7.1).
double channelWeight(std::uint64_t position, std::uint64_t mask) {
  using namespace speaker;
  constexpr double kSurround = 1.41;
  constexpr std::uint64_t kSides = kSideLeft | kSideRight;
  constexpr std::uint64_t kBesides =
      kSides | kWideLeft | kWideRight | kSurroundDirectLeft | kSurroundDirectRight;
  if ((position & (kLowFrequency | kLowFrequency2)) != 0) return 0.0;
  if ((position & kBesides) != 0) return kSurround;
  if ((position & (kBackLeft | kBackRight)) != 0 && (mask & kSides) == 0) return kSurround;
  return 1.0;
}

/// Weights in channel order; all 1 where the positions are not known.
std::vector<double> channelWeights(const audio::AudioFormat& format) {
  std::vector<double> weights(static_cast<std::size_t>(format.channels), 1.0);
  const std::vector<std::uint64_t> positions = speakerPositions(format);
  for (std::size_t c = 0; c < positions.size(); ++c)
    weights[c] = channelWeight(positions[c], format.channelMask);
  return weights;
}

/// First frame of step `index`: from the index each time, so that it never drifts.
std::int64_t stepBegin(std::size_t index, int sampleRate) {
  return (static_cast<std::int64_t>(index) * sampleRate + kStepsPerSecond / 2) / kStepsPerSecond;
}

model::Curve curve(const std::vector<double>& powers, std::size_t windowSteps) {
  model::Curve curve{.start = 0.5 * static_cast<double>(windowSteps) / kStepsPerSecond,
                     .step = static_cast<double>(kHop) / kStepsPerSecond,
                     .unit = "LUFS",
                     .values = {}};
  curve.values.reserve(powers.size());
  for (const double power : powers) {
    const auto value = power > 0.0 ? static_cast<float>(dsp::lufs(power)) : kFloorLufs;
    curve.values.push_back(std::max(kFloorLufs, value));
  }
  return curve;
}

/// The loudest of the powers, LUFS; nothing for silence.
std::optional<double> maximum(const std::vector<double>& powers) {
  const auto loudest = std::ranges::max_element(powers);
  if (loudest == powers.end() || *loudest <= 0.0) return std::nullopt;
  const double value = dsp::lufs(*loudest);
  return value > static_cast<double>(kFloorLufs) ? std::optional(value) : std::nullopt;
}

}  // namespace

pipeline::StepDeclaration LoudnessTap::declaration() {
  return {.id = "loudness",
          .version = 2,
          .title = BARLINE_STEP_TEXT("Step", "Loudness"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Measures loudness, loudness range and true peak after EBU R 128 and ITU-R BS.1770."),
          .relativeCost = 62.0};
}

void LoudnessTap::begin(const audio::AudioFormat& format) {
  sampleRate_ = format.sampleRate;
  stepEnd_ = stepBegin(1, sampleRate_);
  peakMeters_.assign(static_cast<std::size_t>(format.channels), dsp::TruePeakMeter(sampleRate_));
  std::vector<WeightedChannel> weighted;
  const std::vector<double> weights = channelWeights(format);
  for (std::size_t c = 0; c < weights.size(); ++c) {
    if (weights[c] > 0.0) weighted.push_back({c, weights[c]});
  }
  for (std::size_t c = 0; c < weighted.size(); c += 2) {
    const bool alone = c + 1 == weighted.size();
    const WeightedChannel second = alone ? WeightedChannel{weighted[c].index, 0.0} : weighted[c + 1];
    pairs_.push_back({weighted[c], second, dsp::KWeightedMeter(sampleRate_)});
  }
}

void LoudnessTap::consume(const audio::AudioBlock& block) {
  measureLoudness(block);
  for (std::size_t c = 0; c < peakMeters_.size() && c < block.channels.size(); ++c) {
    peakMeters_[c].add(block.channels[c]);
  }
}

void LoudnessTap::measureLoudness(const audio::AudioBlock& block) {
  const std::size_t frames = block.frames();
  std::size_t done = 0;
  while (done < frames) {
    const std::size_t count = std::min(frames - done, static_cast<std::size_t>(stepEnd_ - position_));
    for (ChannelPair& pair : pairs_) {
      pair.meter.add(block.channels[pair.first.index].data() + done,
                     block.channels[pair.second.index].data() + done, count);
    }
    done += count;
    position_ += static_cast<std::int64_t>(count);
    if (position_ == stepEnd_) closeStep();
  }
}

void LoudnessTap::closeStep() {
  double energy = 0.0;
  for (ChannelPair& pair : pairs_) {
    const auto [first, second] = pair.meter.take();
    energy += pair.first.weight * first + pair.second.weight * second;
  }
  stepEnergies_.push_back(std::isfinite(energy) ? energy : 0.0);
  stepEnd_ = stepBegin(stepEnergies_.size() + 1, sampleRate_);
}

/// Mean powers of the windows of so many steps that lie within the track, one every `hop` steps.
std::vector<double> LoudnessTap::windowPowers(std::size_t steps, std::size_t hop) const {
  std::vector<double> powers;
  for (std::size_t end = steps; end <= stepEnergies_.size(); end += hop) {
    const std::size_t begin = end - steps;
    const auto first = stepEnergies_.begin() + static_cast<std::ptrdiff_t>(begin);
    const double energy = std::accumulate(first, first + static_cast<std::ptrdiff_t>(steps), 0.0);
    powers.push_back(energy /
                     static_cast<double>(stepBegin(end, sampleRate_) - stepBegin(begin, sampleRate_)));
  }
  return powers;
}

model::Loudness LoudnessTap::finish() {
  const std::vector<double> momentary = windowPowers(kMomentarySteps, kHop);
  const std::vector<double> shortTerm = windowPowers(kShortTermSteps, kHop);
  double peak = 0.0;
  for (dsp::TruePeakMeter& meter : peakMeters_) peak = std::max(peak, meter.finish());

  model::Loudness loudness;
  loudness.integratedLufs = dsp::integratedLoudness(momentary);
  loudness.rangeLu = dsp::loudnessRange(shortTerm);
  if (peak > 0.0 && std::isfinite(peak)) loudness.truePeakDbtp = 20.0 * std::log10(peak);
  loudness.momentary = curve(momentary, kMomentarySteps);
  loudness.shortTerm = curve(shortTerm, kShortTermSteps);
  loudness.maximumMomentaryLufs = maximum(windowPowers(kMomentarySteps, 1));
  loudness.maximumShortTermLufs = maximum(shortTerm);
  return loudness;
}

}  // namespace barline::steps
