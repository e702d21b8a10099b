#include <QTest>
#include <memory>

#include "storage/Library.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;
using namespace barline::storage::testing;

class TestRecipeRepository : public QObject {
  Q_OBJECT

  std::unique_ptr<TemporaryFolder> folder_;
  std::unique_ptr<Library> library_;
  const pipeline::Recipe old_{{"beats", 1, ""}, {"key", 1, "major=0.5"}};
  const pipeline::Recipe new_{{"beats", 2, ""}, {"key", 1, "major=0.5"}};

  std::int64_t add(const std::string& name, const pipeline::Recipe& recipe) {
    const auto file = writeFile(*folder_ / name, name);
    const std::int64_t id = library_->tracks().recordSource(file, source(name)).id;
    AnalysisSummary summary;
    summary.recipe = recipe;
    library_->tracks().updateAnalysis(id, summary);
    return id;
  }

 private Q_SLOTS:
  void init() {
    folder_ = std::make_unique<TemporaryFolder>();
    library_ = Library::open(folder_->locations().libraryFile);
  }
  void cleanup() {
    library_.reset();
    folder_.reset();
  }

  void tracksAreCountedByWhatTheyWereAnalysedBy() {
    QVERIFY(library_->recipes().uses().empty());
    const std::int64_t unknown = add("u", {});
    const std::int64_t first = add("a", old_);
    const std::int64_t second = add("b", new_);
    const std::int64_t third = add("c", old_);
    library_->tracks().add(*folder_ / "waiting.flac");  // not analysed: not counted
    const std::int64_t gone = add("gone", old_);
    std::filesystem::remove(*folder_ / "gone");
    library_->tracks().refreshMissing();
    QVERIFY(library_->tracks().byId(gone)->state == model::TrackState::Missing);

    const auto uses = library_->recipes().uses();
    QCOMPARE(uses.size(), std::size_t{3});
    QCOMPARE(uses[0].id, std::int64_t{0});
    QVERIFY(uses[0].recipe.empty());
    QCOMPARE(uses[0].tracks, std::size_t{1});
    QVERIFY(uses[1].recipe == old_);
    QCOMPARE(uses[1].tracks, std::size_t{2});
    QCOMPARE(uses[1].seconds, 2 * 215.25);
    QVERIFY(uses[2].recipe == new_);

    QVERIFY((library_->recipes().tracksOf({uses[1].id}) == std::vector{first, third}));
    QVERIFY((library_->recipes().tracksOf({0, uses[2].id}) == std::vector{unknown, second}));
    QVERIFY(library_->recipes().tracksOf({}).empty());
  }

  void aNewAnalysisReplacesTheRecipe() {
    const std::int64_t track = add("a", old_);
    AnalysisSummary summary;
    summary.recipe = new_;
    library_->tracks().updateAnalysis(track, summary);
    const auto uses = library_->recipes().uses();
    QCOMPARE(uses.size(), std::size_t{1});
    QVERIFY(uses[0].recipe == new_);
  }
};

QTEST_GUILESS_MAIN(TestRecipeRepository)
#include "test_recipe_repository.moc"
