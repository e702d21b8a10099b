#include "engine/steps/CharacterStep.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "engine/steps/features/FrameRange.h"
#include "engine/steps/features/KeyClarity.h"
#include "engine/steps/features/OnsetTimes.h"
#include "engine/steps/features/PulseClarity.h"

namespace barline::steps {
namespace {

using model::FrameFeatures;

constexpr double kSilence = 1e-10;        // mean square at −100 dBFS
constexpr float kSilentRms = 0.000316F;   // −70 dBFS
constexpr double kLowestBalance = -80.0;  // dB, what a band without sound has
constexpr float kAbsoluteGate = -70.0F;   // LUFS, as of EBU R 128
constexpr double kRelativeGate = -20.0;   // LU below the mean, as of EBU Tech 3342

/// Deviation of the loudness, in LU, of what passes both gates.
std::optional<double> dynamics(const model::Curve& momentary) {
  double energy = 0.0;
  std::size_t audible = 0;
  for (const float level : momentary.values) {
    if (level < kAbsoluteGate) continue;
    energy += std::pow(10.0, 0.1 * static_cast<double>(level));
    ++audible;
  }
  if (audible == 0) return std::nullopt;
  const double gate = 10.0 * std::log10(energy / static_cast<double>(audible)) + kRelativeGate;
  double sum = 0.0;
  double squares = 0.0;
  double count = 0.0;
  for (const float value : momentary.values) {
    const auto level = static_cast<double>(value);
    if (value < kAbsoluteGate || level < gate) continue;
    sum += level;
    squares += level * level;
    count += 1.0;
  }
  const double mean = sum / count;
  return std::sqrt(std::max(squares / count - mean * mean, 0.0));
}

/// Changes of harmony for each bar.
std::optional<double> harmonicRhythm(const model::ChordTimeline& chords, const model::BeatGrid& grid) {
  const bool anyChord = std::ranges::any_of(
      chords.changes, [](const model::ChordSpan& span) { return model::parseHarte(span.label).has_value(); });
  if (grid.bars.empty() || !anyChord) return std::nullopt;
  return static_cast<double>(countHarmonicChanges(chords)) / static_cast<double>(grid.bars.size());
}

double decibels(double power) {
  return 10.0 * std::log10(power);
}

void setBalance(model::Character& character, const std::array<double, FrameFeatures::kBands>& powers) {
  constexpr std::array kMembers{&model::Character::subBass,   &model::Character::bass,
                                &model::Character::lowMid,    &model::Character::mid,
                                &model::Character::highMid,   &model::Character::presence,
                                &model::Character::brilliance};
  static_assert(kMembers.size() == FrameFeatures::kBands);
  const double all = std::accumulate(powers.begin(), powers.end(), 0.0);
  if (all < kSilence) return;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    character.*kMembers[i] = std::max(decibels(powers[i] / all + 1e-30), kLowestBalance);
  }
}

/// What is an average over the frames that are not silent.
void setAudibleMeans(model::Character& character, const FrameFeatures& frames) {
  double count = 0.0;
  double sum = 0.0;
  double squares = 0.0;
  std::array<double, FrameFeatures::kPitchClasses> chroma{};
  for (std::size_t frame = 0; frame < frames.frames(); ++frame) {
    frames.letGoBefore(frame);
    if (frames.at(frame, FrameFeatures::Rms) < kSilentRms) continue;
    const auto centroid = static_cast<double>(frames.at(frame, FrameFeatures::Centroid));
    count += 1.0;
    sum += centroid;
    squares += centroid * centroid;
    for (std::size_t i = 0; i < chroma.size(); ++i) {
      chroma[i] += static_cast<double>(frames.at(frame, FrameFeatures::Chroma + i));
    }
  }
  if (count == 0.0) return;
  const double mean = sum / count;
  if (mean > 0.0) character.brightness = mean;
  character.brightnessSpread = std::sqrt(std::max(squares / count - mean * mean, 0.0));
  for (double& value : chroma) value /= count;
  character.keyClarity = features::keyClarity(chroma);
}

}  // namespace

pipeline::StepDeclaration CharacterStep::declaration() {
  return {.id = "character",
          .version = 4,
          .title = BARLINE_STEP_TEXT("Step", "Character"),
          .summary = BARLINE_STEP_TEXT("Step", "The 25 numbers by which similar tracks are found."),
          .parameters = {},
          .relativeCost = 3.0};
}

model::Character CharacterStep::run(const FrameFeatures& frames, const model::OnsetActivation& onsets,
                                    const model::StereoImage& stereo, const model::Loudness& loudness,
                                    const model::Roughness& roughness, const model::Sharpness& sharpness,
                                    const model::EnergyRating& energy, const model::BeatGrid& grid,
                                    const model::TempoMap& tempo, const model::ChordTimeline& chords,
                                    const pipeline::Parameters& /*parameters*/,
                                    pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::Character character;
  setBalance(character, frames.bandPowers);
  character.loudness = loudness.integratedLufs;
  character.loudnessRange = loudness.rangeLu;
  character.crest = features::typicalCrest(frames);
  character.stereoWidth = stereo.width;
  character.correlation = stereo.correlation;
  character.tempo = tempo.bpm;
  if (tempo.bpm) character.tempoStability = tempo.stability;
  character.pulseClarity = features::pulseClarity(frames, context);
  const bool isAudible = loudness.integratedLufs.has_value() && frames.duration > 0.0;
  if (isAudible) {
    character.onsetRate = static_cast<double>(features::onsetTimes(onsets).size()) / frames.duration;
  }
  character.harmonicShare = frames.harmonicShare;
  character.harmonicRhythm = harmonicRhythm(chords, grid);
  setAudibleMeans(character, frames);
  character.roughness = roughness.meanAsper;
  character.sharpness = sharpness.meanAcum;
  character.energy = energy.rating;
  character.dynamics = dynamics(loudness.momentary);
  context.checkpoint(1.0);
  return character;
}

}  // namespace barline::steps
