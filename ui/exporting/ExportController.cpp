#include "ui/exporting/ExportController.h"

#include <chrono>
#include <utility>

#include "engine/pipeline/StepContext.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr std::chrono::milliseconds kBetweenProgress{50};
constexpr qint64 kBeforeEstimateMs = 1500;
constexpr double kLeastForEstimate = 0.01;

}  // namespace

ExportController::ExportController(std::shared_ptr<ExportStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)), talk_(std::make_shared<Talk>()) {}

ExportController::~ExportController() {
  cancel();
  queue_.finish();
}

template <class Function>
void ExportController::tell(Function function) {
  queueFor(*this, std::move(function));
}

void ExportController::start(Job job) {
  if (busy_) return;
  busy_ = true;
  talk_ = std::make_shared<Talk>();
  elapsed_.start();
  asked_ = 0;
  Q_EMIT begun();
  queue_.add([this, job = std::move(job), talk = talk_] {
    try {
      tell([this, outcome = job(*store_, control(talk))] {
        busy_ = false;
        Q_EMIT ended(outcome);
      });
    } catch (const pipeline::Cancelled&) {
      tell([this] {
        busy_ = false;
        Q_EMIT ended({.cancelled = true});
      });
    } catch (const std::exception& error) {
      tell([this, sentence = QString::fromUtf8(error.what())] {
        busy_ = false;
        Q_EMIT failed(sentence);
      });
    }
  });
}

ExportControl ExportController::control(const std::shared_ptr<Talk>& talk) {
  using Clock = std::chrono::steady_clock;
  return {.progress =
              [this, last = Clock::time_point()](const ExportState& state) mutable {
                const auto now = Clock::now();
                if (now - last < kBetweenProgress) return;
                last = now;
                tell([this, state] { report(state); });
              },
          .cancelled =
              [talk] {
                const std::scoped_lock lock(talk->mutex);
                return talk->cancelled;
              },
          .exists = [this, talk](const std::filesystem::path& file) { return ask(*talk, file); }};
}

void ExportController::report(const ExportState& state) {
  if (!busy_) return;
  const qint64 elapsed = elapsed_.elapsed() - asked_;
  const bool known = elapsed >= kBeforeEstimateMs && state.fraction >= kLeastForEstimate;
  const double seconds = static_cast<double>(elapsed) / 1000.0;
  Q_EMIT progressed(state, known ? seconds * (1.0 - state.fraction) / state.fraction : -1.0);
}

std::optional<Collision> ExportController::ask(Talk& talk, const std::filesystem::path& file) {
  std::unique_lock lock(talk.mutex);
  if (talk.cancelled) return std::nullopt;
  if (talk.forAll) return talk.word;
  talk.word.reset();
  tell([this, file] {
    asking_.start();
    Q_EMIT asked(file);
  });
  talk.changed.wait(lock, [&talk] { return talk.cancelled || talk.word.has_value(); });
  return talk.cancelled ? std::nullopt : talk.word;
}

void ExportController::answer(Collision word, bool forAll) {
  if (asking_.isValid()) asked_ += asking_.elapsed();
  asking_.invalidate();
  const std::scoped_lock lock(talk_->mutex);
  talk_->word = word;
  talk_->forAll = forAll;
  talk_->changed.notify_all();
}

void ExportController::cancel() {
  const std::scoped_lock lock(talk_->mutex);
  talk_->cancelled = true;
  talk_->changed.notify_all();
}

}  // namespace barline::ui
