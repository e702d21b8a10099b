#include "engine/edits/ChordEdits.h"

#include <utility>

#include "engine/edits/Ranges.h"
#include "engine/edits/Spans.h"
#include "engine/model/ChordNames.h"

namespace barline::edits {
namespace {

using model::ChordPatch;
using model::ChordSpan;
using model::Edit;
using model::EditLayer;
using model::TimeRange;

const std::vector<ChordSpan>& chordsOf(const model::Timeline& shown) {
  static const std::vector<ChordSpan> kNone;
  return shown.chords ? shown.chords->changes : kNone;
}

/// The chord that holds most of a stretch; null where there is none.
const ChordSpan* mainChord(const std::vector<ChordSpan>& chords, const TimeRange& range) {
  const ChordSpan* main = nullptr;
  double most = 0.0;
  for (const ChordSpan& chord : chords) {
    const double common = std::min(range.end, chord.range.end) - std::max(range.begin, chord.range.begin);
    if (common <= most) continue;
    most = common;
    main = &chord;
  }
  return main;
}

Edit patchOf(const model::Timeline& shown, model::EditName name, std::vector<ChordSpan> spans) {
  const TimeRange range = extentOf(spans);
  return editOf(shown, std::move(name), EditLayer::Chords, range, ChordPatch{std::move(spans)});
}

}  // namespace

std::optional<Edit> setChord(const model::Timeline& shown, const TimeRange& range, const std::string& label) {
  const std::vector<ChordSpan>& chords = chordsOf(shown);
  const ChordSpan* const before = mainChord(chords, range);
  if (range.duration() <= 0.0 || before == nullptr) return std::nullopt;
  const bool alone = clipped(chords, range).size() == 1;
  if (alone && before->label == label && before->confidence == kSaidSo) return std::nullopt;
  ChordSpan span{range, label, kSaidSo, {}, before->chroma};
  if (before->label != label) span.runnerUp = before->label;
  if (before->label == label) span.runnerUp = before->runnerUp;
  const bool none = label == "N";
  model::EditName name{none ? "set_no_chord" : "set_chord", {}};
  if (!none) name.arguments.push_back(label);
  name.arguments.push_back(barName(shown, range.begin));
  return patchOf(shown, std::move(name), {std::move(span)});
}

std::optional<Edit> takeChordRunnerUp(const model::Timeline& shown, double time) {
  const std::vector<ChordSpan>& chords = chordsOf(shown);
  const auto index = spanAt(chords, time);
  if (!index || !chords[*index].runnerUp) return std::nullopt;
  return setChord(shown, chords[*index].range, *chords[*index].runnerUp);
}

std::optional<Edit> splitChord(const model::Timeline& shown, double time) {
  auto pieces = splitAt(chordsOf(shown), time);
  if (!pieces) return std::nullopt;
  const std::string label = pieces->front().label;
  return patchOf(shown, {"split_chord", {label, barName(shown, time)}}, std::move(*pieces));
}

std::optional<Edit> joinChord(const model::Timeline& shown, double time, Neighbour neighbour) {
  const std::vector<ChordSpan>& chords = chordsOf(shown);
  const auto index = spanAt(chords, time);
  if (!index) return std::nullopt;
  const bool previous = neighbour == Neighbour::Previous;
  if (previous ? *index == 0 : *index + 1 >= chords.size()) return std::nullopt;
  const ChordSpan& other = chords[previous ? *index - 1 : *index + 1];
  ChordSpan joined = chords[*index];
  const TimeRange both{std::min(joined.range.begin, other.range.begin),
                       std::max(joined.range.end, other.range.end)};
  if (both.duration() > joined.range.duration() + other.range.duration() + kShortestSpan) return std::nullopt;
  const double share = joined.range.duration() / both.duration();
  for (std::size_t i = 0; i < joined.chroma.size(); ++i) {
    joined.chroma[i] = static_cast<float>(share * joined.chroma[i] + (1.0 - share) * other.chroma[i]);
  }
  joined.range = both;
  joined.confidence = kSaidSo;
  if (other.label != joined.label) joined.runnerUp = other.label;
  return patchOf(shown, {"join_chords", {joined.label, barName(shown, both.begin)}}, {joined});
}

std::optional<Edit> moveChordBorder(const model::Timeline& shown, double border, double time) {
  const std::vector<ChordSpan>& chords = chordsOf(shown);
  const auto index = spanAt(chords, border);
  if (!index || chords[*index].range.begin != border) return std::nullopt;
  auto pair = withBorderAt(chords, *index, time);
  if (!pair) return std::nullopt;
  const ChordSpan& moved = pair->back();
  model::EditName name{"move_chord_border", {moved.label, barName(shown, moved.range.begin)}};
  return patchOf(shown, std::move(name), std::move(*pair));
}

std::optional<Edit> transposeChords(const model::Timeline& shown, const TimeRange& range, int semitones) {
  std::vector<ChordSpan> spans = clipped(chordsOf(shown), range);
  if (spans.empty() || semitones % 12 == 0) return std::nullopt;
  bool changes = false;
  for (ChordSpan& span : spans) {
    const model::MusicalKey key = keyAt(shown, span.range.begin);
    std::string label = model::transposedChord(span.label, semitones, key);
    if (label == span.label) continue;
    changes = true;
    span.label = std::move(label);
    span.confidence = kSaidSo;
    if (span.runnerUp) span.runnerUp = model::transposedChord(*span.runnerUp, semitones, key);
  }
  if (!changes) return std::nullopt;
  return patchOf(shown, {"transpose_chords", {std::to_string(semitones), barName(shown, range.begin)}},
                 std::move(spans));
}

}  // namespace barline::edits
