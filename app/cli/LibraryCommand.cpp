#include <algorithm>
#include <iostream>
#include <memory>
#include <nlohmann/json.hpp>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "engine/export/JsonLayout.h"

namespace barline::cli {

const CommandSpec& libraryListSpec() {
  static const CommandSpec spec{
      "library list",
      "",
      "Lists the tracks of a library, the latest first.",
      {libraryOption(), {"--json", "", "As a JSON array, with the measures of each track."}},
      "The columns: title, artist, length, tempo in BPM, metre, key, state, file."};
  return spec;
}

int runLibraryList(const ParsedCommand& command) {
  const std::unique_ptr<storage::Library> library = openLibrary(command);
  std::vector<model::TrackRecord> tracks;
  if (library) tracks = library->tracks().all();
  std::ranges::reverse(tracks);
  if (command.has("--json")) {
    auto all = nlohmann::ordered_json::array();
    for (const model::TrackRecord& track : tracks) {
      all.push_back(trackJson(track, library->tracks().figures(track.id)));
    }
    std::cout << exporting::jsonText(all, exporting::JsonLayout::Readable);
  } else {
    for (const model::TrackRecord& track : tracks) std::cout << trackLine(track) << '\n';
  }
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
