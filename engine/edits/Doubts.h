#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/edits/EditOverlay.h"
#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

namespace barline::edits {

/// What may be wrong in a place.
enum class DoubtKind : unsigned char {
  OffTransient,  ///< beats that lie beside the transient they should lie on
  NoOnset,       ///< beats on which nothing is heard to begin
  WeakBeats,     ///< beats that are unsure for any other reason
  HalfBeat,      ///< more begins half way between the beats than on them
  Downbeat,      ///< the bar may begin on another beat
  Tempo,         ///< of the whole track: another octave of the tempo
  BarPhase,      ///< of the whole track: bars may begin on another beat
  Metre,         ///< of the whole track: bars may have another length
  Chord,
  Key,
  Section,      ///< it may not begin here, or repeat something else
  SectionLabel  ///< what the section does in the form
};

/// A place where a person should look.
struct Doubt {
  DoubtKind kind{};
  model::EditLayer layer{};  ///< that "accept" marks as verified and a correction changes
  model::TimeRange range{};  ///< the place, seconds
  double confidence{};       ///< 0–1, the least in the place
  std::vector<int>
      beats{};             ///< positions in the bar: those that are unsure; Downbeat, BarPhase: the other one
  std::string stated{};    ///< Chord: Harte label. Key: as toString() has it. Section: its letter
  std::string runnerUp{};  ///< the same; empty where there is none
  std::optional<model::GridAlternative> alternative{};  ///< Tempo, BarPhase, Metre
  std::optional<model::SectionKind> label{};            ///< SectionLabel

  bool operator==(const Doubt&) const = default;
};

/// Below this confidence something is doubtful: the value of the tokens that the lanes go by.
inline constexpr double kDoubtfulBelow = 0.5;

/// Another reading of the whole grid this likely is worth a look.
inline constexpr double kLikelyAlternative = 0.25;

/// Every doubtful place that nobody has verified, in time. Neighbouring bars whose beats are unsure for the
/// same reason are one place. What a person has set is not doubtful.
[[nodiscard]] std::vector<Doubt> doubtsOf(const model::Timeline& shown, const EditOverlay& overlay);

enum class DoubtOrder : unsigned char { LeastCertainFirst, InTime };

void sortDoubts(std::vector<Doubt>& doubts, DoubtOrder order);

/// The correction that takes the other reading of a place: the second-best chord or key, the other grid,
/// downbeat or half beat. Nothing where there is none. What is verified of the grid stays.
[[nodiscard]] std::optional<model::Edit> takeRunnerUp(const model::Timeline& shown,
                                                      const EditOverlay& overlay, const Doubt& doubt);

}  // namespace barline::edits
