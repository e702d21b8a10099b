#include "tests/fuzz/AnnotationRules.h"

#include <cmath>

namespace barline::fuzz {
namespace {

void requireKey(const model::AnnotatedKey& key) {
  if (key.tonic) requireThat(*key.tonic >= 0 && *key.tonic < 12, "a key has no tonic of the twelve");
}

void requireSpans(const std::vector<model::AnnotatedSpan>& spans) {
  double end = -HUGE_VAL;
  for (const model::AnnotatedSpan& span : spans) {
    requireThat(std::isfinite(span.range.begin) && std::isfinite(span.range.end), "a span is not finite");
    requireThat(span.range.begin < span.range.end, "a span is not longer than nothing");
    requireThat(span.range.begin >= end, "spans overlap or do not ascend");
    end = span.range.end;
  }
}

}  // namespace

void requireRules(const model::Annotation& annotation) {
  if (annotation.beats) {
    double before = -HUGE_VAL;
    for (const model::AnnotatedBeat& beat : *annotation.beats) {
      requireThat(std::isfinite(beat.time) && beat.time >= before, "beats are not finite or do not ascend");
      requireThat(beat.positionInBar >= 0, "a beat stands before its bar");
      before = beat.time;
    }
  }
  if (annotation.downbeats) {
    double before = -HUGE_VAL;
    for (const double time : *annotation.downbeats) {
      requireThat(std::isfinite(time) && time >= before, "downbeats are not finite or do not ascend");
      before = time;
    }
  }
  for (const model::AnnotatedMetre& metre : annotation.metres) {
    requireThat(std::isfinite(metre.time), "a metre begins at no time");
    requireThat(metre.metre.numerator > 0 && metre.metre.denominator > 0, "a metre is none");
  }
  if (annotation.tempo) {
    requireThat(annotation.tempo->bpm.size() <= 2, "there are more than two tempi");
    for (const double bpm : annotation.tempo->bpm)
      requireThat(std::isfinite(bpm) && bpm > 0, "a tempo is none");
    requireThat(annotation.tempo->weight >= 0 && annotation.tempo->weight <= 1, "a weight is none");
  }
  if (annotation.chords) requireSpans(*annotation.chords);
  if (annotation.sections) requireSpans(*annotation.sections);
  if (annotation.key) requireKey(*annotation.key);
  for (const model::AnnotatedKeySpan& span : annotation.keys) requireKey(span.key);
}

}  // namespace barline::fuzz
