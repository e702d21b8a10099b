#include "storage/RecipeRepository.h"

#include <algorithm>
#include <utility>

#include "storage/Statement.h"

namespace barline::storage {

void RecipeTable::put(std::int64_t track, const pipeline::Recipe& recipe) {
  if (recipe.empty()) return;
  const std::string text = pipeline::recipeText(recipe);
  Statement(connection_, "INSERT OR IGNORE INTO recipes (steps) VALUES (?)").bindAll(text).run();
  Statement(connection_,
            "INSERT OR REPLACE INTO track_recipes (track_id, recipe_id) "
            "SELECT ?, id FROM recipes WHERE steps = ?")
      .bindAll(track, text)
      .run();
}

RecipeRepository::RecipeRepository(std::filesystem::path file) : file_(std::move(file)) {}

Connection& RecipeRepository::opened() {
  if (!connection_) connection_.emplace(file_, Connection::Access::ReadOnly);
  return *connection_;
}

std::vector<RecipeUse> RecipeRepository::uses() {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT coalesce(u.recipe_id, 0), r.steps, count(*), total(t.duration) FROM tracks t "
                "LEFT JOIN track_recipes u ON u.track_id = t.id LEFT JOIN recipes r ON r.id = u.recipe_id "
                "WHERE t.state = 'analysed' AND t.missing = 0 GROUP BY u.recipe_id ORDER BY u.recipe_id");
  std::vector<RecipeUse> uses;
  while (row.step()) {
    uses.push_back({row.integer(0), pipeline::parseRecipe(row.text(1)),
                    static_cast<std::size_t>(row.integer(2)), row.real(3)});
  }
  return uses;
}

std::vector<std::int64_t> RecipeRepository::tracksOf(const std::vector<std::int64_t>& recipes) {
  const std::scoped_lock lock(mutex_);
  Statement row(opened(),
                "SELECT t.id, coalesce(u.recipe_id, 0) FROM tracks t "
                "LEFT JOIN track_recipes u ON u.track_id = t.id "
                "WHERE t.state = 'analysed' AND t.missing = 0 ORDER BY t.id");
  std::vector<std::int64_t> tracks;
  while (row.step()) {
    if (std::ranges::find(recipes, row.integer(1)) != recipes.end()) tracks.push_back(row.integer(0));
  }
  return tracks;
}

}  // namespace barline::storage
