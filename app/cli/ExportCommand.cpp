#include <iostream>
#include <optional>
#include <string>

#include "app/cli/Commands.h"
#include "app/cli/TakenNames.h"
#include "app/cli/Task.h"
#include "app/cli/Text.h"
#include "app/cli/TrackSource.h"
#include "app/exporting/ExportRun.h"
#include "engine/export/ExportCatalog.h"

namespace barline::cli {
namespace {

using exporting::ExportFormat;
using exporting::FormatContent;
using exporting::FormatScope;
using exporting::Layer;
using exporting::Layers;

std::string layerList(const Layers& layers) {
  std::string list;
  for (const Layer layer : exporting::kLayers) {
    if (layers.has(layer)) list.append(list.empty() ? "" : ",").append(exporting::layerId(layer));
  }
  return list;
}

void printFormats() {
  constexpr std::size_t kIds = 20;
  for (const ExportFormat& format : exporting::exportCatalog()) {
    std::string text = format.title;
    text.append(" (").append(format.extension).append("). ").append(format.summary);
    if (format.experimental) text += " Experimental: the format is not documented by its makers.";
    text += "\nLayers: " + layerList(format.layers);
    if (format.usual != format.layers) text += "\nUsual layers: " + layerList(format.usual);
    std::cout << padded(format.id, kIds) << wrapped(text, 78 - kIds, kIds) << '\n';
  }
}

const ExportFormat& readFormat(const ParsedCommand& command) {
  const auto id = command.value("--format");
  if (!id) throw UsageError("barline-cli export needs --format ID; export --list names the formats.");
  const ExportFormat* const format = exporting::findFormat(*id);
  if (format == nullptr) {
    throw UsageError("There is no format \"" + *id + "\"; barline-cli export --list names the formats.");
  }
  return *format;
}

Layers readLayers(const ParsedCommand& command, const ExportFormat& format) {
  if (!command.has("--layers")) return format.usual;
  Layers layers;
  for (const std::string& list : command.values("--layers")) {
    for (const std::string& id : splitList(list)) {
      const auto layer = exporting::layerFromId(id);
      if (!layer)
        throw UsageError("There is no layer \"" + id + "\": there are " + layerList(Layers::all()) + '.');
      if (!format.layers.has(*layer)) {
        throw UsageError(std::string(format.title) + " cannot hold " + id + ", only " +
                         layerList(format.layers) + '.');
      }
      layers.set(*layer);
    }
  }
  if (layers.empty()) throw UsageError("--layers needs a value: LAYER,….");
  return layers;
}

/// PATH is a folder where it is one, ends like one, or several tracks make files of their own.
bool isFolder(const std::string& path, const app::ExportTask& task) {
  std::error_code ignored;
  if (path.ends_with('/') || std::filesystem::is_directory(path, ignored)) return true;
  return task.tracks.size() > 1 && task.format->scope == FormatScope::EachTrack;
}

void readTarget(const std::string& output, app::ExportTask& task) {
  if (isFolder(output, task)) {
    task.folder = output;
    return;
  }
  const std::filesystem::path path = output;
  task.folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  task.name = path.stem().string();
  task.ending = path.extension().string();
}

void tellLoss(const std::filesystem::path& file, const exporting::Loss& loss) {
  std::cerr << "barline-cli: " << shownPath(file) << ": " << shownSentence(exporting::englishText(loss))
            << '\n';
}

/// The one file of one track to standard output.
int stream(const app::ExportTask& task, const app::TrackLoader& loader,
           const storage::TaskProgress& progress) {
  if (task.format->content == FormatContent::AudioCopy) {
    throw UsageError(std::string(task.format->title) + " cannot be written to standard output.");
  }
  if (task.tracks.size() > 1) throw UsageError("Only one FILE can be written to standard output.");
  const exporting::ExportTrack track = loader.load(task.tracks.front(), progress);
  if (task.format->losses) {
    for (const exporting::Loss& loss : task.format->losses(track, task.layers))
      tellLoss(task.tracks.front().file, loss);
  }
  const auto files = app::exportedFiles(*task.format, track, task.layers);
  if (files.size() > 1) {
    throw UsageError(std::string(task.format->title) + " makes several files: --output needs a folder.");
  }
  std::cout << files.front().bytes << std::flush;
  return static_cast<int>(ExitStatus::Done);
}

int write(const app::ExportTask& task, const app::TrackLoader& loader, const app::DecideTaken& decide,
          const storage::TaskProgress& progress) {
  const app::ExportOutcome outcome = app::runExport(
      loader, task, decide, [&](const app::ExportState& state) { return progress(state.fraction); });
  for (const app::ExportLoss& loss : outcome.losses) tellLoss(loss.file, loss.loss);
  for (const app::ExportFailure& failure : outcome.failures) {
    std::cerr << messageLine(withPath(failure.sentence, failure.file));
  }
  tellSkipped(outcome.skipped);
  for (const std::filesystem::path& file : outcome.written) std::cout << file.string() << '\n';
  if (outcome.cancelled) throw pipeline::Cancelled();
  return static_cast<int>(outcome.failures.empty() ? ExitStatus::Done : ExitStatus::Failed);
}

}  // namespace

const CommandSpec& exportSpec() {
  static const CommandSpec spec{
      "export", "FILE…", "Writes timelines in the formats of other programs.",
      withSourceOptions(
          {
              {"--format", "ID", "The format; export --list names them all."},
              {"--output", "PATH|-",
               "The name of the file itself, or a folder for FILE's name with the format's ending: one that "
               "is there, a name that ends with /, or where there are several FILEs. With - write to "
               "standard "
               "output."},
              {"--layers", "LAYER,…",
               "Only these layers of those that the format can hold; its usual ones, which export --list "
               "names, if not given. May be repeated."},
              takenNamesOption(),
              {"--list", "", "Name the formats, what they are for, their layers and the usual ones of them."},
          },
          true),
      "Some formats make several files of a track: those get the name in PATH with an ending for each.\n\n"
      "What a format cannot hold of a track is said on standard error. Tracks that cannot be exported are "
      "named "
      "there with the reason, the others are done.\n\n"
      "Exit status: 0 all done; 1 one or more tracks failed; 2 wrong usage; 130 interrupted."};
  return spec;
}

int runExport(const ParsedCommand& command, audio::Decoding& decoding) {
  if (command.has("--list")) {
    printFormats();
    return static_cast<int>(ExitStatus::Done);
  }
  app::ExportTask task;
  task.format = &readFormat(command);
  task.layers = readLayers(command, *task.format);
  const SourceOptions source = readSourceOptions(command, "export");
  task.tracks = source.tracks;
  const auto output = command.value("--output");
  if (!output || output->empty()) throw UsageError("barline-cli export needs --output PATH.");
  const app::DecideTaken decide = readTakenNames(command);
  if (*output != "-") readTarget(*output, task);
  return runTask("Exporting", [&](const storage::TaskProgress& progress) {
    const TrackSource tracks(source, decoding);
    return *output == "-" ? stream(task, tracks.loader(), progress)
                          : write(task, tracks.loader(), decide, progress);
  });
}

}  // namespace barline::cli
