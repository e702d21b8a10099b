#include "engine/steps/harmony/KeyBorders.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "engine/steps/harmony/ChordVocabulary.h"

namespace barline::steps {
namespace {

constexpr double kReach = 9.0;       // s to either side; a bar or a few
constexpr double kLeastGain = 0.45;  // s of a chord that is wholly foreign

// The minor scale with its leading note.
constexpr std::array<bool, 12> kMajorScale{true,  false, true,  false, true,  true,
                                           false, true,  false, true,  false, true};
constexpr std::array<bool, 12> kMinorScale{true,  false, true, true,  false, true,
                                           false, true,  true, false, true,  true};

/// Share of a chord's notes that are outside the key's scale.
double foreignness(std::size_t chord, const model::MusicalKey& key) {
  const auto& scale = key.mode == model::Mode::Major ? kMajorScale : kMinorScale;
  const std::size_t root = chordRoot(chord) + 12 - static_cast<std::size_t>(key.tonic);
  double notes = 0.0;
  double foreign = 0.0;
  for (std::size_t note = 0; note < 12; ++note) {
    if (note > 0 && chordDegree(chordQuality(chord), note).empty()) continue;
    notes += 1.0;
    if (!scale[(root + note) % 12]) foreign += 1.0;
  }
  return foreign / notes;
}

/// Seconds of foreign chords in `range`.
double foreignSeconds(const model::TimeRange& range, const model::MusicalKey& key,
                      std::span<const model::ChordSpan> chords) {
  double seconds = 0.0;
  auto chord = std::ranges::lower_bound(chords, range.begin, std::ranges::less_equal{},
                                        [](const model::ChordSpan& span) { return span.range.end; });
  for (; chord != chords.end() && chord->range.begin < range.end; ++chord) {
    const auto number = nearestChord(chord->label);
    if (!number || *number == kNoChord) continue;
    const double overlap = std::min(chord->range.end, range.end) - std::max(chord->range.begin, range.begin);
    seconds += overlap * foreignness(*number, key);
  }
  return seconds;
}

/// Where the key of `left` gives way to that of `right`.
double borderBetween(const model::KeySpan& left, const model::KeySpan& right, std::span<const double> lines,
                     std::span<const model::ChordSpan> chords) {
  const double heard = right.range.begin;
  const double from = std::max(left.range.begin, heard - kReach);
  const double to = std::min(right.range.end, heard + kReach);
  const auto cost = [&](double border) {
    return foreignSeconds({from, border}, left.key, chords) + foreignSeconds({border, to}, right.key, chords);
  };
  double best = heard;
  double least = cost(heard) - kLeastGain;
  for (const double line : lines) {
    if (line <= from || line >= to) continue;
    const double foreign = cost(line);
    const bool isNearer = std::abs(line - heard) < std::abs(best - heard);
    if (foreign > least || (foreign == least && !isNearer)) continue;
    best = line;
    least = foreign;
  }
  return best;
}

}  // namespace

void moveBordersByChords(std::vector<model::KeySpan>& spans, std::span<const double> lines,
                         std::span<const model::ChordSpan> chords) {
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const double border = borderBetween(spans[i - 1], spans[i], lines, chords);
    spans[i - 1].range.end = border;
    spans[i].range.begin = border;
  }
}

}  // namespace barline::steps
