#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/export/ExportFormat.h"
#include "engine/export/PulseBars.h"
#include "engine/export/formats/TempoAnchors.h"

/// What the formats of programs for DJs have in common. They speak of the audio file itself, so their times
/// are the file's, wherever an export's own time 0 is.
namespace barline::exporting {

[[nodiscard]] bool wantsGrid(const Layers& chosen);

/// The grid's bars at the file's times; none where no layer of the grid is chosen.
[[nodiscard]] std::vector<PulseBar> barsInFile(const ExportTrack& track, const Layers& chosen);

struct SectionInFile {
  model::TimeRange range;  ///< the file's time
  std::string text;        ///< on one line
};

/// Empty where sections are not chosen.
[[nodiscard]] std::vector<SectionInFile> sectionsInFile(const ExportTrack& track, const Layers& chosen);

/// BPM of most of the track: the timeline's, else the library's.
[[nodiscard]] std::optional<double> bpmOf(const ExportTrack& track);

/// "Am", "Eb": the key of most of the track as players write it; empty where it has none.
[[nodiscard]] std::string keyNameOf(const ExportTrack& track);

[[nodiscard]] std::optional<model::MusicalKey> keyOf(const ExportTrack& track);

/// ".mp3": the ending of a file's name, ASCII's letters in lower case.
[[nodiscard]] std::string lowerEnding(const std::filesystem::path& file);

/// The year, month and day of a moment, UTC. @param seconds since 1970; 0 = not known: nothing
struct Day {
  int year{};
  unsigned month{};
  unsigned day{};
};
[[nodiscard]] std::optional<Day> dayOf(std::int64_t seconds);

/// Seconds by which the beat is off that is farthest from where the anchors put it.
[[nodiscard]] double farthestBeat(const std::vector<PulseBar>& bars, const std::vector<TempoAnchor>& anchors);

/// Where the pulse pauses, and where the program's grid runs on behind it.
void addLossOfGridEnds(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses);

/// That a program has one key for a track, where there are several.
void addLossOfKeyChanges(const ExportTrack& track, const Layers& chosen, std::vector<Loss>& losses);

/// That MP3 files may begin elsewhere in other programs.
void addLossOfMp3Start(const ExportTrack& track, std::vector<Loss>& losses);

}  // namespace barline::exporting
