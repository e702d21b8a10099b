#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/model/Annotation.h"

namespace barline::evaluation {

enum class EventDifference : unsigned char {
  None,     ///< within the window of the figures
  Shifted,  ///< further off, but nearer than half a beat
  Missing,  ///< the estimate has none here
  Extra     ///< the reference has none here
};

/// A beat of the reference, of the estimate, or of both.
struct BeatMark {
  EventDifference difference{};
  std::optional<double> reference;  ///< seconds; absent where Extra
  std::optional<double> estimate;   ///< seconds; absent where Missing
  bool isDownbeat{};                ///< in the reference, or in the estimate where Extra
  bool wrongDownbeat{};             ///< one begins a bar here and the other does not

  bool operator==(const BeatMark&) const = default;
};

enum class LabelDifference : unsigned char {
  Root,     ///< another root, or a chord where there is none; another tonic
  Quality,  ///< the root agrees, the kind of chord does not; another mode
  Bass      ///< only the bass differs
};

/// A stretch over which two labels differ.
struct SpanMark {
  model::TimeRange range;
  LabelDifference difference{};
  std::string reference;  ///< labels as they are written; empty where a key is none
  std::string estimate;

  bool operator==(const SpanMark&) const = default;
};

/// A boundary between sections that only one of the two has, within 0.5 s.
struct BoundaryMark {
  EventDifference difference{};  ///< Missing or Extra
  double time{};                 ///< seconds

  bool operator==(const BoundaryMark&) const = default;
};

/// Where an estimate differs from its reference, in order of time. What one of the two says nothing about
/// does not differ. Unlike the figures, the first seconds count.
struct Differences {
  std::vector<BeatMark> beats;  ///< all beats of both, also those that agree
  std::vector<SpanMark> chords;
  std::vector<SpanMark> keys;
  std::vector<BoundaryMark> boundaries;

  bool operator==(const Differences&) const = default;
};

/// Chords that differ for less than 0.1 s, as at a change that comes a little late, are not worth a mark.
[[nodiscard]] Differences differences(const model::Annotation& reference, const model::Annotation& estimate);

}  // namespace barline::evaluation
