#include "engine/evaluate/ChordFigures.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/evaluate/ChordShape.h"

namespace barline::evaluation {
namespace {

constexpr std::size_t kTriadNotes = 8;  // up to the fifth, raised or not
constexpr int kMirexCommonNotes = 3;

/// A stretch of time in which both have one chord.
struct Compared {
  ChordShape reference;
  ChordShape estimate;
  double duration{};
};

/// Whether the chords agree; nothing where the comparison cannot judge the reference.
using Comparison = std::optional<bool> (*)(const ChordShape& reference, const ChordShape& estimate);

bool sameNotes(const ChordShape& a, const ChordShape& b, std::size_t count) {
  return std::equal(a.notes.begin(), a.notes.begin() + static_cast<std::ptrdiff_t>(count), b.notes.begin());
}

bool hasNotes(const ChordShape& chord, std::string_view label, std::size_t count) {
  return sameNotes(chord, chordShape(label), count);
}

std::optional<bool> compareRoots(const ChordShape& reference, const ChordShape& estimate) {
  if (reference.isUnknown()) return std::nullopt;
  return reference.root == estimate.root;
}

std::optional<bool> compareThirds(const ChordShape& reference, const ChordShape& estimate) {
  if (reference.isUnknown()) return std::nullopt;
  return reference.root == estimate.root && reference.notes[3] == estimate.notes[3];
}

std::optional<bool> compareTriads(const ChordShape& reference, const ChordShape& estimate) {
  if (reference.isUnknown()) return std::nullopt;
  return reference.root == estimate.root && sameNotes(reference, estimate, kTriadNotes);
}

std::optional<bool> compareTetrads(const ChordShape& reference, const ChordShape& estimate) {
  if (reference.isUnknown()) return std::nullopt;
  return reference.root == estimate.root && reference.notes == estimate.notes;
}

std::optional<bool> compareMajMin(const ChordShape& reference, const ChordShape& estimate) {
  const bool isNone = reference.root < 0 && !reference.isUnknown();
  if (!isNone && !hasNotes(reference, "C:maj", kTriadNotes) && !hasNotes(reference, "C:min", kTriadNotes)) {
    return std::nullopt;
  }
  return compareTriads(reference, estimate);
}

std::optional<bool> compareSevenths(const ChordShape& reference, const ChordShape& estimate) {
  const auto is = [&](std::string_view label) { return hasNotes(reference, label, reference.notes.size()); };
  if (!is("N") && !is("C:maj") && !is("C:min") && !is("C:maj7") && !is("C:7") && !is("C:min7")) {
    return std::nullopt;
  }
  return compareTetrads(reference, estimate);
}

/// Whether a pitch class sounds; an unknown chord has all of them, as in mir_eval.
bool sounds(const ChordShape& chord, int pitchClass) {
  return chord.notes[static_cast<std::size_t>((pitchClass - chord.root + 12) % 12)] != 0;
}

std::optional<bool> compareMirex(const ChordShape& reference, const ChordShape& estimate) {
  if (reference.isUnknown()) return std::nullopt;
  const auto count = std::count(reference.notes.begin(), reference.notes.end(), 1);
  if (count > 0 && count < kMirexCommonNotes) return std::nullopt;
  if (reference.root < 0 && estimate.root < 0) return true;
  int common = 0;
  for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
    if (sounds(reference, pitchClass) && sounds(estimate, pitchClass)) ++common;
  }
  return common >= kMirexCommonNotes;
}

template <Comparison comparison>
std::optional<bool> withBass(const ChordShape& reference, const ChordShape& estimate) {
  const auto equal = comparison(reference, estimate);
  if (!equal) return std::nullopt;
  return *equal && reference.bass == estimate.bass;
}

double weightedShare(const std::vector<Compared>& stretches, Comparison comparison) {
  double judged = 0.0;
  double agreed = 0.0;
  for (const Compared& stretch : stretches) {
    const auto equal = comparison(stretch.reference, stretch.estimate);
    if (!equal) continue;
    judged += stretch.duration;
    if (*equal) agreed += stretch.duration;
  }
  return judged > 0.0 ? agreed / judged : 0.0;
}

/// Spans of one chord after another become one, whatever they are called; gaps between them count to it.
std::vector<model::TimeRange> mergedChords(const Spans& spans) {
  std::vector<model::TimeRange> merged;
  std::optional<ChordShape> previous;
  for (const model::AnnotatedSpan& span : spans) {
    const ChordShape shape = chordShape(span.label, true);
    if (previous && *previous == shape) {
      merged.back().end = span.range.end;
    } else {
      merged.push_back(span.range);
    }
    previous = shape;
  }
  return merged;
}

/// Directional Hamming distance: the share of `from`'s time that lies outside the longest piece of `cuts` in
/// each of its stretches (Abdallah et al. 2005).
double directionalDistance(const std::vector<model::TimeRange>& from,
                           const std::vector<model::TimeRange>& cuts) {
  std::vector<double> times;
  for (const model::TimeRange& cut : cuts) times.insert(times.end(), {cut.begin, cut.end});
  std::sort(times.begin(), times.end());
  double outside = 0.0;
  for (const model::TimeRange& range : from) {
    double longest = 0.0;
    double last = range.begin;
    for (auto time = std::lower_bound(times.begin(), times.end(), range.begin);
         time != times.end() && *time < range.end; ++time) {
      longest = std::max(longest, *time - last);
      last = *time;
    }
    longest = std::max(longest, range.end - last);
    outside += range.duration() - longest;
  }
  return outside / (from.back().end - from.front().begin);
}

std::vector<Compared> comparedStretches(const Spans& reference, const Spans& estimate) {
  std::map<std::string, ChordShape> shapes;
  const auto shapeOf = [&](const std::string& label) {
    const auto [entry, isNew] = shapes.try_emplace(label);
    if (isNew) entry->second = chordShape(label);
    return entry->second;
  };
  std::vector<Compared> compared;
  for (const CommonStretch& stretch : commonStretches(reference, estimate)) {
    compared.push_back({shapeOf(reference[stretch.reference].label),
                        shapeOf(estimate[stretch.estimate].label), stretch.range.duration()});
  }
  return compared;
}

}  // namespace

ChordFigures chordFigures(const Spans& reference, const Spans& estimate) {
  const Spans wanted = withoutOverlaps(reference);
  if (wanted.empty()) return {};
  const Spans found =
      withoutOverlaps(adjustedSpans(estimate, wanted.front().range.begin, wanted.back().range.end, "N", "N"));
  const std::vector<Compared> compared = comparedStretches(wanted, found);
  ChordFigures figures;
  figures.root = weightedShare(compared, compareRoots);
  figures.thirds = weightedShare(compared, compareThirds);
  figures.triads = weightedShare(compared, compareTriads);
  figures.tetrads = weightedShare(compared, compareTetrads);
  figures.majMin = weightedShare(compared, compareMajMin);
  figures.sevenths = weightedShare(compared, compareSevenths);
  figures.mirex = weightedShare(compared, compareMirex);
  figures.thirdsInversions = weightedShare(compared, withBass<compareThirds>);
  figures.triadsInversions = weightedShare(compared, withBass<compareTriads>);
  figures.tetradsInversions = weightedShare(compared, withBass<compareTetrads>);
  figures.majMinInversions = weightedShare(compared, withBass<compareMajMin>);
  figures.seventhsInversions = weightedShare(compared, withBass<compareSevenths>);
  const auto wantedChords = mergedChords(wanted);
  const auto foundChords = mergedChords(found);
  figures.underSegmentation = 1.0 - directionalDistance(foundChords, wantedChords);
  figures.overSegmentation = 1.0 - directionalDistance(wantedChords, foundChords);
  figures.segmentation = std::min(figures.underSegmentation, figures.overSegmentation);
  return figures;
}

}  // namespace barline::evaluation
