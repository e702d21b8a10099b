#include "ui/tags/TagController.h"

#include <chrono>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr std::chrono::milliseconds kBetweenProgress{50};

}  // namespace

TagController::TagController(std::shared_ptr<TagStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)), current_(std::make_shared<std::atomic<bool>>(false)) {}

TagController::~TagController() {
  cancel();
  queue_.finish();
}

template <class Function>
void TagController::tell(Function function) {
  queueFor(*this, std::move(function));
}

void TagController::run(std::function<void(const Cancelled&)> work) {
  current_ = std::make_shared<std::atomic<bool>>(false);
  queue_.add([this, work = std::move(work), cancelled = current_] {
    try {
      work(cancelled);
    } catch (const std::exception& error) {
      tell([this, text = QString::fromUtf8(error.what())] { Q_EMIT failed(text); });
    }
  });
}

tags::TagJobControl TagController::control(const Cancelled& cancelled, std::size_t total) {
  using Clock = std::chrono::steady_clock;
  return {.progress =
              [this, cancelled, total, last = Clock::time_point()](std::size_t done) mutable {
                const auto now = Clock::now();
                if (done < total && now - last < kBetweenProgress) return;
                last = now;
                tell([this, cancelled, done, total] {
                  if (!*cancelled) Q_EMIT progress(static_cast<int>(done), static_cast<int>(total));
                });
              },
          .cancelled = [cancelled] { return cancelled->load(); }};
}

void TagController::tellLast() {
  tell([this, last = store_->lastWritten()] { Q_EMIT lastWrittenChanged(last); });
}

void TagController::start() {
  run([this](const Cancelled&) {
    store_->recover();
    tellLast();
  });
}

void TagController::preview(std::vector<std::int64_t> tracks, const tags::TagWishes& wishes) {
  cancel();
  run([this, tracks = std::move(tracks), wishes](const Cancelled& cancelled) {
    const TagPlans plans = std::make_shared<const std::vector<tags::TrackPlan>>(
        store_->preview(tracks, wishes, control(cancelled, tracks.size())));
    tell([this, plans, cancelled] {
      if (!*cancelled) Q_EMIT previewed(plans);
    });
  });
}

void TagController::write(TagPlans plans, bool keepTimes) {
  run([this, plans = std::move(plans), keepTimes](const Cancelled& cancelled) {
    std::size_t total = 0;
    for (const tags::TrackPlan& plan : *plans) total += plan.plan.changes.empty() ? 0 : 1;
    const tags::TagOutcome outcome = store_->write(*plans, keepTimes, control(cancelled, total));
    tell([this, outcome] { Q_EMIT written(outcome); });
    tellLast();
  });
}

void TagController::undo(const WrittenTags& last) {
  run([this, last](const Cancelled& cancelled) {
    const tags::TagOutcome outcome = store_->undo(last.batch, control(cancelled, last.files));
    tell([this, outcome] { Q_EMIT takenBack(outcome); });
    tellLast();
  });
}

void TagController::cancel() {
  *current_ = true;
}

}  // namespace barline::ui
