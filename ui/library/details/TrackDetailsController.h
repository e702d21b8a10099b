#pragma once

#include <QObject>
#include <QTimer>
#include <atomic>
#include <memory>

#include "ui/library/details/TrackDetailsStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// Asks for the details of the track that has the focus, on a thread of its own. While a person goes through
/// a list only the track at which they stay is asked for. Lives on the interface's thread.
class TrackDetailsController final : public QObject {
  Q_OBJECT

 public:
  static constexpr std::size_t kSimilar = 12;

  explicit TrackDetailsController(std::shared_ptr<TrackDetailsStore> store, QObject* parent = nullptr);
  ~TrackDetailsController() override;

  /// 0 = none. Answered by found().
  void setTrack(std::int64_t track);
  [[nodiscard]] std::int64_t track() const { return track_; }
  /// The library has changed.
  void refresh();

 Q_SIGNALS:
  /// Null: there is no track, or not any more.
  void found(std::shared_ptr<const barline::ui::TrackDetails> details);
  /// One sentence.
  void problem(const QString& sentence);

 private:
  void ask();

  std::shared_ptr<TrackDetailsStore> store_;
  QTimer timer_;
  std::int64_t track_{};
  std::atomic<std::int64_t>
      wanted_{};  // track_ for the queue's thread; what is not wanted any more is not asked for
  WorkQueue queue_;
};

}  // namespace barline::ui
