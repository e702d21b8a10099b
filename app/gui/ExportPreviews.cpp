#include "app/gui/ExportPreviews.h"

#include <QPainter>
#include <QSvgRenderer>
#include <algorithm>

#include "engine/export/ExportCatalog.h"

namespace barline::app {
namespace {

using exporting::ExportFile;
using exporting::ExportFormat;
using exporting::Layer;

constexpr std::size_t kMostBytes = 20'000;
constexpr int kMostWidth = 1600;
constexpr int kMostHeight = 4000;

QByteArray bytesOf(const ExportFile& file) {
  return QByteArray::fromRawData(file.bytes.data(), static_cast<qsizetype>(file.bytes.size()));
}

QSize bounded(QSize size) {
  if (size.isEmpty()) return {};
  const QSize most(kMostWidth, kMostHeight);
  return size.width() > most.width() || size.height() > most.height() ? size.scaled(most, Qt::KeepAspectRatio)
                                                                      : size;
}

QImage drawn(const ExportFile& svg) {
  QSvgRenderer renderer(bytesOf(svg));
  const QSize size = bounded(renderer.defaultSize());
  if (!renderer.isValid() || size.isEmpty()) return {};
  QImage image(size, QImage::Format_ARGB32_Premultiplied);
  image.fill(Qt::transparent);
  QPainter painter(&image);
  renderer.render(&painter);
  return image;
}

/// Cut between characters.
QString textOf(std::string_view bytes, std::size_t most) {
  std::size_t end = std::min(bytes.size(), most);
  while (end > 0 && end < bytes.size() && (static_cast<unsigned char>(bytes[end]) & 0xC0U) == 0x80U) --end;
  return QString::fromUtf8(bytes.data(), static_cast<qsizetype>(end));
}

}  // namespace

PreviewText previewText(const ExportFormat& format, const std::vector<ExportFile>& files) {
  PreviewText preview;
  // Each of several files gets its share.
  const std::size_t most = kMostBytes / std::max<std::size_t>(files.size(), 1);
  for (const ExportFile& file : files) {
    const std::string text = format.preview                                     ? format.preview(file)
                             : format.content == exporting::FormatContent::Text ? file.bytes
                                                                                : std::string();
    // Several files one below the other, each under its name.
    if (files.size() > 1)
      preview.text += QStringLiteral("—— ") + QString::fromStdString(file.ending) + QStringLiteral(" ——\n");
    preview.text += textOf(text, most);
    if (files.size() > 1 && !preview.text.endsWith(QLatin1Char('\n'))) preview.text += QLatin1Char('\n');
    preview.cut = preview.cut || text.size() > most;
  }
  return preview;
}

QImage previewPicture(const ExportFormat& format, const std::vector<ExportFile>& files,
                      const exporting::ExportTrack& track, const exporting::Layers& layers) {
  if (format.content != exporting::FormatContent::Picture || files.empty()) return {};
  if (format.extension == ".svg") return drawn(files.front());
  if (format.extension == ".pdf") {
    const ExportFormat* const svg = exporting::findFormat("svg");
    if (svg == nullptr) return {};
    const std::vector<ExportFile> same = svg->write({&track, 1}, layers);
    return same.empty() ? QImage() : drawn(same.front());
  }
  const QImage image = QImage::fromData(bytesOf(files.front()));
  const QSize size = bounded(image.size());
  return size == image.size() ? image : image.scaled(size, Qt::KeepAspectRatio, Qt::SmoothTransformation);
}

exporting::Layers knownLayers(const model::Timeline& timeline) {
  exporting::Layers known;
  known.set(Layer::Beats, timeline.grid && !timeline.grid->beats.empty());
  known.set(Layer::Bars, timeline.grid && !timeline.grid->bars.empty());
  known.set(Layer::Tempo, timeline.tempo != nullptr);
  known.set(Layer::Key, timeline.key != nullptr);
  known.set(Layer::Chords, timeline.chords != nullptr);
  known.set(Layer::Sections, timeline.sections != nullptr);
  known.set(Layer::Transients, timeline.transients != nullptr);
  known.set(Layer::Curves, timeline.energy != nullptr || timeline.perceivedLoudness != nullptr ||
                               timeline.sharpness != nullptr || timeline.roughness != nullptr);
  known.set(Layer::BarFeatures, timeline.bars != nullptr);
  known.set(Layer::Measures, timeline.loudness != nullptr || timeline.energyRating != nullptr ||
                                 timeline.danceability != nullptr);
  known.set(Layer::Waveform, timeline.waveform != nullptr);
  return known;
}

}  // namespace barline::app
