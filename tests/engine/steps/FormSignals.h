#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/model/BeatGrid.h"
#include "engine/model/Curve.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/model/Section.h"

namespace barline::test {

/// A stretch of a made-up song. Equal numbers sound alike; nothing else follows from a number.
struct FormPart {
  int timbre{};   ///< which bands are strong, and in which rhythm
  int harmony{};  ///< which loop of four chords, one a bar
  int bars{8};
  double level{-15.0};  ///< dBFS
};

/// What the steps before would have found in a song: bars of four beats, 120 a minute.
struct FormSignal {
  static constexpr double kBar = 2.0;  ///< seconds

  model::RhythmSpectrum rhythm;
  model::PitchSpectrum pitch;
  model::EnergyCurve energy;
  model::BeatGrid grid;
};

/// @param lead seconds before the first bar. @param leadLevel dBFS there, below −60 silence
[[nodiscard]] FormSignal makeForm(const std::vector<FormPart>& parts, double lead = 0.0,
                                  double leadLevel = -120.0);

/// The sections that the step finds.
[[nodiscard]] model::Sections sectionsOf(const FormSignal& signal);

/// Letters of the groups and lengths in bars: "A8 B8 A8".
[[nodiscard]] std::string formText(const model::Sections& form);

}  // namespace barline::test
