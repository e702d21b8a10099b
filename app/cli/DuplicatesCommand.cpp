#include <algorithm>
#include <atomic>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/duplicates/DuplicateSearch.h"
#include "engine/export/JsonLayout.h"
#include "engine/prints/AudioPrint.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Tracks, each as it is in one file.
using Group = std::vector<model::TrackRecord>;

/// The files of some tracks: a track may lie at several places, those of today first.
Group filesOf(storage::Library& library, const std::vector<std::int64_t>& tracks) {
  Group group;
  for (const std::int64_t id : tracks) {
    const auto track = library.tracks().byId(id);
    if (!track) continue;  // another process took it out meanwhile
    for (const std::filesystem::path& path : library.tracks().paths(id)) {
      std::error_code error;
      if (!std::filesystem::exists(path, error)) continue;
      group.push_back(*track);
      group.back().path = path;
    }
  }
  return group;
}

/// Tracks that sound the same, and tracks whose very audio lies in several files.
std::vector<Group> duplicateGroups(storage::Library& library, storage::PrintRepository& prints) {
  std::vector<std::vector<std::int64_t>> tracks = prints.groups();
  std::vector<std::int64_t> grouped;
  for (const auto& group : tracks) grouped.insert(grouped.end(), group.begin(), group.end());
  std::ranges::sort(grouped);
  search::TrackListRequest request;
  request.query.allOf = {{.negated = false, .anyOf = {search::FlagCondition{search::Flag::Duplicate}}}};
  for (const std::int64_t id : library.catalogue().list(request).tracks) {
    if (!std::ranges::binary_search(grouped, id)) tracks.push_back({id});
  }
  std::vector<Group> groups;
  for (const auto& group : tracks) {
    Group files = filesOf(library, group);
    if (files.size() > 1) groups.push_back(std::move(files));
  }
  return groups;
}

void printText(const std::vector<Group>& groups) {
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (i > 0) std::cout << '\n';
    for (const model::TrackRecord& track : groups[i]) std::cout << trackLine(track) << '\n';
  }
}

void printJson(const std::vector<Group>& groups) {
  Json all = Json::array();
  for (const Group& group : groups) {
    Json tracks = Json::array();
    for (const model::TrackRecord& track : group) tracks.push_back(trackJson(track, std::nullopt));
    all.push_back(std::move(tracks));
  }
  std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
}

/// Notes that the files are different recordings, whatever they sound like.
int tellApart(const ParsedCommand& command, storage::Library& library, storage::PrintRepository& prints) {
  if (command.arguments().size() < 2) throw UsageError("--different takes two FILEs or more.");
  std::vector<std::int64_t> tracks;
  for (const std::string& file : command.arguments()) {
    const auto track = library.tracks().byPath(file);
    if (!track) throw std::runtime_error(shownPath(file) + " is not in the library.");
    tracks.push_back(track->id);
  }
  prints.setDismissed(tracks, true);
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace

const CommandSpec& libraryDuplicatesSpec() {
  static const CommandSpec spec{
      "library duplicates",
      "[--different FILE FILE…]",
      "Lists the tracks of a library that are the same recording, whatever their files are.",
      {libraryOption(),
       {"--known", "", "List only what is known already; look into no file."},
       {"--different", "",
        "Lists nothing, but notes that FILEs are different recordings: they are not listed again."},
       {"--json", "", "As a JSON array of groups, each an array of tracks."}},
      "Listens to what has not been compared yet: a minute of each track. Two tracks are the same where they "
      "sound the "
      "same at their beginning and in their middle and are about as long; encoding, level and a little more "
      "or less at "
      "the ends make no difference. One file to a line, an empty line between groups; the columns are those "
      "of library "
      "list."};
  return spec;
}

int runLibraryDuplicates(const ParsedCommand& command, audio::Decoding& decoding) {
  if (!command.arguments().empty() && !command.has("--different"))
    throw UsageError("barline-cli library duplicates takes FILEs only with --different.");
  blockStopSignals();
  const auto library = openLibrary(command);
  if (!library) return static_cast<int>(ExitStatus::Done);
  storage::PrintRepository prints(library->file());
  if (command.has("--different")) return tellApart(command, *library, prints);
  std::atomic<bool> stop{false};
  const StopSignals signals([&] { stop = true; });
  if (!command.has("--known")) {
    app::DuplicateSearch(prints, decoding).run([&] { return stop.load(); });
    if (signals.received() != 0) return static_cast<int>(ExitStatus::Signalled) + signals.received();
    const std::size_t left = prints.countUnprinted(prints::kPrintVersion);
    if (left > 0)
      std::cerr << "barline-cli: " << left << (left == 1 ? " track" : " tracks")
                << " could not be listened to.\n";
  }
  const std::vector<Group> groups = duplicateGroups(*library, prints);
  command.has("--json") ? printJson(groups) : printText(groups);
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
