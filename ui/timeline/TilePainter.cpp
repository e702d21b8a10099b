#include "ui/timeline/TilePainter.h"

#include <QPainter>
#include <QThread>
#include <algorithm>
#include <cmath>

namespace barline::ui {
namespace {

constexpr int kMostThreads = 4;

}  // namespace

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
                    .samples = job.samples.get(),
                    .spectrum = job.spectrum.get(),
                    .spectrumDetail = job.spectrumDetail.get()};
  QPainter painter(&image);
  painter.setClipRect(QRectF(0, 0, strip.width, strip.height));
  job.content->paint(painter, strip);
  painter.end();
  // Frames copy tiles pixel by pixel.
  image.setDevicePixelRatio(1.0);
  return image;
}

TilePainter::TilePainter(QObject* parent)
    : QObject(parent), queue_(std::min(QThread::idealThreadCount(), kMostThreads)) {}

void TilePainter::request(std::vector<TileJob> jobs) {
  {
    const std::scoped_lock lock(mutex_);
    std::erase_if(jobs, [this](const TileJob& job) {
      return std::find(underWay_.begin(), underWay_.end(), job.key) != underWay_.end();
    });
  }
  std::vector<WorkQueue::Task> tasks;
  for (TileJob& job : jobs) {
    tasks.emplace_back([this, held = std::make_shared<const TileJob>(std::move(job))] { paint(*held); });
  }
  queue_.replace(std::move(tasks));
}

std::vector<PaintedTile> TilePainter::take() {
  const std::scoped_lock lock(mutex_);
  return std::exchange(finished_, {});
}

void TilePainter::paint(const TileJob& job) {
  {
    const std::scoped_lock lock(mutex_);
    underWay_.push_back(job.key);
  }
  QImage image = paintTile(job);
  bool first = false;
  {
    const std::scoped_lock lock(mutex_);
    std::erase(underWay_, job.key);
    first = finished_.empty();
    finished_.push_back({job.key, std::move(image)});
  }
  if (first) Q_EMIT painted();
}

}  // namespace barline::ui
