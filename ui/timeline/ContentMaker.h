#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "ui/threads/WorkQueue.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// A lane's content, made for the request of this serial number.
struct MadeContent {
  int lane{};
  std::uint64_t serial{};
  std::shared_ptr<const LaneContent> content;  ///< null: the timeline has nothing for the lane
};

/// Makes the contents of lanes on a worker thread. Lives on the interface's thread.
class ContentMaker : public QObject {
  Q_OBJECT

 public:
  explicit ContentMaker(QObject* parent = nullptr);

  void request(int lane, std::uint64_t serial, std::shared_ptr<const model::Timeline> timeline,
               const LaneOptions& options);
  /// What has been made since the last call.
  [[nodiscard]] std::vector<MadeContent> take();
  /// Waits until all that was requested can be taken.
  void finish() { queue_.finish(); }

 Q_SIGNALS:
  /// There is something to take(). Emitted on that thread.
  void made();

 private:
  std::mutex mutex_;
  std::vector<MadeContent> finished_;  ///< guarded by mutex_
  WorkQueue queue_;                    ///< last, so that its thread ends first
};

}  // namespace barline::ui
