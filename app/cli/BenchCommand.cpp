#include <chrono>
#include <iostream>
#include <memory>
#include <stdexcept>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Commands.h"
#include "app/cli/Number.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "engine/export/AtomicFile.h"
#include "engine/performance/RunTable.h"
#include "engine/steps/Catalog.h"

namespace barline::cli {
namespace {

constexpr int kUsualRuns = 5;
constexpr int kMostRuns = 1000;

struct Wish {
  std::filesystem::path file;
  int runs{};
  int threads{};
  bool json{};
  std::filesystem::path output;  ///< empty = none
};

int readRuns(const ParsedCommand& command) {
  const auto text = command.value("--runs");
  if (!text) return kUsualRuns;
  const auto runs = parseNumber<int>(*text);
  if (!runs || *runs < 1 || *runs > kMostRuns) {
    throw UsageError("--runs takes a number from 1 to " + std::to_string(kMostRuns) + ", not \"" + *text +
                     "\".");
  }
  return *runs;
}

Wish readWish(const ParsedCommand& command) {
  if (command.arguments().size() != 1) throw UsageError("barline-cli bench needs one FILE.");
  Wish wish{.file = command.arguments().front(),
            .runs = readRuns(command),
            .threads = readThreads(command),
            .json = command.has("--json"),
            .output = {}};
  if (const auto output = command.value("--output")) {
    if (output->empty()) throw UsageError("--output needs a value: FILE.");
    wish.output = *output;
  }
  return wish;
}

std::int64_t millisecondsNow() {
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

/// @throws std::runtime_error where the file could not be analysed
performance::RunRecord recordOf(const pipeline::AnalysisReport& report, const std::filesystem::path& file) {
  if (!report.source || !report.problem.empty()) throw std::runtime_error(withPath(report.problem, file));
  return performance::recordOf(
      report,
      {.endedAt = millisecondsNow(), .program = BARLINE_VERSION, .machine = performance::machineName()});
}

/// What is there already stays. @throws exporting::FileError
void write(const std::filesystem::path& target, const std::string& text) {
  exporting::AtomicFile file(target);
  file.write(text);
  if (!file.commitNew()) throw exporting::FileError(shownPath(target) + ": there is such a file already.");
}

}  // namespace

const CommandSpec& benchSpec() {
  static const CommandSpec spec{
      "bench",
      "FILE",
      "Analyses a file several times without the cache and prints what each step takes.",
      {{"--runs", "N", "Analyse it N times, 5 if not given; the medians are shown."},
       {"--threads", "N", "Work on N threads; as many as there are cores if not given."},
       {"--json", "", "Print JSON instead of the table: the medians and every run."},
       {"--output", "FILE", "Write the same JSON to FILE as well, which must not be there yet."}},
      "Wall time is what the clock shows while a step is at work, CPU time what the processor spends on it. "
      "Nothing is read from the cache or kept, in the library neither."};
  return spec;
}

int runBench(const ParsedCommand& command, audio::Decoding& decoding) {
  const Wish wish = readWish(command);
  blockStopSignals();
  pipeline::Runner runner(steps::catalog(), decoding, nullptr, wish.threads);
  std::vector<performance::RunRecord> runs;
  for (int i = 0; i < wish.runs; ++i) {
    pipeline::AnalysisRequest request;
    request.file = wish.file;
    request.useCache = false;
    const auto analysis = runner.start(std::move(request));
    const StopSignals signals([&analysis] { analysis->cancel(); });
    const pipeline::AnalysisReport& report = analysis->wait();
    if (signals.received() != 0) return static_cast<int>(ExitStatus::Signalled) + signals.received();
    runs.push_back(recordOf(report, wish.file));
  }
  const std::string json = performance::runsJson(runs);
  if (!wish.output.empty()) write(wish.output, json);
  std::cout << (wish.json ? json : shownPath(wish.file) + "\n\n" + performance::runsTable(runs));
  return static_cast<int>(ExitStatus::Done);
}

}  // namespace barline::cli
