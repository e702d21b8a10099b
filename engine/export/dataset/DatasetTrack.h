#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "engine/export/ExportTrack.h"
#include "engine/model/BarFeatures.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/Character.h"
#include "engine/model/Harmony.h"
#include "engine/model/Measure.h"
#include "engine/model/MusicalKey.h"
#include "engine/model/Section.h"
#include "engine/model/TempoMap.h"

namespace barline::exporting {

/// A step of the analysis that a track's figures come from.
struct DatasetStep {
  std::string id;
  int version{};
  std::string parameters;  ///< canonical, empty for none

  bool operator==(const DatasetStep&) const = default;
  static constexpr auto fields() {
    return std::tuple{&DatasetStep::id, &DatasetStep::version, &DatasetStep::parameters};
  }
};

/// What the tables of a dataset say of one track, exactly. Kept beside the dataset, so that the tables over
/// all tracks can be made again without analysing, or even having, every file.
struct DatasetTrack {
  std::string name;  ///< of its folders in the dataset: what all tables call it
  std::string file;  ///< the audio file's name
  std::string title;
  std::string artist;
  std::string album;
  std::string genre;
  std::optional<int> year;
  std::string fingerprint;
  double duration{};  ///< seconds
  int sampleRate{};   ///< Hz
  int channels{};
  std::string codec;
  bool edited{};  ///< a person has corrected the analysis
  model::BeatGrid grid;
  model::TempoMap tempo;
  model::KeyTimeline key;
  model::ChordTimeline chords;
  model::Sections sections;
  model::BarFeatures bars;
  std::array<std::optional<double>, model::kMeasureCount> measures{};  ///< in the order of allMeasures()
  std::array<std::optional<double>, model::Character::kSize> character{};
  std::vector<DatasetStep> steps;
  /// The audio of each bar of the grid, relative to the dataset; empty for one that has none. Empty where
  /// bars are not cut.
  std::vector<std::string> barAudio;

  bool operator==(const DatasetTrack&) const = default;
  static constexpr auto fields() {
    using T = DatasetTrack;
    return std::tuple{&T::name,   &T::file,        &T::title,     &T::artist,     &T::album,    &T::genre,
                      &T::year,   &T::fingerprint, &T::duration,  &T::sampleRate, &T::channels, &T::codec,
                      &T::edited, &T::grid,        &T::tempo,     &T::key,        &T::chords,   &T::sections,
                      &T::bars,   &T::measures,    &T::character, &T::steps,      &T::barAudio};
  }
};

/// @param name of its folders
[[nodiscard]] DatasetTrack datasetTrack(const ExportTrack& track, const std::string& name);

/// Of the span that contains `time`, else of most of the track; nothing where that is not known.
[[nodiscard]] std::optional<model::MusicalKey> keyAt(const DatasetTrack& track, double time);
[[nodiscard]] std::optional<double> tempoAt(const DatasetTrack& track, double time);
/// Null where no section contains `time`.
[[nodiscard]] const model::Section* sectionAt(const DatasetTrack& track, double time);

}  // namespace barline::exporting
