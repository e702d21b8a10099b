#include "ui/inspector/TrackAverage.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace barline::ui {
namespace {

constexpr std::int64_t kMostWindows = 240;

}  // namespace

TrackAverage::TrackAverage(std::shared_ptr<SampleProvider> provider, int sampleRate, double duration,
                           QObject* parent)
    : QObject(parent),
      provider_(std::move(provider)),
      analyser_(std::make_shared<SpectrumAnalyser>(sampleRate)),
      power_(std::make_shared<std::vector<double>>()),
      trackFrames_(std::max<std::int64_t>(std::llround(duration * sampleRate), 1)),
      windows_(
          static_cast<int>(std::clamp<std::int64_t>(trackFrames_ / analyser_->frames(), 1, kMostWindows))),
      queue_(1) {
  connect(provider_.get(), &SampleProvider::ready, this, &TrackAverage::accept);
  connect(this, &TrackAverage::analysed, this, &TrackAverage::deliver, Qt::QueuedConnection);
}

void TrackAverage::start() {
  if (asked_ == 0) ask();
}

void TrackAverage::ask() {
  const std::int64_t last = std::max<std::int64_t>(trackFrames_ - analyser_->frames(), 0);
  provider_->request(windows_ > 1 ? last * asked_ / (windows_ - 1) : 0, analyser_->frames());
  ++asked_;
}

void TrackAverage::accept(const std::shared_ptr<const SampleWindow>& samples) {
  queue_.add([samples, analyser = analyser_, power = power_] {
    analyser->addPower(*samples, samples->firstFrame, *power);
  });
  if (asked_ < windows_) {
    ask();
    return;
  }
  queue_.add([this, analyser = analyser_, power = power_, windows = windows_] {
    for (double& value : *power) value /= windows;
    SmoothedSpectra average{analyser->levels(*power, Smoothing::Fine),
                            analyser->levels(*power, Smoothing::Twelfth)};
    {
      const std::scoped_lock lock(mutex_);
      average_ = std::move(average);
    }
    Q_EMIT analysed();
  });
}

void TrackAverage::deliver() {
  std::optional<SmoothedSpectra> average;
  {
    const std::scoped_lock lock(mutex_);
    average = std::exchange(average_, std::nullopt);
  }
  if (average) Q_EMIT ready(*average);
}

}  // namespace barline::ui
