#include "ui/inspector/SpectrumFeed.h"

#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

constexpr double kBehind = 0.25;  ///< seconds read before the moment, for small steps back
constexpr double kAhead = 2.0;    ///< seconds read from the moment on
constexpr double kReadOn = 0.8;   ///< seconds left ahead when more is asked for

}  // namespace

SpectrumFeed::SpectrumFeed(std::shared_ptr<SampleProvider> provider, int sampleRate, QObject* parent)
    : QObject(parent),
      provider_(std::move(provider)),
      sampleRate_(std::max(sampleRate, 1)),
      analyser_(std::make_shared<SpectrumAnalyser>(sampleRate_)),
      queue_(1) {
  connect(provider_.get(), &SampleProvider::ready, this, &SpectrumFeed::accept);
  connect(provider_.get(), &SampleProvider::failed, this, [this](const QString& reason) {
    asked_.reset();
    Q_EMIT failed(reason);
  });
  connect(this, &SpectrumFeed::analysed, this, &SpectrumFeed::deliver, Qt::QueuedConnection);
}

void SpectrumFeed::setSmoothing(Smoothing smoothing) {
  if (smoothing == smoothing_) return;
  smoothing_ = smoothing;
  if (wanted_ && covers(*wanted_)) analyse(*wanted_);
}

std::int64_t SpectrumFeed::windowAt(double seconds) const {
  return std::llround(seconds * sampleRate_) - analyser_->frames() / 2;
}

bool SpectrumFeed::covers(std::int64_t window) const {
  if (samples_ == nullptr) return false;
  std::int64_t end = window + analyser_->frames();
  if (trackEnd_) end = std::min(end, *trackEnd_);
  const std::int64_t begin = std::min(std::max<std::int64_t>(window, 0), end);
  return samples_->covers(begin, end);
}

void SpectrumFeed::show(double seconds) {
  wanted_ = windowAt(seconds);
  const bool covered = covers(*wanted_);
  if (covered) analyse(*wanted_);
  if (asked_) return;
  const std::int64_t end = samples_ == nullptr ? 0 : samples_->firstFrame + samples_->frames();
  const auto reserve = static_cast<std::int64_t>(kReadOn * sampleRate_);
  const bool runsOut = end < *wanted_ + analyser_->frames() + reserve && end != trackEnd_;
  if (!covered || runsOut) ask(*wanted_);
}

void SpectrumFeed::ask(std::int64_t window) {
  const auto begin = std::max<std::int64_t>(window - static_cast<std::int64_t>(kBehind * sampleRate_), 0);
  const std::int64_t end =
      std::max(begin, window + analyser_->frames()) + static_cast<std::int64_t>(kAhead * sampleRate_);
  asked_ = Request{begin, end, window};
  provider_->request(begin, end - begin);
}

void SpectrumFeed::accept(std::shared_ptr<const SampleWindow> samples) {
  const std::optional<Request> answered = std::exchange(asked_, std::nullopt);
  samples_ = std::move(samples);
  if (!answered || samples_ == nullptr || !wanted_) return;
  const std::int64_t end = samples_->firstFrame + samples_->frames();
  if (end < answered->end) trackEnd_ = end;
  if (covers(*wanted_)) {
    analyse(*wanted_);
    return;
  }
  // The playhead has moved on meanwhile: better a spectrum from a little before than none.
  if (covers(answered->window)) analyse(answered->window);
  if (*wanted_ != answered->window) ask(*wanted_);
}

void SpectrumFeed::analyse(std::int64_t window) {
  queue_.replace({[this, window, samples = samples_, analyser = analyser_, smoothing = smoothing_] {
    std::vector<double> power;
    analyser->addPower(*samples, window, power);
    Spectrum spectrum = analyser->levels(power, smoothing);
    {
      const std::scoped_lock lock(mutex_);
      spectrum_ = std::move(spectrum);
    }
    Q_EMIT analysed();
  }});
}

void SpectrumFeed::deliver() {
  std::optional<Spectrum> spectrum;
  {
    const std::scoped_lock lock(mutex_);
    spectrum = std::exchange(spectrum_, std::nullopt);
  }
  if (spectrum) Q_EMIT ready(*spectrum);
}

}  // namespace barline::ui
