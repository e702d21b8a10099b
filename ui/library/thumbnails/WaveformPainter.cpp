#include "ui/library/thumbnails/WaveformPainter.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "ui/timeline/lanes/BandPainter.h"

namespace barline::ui {
namespace {

/// Reads a code of 255 · √value.
float valueOf(std::uint8_t code) {
  const float root = static_cast<float>(code) / 255.0F;
  return root * root;
}

}  // namespace

void paintWaveformThumbnail(QPainter& painter, const QRectF& rect, const model::WaveformThumbnail& waveform,
                            const Theme& theme) {
  const double pixelRatio = painter.device()->devicePixelRatioF();
  const auto columns = static_cast<std::size_t>(std::max(0L, std::lround(rect.width() * pixelRatio)));
  constexpr std::size_t kStored = model::WaveformThumbnail::kColumns;
  std::vector<BandColumn> bands(columns);
  for (std::size_t x = 0; x < columns; ++x) {
    const std::size_t begin = x * kStored / columns;
    const std::size_t end = std::max((x + 1) * kStored / columns, begin + 1);
    const auto largest = [&](const auto& band) {
      return valueOf(*std::max_element(band.data() + begin, band.data() + end));
    };
    bands[x].low = largest(waveform.low);
    bands[x].mid = largest(waveform.mid);
    bands[x].high = largest(waveform.high);
  }
  paintBands(painter, rect, bands, theme, pixelRatio);
}

}  // namespace barline::ui
