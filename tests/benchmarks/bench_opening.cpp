// What a person waits for: bench_opening FILE… (music of any length). In a library of its own, prints how
// long it takes until the window is there, until a new file's waveform is painted, until its analysis is
// complete, and until the same file is complete once it is opened again and comes from the cache. The
// waveform is looked for in the pixels of the timeline, at every event that painted it.

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <functional>
#include <utility>

#include "engine/audio/isolation/IsolatedDecoding.h"
#include "tests/benchmarks/NewPerson.h"
#include "ui/timeline/TimelineView.h"

namespace barline {
namespace {

/// Colourful pixels: only waveforms have many.
int colourfulPixels(const QImage& image) {
  int count = 0;
  for (int y = 0; y < image.height(); y += 2) {
    const auto* line = reinterpret_cast<const QRgb*>(image.constScanLine(y));
    for (int x = 0; x < image.width(); x += 2) {
      const auto [low, high] = std::minmax({qRed(line[x]), qGreen(line[x]), qBlue(line[x])});
      if (high - low > 40) ++count;
    }
  }
  return count;
}

/// Looks at the timeline after it has been painted, and calls seen once there is a waveform.
class PaintWatch final : public QObject {
 public:
  PaintWatch(QWidget& watched, std::function<void()> seen) : watched_(watched), seen_(std::move(seen)) {
    watched.installEventFilter(this);
  }

  void begin() {
    clock_.start();
    seenMs_ = -1;
  }
  [[nodiscard]] qint64 seenMs() const { return seenMs_; }

  bool eventFilter(QObject* /*watched*/, QEvent* event) override {
    if (event->type() != QEvent::Paint || seenMs_ >= 0 || looking_) return false;
    looking_ = true;
    QTimer::singleShot(0, this, [this, now = clock_.elapsed()] {
      const QImage image = watched_.grab().toImage().convertToFormat(QImage::Format_RGB32);
      looking_ = false;
      if (seenMs_ >= 0 || colourfulPixels(image) <= 2000) return;
      seenMs_ = now;
      seen_();
    });
    return false;
  }

 private:
  QWidget& watched_;
  std::function<void()> seen_;
  QElapsedTimer clock_;
  qint64 seenMs_{-1};
  bool looking_{};
};

class Opening {
 public:
  explicit Opening(app::Composition& composition)
      : window_(composition.window()), watch_(window_.timeline(), [this] { loop_.quit(); }) {
    QObject::connect(&window_.workspace(), &ui::Workspace::reportChanged, &window_,
                     [this](const auto& report) {
                       completeMs_ = report == nullptr ? -1 : clock_.elapsed();
                       loop_.quit();
                     });
  }

  /// @return false where it is not complete after an hour
  bool measure(const char* what, const std::filesystem::path& file) {
    clock_.start();
    watch_.begin();
    completeMs_ = -1;
    window_.openPaths({file});
    waitUntil([this] { return watch_.seenMs() >= 0; }, std::chrono::minutes(1));
    std::printf("%-8s waveform %5lld ms, ", what, static_cast<long long>(watch_.seenMs()));
    std::fflush(stdout);
    waitUntil([this] { return completeMs_ >= 0; }, std::chrono::hours(1));
    std::printf("complete %7lld ms  %s\n", static_cast<long long>(completeMs_), file.filename().c_str());
    std::fflush(stdout);
    QTest::qWait(300);
    return completeMs_ >= 0;
  }

 private:
  /// Runs the event loop as the program does: QTest::qWaitFor sleeps between events, which is counted as
  /// theirs.
  void waitUntil(const std::function<bool()>& reached, std::chrono::milliseconds atMost) {
    QTimer limit;
    bool over = false;
    limit.setSingleShot(true);
    limit.callOnTimeout([this, &over] {
      over = true;
      loop_.quit();
    });
    limit.start(atMost);
    while (!reached() && !over) loop_.exec();
  }

  ui::MainWindow& window_;
  QEventLoop loop_;
  PaintWatch watch_;
  QElapsedTimer clock_;
  qint64 completeMs_{-1};
};

int run(audio::Decoding& decoding, const std::vector<std::filesystem::path>& files,
        const QElapsedTimer& sinceStart) {
  const QTemporaryDir folder;
  app::Composition composition(benchmarks::newPerson(decoding, folder));
  ui::MainWindow& window = composition.window();
  window.resize(1920, 1080);
  window.show();
  if (!QTest::qWaitForWindowExposed(&window)) return 1;
  std::printf("window   shown after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
  QTest::qWait(1000);
  Opening opening(composition);
  for (const std::filesystem::path& file : files)
    if (!opening.measure("new", file)) return 1;
  for (const std::filesystem::path& file : files)
    if (files.size() > 1 && !opening.measure("cached", file)) return 1;
  return 0;
}

}  // namespace
}  // namespace barline

int main(int argc, char** argv) {
  if (const auto status = barline::audio::runDecodingProcess(argc, argv)) return *status;
  QElapsedTimer sinceStart;
  sinceStart.start();
  barline::audio::IsolatedDecoding decoding;
  const QApplication application(argc, argv);
  if (argc < 2) {
    std::fputs("bench_opening FILE…\n", stderr);
    return 2;
  }
  return barline::run(decoding, {argv + 1, argv + argc}, sinceStart);
}
