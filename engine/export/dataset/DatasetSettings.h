#pragma once

#include <string>

#include "engine/export/chunks/ChunkSettings.h"

namespace barline::exporting {

/// Whose a dataset is and what may be done with it. Texts that a person writes; an empty one leaves what the
/// dataset said before, at first nothing.
struct DatasetTerms {
  std::string title{};        ///< empty = the folder's name
  std::string description{};  ///< paragraphs
  std::string creator{};
  std::string licence{};       ///< of the tables and annotations: an SPDX identifier or words
  std::string audioLicence{};  ///< of the recordings and the chunks cut from them
  std::string source{};        ///< where the recordings come from
  std::string citation{};

  bool operator==(const DatasetTerms&) const = default;
};

/// What is made of the tracks of a dataset: what a person chooses and settings remember.
struct DatasetSettings {
  DatasetTerms terms{};
  bool chunks{true};             ///< the audio of each bar
  bool tablesOfEachTrack{true};  ///< besides those over all tracks
  /// How the audio is cut; pattern and manifests are the dataset's own. What precedes the first downbeat is
  /// bar_0000.
  ChunkSettings cutting{.leadIn = true};

  bool operator==(const DatasetSettings&) const = default;
};

}  // namespace barline::exporting
