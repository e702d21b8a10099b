#pragma once

#include <memory>

#include "app/tags/TagWriting.h"
#include "ui/tags/TagStore.h"

namespace barline::app {

/// Writes the tags of the window's library into files.
class LibraryTags final : public ui::TagStore {
 public:
  /// @param decoding outlives it
  LibraryTags(std::shared_ptr<storage::Library> library, audio::Decoding& decoding)
      : library_(std::move(library)), journal_(library_->file()), writing_(*library_, journal_, decoding) {}

  [[nodiscard]] std::vector<tags::TrackPlan> preview(std::span<const std::int64_t> tracks,
                                                     const tags::TagWishes& wishes,
                                                     const tags::TagJobControl& control) override;
  tags::TagOutcome write(std::span<const tags::TrackPlan> plans, bool keepTimes,
                         const tags::TagJobControl& control) override;
  tags::TagOutcome undo(std::int64_t batch, const tags::TagJobControl& control) override;
  [[nodiscard]] std::optional<ui::WrittenTags> lastWritten() override;
  void recover() override;

 private:
  std::shared_ptr<storage::Library> library_;
  storage::TagJournal journal_;
  TagWriting writing_;
};

}  // namespace barline::app
