#include "engine/export/AbsentReasons.h"

namespace barline::exporting {
namespace {

constexpr double kMomentaryWindow = 0.4;  // s, ITU-R BS.1770-4
constexpr double kShortTermWindow = 3.0;  // s, EBU Tech 3341
constexpr double kShortestForm = 30.0;    // s; as the step for sections

/// Why a figure over windows of `seconds` is absent.
std::string tooShortOrSilent(double duration, double seconds, const char* tooShort) {
  return duration < seconds ? tooShort : "The track is silent.";
}

using Reasons = std::vector<std::pair<std::string, std::string>>;

void addLoudness(Reasons& reasons, const model::Loudness& loudness, double duration) {
  constexpr const char* kMomentary = "The track is shorter than 0.4 s.";
  constexpr const char* kShortTerm = "The track is shorter than 3 s.";
  const std::string momentary = tooShortOrSilent(duration, kMomentaryWindow, kMomentary);
  const std::string shortTerm = tooShortOrSilent(duration, kShortTermWindow, kShortTerm);
  if (!loudness.integratedLufs) reasons.emplace_back("integrated_lufs", momentary);
  if (!loudness.maximumMomentaryLufs) reasons.emplace_back("maximum_momentary_lufs", momentary);
  if (!loudness.rangeLu) reasons.emplace_back("loudness_range_lu", shortTerm);
  if (!loudness.maximumShortTermLufs) reasons.emplace_back("maximum_short_term_lufs", shortTerm);
  if (!loudness.truePeakDbtp) reasons.emplace_back("true_peak_dbtp", "The track is silent.");
}

}  // namespace

Reasons absentReasons(const model::Timeline& timeline) {
  const double duration = timeline.source.duration;
  Reasons reasons;
  if (timeline.tempo && !timeline.tempo->bpm) reasons.emplace_back("tempo_bpm", "No steady pulse was found.");
  if (timeline.key && !timeline.key->global)
    reasons.emplace_back("key", "Too few chords were heard to tell.");
  if (timeline.sections && timeline.sections->sections.empty()) {
    reasons.emplace_back(
        "sections", duration < kShortestForm ? "The track is shorter than 30 s." : "No bars were found.");
  }
  if (timeline.loudness) addLoudness(reasons, *timeline.loudness, duration);
  if (timeline.sharpness && !timeline.sharpness->meanAcum)
    reasons.emplace_back("sharpness_acum", "The track is too quiet or too short to tell.");
  if (timeline.danceability && !timeline.danceability->value)
    reasons.emplace_back("danceability", "The track is silent or too short to tell.");
  if (timeline.energyRating && !timeline.energyRating->rating)
    reasons.emplace_back("energy_rating", "The track is silent or too short to tell.");
  return reasons;
}

}  // namespace barline::exporting
