#include "engine/export/dataset/DatasetTrack.h"

#include <algorithm>

namespace barline::exporting {
namespace {

/// A part's value; an empty one where the timeline does not have it.
template <class Part>
Part valueOf(const std::shared_ptr<const Part>& part) {
  return part ? *part : Part{};
}

template <class Span>
const Span* spanAt(const std::vector<Span>& spans, double time) {
  const auto found =
      std::ranges::find_if(spans, [time](const Span& span) { return span.range.contains(time); });
  return found == spans.end() ? nullptr : &*found;
}

}  // namespace

DatasetTrack datasetTrack(const ExportTrack& track, const std::string& name) {
  const model::Timeline& timeline = track.timeline;
  DatasetTrack result;
  result.name = name;
  result.file = track.record.path.filename().string();
  result.title = track.record.title;
  result.artist = track.record.artist;
  result.album = track.record.album;
  result.genre = track.record.genre;
  result.year = track.record.year;
  result.fingerprint = timeline.source.fingerprint;
  result.duration = timeline.source.duration;
  result.sampleRate = timeline.source.sampleRate;
  result.channels = timeline.source.channels;
  result.codec = timeline.source.codec;
  result.edited = track.edited;
  result.grid = valueOf(timeline.grid);
  result.tempo = valueOf(timeline.tempo);
  result.key = valueOf(timeline.key);
  result.chords = valueOf(timeline.chords);
  result.sections = valueOf(timeline.sections);
  result.bars = valueOf(timeline.bars);
  std::ranges::transform(model::allMeasures(), result.measures.begin(),
                         [&](model::Measure measure) { return measureOf(timeline, measure); });
  if (timeline.character) result.character = timeline.character->values();
  for (const auto& [id, provenance] : timeline.provenance) {
    result.steps.push_back({id, provenance.version, provenance.parameters});
  }
  return result;
}

std::optional<model::MusicalKey> keyAt(const DatasetTrack& track, double time) {
  const model::KeySpan* const span = spanAt(track.key.spans, time);
  return span != nullptr ? std::optional(span->key) : track.key.global;
}

std::optional<double> tempoAt(const DatasetTrack& track, double time) {
  const model::TempoSpan* const span = spanAt(track.tempo.spans, time);
  return span != nullptr ? std::optional(span->bpm) : track.tempo.bpm;
}

const model::Section* sectionAt(const DatasetTrack& track, double time) {
  return spanAt(track.sections.sections, time);
}

}  // namespace barline::exporting
