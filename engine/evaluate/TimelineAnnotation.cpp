#include "engine/evaluate/TimelineAnnotation.h"

#include <cmath>
#include <utility>

namespace barline::evaluation {
namespace {

double milliseconds(double seconds) {
  return std::round(seconds * 1000.0) / 1000.0;
}

model::TimeRange milliseconds(const model::TimeRange& range) {
  return {milliseconds(range.begin), milliseconds(range.end)};
}

void addGrid(const model::BeatGrid& grid, model::Annotation& annotation) {
  annotation.beats.emplace();
  annotation.downbeats.emplace();
  for (const model::Beat& beat : grid.beats) {
    annotation.beats->push_back({milliseconds(beat.time), beat.positionInBar});
  }
  for (const model::Bar& bar : grid.bars) {
    if (bar.number < 1) continue;
    annotation.downbeats->push_back(milliseconds(bar.range.begin));
    if (annotation.metres.empty() || annotation.metres.back().metre != bar.metre) {
      annotation.metres.push_back({milliseconds(bar.range.begin), bar.metre});
    }
  }
}

void addTempo(const model::Timeline& timeline, model::Annotation& annotation) {
  model::AnnotatedTempo& tempo = annotation.tempo.emplace();
  if (!timeline.tempo->bpm) return;
  tempo.bpm.push_back(milliseconds(*timeline.tempo->bpm));
  if (!timeline.grid) return;
  for (const model::GridAlternative& other : timeline.grid->alternatives) {
    if (other.beatRate == 1.0) continue;
    tempo.bpm.push_back(milliseconds(*timeline.tempo->bpm * other.beatRate));
    return;
  }
}

void addSpan(std::vector<model::AnnotatedSpan>& spans, const model::TimeRange& exact, std::string label) {
  const model::TimeRange range = milliseconds(exact);
  if (range.end > range.begin) spans.push_back({range, std::move(label)});
}

void addKey(const model::KeyTimeline& keys, model::Annotation& annotation) {
  annotation.key = keys.global ? annotatedKey(*keys.global) : model::AnnotatedKey{};
  for (const model::KeySpan& span : keys.spans) {
    annotation.keys.push_back({milliseconds(span.range), annotatedKey(span.key)});
  }
}

}  // namespace

model::AnnotatedKey annotatedKey(const model::MusicalKey& key) {
  return {key.tonic,
          key.mode == model::Mode::Major ? model::AnnotatedMode::Major : model::AnnotatedMode::Minor};
}

model::Annotation annotationOf(const model::Timeline& timeline) {
  model::Annotation annotation;
  if (timeline.grid) addGrid(*timeline.grid, annotation);
  if (timeline.tempo) addTempo(timeline, annotation);
  if (timeline.chords) {
    annotation.chords.emplace();
    for (const model::ChordSpan& span : timeline.chords->changes)
      addSpan(*annotation.chords, span.range, span.label);
  }
  if (timeline.key) addKey(*timeline.key, annotation);
  if (timeline.sections) {
    annotation.sections.emplace();
    for (const model::Section& section : timeline.sections->sections) {
      addSpan(*annotation.sections, section.range, model::groupLetter(section.group));
    }
  }
  return annotation;
}

}  // namespace barline::evaluation
