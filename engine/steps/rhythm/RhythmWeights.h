#pragma once

#include <array>

#include "engine/steps/rhythm/MetricalPlaces.h"

namespace barline::steps::rhythm {

/// The bar-pointer model's numbers: natural logarithms of probabilities, or what multiplies them. Fitted on
/// composed validation clips. Evidence is far from independent from beat to beat, so weights are no
/// probabilities of their own; posteriors are calibrated apart.
struct RhythmWeights {
  // A beat's logit, as a ratio against no beat.
  float beat{1.5f};
  float beatBias{0.4f};
  float clearBeat{2.5f};  ///< where beats have smaller logits, they are lifted to this
  float largestLift{1.0f};
  float beatLowest{-6.0f};
  float beatHighest{4.0f};
  float silentBeat{-1.5f};  ///< in place of beatLowest, where a person wants beats where none is heard

  // At a beat.
  float downbeat{1.2f};
  float downbeatRate{0.3f};    ///< share of downbeats where nothing tells
  float downbeatFaint{0.05f};  ///< probabilities below tell little
  float change{3.2f};
  float loneAccent{2.0f};  ///< that repeats exactly and is the only one of its bar

  // For each second.
  float tempo{1.5f};
  float tempoLowest{-6.0f};
  float tempoPriorBpm{110.0f};    ///< middle of a log-normal prior
  float tempoPriorOctaves{1.2f};  ///< its width
  float tempoPrior{0.1f};
  float metre{0.2f};
  float unexplainedAccents{4.0f};  ///< in a metre that explains nothing of accents that repeat exactly
  std::array<float, kMetres> metrePrior{-1.2f, -0.1f, 0.0f, -0.4f, -0.5f};

  // The prior of a second search, around the tempo that most of the track has in the first.
  float trackTempoOctaves{0.35f};
  float trackTempo{1.0f};
  float trackMetre{2.0f};  ///< for each second in a metre that the first search never has

  // Where most of a track lies on one steady grid, for a beat on it and beside it.
  float onGrid{1.0f};
  float onMachineGrid{5.0f};
  float offGrid{-4.0f};

  // Once for each event.
  float metreChange{-10.0f};
  float cutBar{-18.0f};    ///< a bar that ends before its last beat
  float newTempo{-20.0f};  ///< counting at another level halfway through a song is rarer than it may seem
  float start{-8.0f};
  float stop{-16.0f};   ///< to start again later
  float finish{-3.0f};  ///< for good, before the end

  // From one interval to the next: normal in log time, exponential beyond `tempoTail` deviations.
  float tempoDeviation{0.02f};
  float timeDeviation{0.010f};     ///< seconds, of a peak of the activation
  float betweenDeviation{0.020f};  ///< seconds, of a place between peaks
  float tempoTail{1.5f};

  float beam{15.0f};  ///< paths that are this much worse than the best are given up
};

}  // namespace barline::steps::rhythm
