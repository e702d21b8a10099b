#include <chrono>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <span>
#include <stdexcept>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Number.h"
#include "app/cli/SearchLanguage.h"
#include "engine/export/JsonLayout.h"
#include "engine/search/CompatibleKeys.h"
#include "engine/search/QueryParser.h"
#include "engine/search/TrackList.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;
using Ids = std::span<const std::int64_t>;

std::string typedSearch(const ParsedCommand& command) {
  std::string typed;
  for (const std::string& word : command.arguments()) typed += (typed.empty() ? "" : " ") + word;
  return typed;
}

search::TrackOrder readOrder(const ParsedCommand& command) {
  const auto name = command.value("--sort");
  if (!name) return search::TrackOrder::Added;
  const auto order = search::trackOrderFromId(*name);
  if (!order) throw UsageError("--sort takes the name of a column, as bpm or title, not \"" + *name + "\".");
  return *order;
}

std::optional<search::KeyRule> readRule(const ParsedCommand& command) {
  const auto name = command.value("--compatible");
  if (!name) return std::nullopt;
  const auto rule = search::keyRuleFromId(*name);
  if (rule) return rule;
  std::string names;
  for (const search::KeyRule each : search::kKeyRules)
    names += (names.empty() ? "" : ", ") + std::string(keyRuleId(each));
  throw UsageError("--compatible takes one of " + names + ", not \"" + *name + "\".");
}

std::size_t readLimit(const ParsedCommand& command) {
  const auto text = command.value("--limit");
  if (!text) return std::numeric_limits<std::size_t>::max();
  const auto limit = parseNumber<std::size_t>(*text);
  if (!limit || *limit == 0) {
    throw UsageError("--limit takes a number from 1, not \"" + *text + "\".");
  }
  return *limit;
}

search::TrackListRequest requestOf(const ParsedCommand& command, const std::string& typed) {
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  search::TrackListRequest request;
  request.query = search::parseQuery(typed, now.count()).query;
  request.order = readOrder(command);
  request.descending = command.has("--descending") || !command.has("--sort");  // the latest first
  if (const auto rule = readRule(command)) request.alsoQuery = search::compatibleQuery(request.query, *rule);
  return request;
}

/// The rows of tracks in parts, so that a large library needs no more memory than a small one.
template <class Visit>
void visitTracks(storage::Library& library, Ids ids, Visit visit) {
  constexpr std::size_t kPrintedAtOnce = 1000;
  while (!ids.empty()) {
    const Ids part = ids.first(std::min(ids.size(), kPrintedAtOnce));
    for (const model::TrackRecord& track : library.tracks().byIds(part)) visit(track);
    ids = ids.subspan(part.size());
  }
}

void printLines(storage::Library& library, Ids matches, Ids compatible) {
  const auto print = [](const model::TrackRecord& track) { std::cout << trackLine(track) << '\n'; };
  visitTracks(library, matches, print);
  if (!compatible.empty()) std::cout << '\n';
  visitTracks(library, compatible, print);
}

void printJson(storage::Library& library, Ids matches, Ids compatible) {
  Json all = Json::array();
  const auto add = [&](bool match) {
    return [&all, &library, match](const model::TrackRecord& track) {
      Json json = trackJson(track, library.tracks().figures(track.id));
      json["match"] = match ? "search" : "compatible_key";
      all.push_back(std::move(json));
    };
  };
  visitTracks(library, matches, add(true));
  visitTracks(library, compatible, add(false));
  std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
}

}  // namespace

const CommandSpec& librarySearchSpec() {
  static const std::string notes =
      searchLanguageHelp() +
      "\n\nColumns to sort by: title, artist, album, genre, year, length, bpm, key (by the circle of "
      "fifths), energy, "
      "danceability, loudness, metre, rating, colour, tags, comment, added, analysed, played, plays, state, "
      "path."
      "\n\nRules for compatible keys, from 8A: relative (8B), neighbours (7A 9A), neighbours-and-relative, "
      "six-shared-notes (8B 7A 9A 7B 9B), energy-boost (8B 7A 9A 3A 10A), parallel-mode (8B 7A 9A 11B)."
      "\n\nExit status: 0 searched, whether or not there are such tracks; 2 the search cannot be read, and "
      "nothing is "
      "listed.";
  static const CommandSpec spec{
      "library search",
      "QUERY…",
      "Lists the tracks of a library that a search finds.",
      {libraryOption(),
       {"--sort", "COLUMN",
        "In the order of this column; by when they were added, the latest first, if not given."},
       {"--descending", "", "The other way round."},
       {"--compatible", "RULE",
        "Behind them, after an empty line, those in keys that go with the sought ones."},
       {"--limit", "N", "At most so many."},
       {"--count", "", "Only how many there are."},
       {"--json", "", "As a JSON array, with the measures of each track."}},
      notes,
      true};
  return spec;
}

int runLibrarySearch(const ParsedCommand& command) {
  const std::string typed = typedSearch(command);
  const std::string problems = searchProblems(typed);
  const search::TrackListRequest request = requestOf(command, typed);
  const std::size_t limit = readLimit(command);
  if (!problems.empty()) {
    std::cerr << "barline-cli: " << problems;
    return static_cast<int>(ExitStatus::WrongUsage);
  }
  const std::unique_ptr<storage::Library> library = openLibrary(command);
  search::TrackList list;
  if (library) list = library->catalogue().list(request);
  const std::size_t matches = std::min(list.matches, limit);
  const std::size_t all = std::min(list.tracks.size(), limit);
  const Ids ids(list.tracks);
  if (command.has("--count")) {
    std::cout << all << '\n';
  } else if (!library) {
    if (command.has("--json")) std::cout << "[]\n";
  } else if (command.has("--json")) {
    printJson(*library, ids.first(matches), ids.subspan(matches, all - matches));
  } else {
    printLines(*library, ids.first(matches), ids.subspan(matches, all - matches));
  }
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
