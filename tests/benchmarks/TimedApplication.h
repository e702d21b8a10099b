#pragma once

#include <QApplication>
#include <QMetaEnum>
#include <QThread>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
#include <utility>
#include <vector>

namespace barline::benchmarks {

struct Busy {
  double milliseconds{};
  QString what;
};

/// CPU time of this thread, so that other programs' work is not counted.
inline double threadMilliseconds() {
  timespec time{};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
  return 1e3 * static_cast<double>(time.tv_sec) + 1e-6 * static_cast<double>(time.tv_nsec);
}

/// Times every event, those inside of others counted with them; but those of an event loop inside of another,
/// as a menu or a dialog has it, for themselves.
class TimedApplication final : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    if (QThread::currentThread() != thread()) return QApplication::notify(receiver, event);
    const int loop = QThread::currentThread()->loopLevel();
    if (loop == loop_) return QApplication::notify(receiver, event);
    const QString what = QStringLiteral("%1 %2").arg(
        QString::fromLatin1(receiver->metaObject()->className()),
        QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())));
    const int outerLoop = std::exchange(loop_, loop);
    const double outer = std::exchange(within_, 0.0);
    const double begin = threadMilliseconds();
    const bool result = QApplication::notify(receiver, event);
    const double taken = threadMilliseconds() - begin;
    busy_.push_back({taken - within_, what});
    loop_ = outerLoop;
    within_ = outer + taken;
    return result;
  }

  /// What was measured since this was asked for.
  [[nodiscard]] std::vector<Busy> take() { return std::exchange(busy_, {}); }

  void report(const char* phase) {
    std::ranges::sort(busy_, std::greater(), &Busy::milliseconds);
    const auto over = std::ranges::count_if(busy_, [](const Busy& busy) { return busy.milliseconds > 5.0; });
    std::printf("%-10s %6zu events, %td over 5 ms\n", phase, busy_.size(), over);
    for (std::size_t i = 0; i < std::min<std::size_t>(busy_.size(), 6); ++i)
      std::printf("    %7.2f ms  %s\n", busy_[i].milliseconds, qPrintable(busy_[i].what));
    std::fflush(stdout);
    busy_.clear();
  }

 private:
  int loop_{-1};     // whose event is being timed
  double within_{};  // milliseconds of events in loops inside of it
  std::vector<Busy> busy_;
};

}  // namespace barline::benchmarks
