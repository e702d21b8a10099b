#include "app/cli/LibraryListing.h"

#include <cmath>
#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <system_error>
#include <utility>
#include <vector>

#include "app/cli/Text.h"
#include "engine/audio/Text.h"
#include "engine/model/TrackColour.h"
#include "storage/Backups.h"
#include "storage/FileSystem.h"
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

double thousandths(double value) {
  return static_cast<double>(std::llround(value * 1000.0)) / 1000.0;
}

void putTexts(Json& json, const model::TrackRecord& track) {
  const auto put = [&json](const char* name, const std::string& text) {
    if (!text.empty()) json[name] = text;
  };
  put("artist", track.artist);
  put("album", track.album);
  put("genre", track.genre);
  if (track.year) json["year"] = *track.year;
  put("comment", track.comment);
  if (track.rating > 0) json["rating"] = track.rating;
  if (track.colour > 0)
    json["colour"] = model::kTrackColourNames.at(static_cast<std::size_t>(track.colour - 1));
  if (!track.tags.empty()) json["tags"] = track.tags;
}

void putMeasures(Json& json, const model::MeasureValues& values) {
  Json measures = Json::object();
  for (const model::Measure measure : model::allMeasures()) {
    if (values[measure]) measures[std::string(measureId(measure))] = thousandths(*values[measure]);
  }
  if (!measures.empty()) json["measures"] = std::move(measures);
}

}  // namespace

OptionSpec libraryOption() {
  return {"--library", "FILE", "This library instead of your own."};
}

std::filesystem::path libraryPath(const ParsedCommand& command) {
  const auto asked = command.value("--library");
  if (asked && asked->empty()) throw UsageError("--library needs a value: FILE.");
  return asked ? std::filesystem::path(*asked) : storage::Locations::standard().libraryFile;
}

std::filesystem::path libraryFile(const ParsedCommand& command) {
  std::filesystem::path file = libraryPath(command);
  std::error_code unknown;
  if (!std::filesystem::exists(file, unknown)) throw std::runtime_error(shownPath(file) + " does not exist.");
  if (std::filesystem::is_directory(file, unknown))
    throw std::runtime_error(shownPath(file) + " is a folder; name the library's file in it.");
  if (const storage::FileSystem system = storage::fileSystemOf(file); system.network) {
    std::cerr << "barline-cli: " << shownPath(file) << " lies on a network file system (" << system.type
              << "). Use it from one computer at a time: two that write at once can damage it.\n";
  }
  return file;
}

std::unique_ptr<storage::Library> openLibrary(const ParsedCommand& command) {
  const std::filesystem::path file = libraryPath(command);
  if (!std::filesystem::exists(file)) {
    if (!storage::listBackups(file).empty()) return storage::Library::open(file);  // says that it is lost
    if (!command.has("--library")) return nullptr;
  }
  return storage::Library::open(libraryFile(command));
}

std::unique_ptr<storage::Library> openOrMakeLibrary(const ParsedCommand& command) {
  return storage::Library::open(libraryPath(command));
}

Json trackJson(const model::TrackRecord& track, const std::optional<storage::TrackFigures>& figures) {
  Json json{{"id", track.id}, {"path", track.path.string()}, {"title", track.title}};
  putTexts(json, track);
  if (!track.fingerprint.empty()) json["fingerprint"] = track.fingerprint;
  if (track.duration > 0.0) json["duration"] = thousandths(track.duration);
  if (track.bpm) json["tempo_bpm"] = thousandths(*track.bpm);
  if (track.key) json["key"] = toString(*track.key);
  if (!track.timeSignature.empty()) json["time_signature"] = track.timeSignature;
  json["state"] = stateName(track.state);
  if (!track.problem.empty()) json["problem"] = track.problem;
  json["added_at"] = track.addedAt;
  if (figures) putMeasures(json, figures->measures);
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
  return line + shownPath(track.path);
}

}  // namespace barline::cli
