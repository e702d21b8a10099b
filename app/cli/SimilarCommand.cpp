#include <cmath>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Number.h"
#include "app/cli/Text.h"
#include "engine/export/JsonLayout.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kCount = 20;

struct Listed {
  double distance{};
  model::TrackRecord track;
};

std::size_t readCount(const ParsedCommand& command) {
  const auto text = command.value("--count");
  if (!text) return kCount;
  const auto count = parseNumber<std::size_t>(*text);
  if (!count || *count == 0) {
    throw UsageError("--count takes a number from 1, not \"" + *text + "\".");
  }
  return *count;
}

/// @throws std::runtime_error where the library cannot say
std::vector<Listed> findSimilar(storage::Library* library, const std::string& file, std::size_t count) {
  const auto track = library != nullptr ? library->tracks().byPath(file) : std::nullopt;
  if (!track) {
    throw std::runtime_error(shownPath(file) +
                             " is not in the library. Analyse it first: barline-cli analyze.");
  }
  const auto similar = library->figures().similarTo(track->id, count);
  if (!similar) {
    throw std::runtime_error("The library does not have the character of " + shownPath(file) +
                             ". Analyse it again: barline-cli analyze.");
  }
  std::vector<Listed> listed;
  for (const storage::SimilarTrack& one : *similar) {
    // Another process may have taken it out meanwhile.
    if (auto record = library->tracks().byId(one.track)) listed.push_back({one.distance, *std::move(record)});
  }
  return listed;
}

Json similarJson(const std::vector<Listed>& tracks, storage::Library& library) {
  Json all = Json::array();
  for (const Listed& listed : tracks) {
    Json json{{"distance", std::round(listed.distance * 10000.0) / 10000.0}};
    json.update(trackJson(listed.track, library.tracks().figures(listed.track.id)));
    all.push_back(std::move(json));
  }
  return all;
}

}  // namespace

const CommandSpec& librarySimilarSpec() {
  static const CommandSpec spec{
      "library similar",
      "FILE",
      "Lists the tracks of a library that are most like one of it.",
      {libraryOption(),
       {"--count", "N", "List so many; 20 if not given."},
       {"--json", "", "As a JSON array, with the distance and the measures of each track."}},
      "Tracks are compared by the 25 numbers of their character, each on the scale of the library. The first "
      "column is the distance: 0 is the same character, 1 is apart by the library's spread in every number. "
      "The others are as in library list.\n\n"
      "Exit status: 0 listed; 1 FILE is not in the library or its character is not known; 2 wrong usage."};
  return spec;
}

int runLibrarySimilar(const ParsedCommand& command) {
  if (command.arguments().size() != 1) throw UsageError("barline-cli library similar needs one FILE.");
  const std::size_t count = readCount(command);
  const std::unique_ptr<storage::Library> library = openLibrary(command);
  const std::vector<Listed> similar = findSimilar(library.get(), command.arguments().front(), count);
  if (command.has("--json")) {
    std::cout << exporting::jsonText(similarJson(similar, *library), exporting::JsonLayout::Readable);
  } else {
    for (const Listed& listed : similar) {
      std::cout << fixed(listed.distance, 3) << "  " << trackLine(listed.track) << '\n';
    }
  }
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
