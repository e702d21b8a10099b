#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>

#include "ui/intake/IntakeStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Imports and searches for missing files on a thread of their own, one at a time; lives on the interface's
/// thread and never blocks it. Answers are signals.
class IntakeController final : public QObject {
  Q_OBJECT

 public:
  explicit IntakeController(std::shared_ptr<IntakeStore> store, QObject* parent = nullptr);
  /// Stops what is under way and waits for it.
  ~IntakeController() override;

  void inspect(const CollectionChoice& choice);
  void importCollection(const CollectionChoice& choice);
  void findMissingFolder();
  void relink(std::int64_t track, const std::filesystem::path& file);
  void relinkFolder(const std::filesystem::path& from, const std::filesystem::path& to);
  /// Not held up by the others.
  void findReferences(std::int64_t track);
  /// Stops what is under way; what is done by then stays.
  void cancel() { cancelled_ = true; }

 Q_SIGNALS:
  void inspected(const barline::ui::CollectionSummary& summary);
  void imported(const barline::ui::CollectionOutcome& outcome);
  void missingFolderFound(const std::filesystem::path& folder);
  void relinked(std::int64_t track, barline::ui::FileOutcome outcome);
  void folderRelinked(const barline::ui::RelinkSummary& summary);
  void referencesFound(std::int64_t track, const std::vector<barline::model::TrackReference>& references);
  /// The share of what is under way that is done, 0–1.
  void progressed(double fraction);
  /// One or two sentences; what was under way has ended.
  void failed(const QString& sentence);

 private:
  void run(WorkQueue& queue, std::function<void()> work);
  template <class Function>
  void tell(Function function);
  [[nodiscard]] IntakeStore::Progress progress();

  std::shared_ptr<IntakeStore> store_;
  std::atomic<bool> cancelled_{false};
  std::atomic<bool> ending_{false};
  WorkQueue queue_;
  WorkQueue questions_;
};

}  // namespace barline::ui
