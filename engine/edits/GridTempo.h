#pragma once

#include <optional>
#include <vector>

#include "engine/edits/GridBasis.h"
#include "engine/model/Edit.h"

/// Edits of how fast beats follow each other, and how even they are.
namespace barline::edits {

/// A tempo as a multiple of the one shown.
struct TempoRatio {
  int numerator{1};
  int denominator{1};

  bool operator==(const TempoRatio&) const = default;
};

/// The ratio of small numbers next to `factor`, as GridAlternative::beatRate has it; nothing where none is
/// within 2 %.
[[nodiscard]] std::optional<TempoRatio> ratioOf(double factor);

/// "scale_tempo": "2/1". Beats of the range at the fractions of the shown ones: a faster pulse has beats
/// between them, a slower one leaves some out, so a tempo that varies goes on varying. Metres stay, and bars
/// begin on each stretch's first downbeat and from there by their metre; but 6/8 at ×3/2 becomes 3/4 with the
/// same bars, and 3/4 at ×2/3 becomes 6/8. No beat is put into a pause.
[[nodiscard]] std::optional<model::Edit> scaleTempo(const GridBasis& basis, const model::TimeRange& range,
                                                    TempoRatio ratio, Reach reach);

/// The even pulse next to a stretch of beats.
struct TempoFit {
  double bpm{};
  double begin{};                  ///< seconds, of the stretch's first beat on the pulse
  double residual{};               ///< root mean square of the deviations, seconds
  std::vector<double> times;       ///< seconds, of the beats
  std::vector<double> numbers;     ///< of the beats on the pulse, from 0; some are left out where it pauses
  std::vector<double> deviations;  ///< seconds from the pulse, later is positive
  std::size_t onTransient{};       ///< beats that lie on one

  /// Seconds, of a beat by its number.
  [[nodiscard]] double at(double number) const { return begin + number * 60.0 / bpm; }
  bool operator==(const TempoFit&) const = default;
};

/// By least squares through most of the beats; the few that lie far off do not bend the line (reweighting by
/// rejection at 2.5 standard deviations, those from the median deviation, as in Rousseeuw and Leroy 1987, ch.
/// 1). Nothing for fewer than two beats in the range.
[[nodiscard]] std::optional<TempoFit> fitTempo(const model::BeatGrid& grid,
                                               std::span<const model::Transient> transients,
                                               const model::TimeRange& range);

/// "fit_tempo": BPM, residual in ms. The beats of the range on one even pulse, from its begin to its end.
/// @param toTransients the pulse is the one next to the beats' transients, where they have one
[[nodiscard]] std::optional<model::Edit> fitConstantTempo(const GridBasis& basis,
                                                          const model::TimeRange& range, bool toTransients,
                                                          Reach reach);

/// "use_alternative": beat rate, shift, metre or "". The grid's runner-up over the range.
[[nodiscard]] std::optional<model::Edit> useAlternative(const GridBasis& basis, const model::TimeRange& range,
                                                        const model::GridAlternative& alternative,
                                                        Reach reach);

/// The times, in seconds, that the beats of the range have in `alternative`, and which of them are downbeats.
[[nodiscard]] std::vector<model::Beat> alternativeBeats(const GridBasis& basis, const model::TimeRange& range,
                                                        const model::GridAlternative& alternative);

}  // namespace barline::edits
