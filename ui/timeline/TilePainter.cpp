#include "ui/timeline/TilePainter.h"

#include <QPainter>
#include <algorithm>
#include <cmath>

namespace barline::ui {

int tilePixels(double pixelRatio) {
  return static_cast<int>(std::lround(kTileWidth * pixelRatio));
}

QImage paintTile(const TileJob& job) {
  const int width = tilePixels(job.pixelRatio);
  QImage image(width, job.key.height, QImage::Format_RGB32);
  image.fill(job.ground);
  image.setDevicePixelRatio(job.pixelRatio);
  const Strip strip{.axis = {static_cast<double>(job.key.index) * width * job.key.secondsPerPixel,
                             job.key.secondsPerPixel * job.pixelRatio},
                    .width = width / job.pixelRatio,
                    .height = job.key.height / job.pixelRatio,
                    .pixelRatio = job.pixelRatio,
                    .theme = job.theme.get(),
                    .samples = job.samples.get()};
  QPainter painter(&image);
  painter.setClipRect(QRectF(0, 0, strip.width, strip.height));
  job.content->paint(painter, strip);
  painter.end();
  // Frames copy tiles pixel by pixel.
  image.setDevicePixelRatio(1.0);
  return image;
}

TilePainter::TilePainter(QObject* parent) : QObject(parent) {
  constexpr int kMostThreads = 4;
  pool_.setMaxThreadCount(std::clamp(QThread::idealThreadCount(), 1, kMostThreads));
}

TilePainter::~TilePainter() {
  {
    const std::scoped_lock lock(mutex_);
    waiting_.clear();
  }
  pool_.waitForDone();
}

void TilePainter::request(std::vector<TileJob> jobs) {
  const std::scoped_lock lock(mutex_);
  waiting_.clear();
  for (TileJob& job : jobs) {
    if (std::find(underWay_.begin(), underWay_.end(), job.key) == underWay_.end())
      waiting_.push_back(std::move(job));
  }
  while (workers_ < pool_.maxThreadCount() && workers_ < static_cast<int>(waiting_.size())) {
    ++workers_;
    pool_.start([this] { work(); });
  }
}

std::vector<PaintedTile> TilePainter::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(finished_, {});
}

void TilePainter::work() {
  for (;;) {
    TileJob job;
    {
      const std::scoped_lock lock(mutex_);
      if (waiting_.empty()) {
        --workers_;
        return;
      }
      job = std::move(waiting_.front());
      waiting_.pop_front();
      underWay_.push_back(job.key);
    }
    deliver({job.key, paintTile(job)});
  }
}

void TilePainter::deliver(PaintedTile tile) {
  bool first = false;
  {
    const std::scoped_lock lock(mutex_);
    std::erase(underWay_, tile.key);
    first = finished_.empty();
    finished_.push_back(std::move(tile));
  }
  if (first)
    QMetaObject::invokeMethod(
        this, [this] { Q_EMIT painted(); }, Qt::QueuedConnection);
}

}  // namespace barline::ui
