#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <functional>
#include <memory>
#include <vector>

#include "ui/crates/CrateChange.h"
#include "ui/crates/CrateStore.h"
#include "ui/threads/WorkQueue.h"

class QUndoStack;

namespace barline::ui {

/// The crates on a thread of their own: every function returns at once and is answered by a signal. What
/// changes them can be undone. Lives on the interface's thread.
class CrateController : public QObject {
  Q_OBJECT

 public:
  /// @param undo takes what a person changes; outlives the controller
  CrateController(std::shared_ptr<CrateStore> store, QUndoStack& undo, QObject* parent = nullptr);
  /// Waits for the call under way; those that wait are still made.
  ~CrateController() override;

  /// Lists the crates and counts: answered by listed() and counted().
  void load();
  /// The same soon: the library has changed, perhaps by another process.
  void listSoon();
  /// The tracks of a crate, of all crates in a folder, or of the history: answered by tracksFound().
  void findTracks(const LibraryPlace& place);
  /// Counts anew, soon: several calls one after the other count once. Answered by counted().
  void countSoon();

  /// A change that can be undone. @param text of the undo command: "Rename crate"
  void change(const QString& text, CrateChange change);

  /// A crate or folder that is made, and told by created(): its name can be typed then.
  void create(const model::Crate& crate, std::int64_t before = 0,
              const std::vector<std::int64_t>& tracks = {});
  void rename(std::int64_t id, const QString& name);
  void setSearch(std::int64_t id, const QString& search);
  void move(std::int64_t id, const CratePlace& to);
  void remove(const model::Crate& crate);
  void addTracks(std::int64_t crate, const std::vector<std::int64_t>& tracks, std::int64_t before = 0);
  void takeOutTracks(std::int64_t crate, const std::vector<std::int64_t>& tracks);
  void moveTracks(std::int64_t crate, const std::vector<std::int64_t>& tracks, std::int64_t before);

  /// Keep the history. Cannot be undone.
  void noteOpened(std::int64_t track);
  void noteHeard(std::int64_t track);
  void clearHistory();

 Q_SIGNALS:
  void listed(const std::vector<barline::model::Crate>& crates);
  void counted(const barline::ui::LibraryCounts& counts);
  void created(std::int64_t crate);
  /// In their order, each once.
  void tracksFound(const barline::ui::LibraryPlace& place, const std::vector<std::int64_t>& tracks);
  /// The tracks of a crate, or of the history, may be others than before.
  void contentChanged();
  /// One sentence.
  void problem(const QString& sentence);

 private:
  friend class CrateCommand;

  void run(WorkQueue& queue, std::function<void()> work);
  template <class Function>
  void tell(Function function);
  enum class Making : unsigned char { First, Undo, Redo };

  /// Makes what `next` holds, and puts what takes it back in its place.
  void make(const std::shared_ptr<CrateChange>& next, Making making);
  /// What could not be undone is still done, and the reverse.
  void setBack(const std::shared_ptr<CrateChange>& next, Making making);
  void note(std::function<void(CrateStore&)> event);
  void list();
  void count();

  std::shared_ptr<CrateStore> store_;
  QUndoStack& undo_;
  QTimer countTimer_;
  std::atomic<bool> ending_{false};
  std::atomic<bool> listing_{false};   // a list waits for its turn
  std::atomic<bool> counting_{false};  // a count waits for its turn
  std::atomic<int> countDelay_;        // ms from countSoon() to counting
  WorkQueue queue_;
  WorkQueue counts_;
};

}  // namespace barline::ui
