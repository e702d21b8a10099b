#include "app/gui/ExportAnswers.h"

#include <system_error>

namespace barline::app {
namespace {

/// Files that "Show in folder" may want to know.
constexpr std::size_t kShown = 16;

NameTaken answer(ui::Collision word) {
  switch (word) {
    case ui::Collision::Replace:
      return NameTaken::Replace;
    case ui::Collision::KeepBoth:
      return NameTaken::KeepBoth;
    case ui::Collision::Skip:
      break;
  }
  return NameTaken::Skip;
}

}  // namespace

exporting::ExportProgress heedsCancelling(const ui::ExportControl& control) {
  return [&control](double) { return !control.cancelled(); };
}

DecideTaken decidedBy(const ui::ExportControl& control) {
  return [&control](const std::filesystem::path& taken) {
    const auto word = control.exists(taken);
    if (!word) throw pipeline::Cancelled();
    return answer(*word);
  };
}

void noteWritten(ui::ExportOutcome& outcome, const std::vector<std::filesystem::path>& files) {
  if (files.empty()) ++outcome.skipped;
  outcome.files += files.size();
  for (const std::filesystem::path& file : files) {
    std::error_code error;
    if (const auto size = std::filesystem::file_size(file, error); !error) outcome.bytes += size;
    if (outcome.shown.size() < kShown) outcome.shown.push_back(file);
  }
}

}  // namespace barline::app
