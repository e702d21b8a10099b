#include "app/gui/LibraryTags.h"

#include "app/tags/TagRecovery.h"

namespace barline::app {

std::vector<tags::TrackPlan> LibraryTags::preview(std::span<const std::int64_t> tracks,
                                                  const tags::TagWishes& wishes,
                                                  const tags::TagJobControl& control) {
  return writing_.preview(tracks, wishes, control);
}

tags::TagOutcome LibraryTags::write(std::span<const tags::TrackPlan> plans, bool keepTimes,
                                    const tags::TagJobControl& control) {
  return writing_.write(plans, keepTimes, control);
}

tags::TagOutcome LibraryTags::undo(std::int64_t batch, const tags::TagJobControl& control) {
  return writing_.undo(batch, control);
}

std::optional<ui::WrittenTags> LibraryTags::lastWritten() {
  const auto last = writing_.lastBatch();
  if (!last) return std::nullopt;
  return ui::WrittenTags{last->id, last->madeAt, last->files - last->returned};
}

void LibraryTags::recover() {
  recoverTagWrites(journal_, library_->file());
}

}  // namespace barline::app
