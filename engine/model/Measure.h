#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "engine/model/Timeline.h"

namespace barline::model {

/// The figures that describe a whole track and by which tracks are compared.
enum class Measure : unsigned char {
  TempoBpm,
  TempoStability,
  TuningCents,
  IntegratedLufs,
  LoudnessRangeLu,
  TruePeakDbtp,
  MaximumMomentaryLufs,
  MaximumShortTermLufs,
  ReplayGainDb,
  LoudnessSone,
  LoudnessN5Sone,
  LoudnessMaximumSone,
  LoudnessLevelPhon,
  SharpnessAcum,
  RoughnessAsper,
  EnergyRating,
  Danceability,
};

/// Every measure, in the order of the enumeration.
[[nodiscard]] std::span<const Measure> allMeasures();

/// Its name in the timeline JSON and in the library, with the unit: "integrated_lufs".
[[nodiscard]] std::string_view measureId(Measure measure);

/// Nothing for a name that no measure has.
[[nodiscard]] std::optional<Measure> measureFromId(std::string_view id);

/// Absent where the timeline does not have it or it is no finite number.
[[nodiscard]] std::optional<double> measureOf(const Timeline& timeline, Measure measure);

inline constexpr std::size_t kMeasureCount = static_cast<std::size_t>(Measure::Danceability) + 1;

/// One track's measures, as far as they are known.
class MeasureValues {
 public:
  MeasureValues() = default;
  /// All that a timeline has.
  explicit MeasureValues(const Timeline& timeline);

  [[nodiscard]] std::optional<double>& operator[](Measure measure) {
    return values_[static_cast<std::size_t>(measure)];
  }
  [[nodiscard]] const std::optional<double>& operator[](Measure measure) const {
    return values_[static_cast<std::size_t>(measure)];
  }

  bool operator==(const MeasureValues&) const = default;

 private:
  std::array<std::optional<double>, kMeasureCount> values_;
};

}  // namespace barline::model
