#pragma once

#include <span>
#include <vector>

namespace barline::evaluation {

/// The figures of mir_eval.beat with its default parameters (Davies, Degara and Plumbley, "Evaluation Methods
/// for Musical Audio Beat Tracking Algorithms", C4DM-TR-09-06, 2009). All lie between 0 and 1.
struct BeatFigures {
  double fMeasure{};         ///< within 70 ms
  double cemgil{};           ///< Gaussian errors, σ = 40 ms
  double cemgilBest{};       ///< the best over metrical levels
  double goto_{};            ///< 0 or 1: a quarter of the piece tracked without a break
  double pScore{};           ///< McKinney's, within a fifth of the median beat
  double cmlC{};             ///< correct metrical level, longest unbroken stretch
  double cmlT{};             ///< correct metrical level, total
  double amlC{};             ///< any of five metrical levels, longest unbroken stretch
  double amlT{};             ///< any of five metrical levels, total
  double informationGain{};  ///< of the errors' histogram over a uniform one, 41 bins

  bool operator==(const BeatFigures&) const = default;
};

/// Beats before this time are left out by convention: a listener has not found the beat yet. Seconds.
inline constexpr double kFirstCountedBeat = 5.0;

/// The beats from kFirstCountedBeat on.
[[nodiscard]] std::vector<double> trimmedBeats(std::span<const double> beats);

/// @param reference, estimate seconds, ascending; not trimmed here. All figures are 0 where one is empty.
[[nodiscard]] BeatFigures beatFigures(std::span<const double> reference, std::span<const double> estimate);

}  // namespace barline::evaluation
