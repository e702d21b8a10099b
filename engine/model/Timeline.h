#pragma once

#include <map>
#include <memory>
#include <string>

#include "engine/model/AudioSource.h"
#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/Character.h"
#include "engine/model/Curve.h"
#include "engine/model/Danceability.h"
#include "engine/model/EnergyRating.h"
#include "engine/model/Harmony.h"
#include "engine/model/Loudness.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/Psychoacoustics.h"
#include "engine/model/Roughness.h"
#include "engine/model/Section.h"
#include "engine/model/TempoMap.h"
#include "engine/model/Transients.h"
#include "engine/model/WaveformPeaks.h"

namespace barline::model {

/// Where a part of a timeline came from.
struct Provenance {
  std::string step;  ///< id in the catalogue
  int version{};
  std::string parameters;  ///< canonical "id=value;…"
  std::string cacheKey;
  double elapsed{};  ///< seconds of wall time when it was computed

  bool operator==(const Provenance&) const = default;
};

/// Everything known about one track. A part that is absent (null) was not computed, failed or is under way.
/// Values are shared and immutable, so a timeline is cheap to copy and safe to read from any thread.
struct Timeline {
  AudioSource source;
  std::shared_ptr<const WaveformPeaks> waveform;
  std::shared_ptr<const BeatGrid> grid;
  std::shared_ptr<const Transients> transients;
  std::shared_ptr<const TempoMap> tempo;
  std::shared_ptr<const ChordTimeline> chords;
  std::shared_ptr<const KeyTimeline> key;
  std::shared_ptr<const Sections> sections;
  std::shared_ptr<const EnergyCurve> energy;
  std::shared_ptr<const Loudness> loudness;
  std::shared_ptr<const PerceivedLoudness> perceivedLoudness;
  std::shared_ptr<const Sharpness> sharpness;
  std::shared_ptr<const BarFeatures> bars;
  std::shared_ptr<const EnergyRating> energyRating;
  std::shared_ptr<const Character> character;
  std::shared_ptr<const Roughness> roughness;
  std::shared_ptr<const Danceability> danceability;
  std::map<std::string, Provenance> provenance;  ///< by step id
};

}  // namespace barline::model
