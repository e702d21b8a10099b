#pragma once

#include <array>
#include <span>
#include <vector>

namespace barline::evaluation {

/// The beats themselves, off-beats, twice as fast, half as fast from the first and from the second beat: the
/// readings that listeners accept.
[[nodiscard]] std::array<std::vector<double>, 5> metricalLevels(std::span<const double> beats);

struct Continuity {
  double longest{};  ///< 0–1: the longest unbroken stretch
  double total{};    ///< 0–1
};

/// Shares of the longer list whose beats lie within 17.5 % of a beat and whose intervals agree to 17.5 %
/// (Hainsworth; Klapuri et al.). @param estimate at least two beats @param reference not empty
[[nodiscard]] Continuity continuity(std::span<const double> reference, std::span<const double> estimate);

}  // namespace barline::evaluation
