#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <condition_variable>
#include <memory>
#include <mutex>

#include "ui/exporting/ExportStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Writes on a thread of its own, one job at a time: every function returns at once and is answered by
/// signals. Lives on the interface's thread.
class ExportController final : public QObject {
  Q_OBJECT

 public:
  using Job = std::function<ExportOutcome(ExportStore& store, const ExportControl& control)>;

  explicit ExportController(std::shared_ptr<ExportStore> store, QObject* parent = nullptr);
  /// Cancels what is under way and waits for its end.
  ~ExportController() override;

  [[nodiscard]] const std::shared_ptr<ExportStore>& store() const { return store_; }

  /// Does nothing while another is under way. Answered by begun(), progressed(), asked() and ended() or
  /// failed().
  void start(Job job);
  void cancel();
  /// The person's word about the file that asked() named. @param forAll whether it counts for all that follow
  void answer(Collision word, bool forAll);

  [[nodiscard]] bool isBusy() const { return busy_; }

 Q_SIGNALS:
  void begun();
  /// @param secondsLeft by how fast it has been so far; negative while that is not known
  void progressed(const barline::ui::ExportState& state, double secondsLeft);
  /// A file of this name exists; nothing goes on until answer() or cancel().
  void asked(const std::filesystem::path& file);
  void ended(const barline::ui::ExportOutcome& outcome);
  /// One sentence.
  void failed(const QString& sentence);

 private:
  /// What the working thread and the person tell each other.
  struct Talk {
    std::mutex mutex;
    std::condition_variable changed;
    bool cancelled{};
    std::optional<Collision> word;
    bool forAll{};
  };

  template <class Function>
  void tell(Function function);
  [[nodiscard]] ExportControl control(const std::shared_ptr<Talk>& talk);
  void report(const ExportState& state);
  [[nodiscard]] std::optional<Collision> ask(Talk& talk, const std::filesystem::path& file);

  std::shared_ptr<ExportStore> store_;
  std::shared_ptr<Talk> talk_;
  QElapsedTimer elapsed_;
  QElapsedTimer asking_;  // runs while the person is asked
  qint64 asked_{};        // ms that went by so
  bool busy_{};
  WorkQueue queue_;
};

}  // namespace barline::ui
