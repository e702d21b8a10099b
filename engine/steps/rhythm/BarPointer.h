#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

#include "engine/model/RhythmActivation.h"
#include "engine/pipeline/StepContext.h"
#include "engine/steps/rhythm/BeatCandidates.h"
#include "engine/steps/rhythm/MetricalPlaces.h"
#include "engine/steps/rhythm/RhythmWeights.h"
#include "engine/steps/rhythm/TempoRange.h"

namespace barline::steps::rhythm {

/// What a person knows about a track beforehand.
struct RhythmExpectation {
  TempoRange tempi{kUsualTempi};
  std::optional<std::size_t> metre;  ///< index in RhythmActivation::kMetres
  std::optional<bool> isCompound;    ///< whether beats divide into three
};

struct DecodedBeat {
  std::size_t candidate{};
  MetricalPlace place;

  bool operator==(const DecodedBeat&) const = default;
};

/// Beats that follow each other without a gap.
using PulseRun = std::vector<DecodedBeat>;

/// The most likely beats and their places in bars: the bar-pointer model (Whiteley, Cemgil and Godsill 2006)
/// over tempo, metre and position in the bar. Tempo changes at beats only (Krebs, Böck and Widmer 2015), so a
/// state is fully told by a beat, the one before it and its place in the bar; that turns the recursion from
/// frames to candidates for beats and makes one exact Viterbi search over everything cheap. Metre may change
/// at a bar line, a bar may be cut short, the tempo may jump, and the pulse may stop and start again, each
/// for what it costs. Time and memory grow linearly with the track.
///
/// @return runs in order of time, none of them empty
/// @throws pipeline::Cancelled
[[nodiscard]] std::vector<PulseRun> findBars(std::span<const BeatCandidate> candidates,
                                             const model::RhythmActivation& activation,
                                             const RhythmExpectation& expectation,
                                             const RhythmWeights& weights, pipeline::StepContext& context);

}  // namespace barline::steps::rhythm
