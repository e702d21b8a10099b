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

TellExport toldTo(const ui::ExportControl& control, const std::vector<TrackRequest>& tracks) {
  return [&](const ExportState& state) {
    control.progress({state.fraction, state.track, state.tracks, tracks[state.track].file.stem().string()});
    return !control.cancelled();
  };
}

ui::ExportOutcome shownOutcome(const ExportOutcome& done, const std::filesystem::path& folder) {
  ui::ExportOutcome outcome{.folder = folder, .cancelled = done.cancelled};
  outcome.files = done.written.size();
  outcome.skipped = done.skipped.size();
  for (const std::filesystem::path& file : done.written) {
    std::error_code error;
    if (const auto size = std::filesystem::file_size(file, error); !error) outcome.bytes += size;
    if (outcome.shown.size() < kShown) outcome.shown.push_back(file);
  }
  for (const ExportFailure& failure : done.failures)
    outcome.problems.push_back(QString::fromStdString(failure.sentence));
  return outcome;
}

}  // namespace barline::app
