#include "ui/jobs/QueueController.h"

#include <QThread>
#include <algorithm>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr int kPollMilliseconds = 1000;
constexpr double kNoteSpeedEvery = 30.0;  // seconds

/// One file cannot keep two cores busy throughout, two can; more than that would only each take longer.
std::size_t filesAtOnce() {
  return static_cast<std::size_t>(std::max(2, QThread::idealThreadCount() / 2));
}

}  // namespace

QueueController::QueueController(AnalysisController& analysis, std::shared_ptr<QueueStore> store,
                                 QObject* parent)
    : QObject(parent), analysis_(analysis), store_(std::move(store)) {
  clock_.start();
  timer_.setInterval(kPollMilliseconds);
  connect(&timer_, &QTimer::timeout, this, [this] {
    rate_.sample(now());
    poll();
    if (analysis_.running() > 0) Q_EMIT summaryChanged();
  });
  connect(&analysis_, &AnalysisController::started, this, [this](std::int64_t track) {
    // Opening a track is its turn.
    fetched_.erase(track);
    if (waiting_.remove(track)) Q_EMIT listChanged();
    updateRate();
    Q_EMIT summaryChanged();
  });
  connect(&analysis_, &AnalysisController::finished, this,
          [this](std::int64_t track, const std::shared_ptr<const pipeline::AnalysisReport>& report) {
            onFinished(track, *report);
          });
}

QueueController::~QueueController() {
  queue_.finish();
}

void QueueController::run(std::function<void()> work) {
  queue_.add([this, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT problem(text); });
    }
  });
}

template <class Function>
void QueueController::tell(Function function) {
  queueFor(*this, std::move(function));
}

void QueueController::keep(std::function<void()> change) {
  ++generation_;
  run(std::move(change));
}

void QueueController::start() {
  mustRead_ = true;
  poll();
  timer_.start();
}

void QueueController::refresh() {
  poll();
}

void QueueController::poll() {
  if (polling_) return;
  polling_ = true;
  run([this, read = std::exchange(mustRead_, false), generation = generation_] {
    std::optional<QueueContent> content;
    bool inCharge = false;
    try {
      inCharge = store_->takeCharge();
      if (store_->changed() || read) content = store_->content();
    } catch (...) {
      tell([this] {
        polling_ = false;
        mustRead_ = true;
      });
      throw;
    }
    tell([this, inCharge, generation, content = std::move(content)]() mutable {
      polling_ = false;
      inCharge_ = inCharge;
      if (content) onContent(*std::move(content), generation);
      beginWaiting();
    });
  });
}

void QueueController::onContent(QueueContent content, quint64 generation) {
  if (generation != generation_) {
    mustRead_ = true;
    return;
  }
  const std::unordered_set<std::int64_t> kept(content.waiting.begin(), content.waiting.end());
  std::erase_if(settling_, [&](std::int64_t track) { return !kept.contains(track); });
  std::erase_if(content.waiting, [this](std::int64_t track) {
    return isUnderWay(track) || fetched_.contains(track) || settling_.contains(track);
  });
  if (content.speed && !speed_) speed_ = content.speed;
  const bool changed = !std::ranges::equal(content.waiting, waiting_.ids()) || content.failed != failed_ ||
                       content.paused != paused_;
  if (!changed) return;
  waiting_.assign(content.waiting);
  failed_ = std::move(content.failed);
  paused_ = content.paused;
  Q_EMIT listChanged();
  Q_EMIT summaryChanged();
}

void QueueController::enqueue(std::vector<std::int64_t> tracks, bool anew) {
  std::erase_if(tracks, [this](std::int64_t track) { return isUnderWay(track) || fetched_.contains(track); });
  if (tracks.empty()) return;
  for (const std::int64_t track : tracks) {
    settling_.erase(track);
    waiting_.append(track);
  }
  const std::unordered_set<std::int64_t> put(tracks.begin(), tracks.end());
  std::erase_if(failed_, [&](const FailedJob& job) { return put.contains(job.track); });
  keep([this, anew, tracks = std::move(tracks)] { store_->enqueue(tracks, anew); });
  Q_EMIT listChanged();
  Q_EMIT summaryChanged();
  beginWaiting();
}

void QueueController::cancel(std::vector<std::int64_t> tracks) {
  waiting_.remove(tracks);
  for (const std::int64_t track : tracks) {
    fetched_.erase(track);
    analysis_.cancel(track);
  }
  const std::unordered_set<std::int64_t> gone(tracks.begin(), tracks.end());
  std::erase_if(failed_, [&](const FailedJob& job) { return gone.contains(job.track); });
  keep([this, tracks = std::move(tracks)] { store_->remove(tracks); });
  Q_EMIT listChanged();
  Q_EMIT summaryChanged();
}

void QueueController::cancelAll() {
  waiting_.clear();
  fetched_.clear();
  analysis_.cancelAll();
  keep([this] { store_->removeWaiting(); });
  Q_EMIT listChanged();
  Q_EMIT summaryChanged();
}

void QueueController::move(std::vector<std::int64_t> tracks, std::int64_t before) {
  before = waiting_.move(tracks, before);
  keep([this, before, tracks = std::move(tracks)] { store_->move(tracks, before); });
  Q_EMIT listChanged();
}

void QueueController::setPaused(bool paused) {
  if (std::exchange(paused_, paused) == paused) return;
  keep([this, paused] { store_->setPaused(paused); });
  beginWaiting();
  Q_EMIT summaryChanged();
}

void QueueController::setOnBattery(bool onBattery) {
  onBattery_ = onBattery;
  beginWaiting();
  Q_EMIT summaryChanged();
}

void QueueController::setWaitsOnBattery(bool waits) {
  waitsOnBattery_ = waits;
  beginWaiting();
  Q_EMIT summaryChanged();
}

void QueueController::rename(std::int64_t oldTrack, std::int64_t track) {
  if (oldTrack == track) return;
  waiting_.rename(oldTrack, track);
  for (FailedJob& job : failed_)
    if (job.track == oldTrack) job.track = track;
  Q_EMIT listChanged();
}

void QueueController::settle(std::int64_t track) {
  keep([this, track] { store_->remove(std::span(&track, 1)); });
}

QueueHold QueueController::hold() const {
  if (!inCharge_) return QueueHold::Elsewhere;
  if (paused_) return QueueHold::Paused;
  if (onBattery_ && waitsOnBattery_) return QueueHold::Battery;
  return QueueHold::None;
}

void QueueController::beginWaiting() {
  bool changed = false;
  while (hold() == QueueHold::None && !waiting_.empty() &&
         analysis_.running() + fetched_.size() < filesAtOnce()) {
    const std::int64_t track = waiting_.takeFirst();
    fetched_.insert(track);
    fetch(track);
    changed = true;
  }
  if (changed) Q_EMIT listChanged();
  updateRate();
}

void QueueController::fetch(std::int64_t track) {
  run([this, track] {
    std::optional<AnalysisTask> task;
    try {
      task = store_->task(track);
    } catch (...) {
      tell([this, track] {
        // It keeps its turn, with the next reading of the queue.
        fetched_.erase(track);
        mustRead_ = true;
      });
      throw;
    }
    tell([this, track, task = std::move(task)]() mutable { onTask(track, std::move(task)); });
  });
}

void QueueController::onTask(std::int64_t track, std::optional<AnalysisTask> task) {
  if (!fetched_.contains(track)) return;  // cancelled or opened meanwhile
  if (task) {
    analysis_.start(*std::move(task));
  } else {
    fetched_.erase(track);
    beginWaiting();
  }
}

void QueueController::onFinished(std::int64_t track, const pipeline::AnalysisReport& report) {
  if (!report.cancelled) {
    if (report.problem.empty()) {
      settling_.insert(track);
    } else {
      std::erase_if(failed_, [track](const FailedJob& job) { return job.track == track; });
      const QString problem = QString::fromUtf8(report.problem);
      failed_.push_back({track, problem});
      keep([this, track, problem] { store_->fail(track, problem); });
    }
    ++done_;
    rate_.finished(report.source ? report.source->duration : 0.0, now());
    noteSpeed();
    Q_EMIT listChanged();
  }
  beginWaiting();
  Q_EMIT summaryChanged();
}

void QueueController::noteSpeed() {
  const std::optional<double> speed = rate_.audioPerSecond(now());
  if (!speed || *speed <= 0.0) return;
  speed_ = speed;
  if (now() - speedNotedAt_ < kNoteSpeedEvery) return;
  speedNotedAt_ = now();
  run([this, speed = *speed] { store_->setSpeed(speed); });
}

void QueueController::updateRate() {
  const bool busy = analysis_.running() > 0;
  rate_.setRunning(busy, now());
  if (!busy && waiting_.empty() && fetched_.empty()) done_ = 0;
}

void QueueController::tellTracks(std::vector<std::int64_t> tracks) {
  run([this, tracks = std::move(tracks)] {
    tell([this, told = store_->tracks(tracks)] { Q_EMIT tracksTold(told); });
  });
}

void QueueController::tellStale() {
  run([this] { tell([this, stale = store_->stale()] { Q_EMIT staleTold(stale); }); });
}

void QueueController::enqueueStale(std::vector<std::int64_t> recipes) {
  keep([this, recipes = std::move(recipes)] {
    store_->enqueueStale(recipes);
    tell([this] {
      mustRead_ = true;
      poll();
    });
  });
}

bool QueueController::isUnderWay(std::int64_t track) const {
  return analysis_.isRunning(track);
}

bool QueueController::isBusy(std::int64_t track) const {
  return isUnderWay(track) || waiting_.contains(track) || fetched_.contains(track);
}

double queueSecondsLeft(int waiting, double filesPerMinute, std::span<const JobView> running) {
  double files = waiting;
  double longest = 0.0;
  for (const JobView& job : running) {
    files += 1.0 - job.fraction;
    longest = std::max(longest, job.secondsLeft.value_or(0.0));
  }
  return std::max(60.0 * files / filesPerMinute, longest);
}

QueueSummary QueueController::summary() const {
  QueueSummary summary;
  summary.waiting = static_cast<int>(waiting_.size() + fetched_.size());
  summary.running = static_cast<int>(analysis_.running());
  summary.done = done_;
  summary.failed = static_cast<int>(failed_.size());
  summary.hold = hold();
  if (summary.waiting + summary.running == 0) return summary;
  summary.filesPerMinute = rate_.filesPerMinute(now());
  if (summary.filesPerMinute && summary.hold == QueueHold::None) {
    summary.secondsLeft = queueSecondsLeft(summary.waiting, *summary.filesPerMinute, analysis_.jobs());
  }
  return summary;
}

std::optional<double> QueueController::secondsFor(double audio) const {
  if (!speed_) return std::nullopt;
  return audio / *speed_;
}

}  // namespace barline::ui
