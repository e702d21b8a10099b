#include "app/cli/AnalyzeOptions.h"

#include <algorithm>

#include "app/cli/Number.h"
#include "app/cli/Text.h"
#include "engine/pipeline/Runner.h"

namespace barline::cli {
namespace {

const pipeline::StepDeclaration& findStep(const pipeline::StepCatalog& catalog, std::string_view id) {
  const pipeline::CatalogEntry* const entry = catalog.find(id);
  if (entry == nullptr) {
    throw UsageError("There is no step " + std::string(id) + "; barline-cli steps lists them.");
  }
  return entry->declaration;
}

/// A number, or the name of one of the parameter's choices.
double parseValue(const pipeline::ParameterDeclaration& parameter, const std::string& text) {
  const auto choice = std::find(parameter.choices.begin(), parameter.choices.end(), text);
  if (choice != parameter.choices.end()) return static_cast<double>(choice - parameter.choices.begin());
  if (const auto number = parseNumber<double>(text)) return *number;
  const std::string possible = parameter.choices.empty() ? "a number from " + shortest(parameter.minimum) +
                                                               " to " + shortest(parameter.maximum)
                                                         : "one of " + joined(parameter.choices);
  throw UsageError('"' + text + "\" is not a value for " + parameter.id + ", which takes " + possible + '.');
}

void readSetting(const std::string& text, const pipeline::StepCatalog& catalog,
                 std::map<std::string, double>& settings) {
  const std::size_t equals = text.find('=');
  const std::size_t dot = text.substr(0, equals).find('.');
  if (equals == std::string::npos || dot == std::string::npos) {
    throw UsageError("--set takes step.param=value, not \"" + text + "\".");
  }
  const pipeline::StepDeclaration& step = findStep(catalog, std::string_view(text).substr(0, dot));
  const std::string id = text.substr(dot + 1, equals - dot - 1);
  const auto parameter =
      std::find_if(step.parameters.begin(), step.parameters.end(),
                   [&](const pipeline::ParameterDeclaration& declared) { return declared.id == id; });
  if (parameter == step.parameters.end()) {
    throw UsageError("The step " + step.id + " has no parameter " + id + "; barline-cli steps lists them.");
  }
  const double value = parseValue(*parameter, text.substr(equals + 1));
  try {
    pipeline::Parameters(step).set(id, value);
  } catch (const pipeline::ParameterError& error) {
    throw UsageError(std::string(error.what()) + '.');
  }
  settings[text.substr(0, equals)] = value;
}

void readOutput(const ParsedCommand& command, AnalyzeOptions& options) {
  options.overwrite = command.has("--overwrite");
  const auto output = command.value("--output");
  if (output && output->empty()) throw UsageError("--output needs a value: DIR or -.");
  if (output == "-") {
    options.output = AnalyzeOptions::Output::Stream;
  } else if (output) {
    options.output = AnalyzeOptions::Output::Folder;
    options.folder = *output;
  }
  if (options.overwrite && options.output != AnalyzeOptions::Output::Folder) {
    throw UsageError("--overwrite needs --output DIR.");
  }
}

}  // namespace

const CommandSpec& analyzeSpec() {
  static const CommandSpec spec{
      "analyze",
      "FILE…",
      "Analyses audio files and prints a summary of each, or writes their timelines as JSON.",
      {
          {"--output", "DIR|-",
           "Write DIR/NAME.json for each file; a name that is taken gets a number. With - write JSON to "
           "standard "
           "output, one line for each file."},
          {"--overwrite", "", "Let --output DIR replace files that are there already."},
          {"--only", "STEP,…", "Only these steps, and what they need. May be repeated."},
          {"--set", "STEP.PARAM=VALUE", "Set a parameter of a step. May be repeated."},
          {"--threads", "N", "Work on N threads; as many as there are cores if not given."},
          {"--library", "FILE", "Record the tracks in this library instead of your own."},
          {"--no-cache", "", "Compute everything; read and keep nothing, neither results nor tracks."},
          {"--progress", "", "Report progress on standard error even where that is no terminal."},
      },
      "Files that cannot be analysed are named on standard error with the reason, the others are done.\n\n"
      "Exit status: 0 all done; 1 one or more files failed; 2 wrong usage; 130 interrupted.\n\n"
      "The steps and their parameters: barline-cli steps"};
  return spec;
}

int readThreads(const ParsedCommand& command) {
  const auto threads = command.value("--threads");
  if (!threads) return 0;
  const auto number = parseNumber<int>(*threads);
  if (!number || *number < 1 || *number > pipeline::kMostThreads) {
    throw UsageError("--threads takes a number from 1 to " + std::to_string(pipeline::kMostThreads) +
                     ", not \"" + *threads + "\".");
  }
  return *number;
}

AnalyzeOptions readAnalyzeOptions(const ParsedCommand& command, const pipeline::StepCatalog& catalog) {
  AnalyzeOptions options;
  options.files.assign(command.arguments().begin(), command.arguments().end());
  if (options.files.empty()) throw UsageError("barline-cli analyze needs at least one FILE.");
  readOutput(command, options);
  for (const std::string& list : command.values("--only")) {
    for (const std::string& id : splitList(list)) options.only.push_back(findStep(catalog, id).id);
  }
  if (command.has("--only") && options.only.empty()) throw UsageError("--only needs a value: STEP,….");
  for (const std::string& setting : command.values("--set")) readSetting(setting, catalog, options.settings);
  options.threads = readThreads(command);
  options.keep = !command.has("--no-cache");
  if (const auto library = command.value("--library")) {
    if (library->empty()) throw UsageError("--library needs a value: FILE.");
    if (!options.keep) throw UsageError("--library and --no-cache exclude each other.");
    options.library = *library;
  }
  options.progress = command.has("--progress");
  return options;
}

}  // namespace barline::cli
