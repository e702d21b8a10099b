#pragma once

#include <QObject>
#include <memory>
#include <vector>

#include "engine/model/Timeline.h"
#include "engine/pipeline/Runner.h"
#include "ui/jobs/AnalysisTask.h"
#include "ui/jobs/StepView.h"

namespace barline::ui {

/// Runs analyses for the window: the open track before everything else, others in the background. Everything
/// that the runner's threads tell comes out as signals on this object's thread, timelines already put
/// together.
class AnalysisController : public QObject {
  Q_OBJECT

 public:
  /// @param runner outlives the controller
  explicit AnalysisController(pipeline::Runner& runner, QObject* parent = nullptr);
  /// Cancels everything and waits for it.
  ~AnalysisController() override;

  /// Makes this the open track: its analysis starts at once and goes first, and its steps are told. The
  /// track that was open before goes on in the background.
  void open(AnalysisTask task);
  /// No track is open any more; what was started goes on.
  void close();
  /// Starts in the background, unless the track is under way.
  void start(AnalysisTask task);

  void cancel(std::int64_t track);
  /// The steps of the open track, which is not under way, as they went.
  void showSteps(const std::vector<pipeline::StepReport>& reports);
  void cancelAll();

  /// A track turned out to be another track of the library.
  void rename(std::int64_t oldTrack, std::int64_t track);

  [[nodiscard]] const std::vector<StepView>& steps() const { return steps_; }
  [[nodiscard]] std::vector<JobView> jobs() const;  ///< in the order of their beginning
  [[nodiscard]] std::size_t running() const { return running_.size(); }
  [[nodiscard]] bool isRunning(std::int64_t track) const { return find(track) != nullptr; }

 Q_SIGNALS:
  /// The file is audio; of every track.
  void opened(std::int64_t track, const barline::model::AudioSource& source);
  /// A step of the open track began, moved on or ended.
  void stepChanged(const barline::ui::StepView& step);
  /// The open track's timeline has another part.
  void timelineChanged(std::int64_t track, std::shared_ptr<const barline::model::Timeline> timeline);
  void started(std::int64_t track);
  void jobChanged(const barline::ui::JobView& job);
  /// A track is through: analysed, failed or cancelled. `timeline` is null where the file could not be read.
  void finished(std::int64_t track, std::shared_ptr<const barline::pipeline::AnalysisReport> report,
                std::shared_ptr<const barline::model::Timeline> timeline);

 private:
  struct Job;
  using JobPointer = std::shared_ptr<Job>;

  void begin(const JobPointer& job, pipeline::Priority priority);
  void resetSteps();
  [[nodiscard]] pipeline::AnalysisObserver observe(const JobPointer& observed);
  void onOpened(const JobPointer& job, const model::AudioSource& source);
  void onProgress(const JobPointer& job, double fraction, const std::string& step);
  void onStep(const JobPointer& job, const pipeline::StepReport& report);
  void onTimeline(const JobPointer& job, std::shared_ptr<const model::Timeline> timeline);
  void onFinished(const JobPointer& job, std::shared_ptr<const pipeline::AnalysisReport> report,
                  std::shared_ptr<const model::Timeline> timeline);
  [[nodiscard]] JobPointer find(std::int64_t track) const;
  [[nodiscard]] QString titleOf(const std::string& step) const;
  [[nodiscard]] JobView viewOf(const Job& job) const;
  void showStepsOf(const Job& job);

  pipeline::Runner& runner_;
  std::vector<StepView> steps_;      // of the open track
  JobPointer open_;                  // null where none is open or its analysis is over
  std::vector<JobPointer> running_;  // in the order of their beginning
};

/// A step's title in the person's language.
[[nodiscard]] QString stepTitle(const pipeline::StepDeclaration& declaration);

}  // namespace barline::ui
