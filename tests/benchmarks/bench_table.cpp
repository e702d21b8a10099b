// How long the interface's thread is busy for each frame while the table of tracks is scrolled, with the rows
// and waveforms that arrive: bench_table [TRACKS [LIBRARY]]. The library is generated where the file does not
// exist. CPU time of the interface's thread, so other programs' work is not counted; a frame of a display at
// 60 Hz has 16.7 ms.

#include <QApplication>
#include <QEventLoop>
#include <QRandomGenerator>
#include <QScrollBar>
#include <QTemporaryDir>
#include <QTimer>
#include <QUndoStack>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>

#include "app/gui/LibraryStore.h"
#include "tests/benchmarks/LibraryGenerator.h"
#include "ui/library/LibraryController.h"
#include "ui/library/TrackListing.h"
#include "ui/library/table/TrackTableHeader.h"
#include "ui/library/table/TrackTableModel.h"
#include "ui/library/table/TrackTableView.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/theme/Theme.h"

namespace barline {
namespace {

constexpr int kFrames = 200;
constexpr int kFrameMs = 16;

double threadMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

void wait(int milliseconds) {
  QEventLoop loop;
  QTimer::singleShot(milliseconds, Qt::PreciseTimer, &loop, &QEventLoop::quit);
  loop.exec();
}

/// A waveform for every track, as a library has them.
class Waveforms final : public ui::ThumbnailStore {
 public:
  std::vector<ui::TrackThumbnails> thumbnails(std::span<const std::int64_t> tracks) override {
    std::vector<ui::TrackThumbnails> found;
    for (const std::int64_t track : tracks) {
      model::WaveformThumbnail waveform;
      QRandomGenerator random(static_cast<quint32>(track));
      for (std::size_t i = 0; i < model::WaveformThumbnail::kColumns; ++i) {
        waveform.low[i] = static_cast<std::uint8_t>(random.bounded(128, 255));
        waveform.mid[i] = static_cast<std::uint8_t>(random.bounded(64, 192));
        waveform.high[i] = static_cast<std::uint8_t>(random.bounded(32, 128));
      }
      found.push_back({track, waveform, 0});
    }
    return found;
  }
  std::vector<std::byte> artwork(std::int64_t) override { return {}; }
  std::vector<std::int64_t> completeThumbnails(const std::function<bool()>&) override { return {}; }
};

/// Prints how long frames take, each of which begins with `move` and ends with what is to be painted painted.
void measure(const char* what, ui::TrackTableView& view, const std::function<void(int frame)>& move) {
  std::vector<double> frames;
  for (int frame = 0; frame < kFrames; ++frame) {
    const double begin = threadMilliseconds();
    move(frame);
    // Until the next frame is due what was missing may arrive, and is painted too.
    wait(kFrameMs);
    frames.push_back(threadMilliseconds() - begin);
  }
  std::ranges::sort(frames);
  const auto over = std::ranges::count_if(frames, [](double frame) { return frame > 1000.0 / 60; });
  std::printf("%-34s %4d x %-4d  median %6.2f ms  99 %% %6.2f ms  longest %6.2f ms  %td of %d over 16.7 ms\n",
              what, view.width(), view.height(), frames[kFrames / 2], frames[kFrames * 99 / 100],
              frames.back(), over, kFrames);
  std::fflush(stdout);
}

void measureAll(ui::TrackTableView& view) {
  QScrollBar& bar = *view.verticalScrollBar();
  bar.setValue(0);
  wait(500);
  measure("everything anew", view, [&](int) { view.viewport()->update(); });
  measure("scroll, 9 pixels a frame", view, [&](int) { bar.setValue(bar.value() + 9); });
  measure("scroll, a row a frame", view, [&](int) { bar.setValue(bar.value() + 28); });
  measure("scroll, a page a frame", view, [&](int) { bar.setValue(bar.value() + bar.pageStep()); });
  QRandomGenerator random(1);
  measure("anywhere", view, [&](int) { bar.setValue(random.bounded(bar.maximum())); });
  measure("arrow down", view, [&](int frame) {
    view.setCurrentIndex(view.model()->index(frame, static_cast<int>(ui::TrackColumn::Title)));
  });
  view.selectAll();
  measure("scroll, all selected", view, [&](int) { bar.setValue(bar.value() + 28); });
  view.clearSelection();
}

int run(int tracks, std::filesystem::path file) {
  const QTemporaryDir folder;
  if (file.empty()) file = folder.filePath(QStringLiteral("library.sqlite")).toStdString();
  if (!std::filesystem::exists(file)) benchmarks::generateLibrary(file, tracks);
  ui::LibraryController library(std::make_shared<app::LibraryStore>(storage::Library::open(file)));
  ui::TrackListing listing(library);
  ui::TrackTableModel model(listing);
  ui::ThumbnailCache thumbnails(std::make_shared<Waveforms>());
  ui::TrackTableView view(model);
  view.setThumbnails(&thumbnails);
  view.resize(852, 608);
  view.show();
  listing.setOrder(search::TrackOrder::Title, false);
  for (int waited = 0; listing.count() == 0 && waited < 200; ++waited) wait(100);
  std::printf("%d tracks\n", listing.count());
  measureAll(view);
  for (const ui::TrackColumnInfo& info : ui::trackColumns()) view.columns().setShown(info.column, true);
  view.resize(2560, 1300);
  std::printf("every column\n");
  measureAll(view);
  return 0;
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  QApplication application(argc, argv);
  barline::ui::applyTheme(application, barline::ui::Theme::load(barline::ui::Scheme::Dark));
  return barline::run(argc > 1 ? std::atoi(argv[1]) : 100'000, argc > 2 ? argv[2] : "");
}
