#include <cstdint>
#include <span>
#include <string>

#include "engine/export/dataset/DatasetTable.h"

namespace barline::exporting {
namespace {

using parquet::orNull;
using parquet::textOrNull;
using parquet::Type;
using parquet::Value;

struct Row {
  const DatasetTrack& track;
  const model::Bar& bar;
  const model::BarSound* sound;   ///< null where it is not known
  const model::ChordSpan* chord;  ///< the same
  const model::Section* section;  ///< the same
  std::string metre;
  std::string key;
  std::string group;
  std::string audio;
};

template <auto Member>
Value figure(const Row& row) {
  return row.sound != nullptr ? Value(row.sound->*Member) : Value();
}
template <auto Member>
Value optionalFigure(const Row& row) {
  return row.sound != nullptr ? orNull(row.sound->*Member) : Value();
}
template <auto Member>
Value vectorOf(const Row& row) {
  return row.sound != nullptr ? Value(std::span<const float>(row.sound->*Member)) : Value();
}

DatasetColumn<Row> number(std::string name, std::string unit, std::string description,
                          std::function<Value(const Row&)> value) {
  return {{std::move(name), Type::Double, true, false, std::move(unit), std::move(description)},
          std::move(value)};
}

DatasetColumn<Row> vector(std::string name, std::string unit, std::string description,
                          std::function<Value(const Row&)> value) {
  return {{std::move(name), Type::Float, true, true, std::move(unit), std::move(description)},
          std::move(value)};
}

/// What a bar sounds like: names and units of the timeline's JSON.
void addSound(std::vector<DatasetColumn<Row>>& columns) {
  using Sound = model::BarSound;
  columns.insert(
      columns.end(),
      {number("rms", "full scale", "Mean of the frames' RMS.", figure<&Sound::rms>),
       number("peak", "full scale", "", figure<&Sound::peak>),
       number("crest_db", "dB", "Peak over RMS; null for silence.", optionalFigure<&Sound::crest>),
       number("centroid_hz", "Hz", "Spectral centroid.", figure<&Sound::centroid>),
       number("bandwidth_hz", "Hz", "Spectral bandwidth.", figure<&Sound::bandwidth>),
       number("rolloff_hz", "Hz", "Below which 85 % of the spectrum lie.", figure<&Sound::rolloff>),
       number("flatness", "", "0 (tone) to 1 (noise).", figure<&Sound::flatness>),
       vector("contrast_db", "dB", "Spectral contrast in 7 bands, the lowest first.",
              vectorOf<&Sound::contrast>),
       number("zero_crossing_rate", "1/sample", "", figure<&Sound::zeroCrossingRate>),
       vector("chroma", "", "12 pitch classes from C, 0 to 1.", vectorOf<&Sound::chroma>),
       vector("mfcc_mean", "dB", "Means of 20 mel-frequency cepstral coefficients.",
              vectorOf<&Sound::mfccMean>),
       vector("mfcc_deviation", "dB", "Their standard deviations.", vectorOf<&Sound::mfccDeviation>),
       {{"onset_count", Type::Int32, true}, figure<&Sound::onsetCount>},
       number("onset_strength", "dB", "Mean rise of the level.", figure<&Sound::onsetStrength>),
       number("loudness_lufs", "LUFS", "Null below -70.", optionalFigure<&Sound::loudness>),
       number("sharpness_acum", "acum", "", optionalFigure<&Sound::sharpness>),
       number("key_clarity", "", "0 to 1; null for silence.", optionalFigure<&Sound::keyClarity>)});
}

template <class T>
const T* at(const std::vector<T>& values, std::size_t index) {
  return index < values.size() ? &values[index] : nullptr;
}

template <class Take>
void takeRows(const DatasetTrack& track, const Take& take) {
  for (std::size_t i = 0; i < track.grid.bars.size(); ++i) {
    const model::Bar& bar = track.grid.bars[i];
    const model::Section* const section = sectionAt(track, (bar.range.begin + bar.range.end) / 2.0);
    const auto key = keyAt(track, (bar.range.begin + bar.range.end) / 2.0);
    const std::string* const audio = at(track.barAudio, i);
    take(Row{track, bar, at(track.bars.bars, i), at(track.chords.perBar, i), section, toString(bar.metre),
             key ? toString(*key) : std::string(),
             section != nullptr ? model::groupLetter(section->group) : std::string(),
             audio != nullptr ? *audio : std::string()});
  }
}

}  // namespace

DatasetTable barFeaturesTable() {
  std::vector<DatasetColumn<Row>> columns{
      {{"track", Type::String}, [](const Row& row) { return Value(std::string_view(row.track.name)); }},
      {{"bar", Type::Int32, false, false, "", "1 up; a pick-up before the first downbeat is 0."},
       [](const Row& row) { return Value(row.bar.number); }},
      {{"begin", Type::Double, false, false, "s", "From the first sample of the decoded audio."},
       [](const Row& row) { return Value(row.bar.range.begin); }},
      {{"end", Type::Double, false, false, "s"}, [](const Row& row) { return Value(row.bar.range.end); }},
      {{"metre", Type::String}, [](const Row& row) { return Value(std::string_view(row.metre)); }},
      {{"confidence", Type::Double, true, false, "", "0 to 1: that the bar begins here."},
       [](const Row& row) { return Value(row.bar.confidence); }},
      {{"bpm", Type::Double, true, false, "BPM"},
       [](const Row& row) { return orNull(tempoAt(row.track, row.bar.range.begin)); }},
      {{"key", Type::String, true}, [](const Row& row) { return textOrNull(row.key); }},
      {{"chord", Type::String, true, false, "", "The bar's chord, Harte's syntax; N is none."},
       [](const Row& row) { return row.chord != nullptr ? textOrNull(row.chord->label) : Value(); }},
      {{"chord_confidence", Type::Double, true, false, "", "0 to 1."},
       [](const Row& row) { return row.chord != nullptr ? Value(row.chord->confidence) : Value(); }},
      {{"section_group", Type::String, true, false, "", "Sections that repeat each other share a letter."},
       [](const Row& row) { return textOrNull(row.group); }},
      {{"section_label", Type::String, true, false, "", "intro, verse, chorus, bridge, break or outro."},
       [](const Row& row) {
         return row.section != nullptr && row.section->label
                    ? Value(std::string_view(model::toString(row.section->label->kind)))
                    : Value();
       }},
      {{"audio", Type::String, true, false, "", "The bar's audio, relative to the dataset."},
       [](const Row& row) { return textOrNull(row.audio); }}};
  addSound(columns);
  return tableOf<Row>("bar_features", "a bar and what it sounds like", std::move(columns),
                      [](const DatasetTrack& track, const auto& take) { takeRows(track, take); });
}

}  // namespace barline::exporting
