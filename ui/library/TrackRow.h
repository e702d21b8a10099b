#pragma once

#include <QString>

#include "engine/model/TrackRecord.h"

namespace barline::ui {

/// What is under way with a track at the moment.
struct TrackActivity {
  enum class State : unsigned char { None, Waiting, Running };

  State state{State::None};
  double fraction{};  ///< 0–1
  QString step;       ///< title of the step under way

  bool operator==(const TrackActivity&) const = default;
};

/// A track as the list shows it.
struct TrackRow {
  TrackRow() = default;
  explicit TrackRow(model::TrackRecord track);

  model::TrackRecord record;
  QString title;
  QString artist;
  TrackActivity activity;
};

/// A path as text, as Qt writes it.
[[nodiscard]] QString pathText(const std::filesystem::path& path);

/// Text as Qt gives it, as a path.
[[nodiscard]] std::filesystem::path pathOf(const QString& text);

/// "4:48", "1:02:03", "–" where it is not known.
[[nodiscard]] QString lengthText(double seconds);

/// "−8.9 LUFS"
[[nodiscard]] QString loudnessText(double lufs);

/// "energy 8.2 of 10"
[[nodiscard]] QString energyText(double rating);

/// "31 d 4 h", "4 h 12 min", "48 min".
[[nodiscard]] QString totalLengthText(double seconds);

}  // namespace barline::ui
