#include "engine/model/Measure.h"

#include <algorithm>
#include <cmath>

namespace barline::model {
namespace {

struct Definition {
  Measure measure;
  std::string_view id;
  std::optional<double> (*read)(const Timeline&);
};

/// A member of one of the timeline's parts.
template <auto Part, auto Member>
std::optional<double> member(const Timeline& timeline) {
  const auto& part = timeline.*Part;
  if (!part) return std::nullopt;
  return (*part).*Member;
}

/// Without a tempo its stability says nothing.
std::optional<double> tempoStability(const Timeline& timeline) {
  if (!timeline.tempo || !timeline.tempo->bpm) return std::nullopt;
  return timeline.tempo->stability;
}

std::optional<double> replayGain(const Timeline& timeline) {
  if (!timeline.loudness) return std::nullopt;
  return replayGainDb(*timeline.loudness);
}

constexpr std::array<Definition, kMeasureCount> kDefinitions{{
    {Measure::TempoBpm, "tempo_bpm", member<&Timeline::tempo, &TempoMap::bpm>},
    {Measure::TempoStability, "tempo_stability", tempoStability},
    {Measure::TuningCents, "tuning_cents", member<&Timeline::key, &KeyTimeline::tuningCents>},
    {Measure::IntegratedLufs, "integrated_lufs", member<&Timeline::loudness, &Loudness::integratedLufs>},
    {Measure::LoudnessRangeLu, "loudness_range_lu", member<&Timeline::loudness, &Loudness::rangeLu>},
    {Measure::TruePeakDbtp, "true_peak_dbtp", member<&Timeline::loudness, &Loudness::truePeakDbtp>},
    {Measure::MaximumMomentaryLufs, "maximum_momentary_lufs",
     member<&Timeline::loudness, &Loudness::maximumMomentaryLufs>},
    {Measure::MaximumShortTermLufs, "maximum_short_term_lufs",
     member<&Timeline::loudness, &Loudness::maximumShortTermLufs>},
    {Measure::ReplayGainDb, "replaygain_db", replayGain},
    {Measure::LoudnessSone, "loudness_sone",
     member<&Timeline::perceivedLoudness, &PerceivedLoudness::meanSone>},
    {Measure::LoudnessN5Sone, "loudness_n5_sone",
     member<&Timeline::perceivedLoudness, &PerceivedLoudness::n5Sone>},
    {Measure::LoudnessMaximumSone, "loudness_maximum_sone",
     member<&Timeline::perceivedLoudness, &PerceivedLoudness::maximumSone>},
    {Measure::LoudnessLevelPhon, "loudness_level_phon",
     member<&Timeline::perceivedLoudness, &PerceivedLoudness::levelPhon>},
    {Measure::SharpnessAcum, "sharpness_acum", member<&Timeline::sharpness, &Sharpness::meanAcum>},
    {Measure::RoughnessAsper, "roughness_asper", member<&Timeline::roughness, &Roughness::meanAsper>},
    {Measure::EnergyRating, "energy_rating", member<&Timeline::energyRating, &EnergyRating::rating>},
    {Measure::Danceability, "danceability", member<&Timeline::danceability, &Danceability::value>},
}};

constexpr std::array<Measure, kMeasureCount> kMeasures = [] {
  std::array<Measure, kMeasureCount> measures{};
  for (std::size_t i = 0; i < kMeasureCount; ++i) measures[i] = kDefinitions[i].measure;
  return measures;
}();

static_assert(std::ranges::is_sorted(kMeasures), "definitions stand in the order of the enumeration");

const Definition& definitionOf(Measure measure) {
  return kDefinitions[static_cast<std::size_t>(measure)];
}

}  // namespace

std::span<const Measure> allMeasures() {
  return kMeasures;
}

std::string_view measureId(Measure measure) {
  return definitionOf(measure).id;
}

std::optional<Measure> measureFromId(std::string_view id) {
  const auto* const found = std::ranges::find(kDefinitions, id, &Definition::id);
  if (found == kDefinitions.end()) return std::nullopt;
  return found->measure;
}

std::optional<double> measureOf(const Timeline& timeline, Measure measure) {
  const std::optional<double> value = definitionOf(measure).read(timeline);
  if (!value || !std::isfinite(*value)) return std::nullopt;
  return value;
}

MeasureValues::MeasureValues(const Timeline& timeline) {
  for (const Measure measure : kMeasures) (*this)[measure] = measureOf(timeline, measure);
}

}  // namespace barline::model
