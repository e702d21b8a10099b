#include "app/gui/LibraryStore.h"

#include <algorithm>
#include <stdexcept>
#include <utility>

#include "app/gui/Artwork.h"
#include "app/gui/CachedTimeline.h"
#include "app/keeping/EditedSummary.h"
#include "engine/steps/Catalog.h"
#include "engine/tags/TagReader.h"
#include "storage/AnalysisSummary.h"
#include "storage/Progress.h"

namespace barline::app {
namespace {

class MeasureComparison final : public ui::LibraryComparison {
 public:
  explicit MeasureComparison(std::shared_ptr<const storage::LibraryMeasures> measures)
      : measures_(std::move(measures)) {}

  [[nodiscard]] std::optional<double> shareBelow(model::Measure measure, double value) const override {
    return measures_->shareBelow(measure, value);
  }

 private:
  std::shared_ptr<const storage::LibraryMeasures> measures_;
};

}  // namespace

search::TrackList LibraryStore::list(const search::TrackListRequest& request) {
  return library_->catalogue().list(request);
}

std::size_t LibraryStore::count() {
  return library_->catalogue().count({});
}

std::vector<model::TrackRecord> LibraryStore::rows(std::span<const std::int64_t> ids) {
  return library_->tracks().byIds(ids);
}

std::int64_t LibraryStore::version() {
  return library_->catalogue().version();
}

std::vector<model::AmendedTrack> LibraryStore::amend(std::span<const model::AmendedTrack> tracks) {
  return library_->tracks().amend(tracks);
}

std::vector<model::TrackRecord> LibraryStore::add(std::span<const std::filesystem::path> files) {
  return library_->tracks().add(files);
}

std::optional<model::AudioSource> LibraryStore::knownSource(const std::filesystem::path& file) {
  return library_->tracks().knownSource(file);
}

model::TrackRecord LibraryStore::recordSource(const model::AudioSource& source) {
  const tags::TagReader reader(source.path);
  model::TrackRecord track = library_->tracks().recordSource(source.path, source, reader.tags());
  keepArtwork(library_->thumbnails(), track.id, reader);
  return track;
}

model::TrackRecord LibraryStore::recordAnalysis(const model::Timeline& timeline) {
  const std::int64_t id = recordSource(timeline.source).id;
  if (timeline.waveform) library_->thumbnails().setWaveform(id, model::thumbnailOf(*timeline.waveform));
  library_->tracks().updateAnalysis(id, editedSummary(*library_, timeline));
  return track(id);
}

model::TrackRecord LibraryStore::recordFailure(std::int64_t id, const std::string& problem) {
  library_->tracks().setState(id, model::TrackState::Failed, problem);
  return track(id);
}

void LibraryStore::remove(std::int64_t id) {
  library_->tracks().remove(id);
}

void LibraryStore::refreshMissing(const std::function<bool()>& cancelled) {
  (void)library_->tracks().refreshMissing(cancelled);
}

model::EditHistory LibraryStore::edits(const std::string& fingerprint) {
  return library_->edits().history(fingerprint);
}

std::int64_t LibraryStore::appendEdit(const std::string& fingerprint, const model::Edit& edit) {
  return library_->edits().append(fingerprint, edit);
}

void LibraryStore::setEditUndone(std::int64_t id, bool undone) {
  library_->edits().setUndone(id, undone);
}

std::shared_ptr<const ui::LibraryComparison> LibraryStore::comparison() {
  return std::make_shared<MeasureComparison>(library_->figures().measures());
}

std::optional<std::vector<ui::SimilarTrack>> LibraryStore::similarTo(std::int64_t id, std::size_t count) {
  const auto found = library_->figures().similarTo(id, count);
  if (!found) return std::nullopt;
  std::vector<ui::SimilarTrack> tracks;
  for (const storage::SimilarTrack& track : *found) tracks.push_back({track.track, track.distance});
  return tracks;
}

std::vector<model::TrackRecord> LibraryStore::completeFigures(const std::function<bool()>& cancelled) {
  std::vector<model::TrackRecord> changed;
  if (!cache_) return changed;
  for (const auto& [id, fingerprint] : library_->tracks().withoutFigures()) {
    if (cancelled()) break;
    const model::Timeline timeline = cachedTimeline(steps::catalog(), *cache_, fingerprint);
    if (!library_->tracks().completeFigures(id, storage::summarize(timeline).figures)) continue;
    if (auto record = library_->tracks().byId(id)) changed.push_back(*std::move(record));
  }
  return changed;
}

void LibraryStore::maintain(const std::function<bool()>& cancelled) {
  if (!library_->verified()) library_->verify();
  // An empty library is nothing to go back to.
  if (cancelled() || library_->tracks().count() == 0) return;
  try {
    library_->backUpDaily([&](double) { return !cancelled(); });
  } catch (const storage::Cancelled&) {
    // The next start makes up for it.
  }
}

model::TrackRecord LibraryStore::track(std::int64_t id) {
  auto record = library_->tracks().byId(id);
  if (!record) throw std::runtime_error("The track was removed from the library meanwhile.");
  return *std::move(record);
}

}  // namespace barline::app
