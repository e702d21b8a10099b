#include "app/cli/TrackSource.h"

#include <iostream>
#include <utility>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/Number.h"
#include "app/cli/Text.h"
#include "engine/steps/Catalog.h"

namespace barline::cli {
namespace {

using exporting::TimelineVersion;

/// "83.5", "1:23.5" or "1:01:23.5" in seconds.
std::optional<double> parsedTime(std::string_view text) {
  double seconds = 0.0;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos; colon = text.find(':')) {
    const auto part = parseNumber<int>(text.substr(0, colon));
    if (!part || *part < 0) return std::nullopt;
    seconds = (seconds + *part) * 60.0;
    text.remove_prefix(colon + 1);
  }
  const auto rest = parseNumber<double>(text);
  if (!rest || !(*rest >= 0.0) || *rest > 1e9) return std::nullopt;
  return seconds + *rest;
}

/// Both sides of the only dash.
std::optional<std::pair<std::string_view, std::string_view>> sides(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  return std::pair{text.substr(0, dash), text.substr(dash + 1)};
}

model::TimeRange readRange(const std::string& text) {
  const auto both = sides(text);
  const auto begin = both ? parsedTime(both->first) : std::nullopt;
  const auto end = both ? parsedTime(both->second) : std::nullopt;
  if (begin && end && *end > *begin) return {*begin, *end};
  throw UsageError("--range takes two times, as 12.5-60 or 0:12.5-1:00, not \"" + text + "\".");
}

app::BarRange readBars(const std::string& text) {
  const auto both = sides(text);
  const auto first = parseNumber<int>(both ? both->first : std::string_view(text));
  const auto last = both ? parseNumber<int>(both->second) : first;
  if (first && last && *first >= 0 && *last >= *first) return {*first, *last};
  throw UsageError("--bars takes bar numbers, as 17-32, not \"" + text + "\".");
}

TimelineVersion readVersion(const ParsedCommand& command) {
  const std::string version = command.value("--timeline").value_or("edited");
  if (version == "edited") return TimelineVersion::Edited;
  if (version == "analysis") return TimelineVersion::Analysis;
  throw UsageError("--timeline takes edited or analysis, not \"" + version + "\".");
}

}  // namespace

std::vector<OptionSpec> withSourceOptions(std::vector<OptionSpec> own, bool stretches) {
  if (stretches) {
    own.push_back({"--range", "BEGIN-END", "Only this stretch, in seconds or m:ss."});
    own.push_back({"--bars", "FIRST-LAST", "Only these bars."});
    own.push_back({"--from-stretch", "", "Count times from where the stretch begins."});
  }
  own.push_back({"--timeline", "edited|analysis",
                 "With your edits in the library (the usual), or as the analysis has it."});
  own.push_back({"--library", "FILE", "Take edits and names from this library instead of your own."});
  own.push_back({"--no-cache", "", "Analyse everything anew, without library and cache."});
  own.push_back({"--threads", "N", "Work on N threads; as many as there are cores if not given."});
  return own;
}

SourceOptions readSourceOptions(const ParsedCommand& command, std::string_view name) {
  SourceOptions options;
  if (command.arguments().empty()) {
    throw UsageError("barline-cli " + std::string(name) + " needs at least one FILE.");
  }
  app::TrackRequest request;
  request.version = readVersion(command);
  if (const auto range = command.value("--range")) request.stretch = readRange(*range);
  if (const auto bars = command.value("--bars")) {
    if (command.has("--range")) throw UsageError("--range and --bars exclude each other.");
    request.stretch = readBars(*bars);
  }
  request.fromStretch = command.has("--from-stretch");
  if (request.fromStretch && std::holds_alternative<std::monostate>(request.stretch)) {
    throw UsageError("--from-stretch needs --range or --bars.");
  }
  for (const std::string& file : command.arguments()) {
    request.file = file;
    options.tracks.push_back(request);
  }
  options.keep = !command.has("--no-cache");
  options.threads = readThreads(command);
  if (const auto library = command.value("--library")) {
    if (library->empty()) throw UsageError("--library needs a value: FILE.");
    if (!options.keep) throw UsageError("--library and --no-cache exclude each other.");
    options.library = *library;
  }
  return options;
}

TrackSource::TrackSource(const SourceOptions& options, audio::Decoding& decoding) {
  if (options.keep) {
    const auto tell = [](const std::string& sentence) {
      std::cerr << messageLine(sentence);
    };
    keeper_.emplace(options.library, tell, "Edits of tracks are not taken into account.");
  }
  runner_.emplace(steps::catalog(), decoding, keeper_ ? keeper_->cache() : nullptr, options.threads);
  loader_.emplace(*runner_, keeper_ ? keeper_->library() : nullptr);
}

}  // namespace barline::cli
