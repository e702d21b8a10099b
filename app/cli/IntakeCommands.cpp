#include <algorithm>
#include <iostream>
#include <memory>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Text.h"
#include "app/intake/CollectionImport.h"
#include "app/intake/FolderSync.h"
#include "app/intake/Relink.h"

namespace barline::cli {
namespace {

namespace fs = std::filesystem;

/// @throws UsageError
app::PathMapping parseMapping(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0 || equals + 1 == text.size())
    throw UsageError("--map needs FROM=TO, as C:/Music=/home/me/Music.");
  return {.from = text.substr(0, equals), .to = fs::absolute(text.substr(equals + 1))};
}

std::string counted(std::size_t count, const char* one, const char* many) {
  return std::to_string(count) + ' ' + (count == 1 ? one : many);
}

void printReport(const importing::Collection& collection, const app::ImportReport& report) {
  std::cout << collection.program << ": " << counted(report.added, "new track", "new tracks") << ", "
            << report.known << " known, " << counted(report.crates, "crate", "crates") << ", "
            << counted(report.references, "reference", "references") << ", "
            << counted(report.ratings, "rating or colour", "ratings and colours") << '\n';
}

void tellUnreachable(const fs::path& folder) {
  std::cerr << "barline-cli: " << shownPath(folder) << " is not there or cannot be read.\n";
}

int importOne(storage::Library& library, const fs::path& file, const std::vector<app::PathMapping>& mappings,
              const app::ImportChoice& choice, bool onlyLook) {
  const importing::Collection collection = importing::readCollection(file);
  const app::LocatedCollection located = app::locate(collection, mappings);
  if (onlyLook) {
    std::cout << collection.program << ": " << counted(collection.tracks.size(), "track", "tracks") << ", "
              << located.found << " of them here, "
              << counted(collection.playlists.size(), "playlist", "playlists") << '\n';
  } else {
    printReport(collection, app::importCollection(library, collection, located, choice));
  }
  const std::size_t missing = collection.tracks.size() - located.found;
  if (missing == 0) return static_cast<int>(ExitStatus::Done);
  std::cerr << "barline-cli: " << shownPath(file) << ": " << counted(missing, "file is", "files are")
            << " not where the collection says.";
  if (!located.missingFolder.empty())
    std::cerr << " They lay in " << shownPath(located.missingFolder) << "; say where that is with --map.";
  std::cerr << '\n';
  return static_cast<int>(ExitStatus::Failed);
}

}  // namespace

const CommandSpec& libraryImportCollectionSpec() {
  static const CommandSpec spec{
      "library import-collection",
      "FILE…",
      "Takes the collections of other programs into a library.",
      {libraryOption(),
       {"--map", "FROM=TO", "Files that the collection has below FROM lie below TO here. May be repeated."},
       {"--no-playlists", "", "Make no crates of its playlists."},
       {"--no-ratings", "", "Leave its ratings and colours."},
       {"--no-references", "", "Leave its beat grids and keys."},
       {"--dry-run", "", "Only say what is in it."}},
      "Reads rekordbox's XML, Traktor's NML and playlists as M3U8. Beat grids and keys become references to "
      "compare with, playlists crates. Files are not touched; those that are not there are left out."};
  return spec;
}

int runLibraryImportCollection(const ParsedCommand& command) {
  if (command.arguments().empty()) throw UsageError("Name a collection or playlist.");
  std::vector<app::PathMapping> mappings;
  for (const std::string& text : command.values("--map")) mappings.push_back(parseMapping(text));
  const app::ImportChoice choice{.playlists = !command.has("--no-playlists"),
                                 .ratings = !command.has("--no-ratings"),
                                 .references = !command.has("--no-references")};
  const auto library = openOrMakeLibrary(command);
  int status = static_cast<int>(ExitStatus::Done);
  for (const std::string& file : command.arguments()) {
    try {
      status = std::max(status, importOne(*library, file, mappings, choice, command.has("--dry-run")));
    } catch (const std::runtime_error& error) {
      std::cerr << messageLine(error.what());
      status = static_cast<int>(ExitStatus::Failed);
    }
  }
  return status;
}

const CommandSpec& libraryScanSpec() {
  static const CommandSpec spec{
      "library scan",
      "[FOLDER…]",
      "Brings a library up to date with folders, or with the watched ones.",
      {libraryOption(),
       {"--watch", "", "Watch the folders from now on."},
       {"--unwatch", "", "Watch them no more."}},
      "New files become tracks that wait to be analysed; moved and renamed ones keep theirs, changed tags "
      "are "
      "read, and files that are gone are noted. Without a folder it looks through those that are watched."};
  return spec;
}

int runLibraryScan(const ParsedCommand& command, audio::Decoding& decoding) {
  const auto library = openOrMakeLibrary(command);
  int status = static_cast<int>(ExitStatus::Done);
  std::vector<fs::path> folders;
  for (const std::string& folder : command.arguments()) {
    if (folder.empty()) {
      tellUnreachable(folder);
      status = static_cast<int>(ExitStatus::Failed);
      continue;
    }
    folders.push_back(fs::absolute(folder).lexically_normal());
  }
  if (command.has("--unwatch")) {
    for (const fs::path& folder : folders) library->files().unwatch(folder);
    return status;
  }
  if (command.has("--watch")) {
    for (const fs::path& folder : folders) library->files().watch(folder);
  }
  if (command.arguments().empty()) folders = library->files().watchedFolders();
  for (const fs::path& folder : folders) {
    const app::FolderReport report = app::FolderSync(*library, decoding).look(folder, files::Depth::All);
    if (!report.reachable) {
      tellUnreachable(folder);
      status = static_cast<int>(ExitStatus::Failed);
      continue;
    }
    std::cout << shownPath(folder) << ": " << counted(report.waiting.size(), "new track", "new tracks")
              << ", " << report.found << " found again, " << report.retagged << " with other tags, "
              << report.lost << " gone\n";
  }
  library->tracks().refreshMissing();
  return status;
}

const CommandSpec& libraryRelinkSpec() {
  static const CommandSpec spec{"library relink",
                                "FROM TO",
                                "Finds the files of missing tracks in another folder.",
                                {libraryOption()},
                                "Tracks whose files lay below FROM and are gone are given the files at the "
                                "same places below TO, if they "
                                "have the same audio."};
  return spec;
}

int runLibraryRelink(const ParsedCommand& command, audio::Decoding& decoding) {
  const std::vector<std::string>& folders = command.arguments();
  if (folders.size() != 2 || folders[0].empty() || folders[1].empty())
    throw UsageError("Name the former folder and the new one.");
  const auto library = openLibrary(command);
  if (!library) return static_cast<int>(ExitStatus::Done);
  library->tracks().refreshMissing();
  const app::FolderRelink result =
      app::relinkFolder(*library, decoding, fs::absolute(folders[0]), fs::absolute(folders[1]));
  std::cout << counted(result.relinked, "track", "tracks") << " found, " << result.otherAudio
            << " with other audio, " << result.notFound << " not found\n";
  return static_cast<int>(result.otherAudio + result.notFound == 0 ? ExitStatus::Done : ExitStatus::Failed);
}

}  // namespace barline::cli
