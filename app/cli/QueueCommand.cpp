#include <iostream>
#include <set>
#include <stdexcept>
#include <vector>

#include "app/cli/AnalyzeOptions.h"
#include "app/cli/BatchAnalysis.h"
#include "app/cli/BatchRun.h"
#include "app/cli/Commands.h"
#include "app/cli/Keeper.h"
#include "app/cli/LibraryListing.h"
#include "app/cli/ProgressDisplay.h"
#include "app/cli/StopSignals.h"
#include "app/cli/Text.h"
#include "engine/pipeline/Recipe.h"
#include "engine/steps/Catalog.h"
#include "storage/QueueLock.h"

namespace barline::cli {
namespace {

/// So many are taken out of the queue together; what others add meanwhile comes with the next.
constexpr std::size_t kAtOnce = 500;

/// Tracks whose analyses are out of date.
struct Stale {
  std::vector<std::int64_t> recipes;
  std::set<std::string> steps;
  std::size_t tracks{};
  double seconds{};  ///< of audio, weighed by how much of the analysis runs again
};

Stale staleTracks(storage::Library& library) {
  Stale stale;
  for (const storage::RecipeUse& use : library.recipes().uses()) {
    const pipeline::Staleness state = pipeline::staleness(steps::catalog(), use.recipe);
    if (state.changed.empty()) continue;
    stale.recipes.push_back(use.id);
    if (use.id != 0) stale.steps.insert(state.changed.begin(), state.changed.end());
    stale.tracks += use.tracks;
    stale.seconds += state.work * use.seconds;
  }
  return stale;
}

void tellStale(storage::Library& library) {
  const Stale stale = staleTracks(library);
  std::cout << "Tracks out of date: " << stale.tracks;
  const char* separator = " (";
  for (const std::string& step : stale.steps) {
    std::cout << separator << step;
    separator = ", ";
  }
  std::cout << (stale.steps.empty() ? "\n" : ")\n");
  const auto speed = library.queue().content().speed;
  if (speed && stale.tracks > 0)
    std::cout << "They take about " << static_cast<std::int64_t>(stale.seconds / *speed) + 1 << " s\n";
}

/// One round over a part of the queue.
class Round {
 public:
  Round(storage::Library& library, Keeper& keeper, std::span<const std::int64_t> tracks)
      : library_(library), keeper_(keeper) {
    for (const model::TrackRecord& record : library.tracks().byIds(tracks)) records_.push_back(record);
  }

  [[nodiscard]] std::vector<pipeline::AnalysisRequest> requests() {
    std::vector<pipeline::AnalysisRequest> requests;
    for (const model::TrackRecord& record : records_) {
      pipeline::AnalysisRequest request;
      request.file = record.path;
      request.priority = pipeline::Priority::Background;
      request.useCache = !library_.queue().isAnew(record.id);
      request.keepsParts = false;
      if (request.useCache) request.knownSource = keeper_.knownSource(record.path);
      if (request.knownSource) request.knownFingerprint = request.knownSource->fingerprint;
      requests.push_back(std::move(request));
    }
    return requests;
  }

  [[nodiscard]] std::vector<std::string> names() const {
    std::vector<std::filesystem::path> files;
    for (const model::TrackRecord& record : records_) files.push_back(record.path);
    return shownNames(files);
  }

  /// @return false where the file failed
  bool deliver(std::size_t index, const pipeline::AnalysisReport& report, ProgressDisplay& display) {
    const model::TrackRecord& record = records_[index];
    if (report.cancelled) return true;
    if (!report.source || !report.problem.empty()) {
      display.message(withPath(report.problem, record.path));
      library_.queue().fail(record.id, report.problem);
      if (!record.analysedAt)
        library_.tracks().setState(record.id, model::TrackState::Failed, report.problem);
      return false;
    }
    const model::Timeline timeline = steps::assembleTimeline(*report.source, report.results, report.steps);
    keeper_.record(record.path, timeline, true);
    keeper_.recordRun(report, true);
    library_.queue().remove(std::span(&record.id, 1));
    display.clear();
    std::cout << shownPath(record.path) << std::endl;
    return true;
  }

 private:
  storage::Library& library_;
  Keeper& keeper_;
  std::vector<model::TrackRecord> records_;
};

/// The next tracks that wait and have not been tried.
std::vector<std::int64_t> nextTracks(storage::Library& library, std::set<std::int64_t>& tried) {
  std::vector<std::int64_t> next;
  for (const std::int64_t track : library.queue().content().waiting) {
    if (next.size() == kAtOnce) break;
    if (tried.insert(track).second) next.push_back(track);
  }
  return next;
}

}  // namespace

const CommandSpec& libraryAnalyzeSpec() {
  static const CommandSpec spec{
      "library analyze",
      "",
      "Analyses what waits in a library's queue, in its order, at low priority.",
      {libraryOption(),
       {"--stale", "", "Queues the tracks first that this version would analyse otherwise."},
       {"--dry-run", "", "Only says how many tracks wait and are out of date, and how long they take."},
       {"--threads", "N", "Uses N threads instead of one for each core."},
       {"--progress", "", "Tells the progress where standard error is no terminal."}},
      "Prints the file of each track that is done. It may be stopped at any time and goes on where it was; "
      "files "
      "that fail stay in the queue with their reason. One program at a time works through a library's "
      "queue."};
  return spec;
}

int runLibraryAnalyze(const ParsedCommand& command, audio::Decoding& decoding) {
  const int threads = readThreads(command);
  blockStopSignals();
  Keeper keeper(libraryFile(command), {});
  storage::Library& library = *keeper.library();
  if (command.has("--dry-run")) {
    std::cout << "Tracks waiting: " << library.queue().content().waiting.size() << '\n';
    tellStale(library);
    return static_cast<int>(ExitStatus::Done);
  }
  storage::QueueLock lock(library.file());
  if (!lock.acquire()) throw std::runtime_error("Another program works through this library's queue.");
  if (command.has("--stale"))
    library.queue().enqueue(library.recipes().tracksOf(staleTracks(library).recipes), false);

  pipeline::Runner runner(steps::catalog(), decoding, keeper.cache(), threads);
  bool failed = false;
  std::set<std::int64_t> tried;
  for (std::vector<std::int64_t> tracks = nextTracks(library, tried); !tracks.empty();
       tracks = nextTracks(library, tried)) {
    Round round(library, keeper, tracks);
    ProgressDisplay display(std::cerr, ProgressDisplay::styleFor(command.has("--progress")), round.names());
    BatchAnalysis batch(runner, round.requests(), batchWindow(threads));
    const int status = runBatch(
        batch, display,
        [&](std::size_t index, const pipeline::AnalysisReport& report) {
          failed = !round.deliver(index, report, display) || failed;
        },
        [&] { return failed; });
    if (status >= static_cast<int>(ExitStatus::Signalled)) return status;
  }
  return static_cast<int>(failed ? ExitStatus::Failed : ExitStatus::Done);
}

}  // namespace barline::cli
