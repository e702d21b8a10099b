#include <algorithm>
#include <iostream>
#include <string>

#include "app/cli/Commands.h"
#include "app/cli/TakenNames.h"
#include "app/cli/Task.h"
#include "app/cli/Text.h"
#include "app/cli/TrackSource.h"
#include "app/exporting/ReportRun.h"

namespace barline::cli {
namespace {

namespace reports = exporting::reports;
using reports::Paper;
using reports::ReportFormat;

constexpr std::string_view kStandardOutput = "-";

reports::Paper readPaper(const ParsedCommand& command) {
  const std::string paper = command.value("--paper").value_or("a4");
  if (paper == "a4") return Paper::A4;
  if (paper == "letter") return Paper::Letter;
  throw UsageError("--paper takes a4 or letter, not \"" + paper + "\".");
}

std::string lowercased(std::string text) {
  std::ranges::transform(text, text.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return text;
}

/// What the ending of PATH asks for, unless --format does.
ReportFormat readFormat(const ParsedCommand& command, const std::filesystem::path& path) {
  const std::string ending = lowercased(path.extension().string());
  if (const auto format = command.value("--format")) {
    if (*format == "html") return ReportFormat::Html;
    if (*format == "pdf") return ReportFormat::Pdf;
    throw UsageError("--format takes html or pdf, not \"" + *format + "\".");
  }
  if (ending == ".pdf") return ReportFormat::Pdf;
  if (ending == ".html" || ending == ".htm" || path == kStandardOutput) return ReportFormat::Html;
  throw UsageError("The report's name ends in .html or .pdf, or --format says which it is to be.");
}

/// @throws UsageError
app::ReportTask readTask(const ParsedCommand& command, const SourceOptions& source) {
  const auto output = command.value("--output");
  if (!output || output->empty()) throw UsageError("barline-cli report needs --output PATH.");
  const std::filesystem::path path = *output;
  app::ReportTask task;
  task.tracks = source.tracks;
  task.together = task.tracks.size() > 1;
  task.format = readFormat(command, path);
  task.paper = readPaper(command);
  task.folder = path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
  task.name = path.stem().string();
  task.ending = path.extension().string();
  task.title = command.value("--title").value_or(path == kStandardOutput ? "Barline" : task.name);
  if (path != kStandardOutput && task.name.empty())
    throw UsageError("--output needs the name of a file: " + *output + " is a folder.");
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored))
    throw UsageError("--output needs the name of a file: " + *output + " is a folder.");
  return task;
}

int tell(const app::ExportOutcome& outcome) {
  for (const app::ExportFailure& failure : outcome.failures)
    std::cerr << messageLine(withPath(failure.sentence, failure.file));
  tellSkipped(outcome.skipped);
  if (outcome.cancelled) throw pipeline::Cancelled();
  return static_cast<int>(outcome.failures.empty() ? ExitStatus::Done : ExitStatus::Failed);
}

}  // namespace

const CommandSpec& reportSpec() {
  static const CommandSpec spec{
      "report", "FILE…",
      "Writes a report to read and to print: all about one track, or an overview of several.",
      withSourceOptions(
          {
              {"--output", "PATH|-", "The report's file, .html or .pdf. With - HTML to standard output."},
              {"--format", "html|pdf", "What it is, where its name does not say so."},
              {"--paper", "a4|letter", "The pages of a PDF; a4 if not given. HTML prints on any."},
              {"--title", "TEXT", "The title of a report of several tracks; the file's name if not given."},
              takenNamesOption(),
          },
          true),
      "A report needs nothing besides its file: pictures are part of it. Tracks that cannot be read are "
      "named on standard error with the reason, the others are in the report.\n\n"
      "Exit status: 0 all done; 1 one or more tracks failed; 2 wrong usage; 130 interrupted."};
  return spec;
}

int runReport(const ParsedCommand& command, audio::Decoding& decoding) {
  const SourceOptions source = readSourceOptions(command, "report");
  const app::ReportTask task = readTask(command, source);
  const app::DecideTaken decide = readTakenNames(command);
  const bool streams = command.value("--output") == kStandardOutput;
  return runTask("Reporting", [&](const storage::TaskProgress& progress) {
    const TrackSource tracks(source, decoding);
    const auto tellProgress = [&](const app::ExportState& state) { return progress(state.fraction); };
    if (streams) {
      app::ExportOutcome outcome;
      std::cout << app::reportOf(tracks.loader(), task, outcome.failures, tellProgress) << std::flush;
      return tell(outcome);
    }
    const app::ExportOutcome outcome = app::runReport(tracks.loader(), task, decide, tellProgress);
    for (const std::filesystem::path& file : outcome.written) std::cout << file.string() << '\n';
    return tell(outcome);
  });
}

}  // namespace barline::cli
