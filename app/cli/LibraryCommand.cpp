#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/Text.h"
#include "engine/audio/Text.h"
#include "engine/export/JsonLayout.h"
#include "storage/Library.h"
#include "storage/Locations.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kTitleColumns = 40;
constexpr std::size_t kArtistColumns = 24;

std::string stateName(model::TrackState state) {
  switch (state) {
    case model::TrackState::Waiting:
      return "waiting";
    case model::TrackState::Analysing:
      return "analysing";
    case model::TrackState::Analysed:
      return "analysed";
    case model::TrackState::Failed:
      return "failed";
    case model::TrackState::Missing:
      return "missing";
  }
  return {};
}

double milliseconds(double seconds) {
  return static_cast<double>(std::llround(seconds * 1000.0)) / 1000.0;
}

Json trackJson(const model::TrackRecord& track) {
  Json json{{"id", track.id}, {"path", track.path.string()}, {"title", track.title}};
  if (!track.artist.empty()) json["artist"] = track.artist;
  if (!track.fingerprint.empty()) json["fingerprint"] = track.fingerprint;
  if (track.duration > 0.0) json["duration"] = milliseconds(track.duration);
  if (track.bpm) json["tempo_bpm"] = milliseconds(*track.bpm);
  if (track.key) json["key"] = toString(*track.key);
  if (!track.timeSignature.empty()) json["time_signature"] = track.timeSignature;
  json["state"] = stateName(track.state);
  if (!track.problem.empty()) json["problem"] = track.problem;
  json["added_at"] = track.addedAt;
  return json;
}

std::string trackLine(const model::TrackRecord& track) {
  const std::vector<std::pair<std::string, std::size_t>> cells{
      {elided(audio::oneLine(track.title), kTitleColumns), kTitleColumns},
      {elided(audio::oneLine(track.artist), kArtistColumns), kArtistColumns},
      {track.duration > 0.0 ? audio::clockTime(track.duration) : "", 8},
      {track.bpm ? fixed(*track.bpm, 1) : "", 6},
      {track.timeSignature, 5},
      {track.key ? toString(*track.key) : "", 8},
      {stateName(track.state), 9},
  };
  std::string line;
  for (const auto& [text, columns] : cells) line += padded(text, columns) + "  ";
  return line + shownPath(track.path) + '\n';
}

std::vector<model::TrackRecord> readTracks(const ParsedCommand& command) {
  const auto asked = command.value("--library");
  const std::filesystem::path file =
      asked ? std::filesystem::path(*asked) : storage::Locations::standard().libraryFile;
  if (!std::filesystem::exists(file)) {
    if (asked) throw std::runtime_error(*asked + " does not exist.");
    return {};  // no library yet: nothing to list, and none is made by looking
  }
  std::vector<model::TrackRecord> tracks = storage::Library::open(file)->tracks().all();
  std::stable_sort(tracks.begin(), tracks.end(), [](const auto& a, const auto& b) { return a.id > b.id; });
  return tracks;
}

}  // namespace

const CommandSpec& libraryListSpec() {
  static const CommandSpec spec{
      "library list",
      "",
      "Lists the tracks of a library, the latest first.",
      {{"--library", "FILE", "This library instead of your own."}, {"--json", "", "As a JSON array."}},
      "The columns: title, artist, length, tempo in BPM, metre, key, state, file."};
  return spec;
}

int runLibraryList(const ParsedCommand& command) {
  const std::vector<model::TrackRecord> tracks = readTracks(command);
  if (command.has("--json")) {
    Json all = Json::array();
    for (const model::TrackRecord& track : tracks) all.push_back(trackJson(track));
    std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
  } else {
    for (const model::TrackRecord& track : tracks) std::cout << trackLine(track);
  }
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
