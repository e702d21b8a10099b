#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <unordered_set>
#include <vector>

#include "ui/jobs/AnalysisController.h"
#include "ui/jobs/QueueStore.h"
#include "ui/jobs/RateMeter.h"
#include "ui/jobs/StepView.h"
#include "ui/jobs/WaitingList.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Seconds until a queue is done, at a rate of files (> 0), and never less than what any running job still
/// takes by itself. @param waiting files that nothing has begun
[[nodiscard]] double queueSecondsLeft(int waiting, double filesPerMinute, std::span<const JobView> running);

/// Works through a library's queue unattended: starts a few analyses at a time in the background, keeps those
/// that fail with their reason, and lets a person pause, reorder and cancel. Only the process that the store
/// puts in charge begins anything; the others show the same queue. Lives on the interface's thread, which
/// never waits for the store: that is asked on a thread of its own, and what a person does shows at once.
class QueueController final : public QObject {
  Q_OBJECT

 public:
  /// @param analysis outlives the controller
  QueueController(AnalysisController& analysis, std::shared_ptr<QueueStore> store, QObject* parent = nullptr);
  /// Waits for the calls to the store under way; those that wait are still made.
  ~QueueController() override;

  /// Takes up what waited when Barline last closed, and notices from now on what other processes change.
  void start();
  /// Looks at once whether anything has been added.
  void refresh();

  /// Puts tracks at the end. Those that wait keep their place; those that failed wait again.
  /// @param anew nothing is taken from earlier analyses
  void enqueue(std::vector<std::int64_t> tracks, bool anew = false);
  /// Takes tracks out, also those under way and those that failed. They stay in the library as they are.
  void cancel(std::vector<std::int64_t> tracks);
  /// Likewise all that wait or are under way.
  void cancelAll();
  /// Puts tracks that wait before another one. @param before 0 = at the end
  void move(std::vector<std::int64_t> tracks, std::int64_t before);
  /// Lets no further file begin.
  void setPaused(bool paused);
  /// Lets no further file begin while the machine runs on its battery.
  void setOnBattery(bool onBattery);
  void setWaitsOnBattery(bool waits);

  /// A track turned out to be another track of the library.
  void rename(std::int64_t oldTrack, std::int64_t track);
  /// A track of which there was nothing new to store is through.
  void settle(std::int64_t track);

  /// What lists show of tracks of the queue: answered by tracksTold(), without those that are gone.
  void tellTracks(std::vector<std::int64_t> tracks);
  /// What analysing again what is out of date would take: answered by staleTold().
  void tellStale();
  void enqueueStale(std::vector<std::int64_t> recipes);

  [[nodiscard]] const WaitingList& waiting() const { return waiting_; }
  [[nodiscard]] const std::vector<FailedJob>& failed() const { return failed_; }
  [[nodiscard]] bool paused() const { return paused_; }
  [[nodiscard]] bool waitsOnBattery() const { return waitsOnBattery_; }
  [[nodiscard]] bool isWaiting(std::int64_t track) const {
    return waiting_.contains(track) || fetched_.contains(track);
  }
  /// Under way or waiting.
  [[nodiscard]] bool isBusy(std::int64_t track) const;
  [[nodiscard]] QueueSummary summary() const;
  /// Files per minute of late, oldest first.
  [[nodiscard]] const std::vector<double>& rateHistory() const { return rate_.history(); }
  /// How long analysing takes at the usual speed. @param audio seconds @return seconds; absent while not
  /// known
  [[nodiscard]] std::optional<double> secondsFor(double audio) const;

 Q_SIGNALS:
  /// Which tracks wait, or which failed, or their order.
  void listChanged();
  /// The summary has changed.
  void summaryChanged();
  void tracksTold(const std::vector<barline::ui::QueuedTrack>& tracks);
  void staleTold(const std::vector<barline::ui::StaleTracks>& stale);
  /// One sentence.
  void problem(const QString& sentence);

 private:
  void run(std::function<void()> work);
  template <class Function>
  void tell(Function function);
  /// Changes what is kept; what has been read before counts no more.
  void keep(std::function<void()> change);
  void poll();
  void onContent(QueueContent content, quint64 generation);
  void beginWaiting();
  void fetch(std::int64_t track);
  void onTask(std::int64_t track, std::optional<AnalysisTask> task);
  void onFinished(std::int64_t track, const pipeline::AnalysisReport& report);
  void noteSpeed();
  void updateRate();
  [[nodiscard]] QueueHold hold() const;
  [[nodiscard]] bool isUnderWay(std::int64_t track) const;
  [[nodiscard]] double now() const { return static_cast<double>(clock_.elapsed()) / 1000.0; }

  AnalysisController& analysis_;
  std::shared_ptr<QueueStore> store_;
  WaitingList waiting_;
  std::vector<FailedJob> failed_;
  std::unordered_set<std::int64_t> fetched_;   // taken from the list, to be started
  std::unordered_set<std::int64_t> settling_;  // finished, and perhaps still kept as waiting
  bool inCharge_{};
  bool paused_{};
  bool onBattery_{};
  bool waitsOnBattery_{true};
  bool polling_{};
  bool mustRead_{};
  quint64 generation_{};  // of what a person has changed
  int done_{};
  QElapsedTimer clock_;
  RateMeter rate_;
  std::optional<double> speed_;  // seconds of audio in a second
  double speedNotedAt_{-1e9};
  QTimer timer_;
  WorkQueue queue_;
};

}  // namespace barline::ui
