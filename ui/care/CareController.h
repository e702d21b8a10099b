#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <filesystem>
#include <functional>
#include <memory>
#include <vector>

#include "ui/care/CareStore.h"
#include "ui/threads/HandOver.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Looks after the library on a thread of its own, one task at a time: every function returns at once and is
/// answered by a signal. Lives on the interface's thread.
class CareController final : public QObject {
  Q_OBJECT

 public:
  explicit CareController(std::shared_ptr<CareStore> store, QObject* parent = nullptr);
  /// Cancels the task under way and waits for its end.
  ~CareController() override;

  /// From now on makes the backup of the day while the window stays open; the start makes the first.
  void keepBackingUp() { daily_.start(); }

  /// Answered by listed().
  void list();

  void backUp();
  void check();
  void restore(const std::filesystem::path& file);
  void exportTo(const std::filesystem::path& file);
  void merge(const std::filesystem::path& file);
  void repairAtNextStart();
  void cancel() { cancelled_ = true; }

  [[nodiscard]] bool isBusy() const { return busy_; }

 Q_SIGNALS:
  void listed(const barline::ui::LibraryLocation& place,
              const std::vector<barline::ui::LibraryBackup>& backups);
  /// A task has begun; `name` says what is done: "Checking the library".
  void begun(const QString& name);
  void progressChanged(double fraction);
  /// The task has ended: one or more sentences, or none where it was cancelled.
  void ended(const QString& outcome, bool failed);
  /// One sentence: why there is no backup of the day.
  void problem(const QString& sentence);
  /// A check has found damage.
  void damageFound();

 private:
  using Task = std::function<QString(const CareProgress& progress)>;

  void run(const QString& name, Task task);
  void backUpDaily();
  void end(const QString& outcome, bool failed);
  template <class Function>
  void tell(Function function) {
    queueFor(*this, std::move(function));
  }

  std::shared_ptr<CareStore> store_;
  std::atomic<bool> cancelled_{false};
  bool busy_{};
  QTimer daily_;
  WorkQueue queue_;
};

}  // namespace barline::ui
