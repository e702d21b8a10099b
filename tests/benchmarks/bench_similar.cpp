// How long comparing tracks with each other takes among many.
//   bench_similar [TRACKS]

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <random>
#include <vector>

#include "storage/FigureTable.h"
#include "storage/Library.h"
#include "storage/Statement.h"
#include "storage/Transaction.h"
#include "tests/storage/StorageFixture.h"

using namespace barline;
using namespace barline::storage;

namespace {

template <class Work>
void measure(const char* what, const Work& work) {
  const auto begin = std::chrono::steady_clock::now();
  work();
  const std::chrono::duration<double, std::milli> wall = std::chrono::steady_clock::now() - begin;
  std::printf("%-48s %9.2f ms\n", what, wall.count());
}

double residentMebibytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Every number known, normally distributed.
class Figures {
 public:
  TrackFigures next() {
    TrackFigures figures;
    for (const model::Measure one : model::allMeasures()) figures.measures[one] = normal_(random_);
    figures.character.emplace(VersionedCharacter{.version = 1, .character = {}});
    std::apply(
        [&](auto... member) {
          ((figures.character->character.*member = 100.0 + 10.0 * normal_(random_)), ...);
        },
        model::Character::fields());
    return figures;
  }

 private:
  std::mt19937 random_{1};
  std::normal_distribution<double> normal_;
};

/// Past the repository, whose calls are on the disk one by one.
void fill(const std::filesystem::path& file, int count) {
  Connection connection(file, Connection::Access::ReadWrite);
  Transaction transaction(connection);
  Figures figures;
  for (std::int64_t id = 1; id <= count; ++id) {
    Statement(connection, "INSERT INTO tracks (id, state, added_at) VALUES (?, 'analysed', 1)")
        .bindAll(id)
        .run();
    FigureTable(connection).put(id, figures.next());
  }
  transaction.commit();
}

}  // namespace

int main(int argc, char** argv) {
  const int count = argc > 1 ? std::atoi(argv[1]) : 100'000;
  const testing::TemporaryFolder folder;
  const auto file = folder.locations().libraryFile;
  const auto library = Library::open(file);
  fill(file, count);
  std::printf("%d tracks\n", count);

  const double before = residentMebibytes();
  LibraryFigures& figures = library->figures();
  measure("the first question reads all figures", [&] { (void)figures.measures(); });
  std::printf("%-48s %9.2f MiB\n", "memory that takes", residentMebibytes() - before);
  measure("similar: the first, which finds the scales", [&] { (void)figures.similarTo(1, 100); });
  measure("similar: the nearest 100", [&] { (void)figures.similarTo(2, 100); });
  measure("similar: all, in order", [&] { (void)figures.similarTo(3, static_cast<std::size_t>(count)); });

  AnalysisSummary changed;
  changed.figures = Figures().next();
  measure("a track is analysed, on the disk", [&] { library->tracks().updateAnalysis(5, changed); });
  measure("similar after that: the nearest 100", [&] { (void)figures.similarTo(2, 100); });
  measure("measures after that", [&] { (void)figures.measures(); });
  library->tracks().remove(7);
  measure("similar after a removal: the nearest 100", [&] { (void)figures.similarTo(2, 100); });

  const auto measures = figures.measures();
  measure("percentiles of a track's measures", [&] {
    for (const model::Measure one : model::allMeasures()) (void)measures->shareBelow(one, 0.5);
  });
  return 0;
}
