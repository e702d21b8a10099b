#include <algorithm>
#include <filesystem>
#include <iostream>
#include <nlohmann/json.hpp>
#include <optional>
#include <stdexcept>
#include <string>
#include <vector>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/BatchAnalysis.h"
#include "app/cli/BatchRun.h"
#include "app/cli/Commands.h"
#include "app/cli/ProgressDisplay.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "engine/evaluate/Differences.h"
#include "engine/evaluate/Evaluation.h"
#include "engine/evaluate/TimelineAnnotation.h"
#include "engine/export/JsonLayout.h"
#include "engine/import/ReferenceFile.h"
#include "engine/steps/BeatsStep.h"
#include "engine/steps/Catalog.h"
#include "engine/steps/ChordsStep.h"
#include "engine/steps/KeyStep.h"
#include "engine/steps/SectionsStep.h"
#include "engine/steps/TempoStep.h"
#include "storage/Locations.h"
#include "storage/SqliteResultCache.h"

namespace barline::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kFigureColumns = 30;

struct EvaluateOptions {
  std::vector<std::filesystem::path> references;
  std::filesystem::path estimate;
  bool json{};
  bool keep{true};
  int threads{};
  bool progress{};
};

/// @throws UsageError
EvaluateOptions readEvaluateOptions(const ParsedCommand& command) {
  const std::vector<std::string>& files = command.arguments();
  if (files.size() < 2) throw UsageError("barline-cli evaluate needs REFERENCE and ESTIMATE.");
  EvaluateOptions options;
  options.references.assign(files.begin(), files.end() - 1);
  options.estimate = files.back();
  options.json = command.has("--json");
  options.keep = !command.has("--no-cache");
  options.threads = readThreads(command);
  options.progress = command.has("--progress");
  return options;
}

/// An analysis that was stopped, by Ctrl+C for one: the exit status says all.
struct Stopped {
  int status{};
};

/// Analyses the file as far as references go. @throws Stopped, and std::runtime_error where it failed
model::Annotation analysed(const EvaluateOptions& options, audio::Decoding& decoding) {
  blockStopSignals();
  ProgressDisplay display(std::cerr, ProgressDisplay::styleFor(options.progress),
                          shownNames({options.estimate}));
  pipeline::AnalysisRequest request;
  request.file = options.estimate;
  request.only = {steps::BeatsStep::declaration().id, steps::TempoStep::declaration().id,
                  steps::ChordsStep::declaration().id, steps::KeyStep::declaration().id,
                  steps::SectionsStep::declaration().id};
  request.useCache = options.keep;
  request.keepsParts = false;
  const auto cache =
      options.keep ? std::make_shared<storage::SqliteResultCache>(storage::Locations::standard().resultsFile)
                   : nullptr;
  pipeline::Runner runner(steps::catalog(), decoding, cache, options.threads);
  BatchAnalysis batch(runner, {request}, batchWindow(options.threads));
  std::optional<model::Annotation> annotation;
  std::string problem;
  const int status = runBatch(
      batch, display,
      [&](std::size_t, const pipeline::AnalysisReport& report) {
        problem = report.problem;
        if (!report.source || !report.problem.empty()) return;
        annotation =
            evaluation::annotationOf(steps::assembleTimeline(*report.source, report.results, report.steps));
      },
      [&] { return !annotation.has_value(); });
  display.clear();
  if (annotation) return *annotation;
  if (problem.empty()) throw Stopped{status};
  throw std::runtime_error(withPath(problem, options.estimate));
}

model::Annotation estimateOf(const EvaluateOptions& options, audio::Decoding& decoding) {
  return importing::hasReferenceEnding(options.estimate) ? importing::readReference(options.estimate)
                                                         : analysed(options, decoding);
}

const char* titleOf(evaluation::Subject subject) {
  switch (subject) {
    case evaluation::Subject::Beats:
      return "Beats, from 5 s on";
    case evaluation::Subject::Downbeats:
      return "Downbeats, from 5 s on";
    case evaluation::Subject::Tempo:
      return "Tempo";
    case evaluation::Subject::Chords:
      return "Chords";
    case evaluation::Subject::Key:
      return "Key";
    case evaluation::Subject::Sections:
      break;
  }
  return "Sections";
}

template <typename Marks, typename Is>
std::string counted(const Marks& marks, Is is, const char* what) {
  return std::to_string(std::count_if(marks.begin(), marks.end(), is)) + ' ' + what;
}

std::string beatCounts(const std::vector<evaluation::BeatMark>& marks) {
  using evaluation::BeatMark;
  using evaluation::EventDifference;
  const auto is = [](EventDifference difference) {
    return [difference](const BeatMark& mark) { return mark.difference == difference; };
  };
  return counted(marks, is(EventDifference::Missing), "missing, ") +
         counted(marks, is(EventDifference::Extra), "extra, ") +
         counted(marks, is(EventDifference::Shifted), "shifted, ") +
         counted(
             marks, [](const BeatMark& mark) { return mark.wrongDownbeat; }, "wrong downbeats");
}

void printTable(const std::vector<evaluation::FigureGroup>& groups,
                const evaluation::Differences& differences) {
  for (const evaluation::FigureGroup& group : groups) {
    std::cout << titleOf(group.subject) << '\n';
    for (const evaluation::Figure& figure : group.figures) {
      std::cout << "  " << padded(figure.id, kFigureColumns) << fixed(figure.value, 3)
                << (figure.isSeconds ? " s" : "") << '\n';
    }
  }
  if (!differences.beats.empty())
    std::cout << "Differences of beats: " << beatCounts(differences.beats) << '\n';
}

Json jsonOf(const std::vector<evaluation::FigureGroup>& groups) {
  Json json = Json::object();
  for (const evaluation::FigureGroup& group : groups) {
    for (const evaluation::Figure& figure : group.figures) json[figure.id] = figure.value;
  }
  return json;
}

}  // namespace

const CommandSpec& evaluateSpec() {
  static const CommandSpec spec{
      "evaluate",
      "REFERENCE… ESTIMATE",
      "Compares an estimate with a reference and prints the figures of mir_eval.",
      {
          {"--json", "", "As a JSON object of figures, unrounded."},
          {"--threads", "N", "Analyse on N threads; as many as there are cores if not given."},
          {"--no-cache", "", "Analyse anew; neither read nor keep results."},
          {"--progress", "", "Report progress on standard error even where that is no terminal."},
      },
      "REFERENCE is beats as text (.beats), downbeats alone (.downbeats.txt), labelled spans of chords, "
      "sections or keys (.lab), a key (.key), "
      "a "
      "tempo (.bpm), JAMS, a MIDI file with the tempo map, Audacity's labels, a layer of Sonic Visualiser's "
      "as CSV, or a "
      "timeline "
      "as barline-cli analyze writes it. Several are taken together. ESTIMATE is any of these, or an audio "
      "file, "
      "which is analysed.\n\n"
      "Beats and downbeats count from 5 s on, as in mir_eval. A subject that one of the two does not speak "
      "of is "
      "left out.\n\n"
      "Exit status: 0 compared; 1 a file cannot be read or the two have nothing in common; 2 wrong usage; "
      "130 "
      "interrupted."};
  return spec;
}

int runEvaluate(const ParsedCommand& command, audio::Decoding& decoding) {
  const EvaluateOptions options = readEvaluateOptions(command);
  model::Annotation reference;
  for (const std::filesystem::path& file : options.references) {
    importing::addParts(reference, importing::readReference(file));
  }
  try {
    const model::Annotation estimate = estimateOf(options, decoding);
    const auto groups = evaluation::listFigures(evaluation::evaluate(reference, estimate));
    if (groups.empty()) {
      throw std::runtime_error(
          "There is nothing to compare: the reference and the estimate speak of different things.");
    }
    if (options.json) {
      std::cout << exporting::jsonText(jsonOf(groups), exporting::JsonLayout::Readable);
    } else {
      printTable(groups, evaluation::differences(reference, estimate));
    }
    return static_cast<int>(ExitStatus::Done);
  } catch (const Stopped& stopped) {
    return stopped.status;
  }
}

}  // namespace barline::cli
