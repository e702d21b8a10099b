#pragma once

#include <QObject>
#include <atomic>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "ui/tags/TagStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

using TagPlans = std::shared_ptr<const std::vector<tags::TrackPlan>>;

/// Writes tags on a thread of its own: every function returns at once and is answered by signals. One thing
/// is done at a time; asking for another list ends the one that is being made. Lives on the interface's
/// thread.
class TagController : public QObject {
  Q_OBJECT

 public:
  explicit TagController(std::shared_ptr<TagStore> store, QObject* parent = nullptr);
  /// Cancels what is under way and waits for the file in hand.
  ~TagController() override;

  /// Settles what an earlier run left, and looks up what can be taken back: answered by lastWrittenChanged().
  void start();
  /// Answered by progress() and previewed(), the latter only for the last call.
  void preview(std::vector<std::int64_t> tracks, const tags::TagWishes& wishes);
  /// Answered by progress(), written() and lastWrittenChanged().
  void write(TagPlans plans, bool keepTimes);
  /// Takes back what was written last: answered by progress(), takenBack() and lastWrittenChanged().
  void undo(const WrittenTags& last);
  /// Ends what is under way; files that are done stay done.
  void cancel();

 Q_SIGNALS:
  void previewed(const barline::ui::TagPlans& plans);
  void progress(int done, int total);
  void written(const barline::tags::TagOutcome& outcome);
  void takenBack(const barline::tags::TagOutcome& outcome);
  void lastWrittenChanged(const std::optional<barline::ui::WrittenTags>& last);
  /// One sentence; nothing else answers the call.
  void failed(const QString& sentence);

 private:
  using Cancelled = std::shared_ptr<std::atomic<bool>>;

  void run(std::function<void(const Cancelled&)> work);
  template <class Function>
  void tell(Function function);
  [[nodiscard]] tags::TagJobControl control(const Cancelled& cancelled, std::size_t total);
  void tellLast();

  std::shared_ptr<TagStore> store_;
  Cancelled current_;  // of the call made last
  WorkQueue queue_;
};

}  // namespace barline::ui
