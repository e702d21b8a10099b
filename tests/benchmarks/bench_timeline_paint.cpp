#include <QApplication>
#include <QElapsedTimer>
#include <QMouseEvent>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <vector>

#include "tests/ui/timeline/SyntheticTimeline.h"
#include "ui/timeline/TimelineView.h"

using namespace barline;
using namespace barline::ui;

/// How long the interface's thread is busy with one frame of the timeline at 2560 × 1440, offscreen: from the
/// change to the painted frame, everything included. A frame is to stay under 8 ms.

namespace {

constexpr int kWidth = 2560;
constexpr int kHeight = 1440;
constexpr int kFrames = 300;

double threadMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

void report(const char* kind, std::vector<double>& milliseconds) {
  std::sort(milliseconds.begin(), milliseconds.end());
  const auto at = [&](double share) {
    return milliseconds[static_cast<std::size_t>(share * static_cast<double>(milliseconds.size() - 1))];
  };
  std::printf("  %s: median %5.2f  95 %% %5.2f  worst %5.2f", kind, at(0.5), at(0.95), at(1.0));
}

/// Frames come 60 times a second, and tiles are painted meanwhile.
void measure(const char* name, const std::function<void(int frame)>& change) {
  std::vector<double> cpu;
  std::vector<double> wall;
  for (int frame = 0; frame < kFrames; ++frame) {
    QElapsedTimer timer;
    timer.start();
    const double begin = threadMilliseconds();
    change(frame);
    QCoreApplication::processEvents();
    cpu.push_back(threadMilliseconds() - begin);
    wall.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
    const double rest = 16.0 - wall.back();
    if (rest > 0) QThread::usleep(static_cast<unsigned long>(rest * 1000));
  }
  std::printf("%-32s", name);
  report("CPU ms", cpu);
  report("wall ms", wall);
  std::printf("\n");
}

void measureTrack(const char* label, double seconds) {
  std::printf("%s\n", label);
  const auto theme = Theme::load(Scheme::Dark);
  TimelineView view(theme);
  view.resize(kWidth, kHeight);
  const auto timeline = test::syntheticTimeline(seconds);
  view.show();
  view.setFollow(true);
  QElapsedTimer opening;
  opening.start();
  view.setTimeline(timeline);
  std::printf("%-34s %6.2f ms\n", "setTimeline", static_cast<double>(opening.nsecsElapsed()) / 1e6);
  view.finishPainting();
  measure("whole frame, nothing new", [&](int) { view.update(); });
  view.setVisibleRange({100, 180});
  view.finishPainting();
  QCoreApplication::processEvents();
  measure("playing", [&](int frame) { view.setPlayhead(110 + frame / 60.0, true); });
  view.setSelection(model::TimeRange{105, 150});
  measure("playing, with a selection", [&](int frame) { view.setPlayhead(110 + frame / 60.0, true); });
  view.setPlayheadFixed(true);
  measure("playing, the track moves", [&](int frame) { view.setPlayhead(120 + frame / 60.0, true); });
  view.setPlayheadFixed(false);
  view.setSelection(std::nullopt);
  view.setPlayhead(110, false);
  measure("scrolling, 20 pixels a frame", [&](int frame) {
    const double begin = 100 + frame * 20 * 80.0 / kWidth;
    view.setVisibleRange({begin, begin + 80});
  });
  measure("zooming, a notch every 6 frames", [&](int frame) {
    if (frame % 6 == 0) view.zoomBy(frame % 120 < 60 ? 1.25 : 0.8, 140);
  });
  measure("pointer moving", [&](int frame) {
    QMouseEvent event(QEvent::MouseMove, QPointF(400 + frame * 5, 500), QPointF(400 + frame * 5, 500),
                      Qt::NoButton, Qt::NoButton, Qt::NoModifier);
    QApplication::sendEvent(&view, &event);
  });
}

}  // namespace

int main(int argc, char** argv) {
  QApplication application(argc, argv);
  measureTrack("8 minutes", 480);
  measureTrack("2 hours", 7200);
  return 0;
}
