#include <iostream>
#include <string>

#include "app/cli/ChunkOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/FolderOption.h"
#include "app/cli/Task.h"
#include "app/cli/Text.h"
#include "app/cli/TrackSource.h"
#include "app/dataset/DatasetRun.h"
#include "engine/pipeline/StepContext.h"

namespace barline::cli {
namespace {

exporting::DatasetTerms readTerms(const ParsedCommand& command) {
  const auto text = [&command](std::string_view option) { return command.value(option).value_or(""); };
  exporting::DatasetTerms terms;
  terms.title = text("--title");
  terms.description = text("--description");
  terms.creator = text("--creator");
  terms.licence = text("--licence");
  terms.audioLicence = text("--audio-licence");
  terms.source = text("--source");
  terms.citation = text("--citation");
  return terms;
}

void tell(const std::vector<app::DatasetFailure>& failures) {
  for (const app::DatasetFailure& failure : failures) {
    std::cerr << messageLine(withPath(failure.sentence, failure.file));
  }
}

void printOutcome(const std::filesystem::path& folder, const app::DatasetOutcome& outcome) {
  constexpr double kMegabyte = 1e6;
  std::cout << shownPath(folder) << ": " << outcome.tracks << (outcome.tracks == 1 ? " track, " : " tracks, ")
            << outcome.files << " files, " << fixed(static_cast<double>(outcome.bytes) / kMegabyte, 1)
            << " MB; " << outcome.written << " written, " << outcome.upToDate << " up to date\n";
}

}  // namespace

const CommandSpec& datasetSpec() {
  static const CommandSpec spec{
      "dataset", "FILE…", "Makes a dataset of many tracks: tables, audio of each bar, a card.",
      withSourceOptions(
          {
              {"--output", "DIR", "The dataset's folder: a new one, an empty one, or one to go on with."},
              {"--no-chunks", "", "Without the audio."},
              {"--no-track-tables", "", "Only the tables over all tracks, none for each of them."},
              {"--per", "bar|beat|section|N-bars", "What makes a file of audio; a bar if not given."},
              {"--encoding", "wav|flac", "Of the audio; WAV if not given."},
              {"--audio", "native|analysis",
               "The file's own rate and channels (the usual), or mono at 22,050 Hz as it is analysed."},
              {"--title", "TEXT", "The dataset's name; the folder's if not given."},
              {"--description", "TEXT", "What it is, for the card."},
              {"--licence", "TEXT", "Of tables and annotations, e.g. CC-BY-4.0."},
              {"--audio-licence", "TEXT", "Of the recordings."},
              {"--creator", "TEXT", "Who made it."},
              {"--source", "TEXT", "Where the recordings come from."},
              {"--citation", "TEXT", "How to cite it."},
          },
          false),
      "DIR gets datasets/*.parquet over all tracks and datasets/TRACK/*.parquet of each, "
      "chunks/TRACK/full_mix/bar_0000.wav and so on, analysis/TRACK/combined.json, README.md and "
      "SHA256SUMS.\n\n"
      "The audio of one dataset is cut in one way: where it is to be another, all of its tracks have to be "
      "named.\n\n"
      "Only what is missing or stale is made, so the same command goes on where one was interrupted. Tracks "
      "of "
      "earlier runs stay, and so do texts of the card that are not given again. Tracks that fail are named "
      "on "
      "standard error with the reason, the others are done.\n\n"
      "Exit status: 0 all done; 1 one or more tracks failed; 2 wrong usage; 130 interrupted."};
  return spec;
}

int runDataset(const ParsedCommand& command, audio::Decoding& decoding) {
  const SourceOptions source = readSourceOptions(command, "dataset");
  app::DatasetTask task;
  task.folder = readFolder(command, "dataset");
  task.tracks = source.tracks;
  task.threads = source.threads;
  task.settings.terms = readTerms(command);
  task.settings.chunks = !command.has("--no-chunks");
  task.settings.tablesOfEachTrack = !command.has("--no-track-tables");
  task.settings.cutting = readChunkSettings(command);
  task.settings.cutting.leadIn = true;
  return runTask("Making the dataset", [&](const storage::TaskProgress& progress) {
    const TrackSource tracks(source, decoding);
    const app::DatasetOutcome outcome = app::runDataset(
        tracks.loader(), task, [&](const app::DatasetState& state) { return progress(state.fraction); });
    tell(outcome.repeated);
    tell(outcome.failures);
    if (outcome.cancelled) throw pipeline::Cancelled();
    printOutcome(task.folder, outcome);
    return static_cast<int>(outcome.failures.empty() ? ExitStatus::Done : ExitStatus::Failed);
  });
}

}  // namespace barline::cli
