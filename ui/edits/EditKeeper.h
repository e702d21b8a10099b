#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <string>

#include "engine/model/Edit.h"
#include "ui/edits/EditStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// The id of an edit, once it is kept; 0 before.
using EditTicket = std::shared_ptr<std::atomic<std::int64_t>>;

/// Brings edits to the store, in order, on a thread of its own. What the store refuses (a full disk) waits in
/// memory and is tried again, so that nothing is lost while the program runs. Every function returns at once;
/// lives on the interface's thread.
class EditKeeper : public QObject {
  Q_OBJECT

 public:
  explicit EditKeeper(std::shared_ptr<EditStore> store, QObject* parent = nullptr);
  /// Keeps what waits, if the store takes it now.
  ~EditKeeper() override;

  /// Answered by loaded(), after what was to be kept before.
  void load(const std::string& fingerprint);
  EditTicket append(const std::string& fingerprint, model::Edit edit);
  void setUndone(const EditTicket& ticket, bool undone);
  /// Calls on this thread what is to come after all that was to be kept before, once that is kept.
  void whenKept(std::function<void()> then);
  /// Whether the store refused what waits, the last time it was asked.
  [[nodiscard]] bool isRefused() const { return refused_; }

  /// Blocks until the store has been asked to take all that waits. For tests.
  void waitForDone();

 Q_SIGNALS:
  void loaded(const std::string& fingerprint, const barline::model::EditHistory& history);
  /// One sentence: what could not be kept or read. Told once until something was kept again.
  void problem(const QString& sentence);

 private:
  using Task = std::function<void(EditStore&)>;

  void add(Task task);
  /// Works off the tasks until one fails. On the queue's thread.
  void work();
  void tellProblem(const QString& sentence);

  std::shared_ptr<EditStore> store_;
  std::mutex mutex_;
  std::deque<Task> tasks_;  // guarded by mutex_; the first is being done
  bool told_{};             // of a problem; on the queue's thread
  std::atomic<bool> refused_{};
  QTimer again_;
  WorkQueue queue_;
};

}  // namespace barline::ui
