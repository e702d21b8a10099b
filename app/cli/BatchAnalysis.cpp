#include "app/cli/BatchAnalysis.h"

#include <algorithm>
#include <numeric>
#include <system_error>
#include <thread>
#include <utility>

#include "app/diagnosis/CrashReporter.h"

namespace barline::cli {
namespace {

std::vector<double> weightsBySize(const std::vector<pipeline::AnalysisRequest>& requests) {
  // Even what cannot be read takes some time.
  constexpr double kLeast = 10000.0;
  std::vector<double> weights;
  for (const pipeline::AnalysisRequest& request : requests) {
    std::error_code error;
    const std::uintmax_t size = std::filesystem::file_size(request.file, error);
    weights.push_back(error ? kLeast : kLeast + static_cast<double>(size));
  }
  const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
  for (double& weight : weights) weight /= sum;
  return weights;
}

}  // namespace

BatchAnalysis::BatchAnalysis(pipeline::Runner& runner, std::vector<pipeline::AnalysisRequest> requests,
                             std::size_t window)
    : runner_(runner),
      requests_(std::move(requests)),
      window_(window),
      weights_(weightsBySize(requests_)),
      slots_(requests_.size()) {}

void BatchAnalysis::run(const Deliver& deliver, const Tell& tell) {
  try {
    for (;;) {
      startMore();
      std::unique_lock lock(mutex_);
      if (delivered_ == started_) return;  // all are done, or cancelled before the next was started
      changed_.wait(lock, [this] { return std::exchange(news_, false); });
      const BatchProgress now = progress();
      lock.unlock();
      tell(now);

      lock.lock();
      while (delivered_ < started_ && slots_[delivered_].report) {
        const std::size_t index = delivered_++;
        deliveredWeight_ += weights_[index];
        const Slot slot = std::exchange(slots_[index], {});
        lock.unlock();
        slot.analysis->wait();
        if (!slot.report->cancelled) deliver(index, *slot.report);
        lock.lock();
      }
    }
  } catch (...) {
    cancelAndWait();
    throw;
  }
}

void BatchAnalysis::startMore() {
  for (;;) {
    std::size_t index = 0;
    {
      const std::lock_guard lock(mutex_);
      if (cancelled_ || started_ == requests_.size() || started_ - delivered_ >= window_) return;
      index = started_++;
    }
    start(index);
  }
}

void BatchAnalysis::start(std::size_t index) {
  pipeline::AnalysisObserver observer;
  observer.progress = [this, index](double fraction, const std::string& step) {
    const std::lock_guard lock(mutex_);
    slots_[index].fraction = fraction;
    slots_[index].step = step;
    news_ = true;
    changed_.notify_one();
  };
  observer.finished = [this, index](const pipeline::AnalysisReport& report) {
    const std::lock_guard lock(mutex_);
    slots_[index].report = report;
    news_ = true;
    changed_.notify_one();
  };
  app::CrashReporter::setOpenFile(requests_[index].file);
  auto analysis = runner_.start(std::move(requests_[index]), std::move(observer));
  bool cancelledMeanwhile = false;
  {
    const std::lock_guard lock(mutex_);
    slots_[index].analysis = analysis;
    cancelledMeanwhile = cancelled_;
  }
  if (cancelledMeanwhile) analysis->cancel();
}

BatchProgress BatchAnalysis::progress() const {
  BatchProgress now{slots_.size(), delivered_, 0.0, delivered_, {}};
  now.fraction = deliveredWeight_;
  bool found = false;
  for (std::size_t i = delivered_; i < started_; ++i) {
    now.fraction += weights_[i] * (slots_[i].report ? 1.0 : slots_[i].fraction);
    if (slots_[i].report) {
      ++now.finished;
    } else if (!std::exchange(found, true)) {
      now.current = i;
      now.step = slots_[i].step;
    }
  }
  now.fraction = std::min(1.0, now.fraction);
  return now;
}

void BatchAnalysis::cancel() {
  std::vector<std::shared_ptr<pipeline::Analysis>> underWay;
  {
    const std::lock_guard lock(mutex_);
    cancelled_ = true;
    for (std::size_t i = delivered_; i < started_; ++i) {
      if (slots_[i].analysis) underWay.push_back(slots_[i].analysis);
    }
    news_ = true;
    changed_.notify_one();
  }
  for (const auto& analysis : underWay) analysis->cancel();
}

void BatchAnalysis::cancelAndWait() {
  cancel();
  // Nothing is started any more, so the slots' analyses stay as they are.
  for (const Slot& slot : slots_) {
    if (slot.analysis) slot.analysis->wait();
  }
}

std::size_t batchWindow(int threads) {
  // Two files a thread keep every thread busy while one file is in a stretch that does not share out.
  return 2 * (threads > 0 ? static_cast<std::size_t>(threads)
                          : std::max(1U, std::thread::hardware_concurrency()));
}

}  // namespace barline::cli
