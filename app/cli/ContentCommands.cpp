#include <chrono>
#include <filesystem>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/SearchLanguage.h"
#include "app/cli/Text.h"
#include "engine/files/FolderListing.h"
#include "engine/search/QueryParser.h"

namespace barline::cli {
namespace {

namespace fs = std::filesystem;

/// @return how many tracks are new; nothing where there is no such file or folder
std::optional<std::size_t> addPath(storage::Library& library, const fs::path& path) {
  std::error_code error;
  std::vector<fs::path> files{path};
  if (fs::is_directory(path, error)) {
    files::FolderListing listing = files::listFolder(path, files::Depth::All);
    if (!listing.readable) return std::nullopt;
    files = std::move(listing.files);
  } else if (!fs::is_regular_file(path, error)) {
    return std::nullopt;
  }
  const std::int64_t before = library.tracks().count();
  library.tracks().add(files);
  return static_cast<std::size_t>(library.tracks().count() - before);
}

/// Tells what is wrong with the search, if anything is.
std::optional<std::vector<std::int64_t>> found(storage::Library& library, const std::string& typed) {
  if (const std::string problems = searchProblems(typed); !problems.empty()) {
    std::cerr << problems;
    return std::nullopt;
  }
  const auto now =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch());
  search::TrackListRequest request;
  request.query = search::parseQuery(typed, now.count()).query;
  return library.catalogue().list(request).tracks;
}

void remove(storage::Library& library, std::int64_t id, bool onlyLook) {
  const auto track = library.tracks().byId(id);
  if (!track) return;  // another process was first
  std::cout << trackLine(*track) << '\n';
  if (!onlyLook) library.tracks().remove(id);
}

}  // namespace

const CommandSpec& libraryAddSpec() {
  static const CommandSpec spec{
      "library add",
      "PATH…",
      "Puts files, and folders with all that is in them, into a library.",
      {libraryOption()},
      "The tracks wait to be analysed, which library analyze does. Files are neither copied nor "
      "changed; what the library has already stays as it is."};
  return spec;
}

int runLibraryAdd(const ParsedCommand& command) {
  if (command.arguments().empty()) throw UsageError("Name a file or folder.");
  const auto library = openOrMakeLibrary(command);
  std::size_t added = 0;
  auto status = ExitStatus::Done;
  for (const std::string& path : command.arguments()) {
    if (const auto count = addPath(*library, path)) {
      added += *count;
    } else {
      std::cerr << "barline-cli: There is no file or folder " << shownPath(path) << ".\n";
      status = ExitStatus::Failed;
    }
  }
  std::cout << added << (added == 1 ? " new track\n" : " new tracks\n");
  return static_cast<int>(status);
}

const CommandSpec& libraryRemoveSpec() {
  static const CommandSpec spec{
      "library remove",
      "[FILE…]",
      "Takes tracks out of a library. Their files stay.",
      {libraryOption(),
       {"--search", "QUERY", "Those that a search finds; see library search."},
       {"--dry-run", "", "Only list them."}},
      "Lists the tracks as library list does. With a track go its rating, colour, tags and places "
      "in crates; its corrections stay and are found again when the audio comes back."};
  return spec;
}

int runLibraryRemove(const ParsedCommand& command) {
  const auto typed = command.value("--search");
  if (command.arguments().empty() == !typed.has_value())
    throw UsageError("Name files, or say which tracks with --search.");
  const std::unique_ptr<storage::Library> library = openLibrary(command);
  const bool onlyLook = command.has("--dry-run");
  auto status = ExitStatus::Done;
  for (const std::string& file : command.arguments()) {
    const auto track = library ? library->tracks().byPath(file) : std::nullopt;
    if (track) {
      remove(*library, track->id, onlyLook);
    } else {
      std::cerr << "barline-cli: " << shownPath(file) << " is not in the library.\n";
      status = ExitStatus::Failed;
    }
  }
  if (!typed || !library) return static_cast<int>(status);
  const auto tracks = found(*library, *typed);
  if (!tracks) return static_cast<int>(ExitStatus::WrongUsage);
  for (const std::int64_t id : *tracks) remove(*library, id, onlyLook);
  return static_cast<int>(status);
}

}  // namespace barline::cli
