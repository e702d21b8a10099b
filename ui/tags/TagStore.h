#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "engine/tags/writing/TagJob.h"

namespace barline::ui {

/// Files whose tags were written together and not yet all taken back.
struct WrittenTags {
  std::int64_t batch{};
  std::int64_t madeAt{};  ///< seconds since 1970, UTC
  std::size_t files{};    ///< that still have them

  bool operator==(const WrittenTags&) const = default;
};

/// Writes tags of the library's tracks into their files; the program puts its library behind it. Every call
/// takes long, so none is made on the interface's thread, and may throw: what() is one sentence for the
/// person. Used by one thread at a time.
class TagStore {
 public:
  virtual ~TagStore() = default;

  /// What would be written; changes nothing. Unknown tracks are left out. Where it is cancelled, the first
  /// ones.
  [[nodiscard]] virtual std::vector<tags::TrackPlan> preview(std::span<const std::int64_t> tracks,
                                                             const tags::TagWishes& wishes,
                                                             const tags::TagJobControl& control) = 0;
  /// Writes plans as preview() made them. @param keepTimes whether files keep their time of modification
  virtual tags::TagOutcome write(std::span<const tags::TrackPlan> plans, bool keepTimes,
                                 const tags::TagJobControl& control) = 0;
  /// Gives files their former tags.
  virtual tags::TagOutcome undo(std::int64_t batch, const tags::TagJobControl& control) = 0;
  /// The latest; absent where there is none.
  [[nodiscard]] virtual std::optional<WrittenTags> lastWritten() = 0;
  /// Settles what was under way when the program ended.
  virtual void recover() = 0;
};

}  // namespace barline::ui
