#include "app/cli/ProgressDisplay.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cmath>
#include <ostream>
#include <utility>

#include "app/cli/Text.h"
#include "engine/audio/Text.h"

namespace barline::cli {
namespace {

constexpr std::chrono::milliseconds kTerminalInterval{60};
constexpr std::chrono::milliseconds kLineInterval{200};
// Before this much is done, an estimate says more about the start than about the rest.
constexpr double kEstimateFromFraction = 0.05;

constexpr const char* kEraseLine = "\r\033[K";

std::size_t terminalColumns() {
  winsize size{};
  if (::ioctl(STDERR_FILENO, TIOCGWINSZ, &size) != 0 || size.ws_col == 0) return 80;
  return size.ws_col;
}

}  // namespace

ProgressDisplay::Style ProgressDisplay::styleFor(bool wanted) {
  if (::isatty(STDERR_FILENO) == 1) return Style::Terminal;
  return wanted ? Style::Lines : Style::None;
}

ProgressDisplay::ProgressDisplay(std::ostream& stream, Style style, std::vector<std::string> names)
    : stream_(stream), style_(style), names_(std::move(names)) {}

ProgressDisplay::~ProgressDisplay() {
  clear();
}

void ProgressDisplay::show(const BatchProgress& progress) {
  if (style_ == Style::None || progress.finished == progress.files) return;
  const std::scoped_lock lock(mutex_);
  const Clock::time_point now = Clock::now();
  if (now - last_ < (style_ == Style::Terminal ? kTerminalInterval : kLineInterval)) return;
  last_ = now;
  if (style_ == Style::Lines) {
    stream_ << line(progress) + '\n' << std::flush;
    return;
  }
  stream_ << kEraseLine + elided(line(progress), terminalColumns() - 1) << std::flush;
  drawn_ = true;
}

void ProgressDisplay::clear() {
  const std::scoped_lock lock(mutex_);
  if (std::exchange(drawn_, false)) stream_ << kEraseLine << std::flush;
}

void ProgressDisplay::message(const std::string& sentence) {
  const std::scoped_lock lock(mutex_);
  const std::string erased = std::exchange(drawn_, false) ? kEraseLine : "";
  stream_ << erased + messageLine(sentence) << std::flush;
}

std::string ProgressDisplay::line(const BatchProgress& progress) const {
  std::string text = std::to_string(static_cast<int>(std::floor(progress.fraction * 100.0))) + " %";
  if (progress.files > 1) {
    text += ", " + std::to_string(progress.finished) + " of " + std::to_string(progress.files) + " files";
  }
  if (progress.fraction >= kEstimateFromFraction) {
    const double elapsed = std::chrono::duration<double>(Clock::now() - begun_).count();
    text += ", " + audio::clockTime(std::ceil(elapsed / progress.fraction - elapsed)) + " left";
  }
  text += ": " + names_[progress.current];
  if (!progress.step.empty()) text += ", " + progress.step;
  return text;
}

}  // namespace barline::cli
