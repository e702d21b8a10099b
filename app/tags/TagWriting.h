#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

#include "engine/audio/Decoding.h"
#include "engine/tags/writing/TagJob.h"
#include "storage/Library.h"
#include "storage/TagJournal.h"

namespace barline::app {

/// Writes what a library knows of its tracks into their files, and takes it back. Each file is proven, noted
/// in the journal and replaced in one step; whatever stops the job, every file is as before or done.
///
/// Not for the interface's thread: decodes each file twice. Each call throws storage::StorageError, and
/// std::runtime_error while another process writes tags.
class TagWriting {
 public:
  /// All outlive this.
  TagWriting(storage::Library& library, storage::TagJournal& journal, audio::Decoding& decoding)
      : library_(library), journal_(journal), decoding_(decoding) {}

  /// What would be written into the files of these tracks, each where a track lies in several; reads them,
  /// changes nothing. Files that hold it all already, and those of tracks of which nothing that is wished is
  /// known, have no changes. Where it is cancelled, the first ones.
  [[nodiscard]] std::vector<tags::TrackPlan> preview(std::span<const std::int64_t> tracks,
                                                     const tags::TagWishes& wishes,
                                                     const tags::TagJobControl& control = {});

  /// Writes plans as preview() made them; those without changes are passed over.
  /// @param keepTimes whether files keep the time at which they were last modified
  tags::TagOutcome write(std::span<const tags::TrackPlan> plans, bool keepTimes,
                         const tags::TagJobControl& control = {});

  /// Gives the files of a batch their former tags: byte for byte where they have not been changed since, else
  /// those fields that still hold what was written.
  tags::TagOutcome undo(std::int64_t batch, const tags::TagJobControl& control = {});

  /// The latest batch that is not wholly undone.
  [[nodiscard]] std::optional<storage::TagBatch> lastBatch();

 private:
  void writeFile(const tags::TagPlan& plan, bool keepTimes, tags::TagOutcome& outcome,
                 const tags::TagJobControl& control);
  void undoFile(const storage::TagWrite& write, const tags::TagJobControl& control);
  void returnFields(const storage::TagWrite& write, const tags::TagJobControl& control);
  void replaced(const std::filesystem::path& path, std::optional<model::AudioSource> known);

  storage::Library& library_;
  storage::TagJournal& journal_;
  audio::Decoding& decoding_;
};

/// What of a track can be written. @param figures absent where it has none
[[nodiscard]] tags::TrackFacts factsOf(const model::TrackRecord& track,
                                       const std::optional<storage::TrackFigures>& figures);

}  // namespace barline::app
