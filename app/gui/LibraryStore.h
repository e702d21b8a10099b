#pragma once

#include <memory>

#include "engine/pipeline/ResultCache.h"
#include "storage/Library.h"
#include "ui/edits/EditStore.h"
#include "ui/library/TrackStore.h"

namespace barline::app {

/// The window's library on the disk, and the edits in it.
class LibraryStore final : public ui::TrackStore, public ui::EditStore {
 public:
  /// @param cache what analyses leave; null = none
  explicit LibraryStore(std::shared_ptr<storage::Library> library,
                        std::shared_ptr<pipeline::ResultCache> cache = nullptr)
      : library_(std::move(library)), cache_(std::move(cache)) {}

  [[nodiscard]] search::TrackList list(const search::TrackListRequest& request) override;
  [[nodiscard]] std::size_t count() override;
  [[nodiscard]] std::vector<model::TrackRecord> rows(std::span<const std::int64_t> ids) override;
  [[nodiscard]] std::int64_t version() override;
  std::vector<model::AmendedTrack> amend(std::span<const model::AmendedTrack> tracks) override;
  std::vector<model::TrackRecord> add(std::span<const std::filesystem::path> files) override;
  [[nodiscard]] std::optional<model::AudioSource> knownSource(const std::filesystem::path& file) override;
  model::TrackRecord recordSource(const model::AudioSource& source) override;
  model::TrackRecord recordAnalysis(const model::Timeline& timeline) override;
  model::TrackRecord recordFailure(std::int64_t id, const std::string& problem) override;
  void remove(std::int64_t id) override;
  void refreshMissing(const std::function<bool()>& cancelled) override;
  [[nodiscard]] model::EditHistory edits(const std::string& fingerprint) override;
  std::int64_t appendEdit(const std::string& fingerprint, const model::Edit& edit) override;
  void setEditUndone(std::int64_t id, bool undone) override;
  [[nodiscard]] std::shared_ptr<const ui::LibraryComparison> comparison() override;
  [[nodiscard]] std::optional<std::vector<ui::SimilarTrack>> similarTo(std::int64_t id,
                                                                       std::size_t count) override;
  std::vector<model::TrackRecord> completeFigures(const std::function<bool()>& cancelled) override;
  void maintain(const std::function<bool()>& cancelled) override;

 private:
  [[nodiscard]] model::TrackRecord track(std::int64_t id);

  std::shared_ptr<storage::Library> library_;
  std::shared_ptr<pipeline::ResultCache> cache_;
};

}  // namespace barline::app
