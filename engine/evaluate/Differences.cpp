#include "engine/evaluate/Differences.h"

#include <algorithm>
#include <cmath>

#include "engine/evaluate/ChordShape.h"
#include "engine/evaluate/EventMatching.h"
#include "engine/evaluate/LabelledSpans.h"
#include "engine/model/MusicalKey.h"

namespace barline::evaluation {
namespace {

constexpr double kBeatWindow = 0.07;      // s, of mir_eval's F-measure
constexpr double kBoundaryWindow = 0.5;   // s, of mir_eval's stricter boundary figures
constexpr double kShortestStretch = 0.1;  // s
constexpr double kLongestShift = 0.5;     // beats
constexpr double kLonelyShift = 0.25;     // s, where one beat alone says nothing of the tempo

using Beats = std::vector<model::AnnotatedBeat>;

std::vector<double> timesOf(const Beats& beats) {
  std::vector<double> times;
  for (const model::AnnotatedBeat& beat : beats) times.push_back(beat.time);
  return times;
}

/// How far a reference beat's estimate may be, seconds.
double longestShift(const Beats& beats, std::size_t index) {
  if (beats.size() < 2) return kLonelyShift;
  const std::size_t before = index == 0 ? 0 : index - 1;
  const std::size_t after = std::min(index + 1, beats.size() - 1);
  return kLongestShift * (beats[after].time - beats[before].time) / static_cast<double>(after - before);
}

/// Partners of the reference's beats: those within the window first, then whatever is left nearby.
class BeatPairs {
 public:
  BeatPairs(const Beats& reference, const Beats& estimate)
      : partners_(reference.size()), taken_(estimate.size()) {
    for (const auto& [r, e] : matchEvents(timesOf(reference), timesOf(estimate), kBeatWindow)) pair(r, e);
    std::size_t first = 0;
    for (std::size_t r = 0; r < reference.size(); ++r) {
      const double reach = longestShift(reference, r);
      while (first < estimate.size() && estimate[first].time < reference[r].time - reach) ++first;
      if (!partners_[r]) pairNearest(reference[r].time, r, estimate, first, reach);
    }
  }

  [[nodiscard]] std::optional<std::size_t> partner(std::size_t reference) const {
    return partners_[reference];
  }
  [[nodiscard]] bool isTaken(std::size_t estimate) const { return taken_[estimate]; }

 private:
  void pair(std::size_t reference, std::size_t estimate) {
    partners_[reference] = estimate;
    taken_[estimate] = true;
  }

  void pairNearest(double time, std::size_t reference, const Beats& estimate, std::size_t first,
                   double reach) {
    std::optional<std::size_t> nearest;
    double least = reach;
    for (std::size_t e = first; e < estimate.size() && estimate[e].time < time + reach; ++e) {
      const double distance = std::abs(estimate[e].time - time);
      if (taken_[e] || distance >= least) continue;
      least = distance;
      nearest = e;
    }
    if (nearest) pair(reference, *nearest);
  }

  std::vector<std::optional<std::size_t>> partners_;
  std::vector<bool> taken_;
};

double timeOf(const BeatMark& mark) {
  return mark.reference ? *mark.reference : *mark.estimate;
}

std::vector<BeatMark> beatMarks(const Beats& reference, const Beats& estimate) {
  const BeatPairs pairs(reference, estimate);
  std::vector<BeatMark> marks;
  for (std::size_t r = 0; r < reference.size(); ++r) {
    const model::AnnotatedBeat& wanted = reference[r];
    BeatMark mark{EventDifference::Missing, wanted.time, {}, wanted.positionInBar == 1, false};
    if (const auto e = pairs.partner(r)) {
      const model::AnnotatedBeat& found = estimate[*e];
      mark.estimate = found.time;
      mark.difference = std::abs(found.time - wanted.time) <= kBeatWindow ? EventDifference::None
                                                                          : EventDifference::Shifted;
      const bool bothSay = wanted.positionInBar > 0 && found.positionInBar > 0;
      mark.wrongDownbeat = bothSay && (wanted.positionInBar == 1) != (found.positionInBar == 1);
    }
    marks.push_back(mark);
  }
  for (std::size_t e = 0; e < estimate.size(); ++e) {
    if (pairs.isTaken(e)) continue;
    marks.push_back({EventDifference::Extra, {}, estimate[e].time, estimate[e].positionInBar == 1, false});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const BeatMark& a, const BeatMark& b) { return timeOf(a) < timeOf(b); });
  return marks;
}

std::optional<LabelDifference> chordDifference(const std::string& reference, const std::string& estimate) {
  if (reference == estimate) return std::nullopt;
  const ChordShape wanted = chordShape(reference);
  const ChordShape found = chordShape(estimate);
  if (wanted.isUnknown() || found.isUnknown()) return std::nullopt;
  if (wanted.root != found.root) return LabelDifference::Root;
  // Extended chords differ from the seventh chords below them only where the octave is left out of account.
  if (wanted.bass == found.bass) {
    return chordShape(reference, true) == chordShape(estimate, true)
               ? std::nullopt
               : std::optional(LabelDifference::Quality);
  }
  const auto inRootPosition = [](const std::string& label) { return label.substr(0, label.find('/')); };
  return chordShape(inRootPosition(reference), true) == chordShape(inRootPosition(estimate), true)
             ? LabelDifference::Bass
             : LabelDifference::Quality;
}

std::string keyText(const model::AnnotatedKey& key) {
  if (!key.tonic) return {};
  switch (key.mode) {
    case model::AnnotatedMode::Major:
      return model::toString(model::MusicalKey{*key.tonic, model::Mode::Major});
    case model::AnnotatedMode::Minor:
      return model::toString(model::MusicalKey{*key.tonic, model::Mode::Minor});
    case model::AnnotatedMode::Other:
      break;
  }
  return model::pitchClassName(*key.tonic, {*key.tonic, model::Mode::Major});
}

std::optional<LabelDifference> keyDifference(const model::AnnotatedKey& reference,
                                             const model::AnnotatedKey& estimate) {
  if (reference == estimate || !reference.tonic) return std::nullopt;
  return reference.tonic == estimate.tonic ? LabelDifference::Quality : LabelDifference::Root;
}

/// Adds a stretch, or lengthens the last mark where it says the same.
void addMark(std::vector<SpanMark>& marks, SpanMark mark) {
  if (!marks.empty()) {
    SpanMark& last = marks.back();
    const bool isSame = last.reference == mark.reference && last.estimate == mark.estimate;
    if (isSame && last.range.end == mark.range.begin) {
      last.range.end = mark.range.end;
      return;
    }
  }
  marks.push_back(std::move(mark));
}

/// The stretches of the reference's own time in which the chords differ.
std::vector<SpanMark> chordMarks(const Spans& reference, const Spans& estimate) {
  std::vector<SpanMark> marks;
  if (reference.empty()) return marks;
  const Spans found =
      adjustedSpans(estimate, reference.front().range.begin, reference.back().range.end, "N", "N");
  for (const CommonStretch& stretch : commonStretches(reference, found)) {
    const model::AnnotatedSpan& wanted = reference[stretch.reference];
    const model::AnnotatedSpan& have = found[stretch.estimate];
    const bool isCovered = wanted.range.end >= stretch.range.end && have.range.end >= stretch.range.end;
    if (!isCovered) continue;
    if (const auto differs = chordDifference(wanted.label, have.label)) {
      addMark(marks, {stretch.range, *differs, wanted.label, have.label});
    }
  }
  std::erase_if(marks, [](const SpanMark& mark) { return mark.range.duration() < kShortestStretch; });
  return marks;
}

std::vector<SpanMark> keyMarks(const std::vector<model::AnnotatedKeySpan>& reference,
                               const std::vector<model::AnnotatedKeySpan>& estimate) {
  std::vector<SpanMark> marks;
  for (const model::AnnotatedKeySpan& wanted : reference) {
    for (const model::AnnotatedKeySpan& found : estimate) {
      const model::TimeRange common{std::max(wanted.range.begin, found.range.begin),
                                    std::min(wanted.range.end, found.range.end)};
      const auto differs = keyDifference(wanted.key, found.key);
      if (common.duration() < kShortestStretch || !differs) continue;
      addMark(marks, {common, *differs, keyText(wanted.key), keyText(found.key)});
    }
  }
  return marks;
}

std::vector<double> boundariesOf(const Spans& sections) {
  std::vector<double> times;
  for (const model::AnnotatedSpan& section : sections) times.push_back(section.range.begin);
  return times;
}

std::vector<BoundaryMark> boundaryMarks(const Spans& reference, const Spans& estimate) {
  const std::vector<double> wanted = boundariesOf(reference);
  const std::vector<double> found = boundariesOf(estimate);
  std::vector<bool> isFound(wanted.size());
  std::vector<bool> isWanted(found.size());
  for (const auto& [r, e] : matchEvents(wanted, found, kBoundaryWindow)) {
    isFound[r] = true;
    isWanted[e] = true;
  }
  std::vector<BoundaryMark> marks;
  for (std::size_t r = 0; r < wanted.size(); ++r) {
    if (!isFound[r]) marks.push_back({EventDifference::Missing, wanted[r]});
  }
  for (std::size_t e = 0; e < found.size(); ++e) {
    if (!isWanted[e]) marks.push_back({EventDifference::Extra, found[e]});
  }
  std::stable_sort(marks.begin(), marks.end(),
                   [](const BoundaryMark& a, const BoundaryMark& b) { return a.time < b.time; });
  return marks;
}

}  // namespace

Differences differences(const model::Annotation& reference, const model::Annotation& estimate) {
  Differences found;
  if (reference.beats && estimate.beats) found.beats = beatMarks(*reference.beats, *estimate.beats);
  if (reference.chords && estimate.chords) found.chords = chordMarks(*reference.chords, *estimate.chords);
  found.keys = keyMarks(reference.keys, estimate.keys);
  if (reference.sections && estimate.sections) {
    found.boundaries = boundaryMarks(*reference.sections, *estimate.sections);
  }
  return found;
}

}  // namespace barline::evaluation
