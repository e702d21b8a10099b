#include <iostream>
#include <nlohmann/json.hpp>
#include <stdexcept>

#include "app/cli/Commands.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/Task.h"
#include "app/cli/Text.h"
#include "engine/audio/Text.h"
#include "engine/export/JsonLayout.h"
#include "storage/repair/Restore.h"
#include "storage/transfer/LibraryExport.h"
#include "storage/transfer/LibraryMerge.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

const std::string& onlyArgument(const ParsedCommand& command, const char* name) {
  if (command.arguments().size() != 1 || command.arguments().front().empty()) {
    throw UsageError(std::string("barline-cli library ") + name + " needs one FILE.");
  }
  return command.arguments().front();
}

Json mergeJson(const storage::MergeReport& report, const std::filesystem::path& backup) {
  Json conflicts = Json::array();
  for (const storage::MergeConflict& conflict : report.conflicts) {
    const bool edits = conflict.kind == storage::MergeConflict::Kind::Edits;
    conflicts.push_back({{"kind", edits ? "edits" : "value"},
                         {"track", conflict.track},
                         {"field", conflict.field},
                         {"ours", conflict.ours},
                         {"theirs", conflict.theirs}});
  }
  return {{"tracks_added", report.tracksAdded},
          {"tracks_matched", report.tracksMatched},
          {"analyses_replaced", report.analysesReplaced},
          {"values_taken", report.valuesTaken},
          {"edits_added", report.editsAdded},
          {"crates_added", report.cratesAdded},
          {"backup", backup.string()},
          {"conflicts", std::move(conflicts)}};
}

void tell(const storage::MergeReport& report, const std::filesystem::path& backup) {
  std::cout << "tracks added: " << report.tracksAdded << "\ntracks in both: " << report.tracksMatched
            << "\nanalyses replaced by newer ones: " << report.analysesReplaced
            << "\nvalues taken over: " << report.valuesTaken << "\nedits added: " << report.editsAdded
            << "\ncrates added: " << report.cratesAdded << "\nbefore: " << shownPath(backup)
            << "\nconflicts: " << report.conflicts.size() << '\n';
  for (const storage::MergeConflict& conflict : report.conflicts) {
    const bool edits = conflict.kind == storage::MergeConflict::Kind::Edits;
    std::cout << "  " << audio::oneLine(conflict.track) << ", " << conflict.field
              << (edits ? ": both kept, here " : ": kept ") << audio::oneLine(conflict.ours)
              << (edits ? ", there " : ", not ") << audio::oneLine(conflict.theirs) << '\n';
  }
}

}  // namespace

const CommandSpec& libraryExportSpec() {
  static const CommandSpec spec{"library export",
                                "FILE",
                                "Writes all of a library, edits included, as one file.",
                                {libraryOption()},
                                "The audio files are not in it. An existing FILE is not overwritten."};
  return spec;
}

int runLibraryExport(const ParsedCommand& command) {
  const std::filesystem::path target = onlyArgument(command, "export");
  const std::filesystem::path file = libraryFile(command);
  return runTask("Exporting", [&](const storage::TaskProgress& progress) {
    storage::exportLibrary(file, target, progress);
    return static_cast<int>(ExitStatus::Done);
  });
}

const CommandSpec& libraryImportSpec() {
  static const CommandSpec spec{
      "library import",
      "FILE",
      "Makes a library of one that was exported.",
      {libraryOption(), {"--replace", "", "Even if the library holds something: all of it is replaced."}},
      "What the library holds is backed up first. To add FILE to a library instead: library merge."};
  return spec;
}

int runLibraryImport(const ParsedCommand& command) {
  const std::filesystem::path other = onlyArgument(command, "import");
  const std::filesystem::path file = libraryPath(command);
  if (std::filesystem::exists(file) && !command.has("--replace")) {
    const auto tracks = storage::Library::open(file)->tracks().count();
    if (tracks > 0) {
      throw std::runtime_error(shownPath(file) + " holds " + std::to_string(tracks) +
                               " tracks already. Add FILE to it with barline-cli library merge, or have all "
                               "of it replaced with --replace.");
    }
  }
  return runTask("Importing", [&](const storage::TaskProgress& progress) {
    const storage::Restored restored = storage::restoreLibrary(file, other, progress);
    if (!restored.backup.empty()) std::cout << "before: " << shownPath(restored.backup) << '\n';
    if (!restored.damaged.empty()) std::cout << "damaged: " << shownPath(restored.damaged) << '\n';
    return static_cast<int>(ExitStatus::Done);
  });
}

const CommandSpec& libraryMergeSpec() {
  static const CommandSpec spec{
      "library merge",
      "FILE",
      "Adds another library, an export or a backup to a library.",
      {libraryOption(), {"--json", "", "Report as a JSON object."}},
      "Of a track that both have the newer analysis stays. Edits, own texts, ratings, tags, crates and "
      "history are kept of both. Where both have set the same thing differently, this library's stays; of "
      "edits of the same stretch the later one shows; each such conflict is listed. FILE is not changed, and "
      "a backup of the library is made before."};
  return spec;
}

int runLibraryMerge(const ParsedCommand& command) {
  const std::filesystem::path other = onlyArgument(command, "merge");
  const std::filesystem::path file = libraryFile(command);
  return runTask("Merging", [&](const storage::TaskProgress& progress) {
    std::filesystem::path backup;
    const storage::MergeReport report = storage::mergeLibrary(file, other, progress, &backup);
    if (command.has("--json")) {
      std::cout << exporting::jsonText(mergeJson(report, backup), exporting::JsonLayout::Readable);
    } else {
      tell(report, backup);
    }
    return static_cast<int>(ExitStatus::Done);
  });
}

}  // namespace barline::cli
