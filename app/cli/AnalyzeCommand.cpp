#include <iostream>
#include <optional>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/BatchAnalysis.h"
#include "app/cli/BatchRun.h"
#include "app/cli/Commands.h"
#include "app/cli/Keeper.h"
#include "app/cli/PeakMemory.h"
#include "app/cli/ProgressDisplay.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Summary.h"
#include "app/cli/Text.h"
#include "app/exporting/OutputFolder.h"
#include "engine/export/AtomicFile.h"
#include "engine/export/JsonSink.h"
#include "engine/export/TimelineJson.h"
#include "engine/steps/Catalog.h"
#include "storage/Errors.h"

namespace barline::cli {
namespace {

using Output = AnalyzeOptions::Output;

constexpr const char* kEnding = ".json";

/// What becomes of each report: output, messages, and the tally for the exit status.
class Delivery {
 public:
  /// @param keeper null = nothing is kept
  Delivery(const AnalyzeOptions& options, ProgressDisplay& display, Keeper* keeper)
      : options_(options), display_(display), keeper_(keeper) {
    if (options.output == Output::Folder) folder_.emplace(options.folder);
  }

  void deliver(std::size_t index, const pipeline::AnalysisReport& report) {
    const std::filesystem::path& file = options_.files[index];
    if (!report.source || !report.problem.empty()) {
      fail(withPath(report.problem, file));
      passOver(file);
      return;
    }
    for (const pipeline::StepReport& step : report.steps) {
      if (step.state != pipeline::StepState::Failed) continue;
      fail(shownPath(file) + ": the step " + step.id + " failed: " + step.problem);
    }
    if (report.source->warning) display_.message(withPath(*report.source->warning, file));
    const model::Timeline timeline = steps::assembleTimeline(*report.source, report.results, report.steps);
    try {
      if (keeper_ != nullptr) {
        keeper_->record(file, timeline, options_.only.empty());
        keeper_->recordRun(report, false);
      }
    } catch (const storage::StorageError& error) {
      fail(error.what());
    }
    try {
      print(file, timeline, report);
    } catch (const exporting::FileError& error) {
      fail(error.what());
      passOver(file);
    }
    if (!std::cout) throw std::runtime_error("Standard output could not be written.");
  }

  [[nodiscard]] bool failed() const { return failed_; }

 private:
  void fail(const std::string& sentence) {
    failed_ = true;
    display_.message(sentence);
  }

  void passOver(const std::filesystem::path& file) {
    if (folder_) folder_->passOver(file.stem().string(), kEnding);
  }

  void print(const std::filesystem::path& file, const model::Timeline& timeline,
             const pipeline::AnalysisReport& report) {
    display_.clear();
    switch (options_.output) {
      case Output::Summary:
        std::cout << summary(timeline, report) << std::flush;
        break;
      case Output::Stream:
        writeJson(timeline, report, exporting::JsonLayout::OneLine,
                  [](std::string_view text) { std::cout << text; });
        std::cout << std::flush;
        break;
      case Output::Folder:
        for (const auto& written : folder_->writeParts(
                 file.stem().string(),
                 {{kEnding,
                   [&](exporting::AtomicFile& output) {
                     writeJson(timeline, report, exporting::JsonLayout::Readable,
                               [&output](std::string_view text) { output.write(text); });
                   }}},
                 app::always(options_.overwrite ? app::NameTaken::Replace : app::NameTaken::KeepBoth))) {
          std::cout << written.string() << std::endl;
        }
        break;
    }
  }

  static void writeJson(const model::Timeline& timeline, const pipeline::AnalysisReport& report,
                        exporting::JsonLayout layout, exporting::JsonText::Write write) {
    exporting::JsonText text(layout, std::move(write));
    exporting::putTimeline(text, timeline, report, peakMemoryMegabytes());
    text.finish();
  }

  const AnalyzeOptions& options_;
  ProgressDisplay& display_;
  Keeper* const keeper_;
  std::optional<app::OutputFolder> folder_;
  bool failed_{};
};

std::vector<pipeline::AnalysisRequest> requestsFor(const AnalyzeOptions& options, Keeper* keeper) {
  std::vector<pipeline::AnalysisRequest> requests;
  for (const std::filesystem::path& file : options.files) {
    pipeline::AnalysisRequest request;
    request.file = file;
    request.only = options.only;
    request.settings = options.settings;
    request.useCache = options.keep;
    request.keepsParts = false;
    if (keeper != nullptr) request.knownSource = keeper->knownSource(file);
    if (request.knownSource) request.knownFingerprint = request.knownSource->fingerprint;
    requests.push_back(std::move(request));
  }
  return requests;
}

}  // namespace

int runAnalyze(const ParsedCommand& command, audio::Decoding& decoding) {
  const AnalyzeOptions options = readAnalyzeOptions(command, steps::catalog());
  blockStopSignals();
  ProgressDisplay display(std::cerr, ProgressDisplay::styleFor(options.progress), shownNames(options.files));
  std::optional<Keeper> keeper;
  if (options.keep) {
    keeper.emplace(options.library, [&display](const std::string& sentence) { display.message(sentence); });
  }
  Keeper* const keeping = keeper ? &*keeper : nullptr;
  Delivery delivery(options, display, keeping);
  pipeline::Runner runner(steps::catalog(), decoding, keeping != nullptr ? keeping->cache() : nullptr,
                          options.threads);
  BatchAnalysis batch(runner, requestsFor(options, keeping), batchWindow(options.threads));
  return runBatch(
      batch, display,
      [&](std::size_t index, const pipeline::AnalysisReport& report) { delivery.deliver(index, report); },
      [&] { return delivery.failed(); });
}

}  // namespace barline::cli
