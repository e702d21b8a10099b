#include "engine/export/formats/Midi.h"

#include <algorithm>
#include <string>

#include "engine/evaluate/ChordShape.h"
#include "engine/export/PulseBars.h"
#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/LocalKey.h"
#include "engine/export/formats/Losses.h"
#include "engine/export/formats/MidiEvents.h"
#include "engine/export/formats/MidiTempoMap.h"

namespace barline::exporting {
namespace {

using Meta = MidiTrack::Meta;

constexpr int kLowestBass = 36;  // C2
constexpr int kLowestRoot = 48;  // C3
constexpr int kVelocity = 80;

std::vector<PulseBar> barsOf(const ExportTrack& track) {
  return track.timeline.grid ? pulseBars(*track.timeline.grid) : std::vector<PulseBar>();
}

/// Sharps of a key's signature, flats below 0. The pair of six is six sharps, as toString() spells it.
int sharpsOf(const model::MusicalKey& key) {
  const int major = key.mode == model::Mode::Major ? key.tonic : (key.tonic + 3) % 12;
  const int fifths = major * 7 % 12;
  return fifths > 6 ? fifths - 12 : fifths;
}

void addCountIn(const MidiTempoMap& map, MidiTrack& conductor) {
  if (map.countIn() == 0) return;
  conductor.meta(0, Meta::Marker, "Count-in");
  conductor.meta(0, Meta::Text,
                 "Count-in of " + std::to_string(map.countInBeats()) +
                     ": tick 0 is where the audio begins, the first beat is at tick " +
                     std::to_string(map.countIn()) + '.');
}

void addKeys(const model::KeyTimeline& key, const MidiTempoMap& map, MidiTrack& conductor) {
  if (key.spans.empty() && key.global)
    conductor.keySignature(0, sharpsOf(*key.global), key.global->mode == model::Mode::Minor);
  for (const model::KeySpan& span : key.spans) {
    const std::int64_t tick = map.tickAt(span.range.begin);
    if (tick >= map.end()) continue;
    conductor.keySignature(tick, sharpsOf(span.key), span.key.mode == model::Mode::Minor);
  }
}

void addSections(const model::Sections& sections, const MidiTempoMap& map, MidiTrack& conductor) {
  for (const model::Section& section : sections.sections) {
    const std::int64_t tick = map.tickAt(section.range.begin);
    if (tick < map.end()) conductor.meta(tick, Meta::Marker, oneLine(sectionText(section)));
  }
}

std::vector<int> notesOf(const evaluation::ChordShape& shape) {
  std::vector<int> notes;
  if (shape.root < 0) return notes;
  notes.push_back(kLowestBass + (shape.root + shape.bass) % 12);
  for (std::size_t semitone = 0; semitone < shape.notes.size(); ++semitone) {
    if (shape.notes[semitone] > 0) notes.push_back(kLowestRoot + shape.root + static_cast<int>(semitone));
  }
  return notes;
}

MidiTrack chordTrack(const ExportTrack& track, const MidiTempoMap& map) {
  MidiTrack chords;
  chords.meta(0, Meta::TrackName, "Chords");
  for (const model::ChordSpan& span : track.timeline.chords->changes) {
    const std::int64_t begin = map.tickAt(span.range.begin);
    const std::int64_t end = map.tickAt(span.range.end);
    if (end <= begin) continue;
    chords.meta(begin, Meta::Text,
                oneLine(plainChordName(span.label, localKey(track.timeline, span.range.begin))));
    for (const int note : notesOf(evaluation::chordShape(span.label)))
      chords.note(begin, end, note, kVelocity);
  }
  return chords;
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const ExportTrack& track = tracks.front();
  const MidiTempoMap map(barsOf(track));
  MidiTrack conductor;
  conductor.meta(0, Meta::TrackName, oneLine(track.record.title));
  addCountIn(map, conductor);
  for (const MidiTempoMap::Tempo& tempo : map.tempi()) conductor.tempo(tempo.tick, tempo.microseconds);
  for (const MidiTempoMap::Signature& signature : map.signatures()) {
    // Without its bar nobody could tell where a count-in ends.
    const bool isOfCountIn = map.countIn() > 0 && signature.tick <= map.countIn();
    if (chosen.has(Layer::Bars) || isOfCountIn)
      conductor.timeSignature(signature.tick, signature.metre.numerator, signature.metre.denominator);
  }
  if (chosen.has(Layer::Key) && track.timeline.key) addKeys(*track.timeline.key, map, conductor);
  if (chosen.has(Layer::Sections) && track.timeline.sections)
    addSections(*track.timeline.sections, map, conductor);
  const std::int64_t end = track.timeline.grid && !track.timeline.grid->beats.empty() ? map.end() : 0;
  std::vector<std::string> chunks{conductor.chunk(end)};
  if (chosen.has(Layer::Chords) && track.timeline.chords) chunks.push_back(chordTrack(track, map).chunk(end));
  return {{".mid", midiFile(kMidiTicksPerQuarter, chunks)}};
}

void addLossOfPauses(const std::vector<PulseBar>& bars, std::vector<Loss>& losses) {
  const auto pauses = std::ranges::count_if(bars, &PulseBar::pausesAfter) - 1;
  if (pauses <= 0) return;
  losses.push_back({BARLINE_EXPORT_TEXT(
                        "Export", "The pulse pauses %1 times; in the file it goes on evenly through them."),
                    {std::to_string(pauses)}});
}

void addLossOfPickUp(const std::vector<PulseBar>& bars, std::vector<Loss>& losses) {
  if (bars.empty() || bars.front().firstPosition == 1) return;
  losses.push_back(
      {BARLINE_EXPORT_TEXT("Export", "The pick-up becomes a short bar of its own, as sequencers have it.")});
}

void addLossBehindGrid(const ExportTrack& track, const std::vector<PulseBar>& bars, const Layers& chosen,
                       std::vector<Loss>& losses) {
  constexpr double kWorthTelling = 1.0;  // seconds
  const auto& chords = track.timeline.chords;
  if (bars.empty() || !chosen.has(Layer::Chords) || !chords || chords->changes.empty()) return;
  if (chords->changes.back().range.end < bars.back().end + kWorthTelling) return;
  losses.push_back({BARLINE_EXPORT_TEXT("Export", "Chords after the last bar are left out.")});
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  const std::vector<PulseBar> bars = barsOf(track);
  addLossOfPauses(bars, losses);
  addLossOfPickUp(bars, losses);
  addLossBehindGrid(track, bars, chosen, losses);
  addLossOfConfidence(track, chosen, losses);
  addLossOfAlternatives(track, chosen, losses);
  addLossOfBarChords(track, chosen, losses);
  addLossOfSectionGroups(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat midiFormat() {
  const Layers layers{Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections};
  return {
      .id = "midi",
      .title = BARLINE_EXPORT_TEXT("Export", "MIDI tempo map"),
      .summary = BARLINE_EXPORT_TEXT(
          "Export",
          "Every beat, bar, key, section and chord for a sequencer, counted in from where the audio begins."),
      .group = FormatGroup::Studio,
      .extension = ".mid",
      .layers = layers,
      .usual = layers,
      .content = FormatContent::Binary,
      .write = write,
      .losses = losses,
      .preview = [](const ExportFile& file) { return midiText(file.bytes); }};
}

}  // namespace barline::exporting
