#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/export/ExportTrack.h"
#include "engine/export/chunks/ChunkSettings.h"
#include "engine/model/BeatGrid.h"
#include "engine/model/MusicalKey.h"

namespace barline::exporting {

/// One chunk as the timeline describes it, before any audio is read.
struct PlannedChunk {
  int number{};             ///< 1 up in order of time, counted over all chunks whether selected or not
  model::TimeRange range;   ///< of the audio file, seconds
  int firstBar{};           ///< 0 for what precedes the first downbeat
  int lastBar{};            ///< of the bars that begin in it
  std::optional<int> beat;  ///< position in the bar, 0 of the lead-in; ChunkUnit::Beat only
  std::optional<model::Metre> metre;  ///< where it begins
  std::string chord;                  ///< Harte label of what sounds longest; empty = not known
  double chordConfidence{};           ///< 0–1, of that
  std::optional<model::MusicalKey> key;
  std::optional<double> bpm;
  int section{};             ///< 1 up in order of time; 0 = none
  std::string sectionGroup;  ///< "A"
  std::string sectionName;   ///< a person's word, else "verse", "chorus" …, or "lead-in"; empty = none

  bool operator==(const PlannedChunk&) const = default;
};

/// Cuts a track: where chunks begin and end, and what is known of each.
struct ChunkPlan {
  std::vector<PlannedChunk> chunks;  ///< those that the filter selects, in order of time
  std::size_t all{};                 ///< how many there are without the filter
  bool reachesEnd{};                 ///< the last of all goes on to the track's end

  bool operator==(const ChunkPlan&) const = default;
};

/// @throws ChunkError where a setting or the filter makes no sense, whatever the track
void checkSettings(const ChunkSettings& settings);

/// A pure function of the timeline. Chunks touch: each goes on to where the next begins, pauses of the pulse
/// included. What precedes the first downbeat of the stretch belongs to none but the lead-in.
/// @throws ChunkError where there is nothing to cut by, or the filter or a setting makes no sense
[[nodiscard]] ChunkPlan planChunks(const ExportTrack& track, const ChunkSettings& settings);

/// The same for who means to write them. @throws ChunkError also where the filter selects none
[[nodiscard]] ChunkPlan chunksToWrite(const ExportTrack& track, const ChunkSettings& settings);

}  // namespace barline::exporting
