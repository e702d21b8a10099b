// How long the interface's thread is busy at a time: bench_interface FILE… (music; the first is opened, the
// rest queued). Prints the longest events of each phase. A library of 5000 tracks stands behind it.

#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTemporaryDir>
#include <QTest>
#include <cstdio>

#include "app/gui/LibraryCrates.h"
#include "app/gui/LibraryDetails.h"
#include "app/gui/LibraryQueue.h"
#include "app/gui/LibraryStore.h"
#include "engine/steps/Catalog.h"
#include "storage/SqliteResultCache.h"
#include "tests/benchmarks/TimedApplication.h"
#include "tests/support/DecodingHere.h"
#include "ui/library/LibraryPanel.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/MainWindow.h"

namespace barline {
namespace {

void fillLibrary(storage::Library& library) {
  for (int i = 0; i < 5000; ++i) {
    model::Timeline timeline;
    timeline.source.path = "/music/" + std::to_string(i) + ".flac";
    timeline.source.fingerprint = QStringLiteral("%1").arg(i, 32, 16, QLatin1Char('0')).toStdString();
    timeline.source.duration = 200.0;
    timeline.source.title = "Track number " + std::to_string(i);
    timeline.source.artist = "Artist " + std::to_string(i % 300);
    const std::int64_t id = library.tracks().recordSource(timeline.source.path, timeline.source).id;
    library.tracks().updateAnalysis(id, storage::summarize(timeline));
  }
}

int run(benchmarks::TimedApplication& application, const std::vector<std::filesystem::path>& files) {
  const QTemporaryDir folder;
  const auto places = storage::Locations::inFolder(folder.path().toStdString());
  const std::shared_ptr<storage::Library> library = storage::Library::open(places.libraryFile);
  fillLibrary(*library);
  pipeline::Runner runner(steps::catalog(), test::decodingHere(),
                          std::make_shared<storage::SqliteResultCache>(places.resultsFile));
  QElapsedTimer clock;
  clock.start();
  const auto store = std::make_shared<app::LibraryStore>(library);
  ui::MainWindow window({.runner = runner,
                         .store = store,
                         .edits = store,
                         .crates = std::make_shared<app::LibraryCrates>(library),
                         .details = std::make_shared<app::LibraryDetails>(library),
                         .queue = std::make_shared<app::LibraryQueue>(library, steps::catalog()),
                         .settingsFile = folder.filePath(QStringLiteral("barline.ini")),
                         .demoTrack = {},
                         .desktop = {}});
  window.resize(1920, 1080);
  window.show();
  std::printf("window made and shown in %lld ms\n", static_cast<long long>(clock.elapsed()));
  QTest::qWait(1500);
  application.report("start");

  bool finished = false;
  QObject::connect(&window.workspace(), &ui::Workspace::reportChanged, &window,
                   [&](const auto& report) { finished = report != nullptr; });
  window.openPaths(files);
  if (!QTest::qWaitFor([&] { return finished; }, 60000)) return 1;
  QTest::qWait(300);
  application.report("open");

  window.workspace().player().play();
  QTest::qWait(3000);
  window.workspace().player().pause();
  QTest::qWait(200);
  application.report("play");

  for (int i = 0; i < 20; ++i) {
    window.timeline().zoomIn();
    QTest::qWait(60);
  }
  window.timeline().zoomToFit();
  QTest::qWait(400);
  application.report("zoom");

  window.library().focusSearch();
  auto* field = window.library().findChild<QLineEdit*>();
  for (const QChar letter : QStringLiteral("track 12")) {
    QTest::keyClick(field, letter.toLatin1());
    QTest::qWait(60);
  }
  field->clear();
  QTest::qWait(100);
  application.report("search");

  if (!QTest::qWaitFor([&] { return window.workspace().analysis().jobs().empty(); }, 300000)) return 1;
  application.report("queue");
  return 0;
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  barline::benchmarks::TimedApplication application(argc, argv);
  if (argc < 2) {
    std::fputs("bench_interface FILE…\n", stderr);
    return 2;
  }
  return barline::run(application, {argv + 1, argv + argc});
}
