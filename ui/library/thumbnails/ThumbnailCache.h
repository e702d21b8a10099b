#pragma once

#include <QCache>
#include <QImage>
#include <QObject>
#include <QSet>
#include <atomic>
#include <cstdint>
#include <memory>
#include <vector>

#include "ui/library/thumbnails/ThumbnailStore.h"
#include "ui/threads/WorkQueue.h"

namespace barline::ui {

/// The pictures of the rows that a person looks at. What is not at hand is asked for, all that a paint missed
/// at once and those asked for last first, and told of when it is there. Keeps at most some 4000 tracks and
/// 400 covers, 18 MiB. Lives on the interface's thread and never blocks it.
class ThumbnailCache final : public QObject {
  Q_OBJECT

 public:
  explicit ThumbnailCache(std::shared_ptr<ThumbnailStore> store, QObject* parent = nullptr);
  /// Waits for the call under way.
  ~ThumbnailCache() override;

  /// Null while it is on its way, arrived() follows, and where the track has none. Valid until the next call.
  [[nodiscard]] const model::WaveformThumbnail* waveform(std::int64_t track);
  /// Null in the same way.
  [[nodiscard]] QImage artwork(std::int64_t track);

  /// The tracks have changed: what is shown of them stays until the new is there.
  void refresh(const std::vector<std::int64_t>& tracks);

  /// Something in the library is another than before, perhaps by another process: what was not there is
  /// looked for again when it is looked at.
  void forgetIncomplete();

  /// Makes what tracks lack, in the background; arrived() tells of those that were looked at.
  void complete();

  /// Waits for what is under way and tells it. For tests.
  void finish();

 Q_SIGNALS:
  /// There is more to see of these tracks.
  void arrived(const std::vector<std::int64_t>& tracks);

 private:
  struct Answer {
    std::vector<TrackThumbnails> tracks;
    std::vector<std::pair<std::int64_t, QImage>> artworks;
  };

  const TrackThumbnails* find(std::int64_t track);
  void ask(std::int64_t track);
  void send();
  [[nodiscard]] Answer fetch(const std::vector<std::int64_t>& tracks,
                             const QSet<std::int64_t>& knownArtworks) const;
  void accept(const Answer& answer);

  std::shared_ptr<ThumbnailStore> store_;
  QCache<std::int64_t, TrackThumbnails> tracks_;
  QCache<std::int64_t, QImage> artworks_;
  std::vector<std::int64_t> wanted_;  // asked for since the last send()
  QSet<std::int64_t> onTheirWay_;     // wanted_, and those of the fetch under way
  bool fetching_{};
  std::atomic<bool> ending_{false};
  WorkQueue queue_;
  WorkQueue background_;
};

}  // namespace barline::ui
