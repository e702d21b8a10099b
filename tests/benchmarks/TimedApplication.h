#pragma once

#include <QApplication>
#include <QMetaEnum>
#include <algorithm>
#include <cstdio>
#include <ctime>
#include <functional>
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

/// Times every event, those inside of others counted with them.
class TimedApplication final : public QApplication {
 public:
  using QApplication::QApplication;

  bool notify(QObject* receiver, QEvent* event) override {
    const QString what =
        depth_ > 0 ? QString()
                   : QStringLiteral("%1 %2").arg(
                         QString::fromLatin1(receiver->metaObject()->className()),
                         QString::fromLatin1(QMetaEnum::fromType<QEvent::Type>().valueToKey(event->type())));
    ++depth_;
    const double begin = threadMilliseconds();
    const bool result = QApplication::notify(receiver, event);
    --depth_;
    if (depth_ == 0) busy_.push_back({threadMilliseconds() - begin, what});
    return result;
  }

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
  int depth_{};
  std::vector<Busy> busy_;
};

}  // namespace barline::benchmarks
