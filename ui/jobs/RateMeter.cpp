#include "ui/jobs/RateMeter.h"

namespace barline::ui {
namespace {

constexpr double kWindow = 60.0;      // seconds
constexpr std::size_t kAtLeast = 10;  // files

}  // namespace

double RateMeter::worked(double now) const {
  return workedBefore_ + (running_ ? now - runningSince_ : 0.0);
}

void RateMeter::setRunning(bool running, double now) {
  if (running == running_) return;
  workedBefore_ = worked(now);
  runningSince_ = now;
  running_ = running;
}

void RateMeter::finished(double audioSeconds, double now) {
  const double at = worked(now);
  files_.push_back({at, audioSeconds});
  while (files_.size() > kAtLeast && at - files_.front().at > kWindow) {
    windowBegin_ = files_.front().at;
    files_.pop_front();
  }
}

std::optional<double> RateMeter::filesPerMinute(double now) const {
  const double span = worked(now) - windowBegin_;
  if (files_.size() < 2 || span <= 0.0) return std::nullopt;
  return 60.0 * static_cast<double>(files_.size()) / span;
}

std::optional<double> RateMeter::audioPerSecond(double now) const {
  const double span = worked(now) - windowBegin_;
  if (files_.size() < 2 || span <= 0.0) return std::nullopt;
  double audio = 0.0;
  for (const File& file : files_) audio += file.audioSeconds;
  return audio / span;
}

void RateMeter::sample(double now) {
  const auto rate = filesPerMinute(now);
  if (!rate) return;
  if (history_.size() == kHistory) history_.erase(history_.begin());
  history_.push_back(*rate);
}

}  // namespace barline::ui
