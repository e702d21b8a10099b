#include "app/gui/LibraryRuns.h"

#include <utility>

#include "app/keeping/RunKeeping.h"
#include "ui/library/TrackRow.h"

namespace barline::app {
namespace {

std::vector<ui::RunName> namesOf(const std::vector<storage::RunHeading>& headings) {
  std::vector<ui::RunName> names;
  names.reserve(headings.size());
  for (const storage::RunHeading& heading : headings) {
    names.push_back({.id = heading.id,
                     .fingerprint = heading.fingerprint,
                     .title = heading.title.empty() ? ui::pathText(heading.file.stem())
                                                    : QString::fromStdString(heading.title),
                     .endedAt = heading.endedAt,
                     .program = QString::fromStdString(heading.program),
                     .audioSeconds = heading.audioSeconds,
                     .wallSeconds = heading.wallSeconds,
                     .queued = heading.queued});
  }
  return names;
}

}  // namespace

bool LibraryRuns::keep(const pipeline::AnalysisReport& report, const QString& title, bool queued) {
  if (!performance::isTelling(report)) return false;
  keepRun(*library_, report, title.toStdString(), queued);
  return true;
}

std::vector<ui::RunName> LibraryRuns::latest(const std::string& fingerprint, std::size_t most) {
  return namesOf(library_->runs().latest(fingerprint, most));
}

std::vector<ui::RunName> LibraryRuns::since(std::int64_t since, std::size_t most) {
  return namesOf(library_->runs().since(since, most));
}

std::optional<performance::RunRecord> LibraryRuns::run(std::int64_t id) {
  return library_->runs().byId(id);
}

std::vector<performance::RunRecord> LibraryRuns::ofAudio(const std::string& fingerprint) {
  return library_->runs().ofAudio(fingerprint);
}

ui::ChunkSizes LibraryRuns::chunkSizes(const std::string& fingerprint) {
  const std::scoped_lock lock(mutex_);
  const auto known = chunks_.find(fingerprint);
  return known == chunks_.end() ? ui::ChunkSizes{} : known->second;
}

void LibraryRuns::noteChunks(ui::ChunkSizes sizes) {
  const std::scoped_lock lock(mutex_);
  chunks_.insert_or_assign(sizes.fingerprint, std::move(sizes));
}

}  // namespace barline::app
