#include <iostream>
#include <stdexcept>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/BatchAnalysis.h"
#include "app/cli/BatchRun.h"
#include "app/cli/Commands.h"
#include "app/cli/FolderOption.h"
#include "app/cli/ProgressDisplay.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "app/exporting/OutputFolder.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/NpyFile.h"
#include "engine/model/PitchSpectrum.h"
#include "engine/model/RhythmSpectrum.h"
#include "engine/steps/Catalog.h"
#include "engine/steps/PitchSpectrumTap.h"
#include "engine/steps/RhythmSpectrumTap.h"

namespace barline::cli {
namespace {

struct FeaturesOptions {
  std::vector<std::filesystem::path> files;
  std::filesystem::path folder;
  bool overwrite{};
  int threads{};  ///< 0 = as many as cores
  bool progress{};
};

/// @throws UsageError
FeaturesOptions readFeaturesOptions(const ParsedCommand& command) {
  FeaturesOptions options;
  options.files.assign(command.arguments().begin(), command.arguments().end());
  if (options.files.empty()) throw UsageError("barline-cli features needs at least one FILE.");
  options.folder = readFolder(command, "features");
  options.overwrite = command.has("--overwrite");
  options.threads = readThreads(command);
  options.progress = command.has("--progress");
  return options;
}

std::vector<pipeline::AnalysisRequest> requestsFor(const std::vector<std::filesystem::path>& files) {
  std::vector<pipeline::AnalysisRequest> requests;
  for (const std::filesystem::path& file : files) {
    pipeline::AnalysisRequest request;
    request.file = file;
    request.only = {steps::RhythmSpectrumTap::declaration().id, steps::PitchSpectrumTap::declaration().id};
    request.useCache = false;
    requests.push_back(std::move(request));
  }
  return requests;
}

/// Writes each file's features and counts failures for the exit status.
class FeatureWriter {
 public:
  FeatureWriter(const FeaturesOptions& options, ProgressDisplay& display)
      : options_(options), display_(display), folder_(options.folder) {}

  void write(std::size_t index, const pipeline::AnalysisReport& report) {
    const std::filesystem::path& file = options_.files[index];
    if (!report.source || !report.problem.empty()) {
      fail(file, withPath(report.problem, file));
      return;
    }
    const auto bands = report.results.find<model::RhythmSpectrum>();
    const auto pitch = report.results.find<model::PitchSpectrum>();
    if (!bands || !pitch) {
      fail(file, shownPath(file) + ": its features could not be computed.");
      return;
    }
    if (report.source->warning) display_.message(withPath(*report.source->warning, file));
    try {
      const auto written =
          folder_.write(file.stem().string(),
                        {{".bands.npy", exporting::npyBytes(bands->codes, model::RhythmSpectrum::kBands)},
                         {".pitch.npy", exporting::npyBytes(pitch->codes, model::PitchSpectrum::kBands)}},
                        app::always(options_.overwrite ? app::NameTaken::Replace : app::NameTaken::KeepBoth));
      display_.clear();
      for (const std::filesystem::path& path : written) std::cout << path.string() << '\n';
      std::cout << std::flush;
    } catch (const exporting::FileError& error) {
      fail(file, error.what());
    }
    if (!std::cout) throw std::runtime_error("Standard output could not be written.");
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void fail(const std::filesystem::path& file, const std::string& sentence) {
    failed_ = true;
    display_.message(sentence);
    folder_.passOver(file.stem().string());
  }

  const FeaturesOptions& options_;
  ProgressDisplay& display_;
  app::OutputFolder folder_;
  bool failed_{};
};

}  // namespace

const CommandSpec& featuresSpec() {
  static const CommandSpec spec{
      "features",
      "FILE…",
      "Writes what the networks listen to as NumPy files, for training and research.",
      {
          {"--output", "DIR",
           "Write DIR/NAME.bands.npy (50 frames a second, frequency bands) and DIR/NAME.pitch.npy (12.5 "
           "frames "
           "a second, semitones) for each file; a name that is taken gets a number."},
          {"--overwrite", "", "Replace files that are there already."},
          {"--threads", "N", "Work on N threads; as many as there are cores if not given."},
          {"--progress", "", "Report progress on standard error even where that is no terminal."},
      },
      "Neither the library nor the cache is touched. Files that cannot be read are named on standard error "
      "with "
      "the reason, the others are done.\n\n"
      "Exit status: 0 all done; 1 one or more files failed; 2 wrong usage; 130 interrupted."};
  return spec;
}

int runFeatures(const ParsedCommand& command, audio::Decoding& decoding) {
  const FeaturesOptions options = readFeaturesOptions(command);
  blockStopSignals();
  ProgressDisplay display(std::cerr, ProgressDisplay::styleFor(options.progress), shownNames(options.files));
  FeatureWriter writer(options, display);
  pipeline::Runner runner(steps::catalog(), decoding, nullptr, options.threads);
  BatchAnalysis batch(runner, requestsFor(options.files), batchWindow(options.threads));
  return runBatch(
      batch, display,
      [&](std::size_t index, const pipeline::AnalysisReport& report) { writer.write(index, report); },
      [&] { return writer.failed(); });
}

}  // namespace barline::cli
