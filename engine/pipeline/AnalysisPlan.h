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

/// For each step of a plan how soon it should be worked on, beside the others, higher sooner: what waits
/// longest goes first, so that the processors stay busy to the end; of taps whose own cost is above that of
/// all that waits for them, the cheaper, so that nobody waits for the quick ones among what takes long. Below
/// zero for those.
[[nodiscard]] std::vector<double> urgencies(const std::vector<PlannedStep>& plan);

/// The cache keys of a plan's steps. @param fingerprint of the audio
[[nodiscard]] std::vector<std::string> cacheKeys(const std::vector<PlannedStep>& plan,
                                                 const std::string& fingerprint);

}  // namespace barline::pipeline
