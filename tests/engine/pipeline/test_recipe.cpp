#include <QTest>

#include "engine/pipeline/Recipe.h"
#include "tests/engine/pipeline/FakeSteps.h"

namespace barline {
namespace {

/// With one step's version or parameters changed.
pipeline::Recipe changed(pipeline::Recipe recipe, const std::string& id, int version,
                         const std::string& parameters) {
  for (pipeline::RecipeStep& step : recipe)
    if (step.id == id) step = {id, version, parameters};
  return recipe;
}

using Ids = std::vector<std::string>;

}  // namespace

class TestRecipe : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void textGivesTheSameRecipeBack() {
    const pipeline::Recipe recipe = presentRecipe(test::soundCatalog());
    QCOMPARE(recipe.size(), std::size_t{3});
    const std::string text = recipeText(recipe);
    QCOMPARE(text, std::string("counter 1 \ndoubled 1 factor=2\nquadrupled 1 \n"));
    QCOMPARE(pipeline::parseRecipe(text), recipe);
    QCOMPARE(pipeline::parseRecipe("nonsense\n\ncounter 1 \n"), (pipeline::Recipe{{"counter", 1, ""}}));
  }

  void upToDateIsNothingToDo() {
    const pipeline::StepCatalog catalog = test::soundCatalog();
    const auto result = staleness(catalog, presentRecipe(catalog));
    QVERIFY(result.changed.empty());
    QCOMPARE(result.work, 0.0);
  }

  void changeCostsWhatFollowsFromIt() {
    const pipeline::StepCatalog catalog = test::soundCatalog();  // costs 10, 5 and 1
    const pipeline::Recipe present = presentRecipe(catalog);
    const auto version = staleness(catalog, changed(present, "quadrupled", 0, ""));
    QCOMPARE(version.changed, Ids{"quadrupled"});
    QCOMPARE(version.work, 1.0 / 16);
    const auto parameter = staleness(catalog, changed(present, "doubled", 1, "factor=3"));
    QCOMPARE(parameter.changed, Ids{"doubled"});
    QCOMPARE(parameter.work, 6.0 / 16);
    const auto tap = staleness(catalog, changed(present, "counter", 0, ""));
    QCOMPARE(tap.changed, Ids{"counter"});
    QCOMPARE(tap.work, 1.0);
  }

  void unknownAndNewStepsAreOutOfDate() {
    const pipeline::StepCatalog catalog = test::soundCatalog();
    const auto unknown = staleness(catalog, {});
    QCOMPARE(unknown.changed, (Ids{"counter", "doubled", "quadrupled"}));
    QCOMPARE(unknown.work, 1.0);
    pipeline::Recipe before = presentRecipe(catalog);
    before.pop_back();                              // a step that did not exist then
    before.push_back({"abandoned", 4, "depth=2"});  // one that does not exist any more
    QCOMPARE(staleness(catalog, before).changed, Ids{"quadrupled"});
  }
};

}  // namespace barline

QTEST_GUILESS_MAIN(barline::TestRecipe)
#include "test_recipe.moc"
