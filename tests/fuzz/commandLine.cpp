#include "app/cli/CommandLine.h"

#include <cmath>
#include <string>
#include <vector>

#include "app/cli/AnalyzeOptions.h"
#include "engine/model/Curve.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

/// A tap with parameters, which are read as those of any other.
class FuzzTap {
 public:
  static pipeline::StepDeclaration declaration() {
    return {.id = "tap",
            .parameters = {{.id = "level", .unit = "dB", .minimum = -60, .maximum = 6, .defaultValue = 0},
                           {.id = "mode", .maximum = 1, .choices = {"soft", "hard"}}}};
  }
  explicit FuzzTap(const pipeline::Parameters&) {}
  void begin(const audio::AudioFormat&) {}
  void consume(const audio::AudioBlock&) {}
  model::EnergyCurve finish() { return {}; }
};

std::vector<std::string> linesOf(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return lines;
}

}  // namespace

/// Each line is a word.
void commandLine(Input input) {
  pipeline::StepCatalog catalog;
  catalog.addTap<FuzzTap>();
  const std::vector<std::string> words = linesOf(asText(input));
  try {
    const cli::AnalyzeOptions options =
        cli::readAnalyzeOptions(cli::parseCommand(cli::analyzeSpec(), words), catalog);
    requireThat(!options.files.empty(), "there is nothing to analyse");
    requireThat(options.threads >= 0 && options.threads <= 1024, "a number of threads is out of bounds");
    for (const auto& [name, value] : options.settings)
      requireThat(std::isfinite(value) && value >= -60 && value <= 6, "a parameter is out of bounds");
  } catch (const cli::UsageError&) {
  }
}

}  // namespace barline::fuzz
