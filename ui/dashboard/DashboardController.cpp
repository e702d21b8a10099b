#include "ui/dashboard/DashboardController.h"

#include <QDateTime>
#include <algorithm>
#include <utility>

#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

constexpr std::size_t kListed = 30;
constexpr std::size_t kLooked = 200;  // among which runs of other audio are looked for
constexpr qint64 kQueueSpan = 24LL * 60 * 60 * 1000;
constexpr std::size_t kMostOfQueue = 5000;

}  // namespace

DashboardController::DashboardController(std::shared_ptr<RunStore> store, QObject* parent)
    : QObject(parent), store_(std::move(store)) {}

DashboardController::~DashboardController() {
  queue_.finish();
}

void DashboardController::run(std::function<void()> work) {
  queue_.add([this, work = std::move(work)] {
    try {
      work();
    } catch (const std::exception& error) {
      const QString sentence = QString::fromUtf8(error.what());
      queueFor(*this, [this, sentence] { Q_EMIT problem(sentence); });
    }
  });
}

void DashboardController::keep(std::shared_ptr<const pipeline::AnalysisReport> report, const QString& title,
                               bool queued) {
  run([this, report = std::move(report), title, queued] {
    if (!store_->keep(*report, title, queued)) return;
    const std::string fingerprint = report->source->fingerprint;
    queueFor(*this, [this, fingerprint] {
      if (!view_ || wish_.fingerprint == fingerprint) {
        wish_.fingerprint = fingerprint;
        wish_.run = 0;
        load();
      }
      tellQueue();
    });
  });
}

void DashboardController::showAudio(const std::string& fingerprint) {
  wish_ = {.fingerprint = fingerprint};
  load();
}

void DashboardController::showRun(std::int64_t run) {
  wish_.run = run;
  if (wish_.against == run) wish_.against = 0;
  if (wish_.overlay == run) wish_.overlay = 0;
  load();
}

void DashboardController::setAgainst(std::int64_t run) {
  wish_.against = run;
  load();
}

void DashboardController::setOverlay(std::int64_t run) {
  wish_.overlay = run;
  load();
}

void DashboardController::load() {
  const quint64 generation = ++generation_;
  run([this, wish = wish_, generation] {
    auto view = viewFor(wish);
    queueFor(*this, [this, view = std::move(view), generation] { show(view, generation); });
  });
}

std::shared_ptr<const DashboardView> DashboardController::viewFor(Wish wish) {
  if (wish.run != 0) {
    const auto asked = store_->run(wish.run);
    if (!asked) wish.run = 0;
    if (asked) wish.fingerprint = asked->fingerprint;
  }
  if (wish.run == 0) {
    std::vector<RunName> latest = store_->latest(wish.fingerprint, 1);
    if (latest.empty()) latest = store_->latest({}, 1);
    if (latest.empty()) return nullptr;
    wish.run = latest.front().id;
    wish.fingerprint = latest.front().fingerprint;
  }
  const std::vector<performance::RunRecord> runs = store_->ofAudio(wish.fingerprint);
  auto comparison = performance::compareRun(runs, wish.run, wish.against,
                                            wish.overlay != 0 ? store_->run(wish.overlay) : std::nullopt);
  if (!comparison) return nullptr;
  auto view = std::make_shared<DashboardView>();
  view->groups = performance::runGroups(runs, comparison->run);
  view->comparison = *std::move(comparison);
  view->chunks = store_->chunkSizes(wish.fingerprint);
  view->own = store_->latest(wish.fingerprint, kListed);
  for (RunName& name : store_->latest({}, kLooked)) {
    if (name.fingerprint != wish.fingerprint && view->others.size() < kListed)
      view->others.push_back(std::move(name));
  }
  return view;
}

void DashboardController::show(std::shared_ptr<const DashboardView> view, quint64 generation) {
  if (generation != generation_) return;
  view_ = std::move(view);
  if (view_) wish_.fingerprint = view_->comparison.run.fingerprint;
  Q_EMIT viewChanged();
}

void DashboardController::tellQueue() {
  run([this] {
    auto runs = store_->since(QDateTime::currentMSecsSinceEpoch() - kQueueSpan, kMostOfQueue);
    queueFor(*this, [this, runs = std::move(runs)] { Q_EMIT queueTold(runs); });
  });
}

}  // namespace barline::ui
