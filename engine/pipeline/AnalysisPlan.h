#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/pipeline/Runner.h"

namespace barline::pipeline {

/// One step as an analysis means to run it.
struct PlannedStep {
  const CatalogEntry* entry{};
  Parameters parameters;
  std::vector<std::size_t> inputs;  ///< indices into the plan, in the order of the step's arguments
  bool asked{};                     ///< false: only there because another step needs it
  std::optional<Amendment> amendment{};
};

/// The steps that a request asks for and all that they need, in the catalogue's order.
/// @throws ParameterError for a step or parameter that does not exist, a value out of range, or an amendment
/// of no step.
[[nodiscard]] std::vector<PlannedStep> makePlan(const StepCatalog& catalog, const AnalysisRequest& request);

/// For each step of a plan the costs of the longest chain of steps that wait for it, its own not counted.
[[nodiscard]] std::vector<double> costsAfter(const std::vector<PlannedStep>& plan);

/// How soon a step should be worked on, beside the others of a plan: higher sooner.
struct Urgency {
  double atTheEnd{};
  double ofTheRest{};  ///< added for the whole file, and for a part of it in proportion

  /// @param rest the share of the file that the step has not had yet, 0 to 1
  [[nodiscard]] double with(double rest) const { return atTheEnd + ofTheRest * rest; }

  bool operator==(const Urgency&) const = default;
};

/// For each step of a plan: what waits longest goes first, so that the processors stay busy to the end. Taps
/// whose own cost is above that of all that waits for them lag behind, below zero: the cheaper first, so that
/// nobody waits for the quick ones among what takes long; of the longest that one which has most left, so
/// that they end together.
[[nodiscard]] std::vector<Urgency> urgencies(const std::vector<PlannedStep>& plan);

/// The cache keys of a plan's steps. @param fingerprint of the audio
[[nodiscard]] std::vector<std::string> cacheKeys(const std::vector<PlannedStep>& plan,
                                                 const std::string& fingerprint);

}  // namespace barline::pipeline
