// How soon an edit shows and how soon all that follows from it: bench_ripple FILE (music). Analyses the file,
// then moves every beat of its second half by 1 ms, ten times; and once more after opening it from the cache.

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>
#include <memory>
#include <vector>

#include "app/gui/LibraryStore.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/support/DecodingHere.h"
#include "ui/edits/EditController.h"

namespace barline {
namespace {

model::Edit shifted(const model::Timeline& shown) {
  model::GridPatch patch;
  const double middle = shown.source.duration / 2.0;
  for (model::Beat beat : shown.grid->beats) {
    if (beat.time < middle) continue;
    beat.time += 0.001;
    patch.beats.push_back(beat);
  }
  model::Edit edit;
  edit.name = {"shift_grid", {"0.001"}};
  edit.changes = {{model::EditLayer::Grid, {middle, shown.source.duration}, patch, model::Reverted{}}};
  return edit;
}

class Bench {
 public:
  Bench(pipeline::Runner& runner, std::shared_ptr<ui::EditStore> store)
      : runner_(runner), edits_(runner, std::move(store)) {}

  /// @return false where the file could not be analysed
  bool open(const std::filesystem::path& file) {
    QElapsedTimer clock;
    clock.start();
    pipeline::AnalysisRequest request;
    request.file = file;
    const auto analysis = runner_.start(request);
    const pipeline::AnalysisReport& report = analysis->wait();
    if (!report.source) return false;
    edits_.setAnalysis(std::make_shared<const model::Timeline>(
        steps::assembleTimeline(*report.source, report.results, report.steps)));
    while (!edits_.canEdit()) QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    edits_.setAnalysed(report.byKey);
    std::printf("analysed in %lld ms\n", static_cast<long long>(clock.elapsed()));
    return true;
  }

  void edit(const char* what) {
    QEventLoop loop;
    QObject::connect(&edits_, &ui::EditController::rippled, &loop, &QEventLoop::quit);
    QElapsedTimer clock;
    clock.start();
    edits_.apply(shifted(*edits_.shown()));
    const double shows = 1e-6 * static_cast<double>(clock.nsecsElapsed());
    loop.exec();
    std::printf("%s: shows after %.1f ms, all that follows after %lld ms\n", what, shows,
                static_cast<long long>(clock.elapsed()));
  }

 private:
  pipeline::Runner& runner_;
  ui::EditController edits_;
};

int run(const std::filesystem::path& file) {
  const QTemporaryDir folder;
  const auto places = storage::Locations::inFolder(folder.path().toStdString());
  const auto store = std::make_shared<app::LibraryStore>(storage::Library::open(places.libraryFile));
  {
    pipeline::Runner runner(steps::catalog(), test::decodingHere(),
                            std::make_shared<storage::SqliteResultCache>(places.resultsFile));
    Bench bench(runner, store);
    if (!bench.open(file)) return 1;
    for (int i = 0; i < 10; ++i) bench.edit("just analysed");
  }
  pipeline::Runner runner(steps::catalog(), test::decodingHere(),
                          std::make_shared<storage::SqliteResultCache>(places.resultsFile));
  Bench bench(runner, store);
  bench.open(file);
  for (int i = 0; i < 2; ++i) bench.edit("from the cache");
  return 0;
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  const QCoreApplication application(argc, argv);
  if (argc != 2) {
    std::fprintf(stderr, "usage: bench_ripple FILE\n");
    return 2;
  }
  return barline::run(argv[1]);
}
