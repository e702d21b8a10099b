#include "engine/pipeline/Recipe.h"

#include <algorithm>
#include <sstream>

#include "engine/pipeline/AnalysisPlan.h"

namespace barline::pipeline {
namespace {

RecipeStep recipeStep(const PlannedStep& step) {
  const StepDeclaration& declaration = step.entry->declaration;
  return {declaration.id, declaration.version, step.parameters.canonical()};
}

}  // namespace

std::string recipeText(const Recipe& recipe) {
  std::string text;
  for (const RecipeStep& step : recipe)
    text += step.id + ' ' + std::to_string(step.version) + ' ' + step.parameters + '\n';
  return text;
}

Recipe parseRecipe(const std::string& text) {
  Recipe recipe;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    std::istringstream words(line);
    RecipeStep step;
    if (!(words >> step.id >> step.version)) continue;
    words >> step.parameters;
    recipe.push_back(std::move(step));
  }
  return recipe;
}

Recipe presentRecipe(const StepCatalog& catalog) {
  Recipe recipe;
  for (const PlannedStep& step : makePlan(catalog, {})) recipe.push_back(recipeStep(step));
  std::ranges::sort(recipe, {}, &RecipeStep::id);
  return recipe;
}

Staleness staleness(const StepCatalog& catalog, const Recipe& recipe) {
  const std::vector<PlannedStep> plan = makePlan(catalog, {});
  Staleness result;
  std::vector<bool> outdated(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const bool changed = std::ranges::find(recipe, recipeStep(plan[i])) == recipe.end();
    if (changed) result.changed.push_back(plan[i].entry->declaration.id);
    outdated[i] = changed || std::ranges::any_of(plan[i].inputs,
                                                 [&](std::size_t input) { return bool{outdated[input]}; });
  }
  // What is not kept has to be made once more for what is built on it.
  std::vector<bool> runs = outdated;
  for (std::size_t i = plan.size(); i-- > 0;) {
    if (!runs[i]) continue;
    for (const std::size_t input : plan[i].inputs)
      if (!plan[input].entry->declaration.kept) runs[input] = true;
  }
  double all = 0.0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const double cost = plan[i].entry->declaration.relativeCost;
    all += cost;
    if (runs[i]) result.work += cost;
  }
  if (all > 0.0) result.work /= all;
  return result;
}

}  // namespace barline::pipeline
