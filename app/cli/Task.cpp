#include "app/cli/Task.h"

#include <unistd.h>

#include <chrono>
#include <cmath>
#include <iostream>
#include <string>
#include <utility>

#include "app/cli/ExitStatus.h"
#include "app/cli/StopSignals.h"
#include "engine/audio/Text.h"
#include "engine/pipeline/StepContext.h"

namespace barline::cli {
namespace {

/// One line that is drawn over, on a terminal only.
class PercentLine {
 public:
  explicit PercentLine(std::string name) : name_(std::move(name)), terminal_(::isatty(STDERR_FILENO) == 1) {}
  ~PercentLine() {
    if (!shown_.empty()) std::cerr << "\r\x1B[K" << std::flush;
  }
  PercentLine(const PercentLine&) = delete;
  PercentLine& operator=(const PercentLine&) = delete;

  void show(double fraction) {
    if (!terminal_) return;
    std::string text = std::to_string(static_cast<int>(fraction * 100.0)) + " %" + left(fraction);
    if (text == shown_) return;
    shown_ = std::move(text);
    std::cerr << '\r' << name_ << " … " << shown_ << "\x1B[K" << std::flush;
  }

 private:
  using Clock = std::chrono::steady_clock;

  /// Once enough is done to tell from.
  [[nodiscard]] std::string left(double fraction) const {
    constexpr double kEnough = 0.02;
    constexpr double kSeconds = 2.0;
    const double elapsed = std::chrono::duration<double>(Clock::now() - begun_).count();
    if (fraction < kEnough || elapsed < kSeconds) return {};
    return ", " + audio::clockTime(std::ceil(elapsed / fraction - elapsed)) + " left";
  }

  std::string name_;
  bool terminal_;
  std::string shown_;
  Clock::time_point begun_ = Clock::now();
};

}  // namespace

int runTask(const std::string& name, const std::function<int(const storage::TaskProgress& progress)>& task) {
  blockStopSignals();
  std::atomic<bool> stop{false};
  const StopSignals signals([&] { stop = true; });
  PercentLine line(name);
  const auto cancelled = [&] {
    std::cerr << "\rbarline-cli: Cancelled.\n";
    return static_cast<int>(ExitStatus::Signalled) + signals.received();
  };
  try {
    return task([&](double fraction) {
      line.show(fraction);
      return !stop;
    });
  } catch (const storage::Cancelled&) {
    return cancelled();
  } catch (const pipeline::Cancelled&) {
    return cancelled();
  }
}

}  // namespace barline::cli
