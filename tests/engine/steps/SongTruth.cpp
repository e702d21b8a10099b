#include "tests/engine/steps/SongTruth.h"

#include <algorithm>
#include <cmath>

namespace barline::test {
namespace {

/// "C:maj7" and "C:7" are C:maj, "C:min7" is C:min; empty for what is neither.
std::string majorOrMinor(const std::string& label) {
  const auto chord = model::parseHarte(label);
  if (!chord) return {};
  const std::string root = std::to_string(chord->root);
  const std::string family = chord->quality.substr(0, chord->quality.find('('));
  if (family == "maj" || family == "maj7" || family == "7" || family == "maj6" || family == "9")
    return root + ":maj";
  if (family == "min" || family == "min7" || family == "min6" || family == "min9") return root + ":min";
  return {};
}

}  // namespace

Beats beatsOf(const model::BeatGrid& grid) {
  Beats beats;
  for (const model::Beat& beat : grid.beats) {
    beats.all.push_back(beat.time);
    if (beat.positionInBar == 1) beats.downbeats.push_back(beat.time);
  }
  return beats;
}

double fMeasure(const std::vector<double>& truth, const std::vector<double>& found) {
  constexpr double kWindow = 0.07;
  std::size_t t = 0;
  std::size_t f = 0;
  std::size_t hits = 0;
  while (t < truth.size() && f < found.size()) {
    if (std::abs(truth[t] - found[f]) <= kWindow) {
      ++hits, ++t, ++f;
    } else if (truth[t] < found[f]) {
      ++t;
    } else {
      ++f;
    }
  }
  return 2.0 * static_cast<double>(hits) / static_cast<double>(truth.size() + found.size());
}

double chordOverlap(const std::vector<LabelledSpan>& truth, const std::vector<model::ChordSpan>& found) {
  double compared = 0.0;
  double equal = 0.0;
  for (const LabelledSpan& one : truth) {
    const std::string wanted = majorOrMinor(one.label);
    if (wanted.empty()) continue;
    compared += one.end - one.begin;
    for (const model::ChordSpan& span : found) {
      if (majorOrMinor(span.label) != wanted) continue;
      equal += std::max(0.0, std::min(one.end, span.range.end) - std::max(one.begin, span.range.begin));
    }
  }
  return equal / compared;
}

std::string figure(const char* what, double value) {
  return what + (' ' + std::to_string(value));
}

}  // namespace barline::test
