#include "app/cli/CommandLine.h"

#include <algorithm>

#include "app/cli/Text.h"

namespace barline::cli {
namespace {

constexpr OptionSpec kHelp{"--help", "", "Print this help."};
constexpr std::string_view kShortHelp = "-h";
constexpr std::size_t kHelpColumn = 26;
constexpr std::size_t kLineWidth = 80;

const OptionSpec& findOption(const CommandSpec& spec, std::string_view name) {
  if (name == kHelp.name || name == kShortHelp) return kHelp;
  const auto found = std::find_if(spec.options.begin(), spec.options.end(),
                                  [&](const OptionSpec& option) { return option.name == name; });
  if (found == spec.options.end()) throw UsageError("There is no option " + std::string(name) + ".");
  return *found;
}

bool isArgument(const CommandSpec& spec, const std::string& word) {
  if (word == "-" || !word.starts_with('-')) return true;
  return spec.dashedArguments && !word.starts_with("--") && word != kShortHelp;
}

std::string optionHelp(const OptionSpec& option) {
  std::string line = "  " + std::string(option.name);
  if (!option.value.empty()) line += ' ' + std::string(option.value);
  if (width(line) + 2 > kHelpColumn) {
    line += '\n';
    line.append(kHelpColumn, ' ');
  } else {
    line.append(kHelpColumn - width(line), ' ');
  }
  return line + wrapped(option.help, kLineWidth - kHelpColumn, kHelpColumn) + '\n';
}

}  // namespace

bool ParsedCommand::has(std::string_view option) const {
  return std::any_of(options_.begin(), options_.end(),
                     [&](const Occurrence& occurrence) { return occurrence.option == option; });
}

std::optional<std::string> ParsedCommand::value(std::string_view option) const {
  const std::vector<std::string> all = values(option);
  if (all.empty()) return std::nullopt;
  return all.back();
}

std::vector<std::string> ParsedCommand::values(std::string_view option) const {
  std::vector<std::string> found;
  for (const Occurrence& occurrence : options_) {
    if (occurrence.option == option) found.push_back(occurrence.value);
  }
  return found;
}

ParsedCommand parseCommand(const CommandSpec& spec, std::span<const std::string> words) {
  ParsedCommand parsed;
  bool optionsEnded = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    if (optionsEnded || isArgument(spec, word)) {
      parsed.arguments_.push_back(word);
    } else if (word == "--") {
      optionsEnded = true;
    } else {
      const std::size_t equals = word.find('=');
      const OptionSpec& option = findOption(spec, std::string_view(word).substr(0, equals));
      ParsedCommand::Occurrence occurrence{std::string(option.name), {}};
      if (option.value.empty()) {
        if (equals != std::string::npos) throw UsageError(std::string(option.name) + " takes no value.");
      } else if (equals != std::string::npos) {
        occurrence.value = word.substr(equals + 1);
      } else if (i + 1 < words.size()) {
        occurrence.value = words[++i];
      } else {
        throw UsageError(std::string(option.name) + " needs a value: " + std::string(option.value) + ".");
      }
      parsed.options_.push_back(std::move(occurrence));
    }
  }
  if (spec.arguments.empty() && !parsed.arguments_.empty() && !parsed.has(kHelp.name)) {
    throw UsageError("barline-cli " + std::string(spec.name) + " takes no argument \"" +
                     parsed.arguments_.front() + "\".");
  }
  return parsed;
}

std::vector<std::string> splitList(std::string_view text) {
  std::vector<std::string> parts;
  while (!text.empty()) {
    const std::size_t comma = text.find(',');
    if (comma != 0) parts.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma == std::string_view::npos ? text.size() : comma + 1);
  }
  return parts;
}

std::string helpText(const CommandSpec& spec) {
  std::string text = "Usage: barline-cli " + std::string(spec.name) + " [option…]";
  if (!spec.arguments.empty()) text += ' ' + std::string(spec.arguments);
  text += "\n\n" + wrapped(spec.summary, kLineWidth, 0) + "\n\nOptions:\n";
  for (const OptionSpec& option : spec.options) text += optionHelp(option);
  text += optionHelp(kHelp);
  if (!spec.notes.empty()) text += '\n' + wrapped(spec.notes, kLineWidth, 0) + '\n';
  return text;
}

}  // namespace barline::cli
