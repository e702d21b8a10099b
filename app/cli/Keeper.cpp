#include "app/cli/Keeper.h"

#include <utility>

#include "app/keeping/EditedSummary.h"
#include "app/keeping/RunKeeping.h"
#include "engine/tags/TagReader.h"
#include "storage/Errors.h"
#include "storage/Locations.h"
#include "storage/SqliteResultCache.h"

namespace barline::cli {

Keeper::Keeper(const std::optional<std::filesystem::path>& library, Message message, std::string missed)
    : asked_(library.has_value()), message_(std::move(message)), missed_(std::move(missed)) {
  const storage::Locations locations =
      library ? storage::Locations::withLibrary(*library) : storage::Locations::standard();
  cache_ = std::make_shared<storage::SqliteResultCache>(locations.resultsFile);
  guarded([&] { library_ = storage::Library::open(locations.libraryFile); });
}

std::optional<model::AudioSource> Keeper::knownSource(const std::filesystem::path& file) {
  std::optional<model::AudioSource> known;
  guarded([&] {
    if (library_) known = library_->tracks().knownSource(file);
  });
  if (known) known->path = file;
  return known;
}

void Keeper::record(const std::filesystem::path& file, const model::Timeline& timeline, bool complete) {
  guarded([&] {
    if (!library_) return;
    storage::TrackRepository& tracks = library_->tracks();
    tracks.add(file);
    const model::TrackRecord track = tracks.recordSource(file, timeline.source, tags::TagReader(file).tags());
    if (timeline.waveform)
      library_->thumbnails().setWaveform(track.id, model::thumbnailOf(*timeline.waveform));
    if (complete) tracks.updateAnalysis(track.id, app::editedSummary(*library_, timeline));
  });
}

void Keeper::recordRun(const pipeline::AnalysisReport& report, bool queued) {
  guarded([&] {
    if (library_) app::keepRun(*library_, report, {}, queued);
  });
}

void Keeper::guarded(const std::function<void()>& work) {
  try {
    work();
  } catch (const storage::StorageError& error) {
    if (asked_) throw;
    library_.reset();
    message_(std::string(error.what()) + ' ' + missed_);
  }
}

}  // namespace barline::cli
