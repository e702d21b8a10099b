#include "engine/steps/CharacterStep.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace barline::steps {
namespace {

constexpr float kAbsoluteGate = -70.0F;  // LUFS, as of EBU R 128
constexpr double kRelativeGate = -20.0;  // LU below the mean, as of EBU Tech 3342

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

}  // namespace

pipeline::StepDeclaration CharacterStep::declaration() {
  return {.id = "character",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Character"),
          .summary = BARLINE_STEP_TEXT("Step", "The 25 numbers by which similar tracks are found."),
          .parameters = {},
          .relativeCost = 2.0};
}

model::Character CharacterStep::run(const model::Loudness& loudness, const model::BeatGrid& grid,
                                    const model::TempoMap& tempo, const model::ChordTimeline& chords,
                                    const pipeline::Parameters& /*parameters*/,
                                    pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::Character character;
  character.loudness = loudness.integratedLufs;
  character.loudnessRange = loudness.rangeLu;
  character.dynamics = dynamics(loudness.momentary);
  character.tempo = tempo.bpm;
  if (tempo.bpm) character.tempoStability = tempo.stability;
  character.harmonicRhythm = harmonicRhythm(chords, grid);
  context.checkpoint(1.0);
  return character;
}

}  // namespace barline::steps
