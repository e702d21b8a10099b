#pragma once

#include <QString>
#include <cstdint>
#include <optional>
#include <vector>

#include "engine/model/TimeRange.h"

namespace barline::ui {

/// What is taken elsewhere: a track or several, or a stretch of one.
struct ExportSubject {
  enum class Kind : unsigned char {
    OpenTrack,  ///< all of it
    Selection,  ///< what is selected in the timeline of the open track
    Tracks,     ///< those that are selected in a list
    List        ///< all that a crate, or whatever else is listed, holds
  };

  Kind kind{Kind::OpenTrack};
  std::vector<std::int64_t> tracks{};       ///< ids in the library, in the order of their list
  std::optional<model::TimeRange> range{};  ///< for Selection: seconds of the track
  QString name{};                           ///< title of the open track, or name of the list

  [[nodiscard]] bool isOneTrack() const { return tracks.size() == 1; }
  bool operator==(const ExportSubject&) const = default;
};

/// "Selection · 0:12.300–0:30.100, 17.800 s", "12 selected tracks", "Warm-up · 48 tracks".
[[nodiscard]] QString subjectText(const ExportSubject& subject);

/// "1 track", "1,200 tracks".
[[nodiscard]] QString trackCountText(std::size_t tracks);
/// "1 file", "1,200 files".
[[nodiscard]] QString fileCountText(std::size_t files);
/// "1.2 MB"
[[nodiscard]] QString sizeText(std::uint64_t bytes);
/// "0:12.300–0:30.100, 17.800 s"
[[nodiscard]] QString rangeText(const model::TimeRange& range);
/// "0:42 left", "1:02:10 left".
[[nodiscard]] QString timeLeftText(double seconds);

}  // namespace barline::ui
