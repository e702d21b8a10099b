#include <algorithm>
#include <iostream>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <unordered_map>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Text.h"
#include "engine/export/JsonLayout.h"
#include "engine/search/QueryParser.h"
#include "storage/Files.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

/// A crate with the names of the folders that it lies in.
struct Place {
  model::Crate crate;
  std::string path;                   ///< "Sets/Friday"
  std::optional<std::int64_t> count;  ///< absent for a folder, and a smart crate with an error in its search
};

/// Nothing where the search has an error.
std::optional<search::TrackQuery> queryOf(const model::Crate& crate) {
  search::ParsedQuery parsed = search::parseQuery(crate.search, storage::secondsNow());
  if (!parsed.problems.empty()) return std::nullopt;
  return std::move(parsed.query);
}

std::vector<Place> placesOf(storage::Library& library) {
  const std::map<std::int64_t, std::int64_t> counts = library.crates().counts();
  std::unordered_map<std::int64_t, std::string> paths;
  std::vector<Place> places;
  for (model::Crate& crate : library.crates().all()) {
    Place place;
    place.path = crate.parent == 0 ? crate.name : paths[crate.parent] + '/' + crate.name;
    paths[crate.id] = place.path;
    if (crate.kind == model::CrateKind::Crate) {
      const auto found = counts.find(crate.id);
      place.count = found == counts.end() ? 0 : found->second;
    } else if (crate.kind == model::CrateKind::Smart) {
      if (const auto query = queryOf(crate))
        place.count = static_cast<std::int64_t>(library.catalogue().count(*query));
    }
    place.crate = std::move(crate);
    places.push_back(std::move(place));
  }
  return places;
}

Json placeJson(const Place& place) {
  Json json{{"path", place.path}, {"kind", model::crateKindName(place.crate.kind)}};
  if (place.count) json["tracks"] = *place.count;
  if (place.crate.kind == model::CrateKind::Smart) json["search"] = place.crate.search;
  return json;
}

std::string placeLine(const Place& place) {
  const std::string count = place.count ? std::to_string(*place.count) : "";
  constexpr std::size_t kColumns = 7;
  std::string line = std::string(kColumns - std::min(kColumns, count.size()), ' ') + count + "  ";
  line += shownPath(place.path);
  if (place.crate.kind == model::CrateKind::Folder) line += '/';
  if (place.crate.kind == model::CrateKind::Smart) line += "  (" + shownSentence(place.crate.search) + ')';
  return line;
}

void listPlaces(const std::vector<Place>& places, bool asJson) {
  if (!asJson) {
    for (const Place& place : places) std::cout << placeLine(place) << '\n';
    return;
  }
  Json all = Json::array();
  for (const Place& place : places) all.push_back(placeJson(place));
  std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
}

std::vector<std::int64_t> tracksOf(storage::Library& library, const Place& place) {
  if (place.crate.kind == model::CrateKind::Crate) return library.crates().tracks(place.crate.id);
  if (place.crate.kind == model::CrateKind::Folder) {
    throw std::runtime_error(shownPath(place.path) + " is a folder. Name a crate in it.");
  }
  const auto query = queryOf(place.crate);
  if (!query) {
    throw std::runtime_error("The search of " + shownPath(place.path) +
                             " has an error: " + shownSentence(place.crate.search) + '.');
  }
  search::TrackListRequest request;
  request.query = *query;
  request.descending = true;
  return library.catalogue().list(request).tracks;
}

void listTracks(storage::Library& library, const Place& place, bool asJson) {
  const std::vector<model::TrackRecord> tracks = library.tracks().byIds(tracksOf(library, place));
  if (!asJson) {
    for (const model::TrackRecord& track : tracks) std::cout << trackLine(track) << '\n';
    return;
  }
  Json all = Json::array();
  for (const model::TrackRecord& track : tracks)
    all.push_back(trackJson(track, library.tracks().figures(track.id)));
  std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
}

}  // namespace

const CommandSpec& libraryCratesSpec() {
  static const CommandSpec spec{
      "library crates",
      "[CRATE]",
      "Lists the crates of a library, or the tracks of one of them.",
      {libraryOption(), {"--json", "", "As a JSON array."}},
      "Each crate has a line: how many tracks it has, its name behind those of the folders that it lies in, "
      "\"Sets/Friday\", and what a smart crate searches for. CRATE is named in the same way; its tracks are "
      "listed as by library list, those of a crate in its order, those of a smart crate the latest first.\n\n"
      "Exit status: 0 listed; 1 there is no such crate; 2 wrong usage."};
  return spec;
}

int runLibraryCrates(const ParsedCommand& command) {
  if (command.arguments().size() > 1) throw UsageError("barline-cli library crates takes one CRATE.");
  const std::unique_ptr<storage::Library> library = openLibrary(command);
  std::vector<Place> places;
  if (library) places = placesOf(*library);
  if (command.arguments().empty()) {
    listPlaces(places, command.has("--json"));
    return static_cast<int>(ExitStatus::Done);
  }
  const std::string& wanted = command.arguments().front();
  const auto found = std::ranges::find(places, wanted, &Place::path);
  if (found == places.end())
    throw std::runtime_error("There is no crate " + shownPath(wanted) +
                             " in the library. barline-cli library crates lists them.");
  listTracks(*library, *found, command.has("--json"));
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
