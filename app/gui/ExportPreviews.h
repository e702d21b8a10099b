#pragma once

#include <QImage>
#include <QString>

#include "engine/export/ExportFormat.h"

namespace barline::app {

/// The first part of a file as text: what it holds, or what the format makes readable of it.
struct PreviewText {
  QString text;
  bool cut{};
};
[[nodiscard]] PreviewText previewText(const exporting::ExportFormat& format,
                                      const std::vector<exporting::ExportFile>& files);

/// A picture that was written, not larger than a screen needs; null where it cannot be drawn. A PDF is shown
/// as the SVG that it is made from. Any thread.
[[nodiscard]] QImage previewPicture(const exporting::ExportFormat& format,
                                    const std::vector<exporting::ExportFile>& files,
                                    const exporting::ExportTrack& track, const exporting::Layers& layers);

/// What there is of a track.
[[nodiscard]] exporting::Layers knownLayers(const model::Timeline& timeline);

}  // namespace barline::app
