#include "engine/export/formats/LabelLayers.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/CurveList.h"
#include "engine/model/Harmony.h"

namespace barline::exporting {
namespace {

constexpr double kNoChord = -1.0;
constexpr int kPitchClasses = 12;

LabelLayer beatsLayer(const model::BeatGrid& grid) {
  LabelLayer layer{"beats", LabelKind::Instants, {}};
  std::vector<std::string> labels = beatLabels(grid);
  for (std::size_t i = 0; i < grid.beats.size(); ++i) {
    const model::Beat& beat = grid.beats[i];
    layer.items.push_back(
        {beat.time, beat.time, static_cast<double>(beat.positionInBar), std::move(labels[i])});
  }
  return layer;
}

LabelLayer barsLayer(const model::BeatGrid& grid) {
  LabelLayer layer{"bars", LabelKind::Regions, {}};
  const model::Bar* previous = nullptr;
  for (const model::Bar& bar : grid.bars) {
    std::string label = std::to_string(bar.number);
    if (previous == nullptr || previous->metre != bar.metre) label += ' ' + model::toString(bar.metre);
    layer.items.push_back({bar.range.begin, bar.range.end, static_cast<double>(bar.number), label});
    previous = &bar;
  }
  return layer;
}

LabelLayer tempoLayer(const model::TempoMap& tempo) {
  LabelLayer layer{"tempo", LabelKind::Regions, "BPM"};
  for (const model::TempoSpan& span : tempo.spans) {
    layer.items.push_back({span.range.begin, span.range.end, span.bpm, decimal(span.bpm, 3) + " BPM"});
  }
  return layer;
}

LabelLayer keyLayer(const model::KeyTimeline& keys) {
  LabelLayer layer{"key", LabelKind::Regions, {}};
  for (const model::KeySpan& span : keys.spans) {
    const int value = span.key.tonic + (span.key.mode == model::Mode::Minor ? kPitchClasses : 0);
    layer.items.push_back({span.range.begin, span.range.end, static_cast<double>(value), toString(span.key)});
  }
  return layer;
}

double chordValue(const std::string& label) {
  const auto chord = model::parseHarte(label);
  if (!chord) return kNoChord;
  return static_cast<double>(chord->root + (model::isMinorish(*chord) ? kPitchClasses : 0));
}

LabelLayer chordsLayer(const model::ChordTimeline& chords) {
  LabelLayer layer{"chords", LabelKind::Regions, {}};
  for (const model::ChordSpan& span : chords.changes) {
    layer.items.push_back({span.range.begin, span.range.end, chordValue(span.label), span.label});
  }
  return layer;
}

LabelLayer sectionsLayer(const model::Sections& form) {
  LabelLayer layer{"sections", LabelKind::Regions, {}};
  for (const model::Section& section : form.sections) {
    layer.items.push_back(
        {section.range.begin, section.range.end, static_cast<double>(section.group), sectionText(section)});
  }
  return layer;
}

LabelLayer transientsLayer(const model::Transients& transients) {
  LabelLayer layer{"transients", LabelKind::Instants, {}};
  for (const model::Transient& transient : transients.all) {
    layer.items.push_back({transient.time, transient.time, transient.strength, {}});
  }
  return layer;
}

/// Values that are no number are left out.
LabelLayer curveLayer(std::string_view id, const model::Curve& curve) {
  LabelLayer layer{std::string(id), LabelKind::Values, curve.unit};
  for (std::size_t i = 0; i < curve.values.size(); ++i) {
    if (!std::isfinite(curve.values[i])) continue;
    const double time = curve.start + static_cast<double>(i) * curve.step;
    layer.items.push_back({time, time, static_cast<double>(curve.values[i]), {}});
  }
  return layer;
}

}  // namespace

std::string sectionText(const model::Section& section) {
  if (!oneLine(section.name).empty()) return section.name;
  std::string text = model::groupLetter(section.group);
  if (section.label) text.append(" ").append(model::toString(section.label->kind));
  return text;
}

std::vector<std::string> beatLabels(const model::BeatGrid& grid) {
  std::vector<std::string> labels;
  labels.reserve(grid.beats.size());
  for (const model::Beat& beat : grid.beats) {
    std::string position = beat.positionInBar > 0 ? std::to_string(beat.positionInBar) : std::string();
    if (grid.bars.empty() || position.empty()) {
      labels.push_back(std::move(position));
      continue;
    }
    const auto bar = model::barIndexAt(grid, beat.time);
    const int number = bar ? grid.bars[*bar].number : std::max(grid.bars.front().number - 1, 0);
    labels.push_back(std::to_string(number).append(".").append(position));
  }
  return labels;
}

std::vector<LabelLayer> labelLayers(const model::Timeline& timeline, const Layers& chosen) {
  std::vector<LabelLayer> layers;
  const auto add = [&](Layer layer, const auto& part, auto make) {
    if (chosen.has(layer) && part) layers.push_back(make(*part));
  };
  add(Layer::Beats, timeline.grid, beatsLayer);
  add(Layer::Bars, timeline.grid, barsLayer);
  add(Layer::Tempo, timeline.tempo, tempoLayer);
  add(Layer::Tempo, timeline.tempo,
      [](const model::TempoMap& tempo) { return curveLayer("local_tempo", tempo.local); });
  add(Layer::Key, timeline.key, keyLayer);
  add(Layer::Chords, timeline.chords, chordsLayer);
  add(Layer::Sections, timeline.sections, sectionsLayer);
  add(Layer::Transients, timeline.transients, transientsLayer);
  if (chosen.has(Layer::Curves)) {
    for (const NamedCurve& named : curvesOf(timeline)) layers.push_back(curveLayer(named.id, *named.curve));
  }
  std::erase_if(layers, [](const LabelLayer& layer) { return layer.items.empty(); });
  return layers;
}

}  // namespace barline::exporting
