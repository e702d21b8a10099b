#include "engine/export/formats/MirEvalText.h"

#include <algorithm>
#include <optional>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/LabelLayers.h"
#include "engine/export/formats/Losses.h"
#include "engine/export/formats/TempoReadings.h"

namespace barline::exporting {
namespace {

constexpr std::string_view kBeforeFirst = "__T_MIN";
constexpr std::string_view kAfterLast = "__T_MAX";

std::string span(double begin, double end, std::string_view label) {
  return (secondsText(begin) + '\t' + secondsText(end) + '\t').append(oneLine(label)).append("\n");
}

std::string beatsText(const model::BeatGrid& grid) {
  std::string text;
  for (const model::Beat& beat : grid.beats) {
    text += secondsText(beat.time) + '\t' + std::to_string(beat.positionInBar) + '\n';
  }
  return text;
}

template <class Items>
std::string timesText(const Items& items) {
  std::string text;
  for (const auto& item : items) text += secondsText(item.time) + '\n';
  return text;
}

std::string downbeatsText(const model::BeatGrid& grid) {
  std::string text;
  for (const model::Bar& bar : grid.bars) {
    if (bar.number > 0) text += secondsText(bar.range.begin) + '\n';
  }
  return text;
}

std::string chordsText(const model::ChordTimeline& chords) {
  std::string text;
  for (const model::ChordSpan& chord : chords.changes) {
    text += span(chord.range.begin, chord.range.end, chord.label);
  }
  return text;
}

std::string sectionsText(const model::Sections& form, double duration) {
  std::string text;
  double end = 0.0;
  for (const model::Section& section : form.sections) {
    if (section.range.begin > end) text += span(end, section.range.begin, kBeforeFirst);
    text += span(section.range.begin, section.range.end, model::groupLetter(section.group));
    end = section.range.end;
  }
  if (!text.empty() && duration > end) text += span(end, duration, kAfterLast);
  return text;
}

std::string tempoText(const model::Timeline& timeline) {
  const std::optional<TempoReadings> readings = tempoReadings(timeline);
  if (!readings) return {};
  const double other = readings->other.value_or(0.0);
  const bool isSlower = !readings->other || readings->bpm < other;
  const double weight = isSlower ? readings->weight : 1.0 - readings->weight;
  return decimal(isSlower ? readings->bpm : other, 6) + '\t' + decimal(isSlower ? other : readings->bpm, 6) +
         '\t' + decimal(weight, 6) + '\n';
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const model::Timeline& timeline = tracks.front().timeline;
  std::vector<ExportFile> files;
  const auto add = [&](Layer layer, const char* ending, const auto& part, auto text) {
    if (!chosen.has(layer) || !part) return;
    std::string bytes = text(*part);
    if (!bytes.empty()) files.push_back({ending, std::move(bytes)});
  };
  add(Layer::Beats, ".beats", timeline.grid, beatsText);
  add(Layer::Beats, ".beat_times.txt", timeline.grid,
      [](const model::BeatGrid& grid) { return timesText(grid.beats); });
  add(Layer::Bars, ".downbeats.txt", timeline.grid, downbeatsText);
  add(Layer::Transients, ".onsets.txt", timeline.transients,
      [](const model::Transients& transients) { return timesText(transients.all); });
  add(Layer::Chords, ".chords.lab", timeline.chords, chordsText);
  add(Layer::Sections, ".sections.lab", timeline.sections,
      [&](const model::Sections& form) { return sectionsText(form, timeline.source.duration); });
  add(Layer::Key, ".key", timeline.key, [](const model::KeyTimeline& key) {
    return key.global ? toString(*key.global) + '\n' : std::string();
  });
  add(Layer::Tempo, ".tempo", timeline.tempo, [&](const model::TempoMap&) { return tempoText(timeline); });
  return files;
}

std::size_t keyChanges(const ExportTrack& track) {
  return track.timeline.key && track.timeline.key->spans.size() > 1 ? track.timeline.key->spans.size() - 1
                                                                    : 0;
}

bool changesMetre(const model::BeatGrid& grid) {
  return std::ranges::any_of(grid.bars,
                             [&](const model::Bar& bar) { return bar.metre != grid.bars.front().metre; });
}

bool hasFunctions(const model::Sections& form) {
  return std::ranges::any_of(form.sections, [](const model::Section& section) {
    return section.label.has_value() || !section.name.empty();
  });
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  const model::Timeline& timeline = track.timeline;
  std::vector<Loss> lost;
  addLossOfConfidence(track, chosen, lost);
  addLossOfBarChords(track, chosen, lost);
  if (chosen.has(Layer::Key) && keyChanges(track) > 0) {
    lost.push_back(
        {BARLINE_EXPORT_TEXT("Export", "One key stands for the whole track; changes of key left out: %1."),
         {std::to_string(keyChanges(track))}});
  }
  if (chosen.has(Layer::Tempo) && timeline.tempo && timeline.tempo->spans.size() > 1) {
    lost.push_back({BARLINE_EXPORT_TEXT(
                        "Export", "One tempo stands for the whole track; changes of tempo left out: %1."),
                    {std::to_string(timeline.tempo->spans.size() - 1)}});
  }
  if (chosen.has(Layer::Bars) && timeline.grid && changesMetre(*timeline.grid)) {
    lost.push_back({BARLINE_EXPORT_TEXT("Export", "Bars are written as downbeats, without their metres.")});
  }
  if (chosen.has(Layer::Sections) && timeline.sections && hasFunctions(*timeline.sections)) {
    lost.push_back({BARLINE_EXPORT_TEXT(
        "Export", "Sections are written with the letters that say which repeat, without their names.")});
  }
  return lost;
}

}  // namespace

ExportFormat mirEvalFormat() {
  return {.id = "mir-eval",
          .title = BARLINE_EXPORT_TEXT("Export", "mir_eval text"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "Beats, chords, sections, key and tempo as text files for evaluation by mir_eval."),
          .group = FormatGroup::Research,
          .extension = ".lab",
          .layers = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections,
                     Layer::Transients},
          .usual = {Layer::Beats, Layer::Bars, Layer::Tempo, Layer::Key, Layer::Chords, Layer::Sections},
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
