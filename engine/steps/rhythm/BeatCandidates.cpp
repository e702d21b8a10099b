#include "engine/steps/rhythm/BeatCandidates.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

#include "engine/dsp/PeakPicking.h"

namespace barline::steps::rhythm {
namespace {

using Activation = model::RhythmActivation;

constexpr double kSpacing = 0.05;  // s, between candidates where there is no peak

// The heads needn't peak on the same frame: what is heard at a beat is the largest within this many frames.
constexpr std::size_t kBeatReach = 1;
constexpr std::size_t kChangeReach = 2;

// How often a chord begins on a beat of each role; in composed music of all styles.
constexpr std::array<float, kBarRoles> kChangeRates{0.55f, 0.22f, 0.10f};
constexpr float kChangeRate = 0.25f;  // on any beat

constexpr float kLeastOther = 0.001f;  // no beat is a downbeat for certain

std::vector<float> smoothedBeatLogits(const Activation& activation) {
  const std::size_t frames = activation.frames();
  const auto at = [&](std::size_t frame) { return activation.logitAt(frame, Activation::Beat); };
  std::vector<float> smooth(frames);
  for (std::size_t i = 0; i < frames; ++i) {
    smooth[i] = 0.25f * at(i > 0 ? i - 1 : i) + 0.5f * at(i) + 0.25f * at(std::min(i + 1, frames - 1));
  }
  return smooth;
}

float sigmoid(float logit) {
  return 1.0f / (1.0f + std::exp(-logit));
}

/// The largest logit within `reach` frames of `frame`.
float strongest(const Activation& activation, double frame, std::size_t reach, Activation::Fast value) {
  const auto centre = static_cast<std::size_t>(std::max(std::lround(frame), 0L));
  const std::size_t last = std::min(centre + reach, activation.frames() - 1);
  float largest = -100.0f;
  for (std::size_t i = centre - std::min(centre, reach); i <= last; ++i)
    largest = std::max(largest, activation.logitAt(i, value));
  return largest;
}

// Where the network is unsure of all beats, as with strings, the strongest moments are the beats all the
// same.
constexpr std::size_t kLevelSeconds = 8;  // to either side over which the level of beats is taken

/// The largest beat logit of each second, averaged over the seconds around.
std::vector<float> beatLevels(const Activation& activation) {
  const auto second = static_cast<std::size_t>(std::max(std::lround(activation.frameRate), 1L));
  std::vector<float> sums{0.0f};
  for (std::size_t begin = 0; begin < activation.frames(); begin += second) {
    float largest = -100.0f;
    for (std::size_t i = begin; i < std::min(begin + second + second / 2, activation.frames()); ++i)
      largest = std::max(largest, activation.logitAt(i, Activation::Beat));
    sums.push_back(sums.back() + largest);
  }
  std::vector<float> levels;
  for (std::size_t i = 0; i + 1 < sums.size(); ++i) {
    const std::size_t from = i - std::min(i, kLevelSeconds);
    const std::size_t to = std::min(i + kLevelSeconds + 1, sums.size() - 1);
    levels.push_back((sums[to] - sums[from]) / static_cast<float>(to - from));
  }
  return levels;
}

}  // namespace

BeatEvidence::BeatEvidence(const model::RhythmActivation& activation, const RhythmWeights& weights)
    : activation_(activation), weights_(weights), lift_(beatLevels(activation)) {
  for (float& level : lift_) level = std::clamp(weights.clearBeat - level, 0.0f, weights.largestLift);
}

BeatCandidate BeatEvidence::at(double frame, bool isPeak) const {
  const float beat = strongest(activation_, frame, isPeak ? kBeatReach : 0, Activation::Beat);
  const float downbeat = strongest(activation_, frame, kBeatReach, Activation::Downbeat);
  const float change = strongest(activation_, frame, kChangeReach, Activation::Change);
  BeatCandidate candidate{frame / activation_.frameRate, isPeak, 0.0f, 0.0f, {}};
  const float lift = lift_[std::min(static_cast<std::size_t>(candidate.time), lift_.size() - 1)];
  candidate.beat = std::clamp(weights_.beat * (beat + lift + weights_.beatBias), weights_.beatLowest,
                              weights_.beatHighest);
  addDownbeat(sigmoid(beat), sigmoid(downbeat), candidate.roles);
  addChange(sigmoid(change), candidate.roles);
  return candidate;
}

// Where neither beat nor downbeat is heard, the share of downbeats is the usual one and tells nothing.
void BeatEvidence::addDownbeat(float beat, float downbeat, std::array<float, kBarRoles>& roles) const {
  const float rate = weights_.downbeatRate;
  const float faint = weights_.downbeatFaint;
  const float share = (downbeat + faint * rate) / (std::max(beat, downbeat) + faint);
  const float is = weights_.downbeat * std::log(share / rate);
  const float isNot = weights_.downbeat * std::log((1.0f - share + kLeastOther) / (1.0f - rate));
  roles[static_cast<std::size_t>(BarRole::Downbeat)] += is;
  roles[static_cast<std::size_t>(BarRole::Middle)] += isNot;
  roles[static_cast<std::size_t>(BarRole::Other)] += isNot;
}

void BeatEvidence::addChange(float change, std::array<float, kBarRoles>& roles) const {
  const float ratio = change / kChangeRate;
  const float ratioNot = (1.0f - change) / (1.0f - kChangeRate);
  for (std::size_t role = 0; role < kBarRoles; ++role) {
    roles[role] +=
        weights_.change * std::log(kChangeRates[role] * ratio + (1.0f - kChangeRates[role]) * ratioNot);
  }
}

std::vector<BeatCandidate> findCandidates(const Activation& activation, const RhythmWeights& weights) {
  std::vector<BeatCandidate> candidates;
  if (activation.frames() == 0) return candidates;
  const BeatEvidence evidence(activation, weights);
  const double spacing = kSpacing * activation.frameRate;
  const auto last = static_cast<double>(activation.frames() - 1);
  double frame = 0.0;
  const auto fillUpTo = [&](double next) {
    const double steps = std::ceil((next - frame) / spacing);
    for (double step = 1.0; step < steps; step += 1.0)
      candidates.push_back(evidence.at(frame + step / steps * (next - frame), false));
    frame = next;
  };
  const std::vector<float> logits = smoothedBeatLogits(activation);
  candidates.push_back(evidence.at(0.0, logits.size() > 1 && logits[0] > logits[1]));
  for (const dsp::Peak& peak : dsp::pickPeaks(logits, -100.0f)) {
    fillUpTo(peak.position);
    candidates.push_back(evidence.at(peak.position, true));
  }
  if (last > frame) {
    fillUpTo(last);
    candidates.push_back(evidence.at(last, false));
  }
  return candidates;
}

}  // namespace barline::steps::rhythm
