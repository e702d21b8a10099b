#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/RhythmActivation.h"

namespace barline::test {

/// A beat as it was played.
struct PlayedBeat {
  double time{};  ///< seconds
  int position{1};
  int beatsInBar{4};
};

/// What a network might hear of played beats.
struct Hearing {
  float beat{2.5f};       ///< logit on a beat
  float between{-5.0f};   ///< logit where nothing is
  float halves{-3.0f};    ///< logit half way between two beats
  float downbeat{2.0f};   ///< logit on a downbeat; on other beats −3
  float deviation{0.5f};  ///< of all logits, normally distributed
  double missed{0.0};     ///< share of beats whose logit is that between beats
  double deafFrom{};      ///< seconds; from here to deafTo no beat is heard
  double deafTo{};
  double otherOctave{0.0};  ///< probability that the tempo head gives to the double rate
  double tempo{0.9};        ///< probability that it gives to the rate itself
  float metre{2.0f};        ///< logit of the metre, others 0
  float compound{-3.0f};    ///< logit that beats divide into three
  std::uint32_t seed{1};
};

/// @param beats ascending, before `seconds`
[[nodiscard]] model::RhythmActivation activationOf(std::span<const PlayedBeat> beats, double seconds,
                                                   const Hearing& hearing = {});

/// `bars` bars of `beatsInBar` beats that begin at `start`, at one tempo. @return beats, ascending
[[nodiscard]] std::vector<PlayedBeat> playedBars(double bpm, int beatsInBar, int bars, double start = 0.4);

/// Appends bars to those already played, the first of them one beat after the last.
void appendBars(std::vector<PlayedBeat>& beats, double bpm, int beatsInBar, int bars);

}  // namespace barline::test
