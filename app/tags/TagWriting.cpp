#include "app/tags/TagWriting.h"

#include <exception>
#include <set>
#include <stdexcept>
#include <system_error>
#include <utility>

#include "app/tags/TagChangesJson.h"
#include "app/tags/TagRecovery.h"
#include "engine/tags/TagReader.h"
#include "engine/tags/writing/FileCopy.h"
#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagWriter.h"

namespace barline::app {
namespace {

using storage::TagWrite;
using storage::TagWriteState;

/// Ends a job in the middle of a file.
class JobCancelled : public std::exception {};

void require(const storage::TagWriteLock& lock) {
  if (!lock.held())
    throw std::runtime_error(
        "Another Barline writes tags with this library just now. Try again when it is done.");
}

storage::FileVersion versionOf(const tags::FileDigest& digest, std::int64_t modified) {
  return {digest.size, digest.hash, modified};
}

tags::FileDigest digestOf(const storage::FileVersion& version) {
  return {version.size, version.hash};
}

/// The track's files that are there, each once however many links lead to it; the one that is not where none
/// is.
std::vector<std::filesystem::path> filesOf(const model::TrackRecord& track,
                                           const std::vector<std::filesystem::path>& paths) {
  std::vector<std::filesystem::path> files;
  std::set<std::filesystem::path> real;
  for (const std::filesystem::path& path : paths) {
    std::error_code gone;
    const std::filesystem::path file = std::filesystem::canonical(path, gone);
    if (!gone && real.insert(file).second) files.push_back(path);
  }
  if (files.empty()) files.push_back(track.path);
  return files;
}

tags::TrackPlan planFor(const model::TrackRecord& track, const std::filesystem::path& file,
                        const tags::TrackFacts& facts, const tags::TagWishes& wishes) {
  tags::TrackPlan plan{
      .track = track.id, .title = track.title, .artist = track.artist, .plan = {}, .problem = {}};
  plan.plan.file = file;
  try {
    plan.plan = tags::planTags(file, facts, wishes);
  } catch (const tags::TagError& error) {
    plan.problem = error.what();
  }
  return plan;
}

}  // namespace

tags::TrackFacts factsOf(const model::TrackRecord& track,
                         const std::optional<storage::TrackFigures>& figures) {
  tags::TrackFacts facts{.bpm = track.bpm,
                         .key = track.key,
                         .energyRating = track.energyRating,
                         .integratedLufs = track.integratedLufs,
                         .truePeakDbtp = {}};
  if (figures) facts.truePeakDbtp = figures->measures[model::Measure::TruePeakDbtp];
  return facts;
}

std::vector<tags::TrackPlan> TagWriting::preview(std::span<const std::int64_t> tracks,
                                                 const tags::TagWishes& wishes,
                                                 const tags::TagJobControl& control) {
  std::vector<tags::TrackPlan> plans;
  std::size_t done = 0;
  for (const std::int64_t id : tracks) {
    if (control.cancelled()) break;
    if (const auto track = library_.tracks().byId(id)) {
      const tags::TrackFacts facts = factsOf(*track, library_.tracks().figures(id));
      for (const std::filesystem::path& file : filesOf(*track, library_.tracks().paths(id)))
        plans.push_back(planFor(*track, file, facts, wishes));
    }
    control.progress(++done);
  }
  return plans;
}

tags::TagOutcome TagWriting::write(std::span<const tags::TrackPlan> plans, bool keepTimes,
                                   const tags::TagJobControl& control) {
  const storage::TagWriteLock lock(library_.file());
  require(lock);
  recoverTagWrites(journal_, lock);
  tags::TagOutcome outcome;
  std::size_t done = 0;
  for (const tags::TrackPlan& plan : plans) {
    if (plan.plan.changes.empty()) continue;
    try {
      if (control.cancelled()) throw JobCancelled();
      writeFile(plan.plan, keepTimes, outcome, control);
    } catch (const JobCancelled&) {
      outcome.cancelled = true;
      break;
    } catch (const storage::StorageError&) {
      throw;  // no journal, no writing
    } catch (const std::exception& error) {
      outcome.problems.push_back({plan.plan.file, error.what()});
    }
    control.progress(++done);
  }
  return outcome;
}

void TagWriting::writeFile(const tags::TagPlan& plan, bool keepTimes, tags::TagOutcome& outcome,
                           const tags::TagJobControl& control) {
  tags::TagPlan real = plan;
  real.file = tags::realFile(plan.file);
  const std::filesystem::path copy = tags::temporaryNameFor(real.file);
  const auto known = library_.tracks().knownSource(plan.file);
  const TagWrite entry = journal_.begin(outcome.batch, plan.file, real.file, copy, planJson(plan));
  try {
    auto ready = tags::prepareTags(real, copy, decoding_, control.cancelled);
    if (!ready) throw JobCancelled();
    journal_.setReady(entry.id, versionOf(ready->former(), ready->formerModified()),
                      versionOf(ready->coming(), 0), ready->wayBack());
    ready->put(keepTimes ? std::optional(ready->formerModified()) : std::nullopt);
  } catch (const storage::StorageError&) {
    throw;
  } catch (...) {
    journal_.discard(entry.id);  // the file is as it was
    throw;
  }
  journal_.settle(entry.id, TagWriteState::Written);
  outcome.batch = entry.batch;
  ++outcome.files;
  replaced(plan.file, known);
}

tags::TagOutcome TagWriting::undo(std::int64_t batch, const tags::TagJobControl& control) {
  const storage::TagWriteLock lock(library_.file());
  require(lock);
  recoverTagWrites(journal_, lock);
  tags::TagOutcome outcome{.batch = batch};
  std::size_t done = 0;
  for (const TagWrite& write : journal_.written(batch)) {
    try {
      if (control.cancelled()) throw JobCancelled();
      undoFile(write, control);
      ++outcome.files;
    } catch (const JobCancelled&) {
      outcome.cancelled = true;
      break;
    } catch (const storage::StorageError&) {
      throw;
    } catch (const std::exception& error) {
      outcome.problems.push_back({write.path, error.what()});
    }
    control.progress(++done);
  }
  return outcome;
}

void TagWriting::undoFile(const TagWrite& write, const tags::TagJobControl& control) {
  const std::filesystem::path file = tags::realFile(write.path);
  const auto known = library_.tracks().knownSource(write.path);
  const auto wayBack = journal_.wayBack(write.id);
  if (!wayBack || file != write.file || tags::digestOf(file) != digestOf(write.written)) {
    returnFields(write, control);
  } else {
    const std::filesystem::path copy = tags::temporaryNameFor(file);
    journal_.beginReturn(write.id, copy);
    try {
      tags::prepareFormer(file, digestOf(write.former), digestOf(write.written), *wayBack, copy)
          .put(write.former.modifiedNanoseconds);
    } catch (...) {
      journal_.settle(write.id, TagWriteState::Written);
      throw;
    }
    journal_.settle(write.id, TagWriteState::Returned);
  }
  replaced(write.path, known);
}

/// Somebody has changed the file since: what they did stays.
void TagWriting::returnFields(const TagWrite& write, const tags::TagJobControl& control) {
  tags::TagPlan written = parsePlanJson(write.changes);
  written.file = tags::realFile(write.path);
  const tags::TagPlan back = tags::planBack(written);
  if (!back.changes.empty()) {
    const std::filesystem::path copy = tags::temporaryNameFor(back.file);
    journal_.beginReturn(write.id, copy);
    try {
      auto ready = tags::prepareTags(back, copy, decoding_, control.cancelled);
      if (!ready) throw JobCancelled();
      ready->put(std::nullopt);
    } catch (...) {
      journal_.settle(write.id, TagWriteState::Written);
      throw;
    }
  }
  journal_.settle(write.id, TagWriteState::Returned);
}

/// The library knows the file by its size and time, and need not read it again: its audio was proven the
/// same.
void TagWriting::replaced(const std::filesystem::path& path, std::optional<model::AudioSource> known) {
  if (!known) return;
  library_.tracks().add(path);
  library_.tracks().recordSource(path, *known, tags::TagReader(path).tags());
}

std::optional<storage::TagBatch> TagWriting::lastBatch() {
  for (const storage::TagBatch& batch : journal_.batches(100)) {
    if (batch.returned < batch.files) return batch;
  }
  return std::nullopt;
}

}  // namespace barline::app
