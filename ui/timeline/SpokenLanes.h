#pragma once

#include <QString>
#include <cstddef>
#include <optional>

#include "engine/model/Timeline.h"

/// What a screen reader says of a timeline's lanes: plain text, no widget.
namespace barline::ui {

enum class SpokenLane : unsigned char { Sections, Bars, Beats, Chords, Key };

inline constexpr std::size_t kSpokenLanes = 5;

/// A stretch of a lane and its words: "Bar 67, chord G, confidence 0.30, runner-up E minor 7".
struct SpokenItem {
  model::TimeRange range;
  QString text;
};

/// "Chords", translated.
[[nodiscard]] QString spokenLaneTitle(SpokenLane lane);

/// The id of the lane in the view in which the items lie.
[[nodiscard]] QString spokenLaneId(SpokenLane lane);

/// How many items the lane has; 0 for what is not known.
[[nodiscard]] std::size_t spokenCount(SpokenLane lane, const model::Timeline& timeline);

/// @param index below spokenCount()
[[nodiscard]] SpokenItem spokenItem(SpokenLane lane, const model::Timeline& timeline, std::size_t index);

/// The chord in words, "E minor 7", "F♯ major 7 over A♯", "no chord".
[[nodiscard]] QString spokenChord(const std::string& harteLabel, const model::MusicalKey& key);

}  // namespace barline::ui
