#pragma once

#include <QImage>
#include <QObject>
#include <memory>
#include <mutex>
#include <vector>

#include "ui/theme/Theme.h"
#include "ui/threads/WorkQueue.h"
#include "ui/timeline/TileCache.h"
#include "ui/timeline/lanes/Lane.h"

namespace barline::ui {

/// Logical width of a tile.
inline constexpr int kTileWidth = 256;

/// Device pixels of a tile's width.
[[nodiscard]] int tilePixels(double pixelRatio);

/// A tile that is to be painted, with all that it is painted from.
struct TileJob {
  TileKey key;
  double pixelRatio{1};
  QColor ground;
  std::shared_ptr<const LaneContent> content;
  std::shared_ptr<const Theme> theme;
  std::shared_ptr<const SampleWindow> samples;           ///< may be null
  std::shared_ptr<const SpectrumPyramid> spectrum;       ///< may be null
  std::shared_ptr<const SpectrumWindow> spectrumDetail;  ///< may be null
};

[[nodiscard]] QImage paintTile(const TileJob& job);

struct PaintedTile {
  TileKey key;
  QImage image;
};

/// Paints tiles on worker threads. Lives on the interface's thread.
class TilePainter : public QObject {
  Q_OBJECT

 public:
  explicit TilePainter(QObject* parent = nullptr);

  /// Paints these, the first ones first, instead of what was asked for before and has not begun.
  void request(std::vector<TileJob> jobs);
  /// What has been painted since the last call.
  [[nodiscard]] std::vector<PaintedTile> take();

 Q_SIGNALS:
  /// There is something to take(). Emitted on a worker's thread, once for all that is painted until then.
  void painted();

 private:
  void paint(const TileJob& job);

  std::mutex mutex_;
  std::vector<TileKey> underWay_;      ///< guarded by mutex_
  std::vector<PaintedTile> finished_;  ///< guarded by mutex_
  WorkQueue queue_;                    ///< last, so that its threads end first
};

}  // namespace barline::ui
