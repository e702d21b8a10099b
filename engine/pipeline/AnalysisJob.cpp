#include "engine/pipeline/AnalysisJob.h"

#include <algorithm>
#include <utility>

#include "engine/pipeline/AnalysisLog.h"

namespace barline::pipeline {
namespace {

constexpr double kStoringUrgency = -1e9;  // after everything: nothing waits for it

}  // namespace

AnalysisJob::AnalysisJob(AnalysisRequest request, std::vector<PlannedStep> plan, AnalysisObserver observer,
                         Surroundings surroundings)
    : request_(std::move(request)),
      plan_(std::move(plan)),
      urgencies_(urgencies(plan_)),
      observer_(std::move(observer)),
      surroundings_(std::move(surroundings)),
      jobId_(surroundings_.scheduler.addJob(request_.priority)),
      steps_(plan_.size()),
      trace_(traceParts(), static_cast<std::size_t>(surroundings_.scheduler.threads())) {
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    StepReport& report = steps_[i].report;
    report.id = plan_[i].entry->declaration.id;
    report.version = plan_[i].entry->declaration.version;
    report.parameters = plan_[i].parameters.canonical();
  }
}

void AnalysisJob::begin() {
  {
    const std::lock_guard lock(mutex_);
    if (std::exchange(begun_, true)) return;
    begunAt_ = Usage::Clock::now();
    trace_.begin(begunAt_);
    report_.usedCache = mayCache();
    report_.threads = surroundings_.scheduler.threads();
  }
  logBegun(request_.file);
  submit([](AnalysisJob& job) { job.open(); });
}

void AnalysisJob::cancel() {
  token_.cancel();
  begin();  // one that still waits for its turn ends at once
}

void AnalysisJob::setPriority(Priority priority) {
  surroundings_.scheduler.setPriority(jobId_, priority);
}

const AnalysisReport& AnalysisJob::wait() {
  std::unique_lock lock(mutex_);
  finished_.wait(lock, [&] { return isFinished_; });
  return report_;
}

bool settled(StepState state) {
  return state != StepState::Waiting && state != StepState::Running;
}

bool AnalysisJob::anyTapNeeded() const {
  for (std::size_t i = 0; i < plan_.size(); ++i) {
    if (plan_[i].entry->isTap && steps_[i].needed) return true;
  }
  return false;
}

void AnalysisJob::open() {
  if (token_.cancelled()) return;
  const WorkMeter meter(surroundings_.resident);
  try {
    if (isKeyed()) {
      const std::string fingerprint =
          !request_.knownFingerprint.empty()
              ? request_.knownFingerprint
              : surroundings_.decoding.fingerprint(request_.file, [this] { return token_.cancelled(); });
      if (token_.cancelled()) return;
      loadCached(fingerprint);
      if (!anyTapNeeded()) tellOpened(cachedSource(fingerprint));
      for (std::size_t i = 0; i < plan_.size(); ++i) {
        if (steps_[i].needed) continue;
        settle(i, StepState::Cached, {}, std::exchange(steps_[i].cached, std::nullopt));
      }
    }
    {
      const std::lock_guard lock(mutex_);
      for (std::size_t i = 0; i < plan_.size(); ++i) {
        if (steps_[i].needed)
          progress_.addPart(steps_[i].report.id, plan_[i].entry->declaration.relativeCost);
      }
    }
    if (anyTapNeeded()) startDecoding();
    startReadySteps();
  } catch (const std::exception& error) {
    failSource(error.what());
  }
  const std::lock_guard lock(mutex_);
  noteKeeping(meter.stop());
}

void AnalysisJob::startReadySteps() {
  std::vector<std::size_t> ready;
  {
    const std::lock_guard lock(mutex_);
    for (std::size_t i = 0; i < plan_.size(); ++i) {
      StepProgress& step = steps_[i];
      if (plan_[i].entry->isTap || step.report.state != StepState::Waiting) continue;
      const auto& inputs = plan_[i].entry->inputs;
      if (!std::all_of(inputs.begin(), inputs.end(), [&](auto type) { return results_.contains(type); }))
        continue;
      step.report.state = StepState::Running;
      ready.push_back(i);
    }
  }
  for (const std::size_t index : ready) {
    submit([index](AnalysisJob& job) { job.runStep(index); }, urgencies_[index].with(1.0));
  }
}

void AnalysisJob::runStep(std::size_t index) {
  if (token_.cancelled()) return;
  tellStarted(index);
  const WorkMeter meter(surroundings_.resident);
  StepState state = StepState::Computed;
  std::string problem;
  std::optional<Result> result;
  try {
    StepContext context(token_,
                        [&](double fraction) { tellProgress(plan_[index].entry->declaration.id, fraction); });
    result = plan_[index].entry->run(inputsOf(index), plan_[index].parameters, context);
  } catch (const Cancelled&) {
    state = StepState::Cancelled;
  } catch (const std::exception& error) {
    state = StepState::Failed;
    problem = error.what();
  }
  {
    const std::lock_guard lock(mutex_);
    noteStep(index, meter.stop());
  }
  settle(index, state, problem, std::move(result));
}

ResultSet AnalysisJob::inputsOf(std::size_t index) {
  const std::lock_guard lock(mutex_);
  ResultSet inputs;
  for (const std::type_index type : plan_[index].entry->inputs) inputs.insert(results_.at(type));
  return inputs;
}

void AnalysisJob::releaseInputs(std::size_t index) {
  for (const std::size_t input : plan_[index].inputs) {
    if (plan_[input].asked || !plan_[input].entry->declaration.intermediate) continue;
    bool wanted = false;
    for (std::size_t i = input + 1; i < plan_.size(); ++i) {
      const auto& inputs = plan_[i].inputs;
      const bool needs = std::ranges::find(inputs, input) != inputs.end();
      wanted = wanted || (needs && !settled(steps_[i].report.state));
    }
    if (!wanted) results_.erase(plan_[input].entry->output);
  }
}

std::optional<Result> AnalysisJob::amend(std::size_t index, const std::optional<Result>& result) {
  const auto& amendment = plan_[index].amendment;
  if (!amendment || !result) return result;
  ResultSet inputs;
  {
    const std::lock_guard lock(mutex_);
    inputs = results_;
  }
  return amendment->apply(*result, inputs);
}

void AnalysisJob::settle(std::size_t index, StepState state, const std::string& problem,
                         std::optional<Result> made) {
  std::optional<Result> result;
  try {
    result = amend(index, made);
  } catch (const std::exception& error) {
    return settle(index, StepState::Failed, error.what(), {});
  }
  StepReport report;
  {
    const std::lock_guard lock(mutex_);
    StepProgress& step = steps_[index];
    if (settled(step.report.state)) return;
    step.report.state = state;
    step.report.problem = problem;
    if (step.usage.firstWork > begunAt_)
      step.report.beginSeconds = std::chrono::duration<double>(step.usage.firstWork - begunAt_).count();
    step.report.wallSeconds = step.usage.wallSeconds();
    step.report.busySeconds = step.usage.busySeconds;
    step.report.cpuSeconds = step.usage.cpuSeconds;
    step.report.peakMebibytes = step.usage.peakMebibytes;
    if (result) results_.insert(*result);
    releaseInputs(index);
    if (made && request_.keepsParts && !step.report.cacheKey.empty())
      report_.byKey.insert_or_assign(step.report.cacheKey, *made);
    report = step.report;
  }
  {
    const std::lock_guard lock(observerMutex_);
    if (observer_.stepFinished) observer_.stepFinished(report, result);
  }
  if (state == StepState::Computed) {
    tellProgress(report.id, 1.0);
    if (!report.cacheKey.empty() && mayCache()) {
      submit([index, stored = *made](AnalysisJob& job) { job.storeResult(index, stored); }, kStoringUrgency);
    }
    startReadySteps();
  } else if (state != StepState::Cached) {
    blockDependents(index);
  }
}

void AnalysisJob::blockDependents(std::size_t index) {
  bool cancelled = false;
  {
    const std::lock_guard lock(mutex_);
    cancelled = steps_[index].report.state == StepState::Cancelled;
  }
  const std::string& title = plan_[index].entry->declaration.title;
  for (std::size_t i = index + 1; i < plan_.size(); ++i) {
    const auto& inputs = plan_[i].inputs;
    if (std::find(inputs.begin(), inputs.end(), index) == inputs.end()) continue;
    settle(i, cancelled ? StepState::Cancelled : StepState::Blocked, cancelled ? "" : title + " failed", {});
  }
}

void AnalysisJob::failSource(const std::string& problem) {
  // What waited for the source and was told to stop fails as well, which is nobody's problem.
  if (token_.cancelled()) return;
  {
    const std::lock_guard lock(mutex_);
    report_.problem = problem;
  }
  for (std::size_t i = 0; i < plan_.size(); ++i) settle(i, StepState::Blocked, problem, {});
}

void AnalysisJob::submit(std::function<void(AnalysisJob&)> task, double urgency) {
  {
    const std::lock_guard lock(mutex_);
    ++tasks_;
  }
  surroundings_.scheduler.submit(
      jobId_,
      [self = shared_from_this(), task = std::move(task)] {
        task(*self);
        self->taskEnded();
      },
      urgency);
}

void AnalysisJob::taskEnded() {
  bool last = false;
  {
    const std::lock_guard lock(mutex_);
    last = --tasks_ == 0;
  }
  if (last) finish();
}

void AnalysisJob::finish() {
  reader_.reset();
  for (std::size_t i = 0; i < plan_.size(); ++i) settle(i, StepState::Cancelled, {}, {});
  {
    const std::lock_guard lock(mutex_);
    report_.cancelled = token_.cancelled();
    report_.wallSeconds = std::chrono::duration<double>(Usage::Clock::now() - begunAt_).count();
    report_.trace = std::make_shared<const RunTrace>(trace_.trace());
    report_.cpuSeconds = report_.decodeSeconds + otherCpuSeconds_;
    for (StepProgress& step : steps_) {
      report_.cpuSeconds += step.report.cpuSeconds;
      report_.steps.push_back(step.report);
      step.tap.reset();
    }
    if (report_.problem.empty() || !report_.replaced) report_.results = results_;
  }
  {
    const std::lock_guard lock(observerMutex_);
    logEnded(request_.file, report_);
    if (observer_.finished) observer_.finished(report_);
  }
  surroundings_.scheduler.removeJob(jobId_);
  {
    const std::lock_guard lock(mutex_);
    isFinished_ = true;
    finished_.notify_all();
  }
  surroundings_.ended();
}

void AnalysisJob::tellOpened(const model::AudioSource& source) {
  {
    const std::lock_guard lock(mutex_);
    report_.source = source;
  }
  const std::lock_guard lock(observerMutex_);
  if (observer_.opened) observer_.opened(source);
}

void AnalysisJob::tellStarted(std::size_t index) {
  StepReport report;
  {
    const std::lock_guard lock(mutex_);
    report = steps_[index].report;
  }
  const std::lock_guard lock(observerMutex_);
  if (observer_.stepStarted) observer_.stepStarted(report);
}

void AnalysisJob::tellProgress(const std::string& part, double fraction) {
  // The order of what is told is the order of what was worked out, hence both under one lock.
  const std::lock_guard observerLock(observerMutex_);
  std::optional<double> whole;
  {
    const std::lock_guard lock(mutex_);
    const Usage::Clock::time_point now = Usage::Clock::now();
    noteMemory(now);
    whole = progress_.update(part, fraction, now);
  }
  if (whole && observer_.progress) observer_.progress(*whole, part);
}

}  // namespace barline::pipeline
