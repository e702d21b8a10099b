#include "app/cli/TakenNames.h"

#include <iostream>

#include "app/cli/Text.h"

namespace barline::cli {

OptionSpec takenNamesOption() {
  return {"--if-exists", "replace|number|skip",
          "What becomes of a name that is taken. If not given, that is a failure."};
}

app::DecideTaken readTakenNames(const ParsedCommand& command) {
  const auto answer = command.value("--if-exists");
  if (!answer) {
    return [](const std::filesystem::path& taken) -> app::NameTaken {
      throw exporting::FileError(taken.string() +
                                 " exists already; --if-exists says what is to become of it.");
    };
  }
  if (*answer == "replace") return app::always(app::NameTaken::Replace);
  if (*answer == "number") return app::always(app::NameTaken::KeepBoth);
  if (*answer == "skip") return app::always(app::NameTaken::Skip);
  throw UsageError("--if-exists takes replace, number or skip, not \"" + *answer + "\".");
}

void tellSkipped(const std::vector<std::filesystem::path>& taken) {
  for (const std::filesystem::path& file : taken)
    std::cerr << "barline-cli: " << shownPath(file) << " exists already and was skipped.\n";
}

}  // namespace barline::cli
