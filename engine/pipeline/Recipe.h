#pragma once

#include <string>
#include <vector>

#include "engine/pipeline/StepCatalog.h"

namespace barline::pipeline {

/// One step of an analysis as it was made.
struct RecipeStep {
  std::string id;
  int version{};
  std::string parameters;  ///< canonical

  bool operator==(const RecipeStep&) const = default;
};

/// By what an analysis was made: its steps in order of id. Two analyses of the same audio by the same recipe
/// are the same.
using Recipe = std::vector<RecipeStep>;

/// A line for each step, "id version parameters"; the same recipe always gives the same text.
[[nodiscard]] std::string recipeText(const Recipe& recipe);
/// Lines that make no sense are left out.
[[nodiscard]] Recipe parseRecipe(const std::string& text);

/// What a whole analysis with the default parameters is made by now.
[[nodiscard]] Recipe presentRecipe(const StepCatalog& catalog);

/// What is out of date in an analysis, and how much of it has to be made again.
struct Staleness {
  /// Ids of the steps that have another version or other parameters by now, or were not there, in the
  /// catalogue's order. Empty = the analysis is up to date. What only follows from them is not named.
  std::vector<std::string> changed;
  /// 0–1: cost of what has to run again, against a whole analysis, where kept results are still in the cache.
  double work{};
};

/// @param recipe by which the analysis was made; empty = not known, so everything is out of date
[[nodiscard]] Staleness staleness(const StepCatalog& catalog, const Recipe& recipe);

}  // namespace barline::pipeline
