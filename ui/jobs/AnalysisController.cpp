#include "ui/jobs/AnalysisController.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <algorithm>
#include <utility>

#include "engine/steps/Catalog.h"
#include "ui/threads/HandOver.h"

namespace barline::ui {
namespace {

/// Before this share is done there is no telling how long the rest takes.
constexpr double kTellingFraction = 0.05;

}  // namespace

struct AnalysisController::Job {
  AnalysisTask task;
  double fraction{};
  std::string step;
  QElapsedTimer sinceStart;
  std::vector<pipeline::StepReport> reports;  // of the steps so far, newest state of each
  std::shared_ptr<const model::Timeline> timeline;
  std::shared_ptr<pipeline::Analysis> analysis;
};

QString stepTitle(const pipeline::StepDeclaration& declaration) {
  return QCoreApplication::translate("Step", declaration.title.c_str());
}

AnalysisController::AnalysisController(pipeline::Runner& runner, QObject* parent)
    : QObject(parent), runner_(runner) {
  for (const pipeline::CatalogEntry& entry : runner_.catalog().entries()) {
    StepView step;
    step.id = entry.declaration.id;
    step.title = stepTitle(entry.declaration);
    step.cost = entry.declaration.relativeCost;
    QStringList before;
    for (const std::type_index input : entry.inputs) {
      if (const pipeline::CatalogEntry* producer = runner_.catalog().producerOf(input))
        before.append(stepTitle(producer->declaration));
    }
    step.waitsFor = before.join(QStringLiteral(", "));
    step.report.id = step.id;
    steps_.push_back(std::move(step));
  }
}

AnalysisController::~AnalysisController() {
  // The observers post to this object, so none may run on once it is gone.
  for (const JobPointer& job : running_) job->analysis->cancel();
  for (const JobPointer& job : running_) job->analysis->wait();
}

void AnalysisController::open(AnalysisTask task) {
  close();
  if (const JobPointer running = find(task.track); running && task.useCache) {
    open_ = running;
    running->analysis->setPriority(pipeline::Priority::Urgent);
    showStepsOf(*running);
    return;
  }
  const auto job = std::make_shared<Job>();
  job->task = std::move(task);
  open_ = job;
  begin(job, pipeline::Priority::Urgent);
}

void AnalysisController::close() {
  if (open_ && open_->analysis) open_->analysis->setPriority(pipeline::Priority::Background);
  open_.reset();
  resetSteps();
}

void AnalysisController::start(AnalysisTask task) {
  if (find(task.track)) return;
  const auto job = std::make_shared<Job>();
  job->task = std::move(task);
  begin(job, pipeline::Priority::Background);
}

void AnalysisController::cancel(std::int64_t track) {
  for (const JobPointer& job : running_)
    if (job->task.track == track) job->analysis->cancel();
}

void AnalysisController::cancelAll() {
  for (const JobPointer& job : running_) job->analysis->cancel();
}

void AnalysisController::rename(std::int64_t oldTrack, std::int64_t track) {
  if (const JobPointer job = find(oldTrack)) job->task.track = track;
}

void AnalysisController::begin(const JobPointer& job, pipeline::Priority priority) {
  pipeline::AnalysisRequest request;
  request.file = job->task.file;
  request.useCache = job->task.useCache;
  request.priority = priority;
  if (job->task.known && job->task.useCache) {
    request.knownFingerprint = job->task.known->fingerprint;
    request.knownSource = job->task.known;
  }
  job->sinceStart.start();
  running_.push_back(job);
  job->analysis = runner_.start(std::move(request), observe(job));
  Q_EMIT started(job->task.track);
  Q_EMIT jobChanged(viewOf(*job));
}

pipeline::AnalysisObserver AnalysisController::observe(const JobPointer& observed) {
  // What one analysis has found so far. Its observer is called by one thread at a time.
  struct Found {
    model::AudioSource source;
    pipeline::ResultSet results;
    std::vector<pipeline::StepReport> reports;
    [[nodiscard]] std::shared_ptr<const model::Timeline> timeline() const {
      return std::make_shared<const model::Timeline>(steps::assembleTimeline(source, results, reports));
    }
  };
  const auto found = std::make_shared<Found>();
  // The job owns its analysis, which owns the observer: were that to own the job, an analysis that never
  // comes to tell its end here would stay for ever.
  const auto post = [this, weak = std::weak_ptr(observed)](auto function) {
    queueFor(*this, [weak, function = std::move(function)] {
      if (const JobPointer job = weak.lock()) function(job);
    });
  };
  pipeline::AnalysisObserver observer;
  observer.opened = [=, this](const model::AudioSource& source) {
    found->source = source;
    post([this, source](const JobPointer& job) { onOpened(job, source); });
    post([this, timeline = found->timeline()](const JobPointer& job) { onTimeline(job, timeline); });
  };
  observer.progress = [=, this](double fraction, const std::string& step) {
    post([this, fraction, step](const JobPointer& job) { onProgress(job, fraction, step); });
  };
  observer.stepStarted = [=, this](const pipeline::StepReport& report) {
    post([this, report](const JobPointer& job) { onStep(job, report); });
  };
  observer.stepFinished = [=, this](const pipeline::StepReport& report,
                                    const std::optional<pipeline::Result>& result) {
    found->reports.push_back(report);
    post([this, report](const JobPointer& job) { onStep(job, report); });
    if (!result) return;
    found->results.insert(*result);
    post([this, timeline = found->timeline()](const JobPointer& job) { onTimeline(job, timeline); });
  };
  observer.finished = [=, this](const pipeline::AnalysisReport& report) {
    auto kept = std::make_shared<const pipeline::AnalysisReport>(report);
    std::shared_ptr<const model::Timeline> timeline;
    if (report.source) {
      timeline = std::make_shared<const model::Timeline>(
          steps::assembleTimeline(*report.source, report.results, report.steps));
    }
    post([this, kept, timeline](const JobPointer& job) { onFinished(job, kept, timeline); });
  };
  return observer;
}

void AnalysisController::onOpened(const JobPointer& job, const model::AudioSource& source) {
  Q_EMIT opened(job->task.track, source);
}

void AnalysisController::onProgress(const JobPointer& job, double fraction, const std::string& step) {
  job->fraction = fraction;
  job->step = step;
  Q_EMIT jobChanged(viewOf(*job));
  if (job != open_) return;
  for (StepView& view : steps_) {
    if (view.report.state != pipeline::StepState::Running) continue;
    view.fraction = fraction;
    Q_EMIT stepChanged(view);
  }
}

void AnalysisController::onStep(const JobPointer& job, const pipeline::StepReport& told) {
  pipeline::StepReport report = told;
  // stepStarted tells the state before the work; what it means is that the work has begun.
  if (report.state == pipeline::StepState::Waiting) report.state = pipeline::StepState::Running;
  const auto known = std::ranges::find(job->reports, report.id, &pipeline::StepReport::id);
  if (known == job->reports.end()) {
    job->reports.push_back(report);
  } else {
    *known = report;
  }
  if (job != open_) return;
  const auto step = std::ranges::find(steps_, report.id, &StepView::id);
  if (step == steps_.end()) return;
  step->report = std::move(report);
  step->fraction = 0.0;
  Q_EMIT stepChanged(*step);
}

void AnalysisController::onTimeline(const JobPointer& job, std::shared_ptr<const model::Timeline> timeline) {
  job->timeline = std::move(timeline);
  if (job == open_) Q_EMIT timelineChanged(job->task.track, job->timeline);
}

void AnalysisController::onFinished(const JobPointer& job,
                                    std::shared_ptr<const pipeline::AnalysisReport> report,
                                    std::shared_ptr<const model::Timeline> timeline) {
  std::erase(running_, job);
  if (job == open_) {
    open_.reset();
    if (timeline) Q_EMIT timelineChanged(job->task.track, timeline);
  }
  JobView view = viewOf(*job);
  view.fraction = 1.0;
  if (report->cancelled) {
    view.state = JobView::State::Cancelled;
  } else if (!report->problem.empty()) {
    view.state = JobView::State::Failed;
    view.problem = QString::fromUtf8(report->problem);
  } else {
    view.state = JobView::State::Done;
  }
  Q_EMIT jobChanged(view);
  Q_EMIT finished(job->task.track, std::move(report), std::move(timeline));
}

void AnalysisController::resetSteps() {
  for (StepView& step : steps_) {
    step.report = {};
    step.report.id = step.id;
    step.fraction = 0.0;
  }
  for (const StepView& step : steps_) Q_EMIT stepChanged(step);
}

void AnalysisController::showSteps(const std::vector<pipeline::StepReport>& reports) {
  open_.reset();
  resetSteps();
  for (const pipeline::StepReport& report : reports) {
    const auto step = std::ranges::find(steps_, report.id, &StepView::id);
    if (step == steps_.end()) continue;
    step->report = report;
    Q_EMIT stepChanged(*step);
  }
}

void AnalysisController::showStepsOf(const Job& job) {
  const std::vector<pipeline::StepReport> reports = job.reports;
  for (const pipeline::StepReport& report : reports) onStep(open_, report);
  if (job.timeline) Q_EMIT timelineChanged(job.task.track, job.timeline);
}

AnalysisController::JobPointer AnalysisController::find(std::int64_t track) const {
  const auto same = [track](const JobPointer& job) { return job->task.track == track; };
  const auto job = std::ranges::find_if(running_, same);
  return job == running_.end() ? nullptr : *job;
}

QString AnalysisController::titleOf(const std::string& step) const {
  if (step == pipeline::kDecoding) return tr("Reading");
  const auto known = std::ranges::find(steps_, step, &StepView::id);
  return known == steps_.end() ? QString() : known->title;
}

JobView AnalysisController::viewOf(const Job& job) const {
  JobView view;
  view.track = job.task.track;
  view.title = job.task.title;
  view.artist = job.task.artist;
  view.fraction = job.fraction;
  view.step = titleOf(job.step);
  if (job.fraction >= kTellingFraction) {
    const double elapsed = static_cast<double>(job.sinceStart.elapsed()) / 1000.0;
    view.secondsLeft = elapsed * (1.0 - job.fraction) / job.fraction;
  }
  view.steps.reserve(steps_.size());
  for (const StepView& step : steps_) {
    const auto report = std::ranges::find(job.reports, step.id, &pipeline::StepReport::id);
    view.steps.push_back(report == job.reports.end() ? pipeline::StepState::Waiting : report->state);
  }
  return view;
}

std::vector<JobView> AnalysisController::jobs() const {
  std::vector<JobView> views;
  for (const JobPointer& job : running_) views.push_back(viewOf(*job));
  return views;
}

}  // namespace barline::ui
