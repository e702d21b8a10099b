#pragma once

#include <optional>
#include <span>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace barline::cli {

/// Arguments that make no sense: one English sentence. Ends in exit status 2.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

struct OptionSpec {
  std::string_view name;   ///< with its dashes: "--output"
  std::string_view value;  ///< what help calls the value: "DIR"; empty = the option takes none
  std::string_view help;
};

struct CommandSpec {
  std::string_view name;       ///< as typed: "analyze", "library list"
  std::string_view arguments;  ///< what help calls them: "FILE…"; empty = there are none
  std::string_view summary;    ///< one sentence
  std::vector<OptionSpec> options;
  std::string_view notes;       ///< further paragraphs of help, or empty
  bool dashedArguments{false};  ///< words that begin with a single dash are arguments, but for -h
};

/// What a command was called with. Arguments are the bytes that were typed, so any file name survives.
class ParsedCommand {
 public:
  [[nodiscard]] bool has(std::string_view option) const;
  /// The value of the option's last occurrence.
  [[nodiscard]] std::optional<std::string> value(std::string_view option) const;
  /// The values of all its occurrences, in order.
  [[nodiscard]] std::vector<std::string> values(std::string_view option) const;
  [[nodiscard]] const std::vector<std::string>& arguments() const { return arguments_; }

 private:
  friend ParsedCommand parseCommand(const CommandSpec& spec, std::span<const std::string> words);

  struct Occurrence {
    std::string option;
    std::string value;
  };
  std::vector<Occurrence> options_;
  std::vector<std::string> arguments_;
};

/// Reads "--name value", "--name=value" and arguments in any order; "--" makes all that follows arguments,
/// "-" is an argument or a value. "--help" and "-h" belong to every command. @throws UsageError
[[nodiscard]] ParsedCommand parseCommand(const CommandSpec& spec, std::span<const std::string> words);

/// Splits "a,b,c"; empty parts are left out.
[[nodiscard]] std::vector<std::string> splitList(std::string_view text);

/// What `--help` prints.
[[nodiscard]] std::string helpText(const CommandSpec& spec);

}  // namespace barline::cli
