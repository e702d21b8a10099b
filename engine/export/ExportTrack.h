#pragma once

#include <memory>

#include "engine/model/TimeRange.h"
#include "engine/model/Timeline.h"
#include "engine/model/TrackRecord.h"
#include "engine/pipeline/Runner.h"

namespace barline::exporting {

enum class TimelineVersion : unsigned char {
  Edited,   ///< with a person's edits over it and all that follows from them
  Analysis  ///< as the analysis left it
};

/// All that a writer may need of one track. A value: writers read no files and ask no library.
struct ExportTrack {
  /// Cut to `range`; its times are the file's less `origin`.
  model::Timeline timeline;
  /// Title, artist, path … as the library shows them; without a library from the file's tags and name.
  model::TrackRecord record;
  /// Of the analysis, for its times and problems; may be null.
  std::shared_ptr<const pipeline::AnalysisReport> report;
  TimelineVersion version{TimelineVersion::Edited};
  /// The stretch of the file that is exported, in the file's own time.
  model::TimeRange range;
  /// Whether the written times begin with the stretch, and the waveform and copies of the audio with them.
  bool fromStretch{};
  /// Whether a person's edits are part of the timeline.
  bool edited{};

  /// The file's time that stands at the written time 0.
  [[nodiscard]] double origin() const { return fromStretch ? range.begin : 0.0; }
};

}  // namespace barline::exporting
