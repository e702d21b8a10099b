#include "engine/pipeline/Runner.h"

#include <algorithm>
#include <atomic>
#include <list>
#include <mutex>
#include <thread>

#include "engine/pipeline/AnalysisJob.h"

namespace barline::pipeline {

/// Admits a few analyses at a time, so that a folder of a thousand files does not hold a thousand open
/// decoders.
class Runner::Implementation {
 public:
  Implementation(const StepCatalog& catalog, audio::Decoding& decoding, std::shared_ptr<ResultCache> cache,
                 int threads)
      : catalog_(catalog),
        decoding_(decoding),
        cache_(std::move(cache)),
        maximumUnderWay_(static_cast<std::size_t>(threads) * 2),
        scheduler_(threads) {}

  ~Implementation() { cancelAll(); }

  std::shared_ptr<Analysis> start(AnalysisRequest request, AnalysisObserver observer) {
    std::vector<PlannedStep> plan = makePlan(catalog_, request);
    const bool urgent = request.priority == Priority::Urgent;
    const std::lock_guard lock(mutex_);
    const auto entry = entries_.emplace(urgent ? entries_.begin() : entries_.end());
    const Surroundings surroundings{scheduler_, decoding_, cache_.get(),
                                    resident_,  underWay_, [this, entry] { ended(entry); }};
    try {
      entry->job = std::make_shared<AnalysisJob>(std::move(request), std::move(plan), std::move(observer),
                                                 surroundings);
    } catch (...) {
      entries_.erase(entry);
      throw;
    }
    std::shared_ptr<Analysis> analysis = entry->job;
    if (urgent) admit(*entry);
    admitWaiting();
    return analysis;
  }

  void setGivingWay(bool givingWay) { scheduler_.setGivingWay(givingWay); }

  [[nodiscard]] const StepCatalog& catalog() const { return catalog_; }
  [[nodiscard]] audio::Decoding& decoding() const { return decoding_; }

 private:
  struct Entry {
    std::shared_ptr<AnalysisJob> job;
    bool admitted{};
  };
  using Entries = std::list<Entry>;

  // These two are called with mutex_ held.
  void admit(Entry& entry) {
    if (!entry.admitted) ++underWay_;
    entry.admitted = true;
    entry.job->begin();
  }

  void admitWaiting() {
    auto underWay = static_cast<std::size_t>(
        std::count_if(entries_.begin(), entries_.end(), [](const Entry& entry) { return entry.admitted; }));
    for (Entry& entry : entries_) {
      if (underWay >= maximumUnderWay_) return;
      if (entry.admitted) continue;
      admit(entry);
      ++underWay;
    }
  }

  void ended(Entries::iterator entry) {
    // Outlives the lock, since the end of a job may run destructors of the caller's.
    const std::shared_ptr<AnalysisJob> job = entry->job;
    const std::lock_guard lock(mutex_);
    if (entry->admitted) --underWay_;
    entries_.erase(entry);
    admitWaiting();
  }

  void cancelAll() {
    Entries all;
    {
      const std::lock_guard lock(mutex_);
      all = entries_;
    }
    for (const Entry& entry : all) entry.job->cancel();
  }

  const StepCatalog& catalog_;
  audio::Decoding& decoding_;
  const std::shared_ptr<ResultCache> cache_;
  const std::size_t maximumUnderWay_;
  const ResidentSize resident_{decoding_};
  std::atomic<int> underWay_{0};
  std::mutex mutex_;
  Entries entries_;          ///< waiting or under way, in the order of their turn
  FairScheduler scheduler_;  ///< last, so that it waits for its tasks while all else is still there
};

namespace {

int threadsFor(int asked) {
  const unsigned most = kMostThreads;
  return static_cast<int>(
      std::clamp(asked > 0 ? static_cast<unsigned>(asked) : std::thread::hardware_concurrency(), 1U, most));
}

}  // namespace

Runner::Runner(const StepCatalog& catalog, audio::Decoding& decoding, std::shared_ptr<ResultCache> cache,
               int threads)
    : implementation_(
          std::make_unique<Implementation>(catalog, decoding, std::move(cache), threadsFor(threads))) {}

Runner::~Runner() = default;

std::shared_ptr<Analysis> Runner::start(AnalysisRequest request, AnalysisObserver observer) {
  return implementation_->start(std::move(request), std::move(observer));
}

void Runner::setGivingWay(bool givingWay) {
  implementation_->setGivingWay(givingWay);
}

const StepCatalog& Runner::catalog() const {
  return implementation_->catalog();
}

audio::Decoding& Runner::decoding() const {
  return implementation_->decoding();
}

}  // namespace barline::pipeline
