#include "app/cli/Summary.h"

#include <algorithm>
#include <map>
#include <ranges>
#include <vector>

#include "app/cli/Text.h"
#include "engine/audio/Text.h"

namespace barline::cli {
namespace {

constexpr std::size_t kNameColumns = 10;
constexpr std::size_t kChordsNamed = 5;
constexpr std::size_t kSectionsNamed = 30;

void addLine(std::string& text, std::string_view name, const std::string& value) {
  if (!value.empty()) text += "  " + padded(name, kNameColumns) + value + '\n';
}

std::string decimals(const std::optional<double>& value, std::string_view before, std::string_view unit) {
  if (!value) return {};
  return std::string(before) + fixed(*value, 1) + ' ' + std::string(unit);
}

/// Those of `parts` that are not empty.
std::string known(std::vector<std::string> parts) {
  std::erase(parts, std::string());
  return joined(parts);
}

std::string counted(std::size_t count, const char* one) {
  return std::to_string(count) + ' ' + one + (count == 1 ? "" : "s");
}

std::string audioText(const model::AudioSource& source) {
  return audio::clockTime(source.duration) + " (" + fixed(source.duration, 3) + " s), " +
         std::to_string(source.sampleRate) + " Hz, " + std::to_string(source.channels) +
         (source.channels == 1 ? " channel, " : " channels, ") + source.codec;
}

std::string tempoText(const model::TempoMap& tempo) {
  if (!tempo.bpm) return "none found";
  return fixed(*tempo.bpm, 1) + " BPM, stability " + fixed(tempo.stability, 2);
}

std::string keyText(const model::KeyTimeline& key) {
  if (!key.global) return "none found";
  std::string text = toString(*key.global) + " (" + camelot(*key.global) + ", " + openKey(*key.global) +
                     "), confidence " + fixed(key.confidence, 2);
  if (key.spans.size() > 1) {
    const std::size_t changes = key.spans.size() - 1;
    text += ", " + std::to_string(changes) + (changes == 1 ? " change" : " changes");
  }
  return text;
}

std::string gridText(const model::BeatGrid& grid) {
  const auto bars =
      std::count_if(grid.bars.begin(), grid.bars.end(), [](const model::Bar& bar) { return bar.number > 0; });
  return joined({counted(static_cast<std::size_t>(bars), "bar"), counted(grid.beats.size(), "beat")});
}

/// The chords that sound longest, spelled by the key.
std::string chordsText(const model::ChordTimeline& chords, const model::KeyTimeline* keys) {
  std::map<std::string, double> seconds;
  for (const model::ChordSpan& span : chords.changes) seconds[span.label] += span.range.duration();
  seconds.erase("N");
  std::vector<std::pair<std::string, double>> byLength(seconds.begin(), seconds.end());
  std::stable_sort(byLength.begin(), byLength.end(),
                   [](const auto& a, const auto& b) { return a.second > b.second; });
  if (byLength.empty()) return "none found";
  const model::MusicalKey key = keys != nullptr && keys->global ? *keys->global : model::MusicalKey{};
  std::string text = counted(chords.changes.size(), "span") + ", mostly";
  for (std::size_t i = 0; i < std::min(kChordsNamed, byLength.size()); ++i) {
    text += ' ' + plainChordName(byLength[i].first, key);
  }
  return text;
}

std::string sectionsText(const model::Sections& form) {
  if (form.sections.empty()) return "none found";
  std::vector<std::string> parts;
  for (const model::Section& section : form.sections | std::views::take(kSectionsNamed)) {
    std::string part = model::groupLetter(section.group);
    if (section.label) part += " (" + std::string(model::toString(section.label->kind)) + ')';
    parts.push_back(std::move(part));
  }
  if (form.sections.size() > kSectionsNamed)
    parts.push_back("… " + std::to_string(form.sections.size() - kSectionsNamed) + " more");
  return known(parts);
}

std::string loudnessText(const model::Loudness& loudness) {
  return known({decimals(loudness.integratedLufs, "", "LUFS"), decimals(loudness.rangeLu, "range ", "LU"),
                decimals(loudness.truePeakDbtp, "true peak ", "dBTP")});
}

std::string soundText(const model::Timeline& timeline) {
  std::vector<std::string> parts;
  if (timeline.energyRating && timeline.energyRating->rating) {
    parts.push_back("energy " + fixed(*timeline.energyRating->rating, 1) + " of 10");
  }
  if (timeline.perceivedLoudness && timeline.perceivedLoudness->meanSone) {
    parts.push_back(fixed(*timeline.perceivedLoudness->meanSone, 1) + " sone");
  }
  if (timeline.sharpness && timeline.sharpness->meanAcum) {
    parts.push_back("sharpness " + fixed(*timeline.sharpness->meanAcum, 2) + " acum");
  }
  if (timeline.roughness && timeline.roughness->meanAsper) {
    parts.push_back("roughness " + fixed(*timeline.roughness->meanAsper, 2) + " asper");
  }
  if (timeline.danceability && timeline.danceability->value) {
    parts.push_back("danceability " + fixed(*timeline.danceability->value, 2));
  }
  return known(parts);
}

std::string timeText(const model::AudioSource& source, const pipeline::AnalysisReport& report) {
  std::string text = fixed(report.wallSeconds, 2) + " s";
  if (!report.decoded) return text + ", from the cache";
  if (report.wallSeconds > 0.0) text += ", " + fixed(source.duration / report.wallSeconds, 0) + "× real time";
  return text;
}

}  // namespace

std::string summary(const model::Timeline& timeline, const pipeline::AnalysisReport& report) {
  std::string text = shownPath(timeline.source.path) + '\n';
  addLine(text, "audio", audioText(timeline.source));
  if (timeline.tempo) addLine(text, "tempo", tempoText(*timeline.tempo));
  if (timeline.grid) {
    const auto metre = mostCommonMetre(*timeline.grid);
    addLine(text, "metre", metre ? toString(*metre) : "");
    addLine(text, "grid", gridText(*timeline.grid));
  }
  if (timeline.key) addLine(text, "key", keyText(*timeline.key));
  if (timeline.chords) addLine(text, "chords", chordsText(*timeline.chords, timeline.key.get()));
  if (timeline.sections) addLine(text, "sections", sectionsText(*timeline.sections));
  if (timeline.loudness) addLine(text, "loudness", loudnessText(*timeline.loudness));
  addLine(text, "sound", soundText(timeline));
  addLine(text, "analysis", timeText(timeline.source, report));
  return text;
}

}  // namespace barline::cli
