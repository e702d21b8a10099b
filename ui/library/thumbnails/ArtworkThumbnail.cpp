#include "ui/library/thumbnails/ArtworkThumbnail.h"

#include <QBuffer>
#include <QByteArray>
#include <QImageReader>
#include <QPainter>
#include <array>
#include <cstring>

namespace barline::ui {
namespace {

constexpr qint64 kMostPixels = qint64{64} << 20;
constexpr int kQuality = 82;

/// The format that the bytes begin as; empty for any other. Formats are not left to Qt to guess, which would
/// try every plugin that is installed, vector formats with references to other files among them.
QByteArray formatOf(const QByteArray& bytes) {
  if (bytes.startsWith("\xFF\xD8\xFF")) return "jpeg";
  if (bytes.startsWith("\x89PNG\r\n")) return "png";
  if (bytes.startsWith("GIF8")) return "gif";
  if (bytes.startsWith("BM")) return "bmp";
  if (bytes.startsWith("RIFF") && bytes.mid(8, 4) == "WEBP") return "webp";
  return {};
}

QImage readSmall(const QByteArray& bytes) {
  QBuffer buffer;
  buffer.setData(bytes);
  QImageReader reader(&buffer, formatOf(bytes));
  reader.setAutoDetectImageFormat(false);
  reader.setAutoTransform(true);
  const QSize size = reader.size();
  if (size.isEmpty() || qint64{size.width()} * size.height() > kMostPixels) return {};
  const QSize box(kArtworkPixels, kArtworkPixels);
  // Decoders of JPEG are much faster to a smaller size; twice the size keeps the last step smooth.
  const QSize twice = size.scaled(2 * box, Qt::KeepAspectRatio).expandedTo({1, 1});
  if (twice.width() < size.width()) reader.setScaledSize(twice);
  QImage image = reader.read();
  if (image.isNull()) return {};
  if (image.width() <= box.width() && image.height() <= box.height()) return image;
  return image.scaled(image.size().scaled(box, Qt::KeepAspectRatio).expandedTo({1, 1}), Qt::IgnoreAspectRatio,
                      Qt::SmoothTransformation);
}

QImage onWhite(const QImage& image) {
  if (!image.hasAlphaChannel()) return image;
  QImage opaque(image.size(), QImage::Format_RGB32);
  opaque.fill(Qt::white);
  QPainter(&opaque).drawImage(0, 0, image);
  return opaque;
}

QByteArray viewOf(std::span<const std::byte> bytes) {
  return QByteArray::fromRawData(reinterpret_cast<const char*>(bytes.data()),
                                 static_cast<qsizetype>(bytes.size()));
}

}  // namespace

std::vector<std::byte> artworkThumbnail(std::span<const std::byte> picture) {
  const QByteArray bytes = viewOf(picture);
  if (formatOf(bytes).isEmpty()) return {};
  const QImage image = readSmall(bytes);
  if (image.isNull()) return {};
  QBuffer jpeg;
  jpeg.open(QIODevice::WriteOnly);
  if (!onWhite(image).save(&jpeg, "jpeg", kQuality)) return {};
  std::vector<std::byte> thumbnail(static_cast<std::size_t>(jpeg.size()));
  std::memcpy(thumbnail.data(), jpeg.data().constData(), thumbnail.size());
  return thumbnail;
}

QImage decodeArtworkThumbnail(std::span<const std::byte> thumbnail) {
  return QImage::fromData(viewOf(thumbnail), "jpeg");
}

}  // namespace barline::ui
