#include "engine/export/formats/CueSheet.h"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "engine/export/WrittenValues.h"
#include "engine/export/formats/DjTrack.h"
#include "engine/export/formats/Losses.h"

namespace barline::exporting {
namespace {

constexpr int kFramesPerSecond = 75;
constexpr std::size_t kMostTracks = 99;

struct CueTrack {
  std::int64_t frame{};  ///< of its INDEX 01
  std::string title;
};

std::string inQuotes(std::string_view text) {
  std::string line = oneLine(text);
  std::ranges::replace(line, '"', '\'');
  return '"' + line + '"';
}

std::string twoDigits(std::int64_t number) {
  return std::string(number < 10 ? "0" : "").append(std::to_string(number));
}

std::string frameText(std::int64_t frame) {
  return twoDigits(frame / kFramesPerSecond / 60) + ':' + twoDigits(frame / kFramesPerSecond % 60) + ':' +
         twoDigits(frame % kFramesPerSecond);
}

std::string_view fileType(const ExportTrack& track) {
  const std::string& codec = track.timeline.source.codec;
  if (codec == "mp3") return "MP3";
  const std::string ending = lowerEnding(track.record.path);
  return ending == ".aif" || ending == ".aiff" ? "AIFF" : "WAVE";
}

/// Sections that are less than a frame from the one before are left out; without sections the track is one.
std::vector<CueTrack> cueTracks(const ExportTrack& track, const Layers& chosen) {
  std::vector<CueTrack> tracks;
  for (const SectionInFile& section : sectionsInFile(track, chosen)) {
    const std::int64_t frame =
        std::max<std::int64_t>(0, std::llround(section.range.begin * kFramesPerSecond));
    if (tracks.empty() || frame > tracks.back().frame) tracks.push_back({frame, section.text});
  }
  if (tracks.empty()) tracks.push_back({0, track.record.title});
  return tracks;
}

void writeHead(const ExportTrack& track, const Layers& chosen, std::string& text) {
  const model::TrackRecord& record = track.record;
  if (!record.genre.empty()) text.append("REM GENRE ").append(inQuotes(record.genre)).append("\n");
  if (record.year) text.append("REM DATE ").append(std::to_string(*record.year)).append("\n");
  if (const auto bpm = bpmOf(track); bpm && chosen.has(Layer::Tempo))
    text.append("REM BPM ").append(decimal(*bpm, 2)).append("\n");
  if (const std::string key = keyNameOf(track); !key.empty() && chosen.has(Layer::Key))
    text.append("REM KEY ").append(key).append("\n");
  if (!record.artist.empty()) text.append("PERFORMER ").append(inQuotes(record.artist)).append("\n");
  text.append("TITLE ").append(inQuotes(record.title)).append("\n");
  text.append("FILE ").append(inQuotes(record.path.filename().string())).append(" ");
  text.append(fileType(track)).append("\n");
}

std::vector<ExportFile> write(std::span<const ExportTrack> tracks, const Layers& chosen) {
  const ExportTrack& track = tracks.front();
  std::string text;
  writeHead(track, chosen, text);
  std::vector<CueTrack> list = cueTracks(track, chosen);
  list.resize(std::min(list.size(), kMostTracks));
  for (std::size_t i = 0; i < list.size(); ++i) {
    text.append("  TRACK ").append(twoDigits(static_cast<std::int64_t>(i) + 1)).append(" AUDIO\n");
    text.append("    TITLE ").append(inQuotes(list[i].title)).append("\n");
    if (i == 0 && list[i].frame > 0) text.append("    INDEX 00 00:00:00\n");
    text.append("    INDEX 01 ").append(frameText(list[i].frame)).append("\n");
  }
  return {{".cue", std::move(text)}};
}

std::vector<Loss> losses(const ExportTrack& track, const Layers& chosen) {
  std::vector<Loss> losses;
  const std::vector<SectionInFile> sections = sectionsInFile(track, chosen);
  if (!sections.empty()) {
    losses.push_back(
        {BARLINE_EXPORT_TEXT("Export", "Times are rounded to 1/75 s, as compact discs have them.")});
    const std::size_t written = std::min(cueTracks(track, chosen).size(), kMostTracks);
    if (written < sections.size()) {
      losses.push_back(
          {BARLINE_EXPORT_TEXT("Export", "A cue sheet holds 99 tracks: %1 of %2 sections are written."),
           {std::to_string(written), std::to_string(sections.size())}});
    }
  }
  addLossOfKeyChanges(track, chosen, losses);
  addLossOfConfidence(track, chosen, losses);
  addLossOfSectionGroups(track, chosen, losses);
  return losses;
}

}  // namespace

ExportFormat cueSheetFormat() {
  const Layers layers{Layer::Tempo, Layer::Key, Layer::Sections};
  return {.id = "cue",
          .title = BARLINE_EXPORT_TEXT("Export", "Cue sheet"),
          .summary = BARLINE_EXPORT_TEXT(
              "Export", "Sections as tracks of the audio file, for players; keep it beside the audio file."),
          .group = FormatGroup::Dj,
          .extension = ".cue",
          .layers = layers,
          .usual = layers,
          .write = write,
          .losses = losses};
}

}  // namespace barline::exporting
