// How long a person with a large library waits for the window, and how long its thread is busy at a time
// while they search and sort there.
//   bench_library_window [TRACKS [LIBRARY]]     makes LIBRARY where it is not there yet

#include <sys/resource.h>

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <cstdlib>
#include <filesystem>
#include <memory>

#include "app/gui/LibraryCrates.h"
#include "app/gui/LibraryDetails.h"
#include "app/gui/LibraryQueue.h"
#include "app/gui/LibraryStore.h"
#include "app/gui/LibrarySuggestions.h"
#include "app/gui/LibraryThumbnails.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/benchmarks/LibraryGenerator.h"
#include "tests/benchmarks/TimedApplication.h"
#include "tests/support/DecodingHere.h"
#include "ui/window/MainWindow.h"

namespace barline {
namespace {

double residentMebibytes() {
  rusage usage{};
  ::getrusage(RUSAGE_SELF, &usage);
  return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Waits for the library's answer to what was asked last. @return milliseconds
double untilAnswered(ui::TrackListing& listing) {
  QElapsedTimer clock;
  clock.start();
  (void)QTest::qWaitFor([&] { return listing.isCurrent(); }, 60000);
  return static_cast<double>(clock.nsecsElapsed()) * 1e-6;
}

int run(benchmarks::TimedApplication& application, const std::filesystem::path& file) {
  const QTemporaryDir folder;
  QElapsedTimer clock;
  clock.start();
  const std::shared_ptr<storage::Library> library = storage::Library::open(file);
  const auto cache =
      std::make_shared<storage::SqliteResultCache>(folder.filePath("results.sqlite").toStdString());
  pipeline::Runner runner(steps::catalog(), test::decodingHere(), cache);
  const auto store = std::make_shared<app::LibraryStore>(library);
  ui::MainWindow window({.runner = runner,
                         .store = store,
                         .edits = store,
                         .crates = std::make_shared<app::LibraryCrates>(library),
                         .details = std::make_shared<app::LibraryDetails>(library),
                         .queue = std::make_shared<app::LibraryQueue>(library, steps::catalog()),
                         .settingsFile = folder.filePath(QStringLiteral("barline.ini")),
                         .demoTrack = {},
                         .desktop = {},
                         .thumbnails = std::make_shared<app::LibraryThumbnails>(library, cache),
                         .texts = std::make_shared<app::LibrarySuggestions>(library)});
  window.resize(1920, 1080);
  window.show();
  QTest::keyClick(&window, Qt::Key_3, Qt::ControlModifier);
  QApplication::processEvents();
  std::printf("window shown                       %8.1f ms\n",
              static_cast<double>(clock.nsecsElapsed()) * 1e-6);
  ui::TrackListing& listing = window.workspace().listing();
  (void)QTest::qWaitFor([&] { return listing.count() > 0 && listing.rowAt(0) != nullptr; }, 60000);
  QApplication::processEvents();
  std::printf("tracks listed, rows shown          %8.1f ms, %d tracks\n",
              static_cast<double>(clock.nsecsElapsed()) * 1e-6, listing.count());
  QTest::qWait(3000);
  application.report("start");

  for (const char* text : {"b", "ba", "bar", "bpm:120-128", "bpm:120-128 key:8A energy:>6", ""}) {
    listing.setSearch(QString::fromLatin1(text));
    std::printf("search %-28s %8.1f ms\n", text, untilAnswered(listing));
    QTest::qWait(100);
  }
  application.report("search");
  for (std::size_t i = 0; i < search::kTrackOrders; ++i) {
    const auto order = static_cast<search::TrackOrder>(i);
    listing.setOrder(order, false);
    std::printf("sort by %-27s %8.1f ms\n", std::string(search::trackOrderId(order)).c_str(),
                untilAnswered(listing));
    QTest::qWait(50);
  }
  application.report("sort");
  std::printf("memory                             %8.1f MiB\n", residentMebibytes());
  return 0;
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  barline::benchmarks::TimedApplication application(argc, argv);
  const QTemporaryDir folder;
  const std::filesystem::path file =
      argc > 2 ? std::filesystem::path(argv[2])
               : std::filesystem::path(folder.filePath("library.sqlite").toStdString());
  if (!std::filesystem::exists(file))
    barline::benchmarks::generateLibrary(file, argc > 1 ? std::atoi(argv[1]) : 100'000);
  return barline::run(application, file);
}
