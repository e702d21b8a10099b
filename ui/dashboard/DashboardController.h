#pragma once

#include <QObject>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/performance/RunComparison.h"
#include "ui/dashboard/RunStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// A run with all that its page shows. Immutable.
struct DashboardView {
  performance::RunComparison comparison;
  std::vector<performance::RunGroup> groups;  ///< versions and settings of the same audio
  std::vector<RunName> own;                   ///< runs of the same audio, the latest first
  std::vector<RunName> others;                ///< the latest runs of other audio
  ChunkSizes chunks;                          ///< without any where none have been exported
};

/// Asks for what analyses cost on a thread of its own; every function returns at once and is answered by a
/// signal. Lives on the interface's thread, which never waits.
class DashboardController final : public QObject {
  Q_OBJECT

 public:
  explicit DashboardController(std::shared_ptr<RunStore> store, QObject* parent = nullptr);
  /// Waits for the calls under way.
  ~DashboardController() override;

  /// Keeps what an analysis cost that has just ended; where its audio is shown, it is shown at once.
  void keep(std::shared_ptr<const pipeline::AnalysisReport> report, const QString& title, bool queued);

  /// The latest run of an audio from now on, or where it has none the latest of all.
  void showAudio(const std::string& fingerprint);
  void showRun(std::int64_t run);
  /// What is shown, as it is by now.
  void refresh() { load(); }
  /// @param run 0 = the median of those before
  void setAgainst(std::int64_t run);
  /// @param run 0 = none
  void setOverlay(std::int64_t run);
  /// Answered by queueTold().
  void tellQueue();

  /// Null while nothing is shown.
  [[nodiscard]] const std::shared_ptr<const DashboardView>& view() const { return view_; }

 Q_SIGNALS:
  /// Another run is shown, or it is held against another one; view() is null where there is none.
  void viewChanged();
  /// Runs of the last day, the oldest first.
  void queueTold(const std::vector<barline::ui::RunName>& runs);
  /// One sentence.
  void problem(const QString& sentence);

 private:
  struct Wish {
    std::string fingerprint;
    std::int64_t run{};  // 0 = the latest
    std::int64_t against{};
    std::int64_t overlay{};
  };

  void run(std::function<void()> work);
  void load();
  [[nodiscard]] std::shared_ptr<const DashboardView> viewFor(Wish wish);
  void show(std::shared_ptr<const DashboardView> view, quint64 generation);

  std::shared_ptr<RunStore> store_;
  Wish wish_;
  quint64 generation_{};  // of the wish; answers to older ones are dropped
  std::shared_ptr<const DashboardView> view_;
  WorkQueue queue_;
};

}  // namespace barline::ui
