#include "app/cli/Task.h"

#include <unistd.h>

#include <iostream>

#include "app/cli/ExitStatus.h"
#include "app/cli/StopSignals.h"
#include "engine/pipeline/StepContext.h"

namespace barline::cli {
namespace {

/// One line that is drawn over, on a terminal only.
class PercentLine {
 public:
  explicit PercentLine(std::string name) : name_(std::move(name)), terminal_(::isatty(STDERR_FILENO) == 1) {}
  ~PercentLine() {
    if (percent_ >= 0) std::cerr << "\r\x1B[K" << std::flush;
  }
  PercentLine(const PercentLine&) = delete;
  PercentLine& operator=(const PercentLine&) = delete;

  void show(double fraction) {
    const int percent = static_cast<int>(fraction * 100.0);
    if (!terminal_ || percent == percent_) return;
    percent_ = percent;
    std::cerr << '\r' << name_ << " … " << percent << " %\x1B[K" << std::flush;
  }

 private:
  std::string name_;
  bool terminal_;
  int percent_{-1};
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
