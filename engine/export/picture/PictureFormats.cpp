#include "engine/export/picture/PictureFormats.h"

#include "engine/export/picture/Rendering.h"
#include "engine/export/picture/TimelinePicture.h"

namespace barline::exporting {
namespace {

using picture::Drawing;
using picture::Palette;
using picture::Scene;

constexpr Layers kDrawn{Layer::Beats,  Layer::Bars,     Layer::Tempo,  Layer::Key,
                        Layer::Chords, Layer::Sections, Layer::Curves, Layer::Waveform};

/// A format whose one file `draw` makes of the scene.
ExportFormat pictureFormat(std::string_view id, const char* title, const char* summary,
                           std::string_view extension, std::string (*draw)(const Scene& scene)) {
  return {.id = id,
          .title = title,
          .summary = summary,
          .group = FormatGroup::Picture,
          .extension = extension,
          .layers = kDrawn,
          .content = FormatContent::Picture,
          .write = [extension, draw](std::span<const ExportTrack> tracks, const Layers& chosen) {
            const Scene scene = picture::sceneOf(tracks.front(), chosen);
            return std::vector<ExportFile>{{std::string(extension), draw(scene)}};
          }};
}

Drawing sheet(const Scene& scene, const Palette& palette) {
  return timelineSheet(scene, palette).front();
}

}  // namespace

ExportFormat svgFormat() {
  return pictureFormat("svg", BARLINE_EXPORT_TEXT("Export", "Picture (SVG)"),
                       BARLINE_EXPORT_TEXT("Export",
                                           "The timeline line by line, sharp at any size, for pages "
                                           "and drawing programs."),
                       ".svg", [](const Scene& scene) { return sheet(scene, picture::lightPalette()).svg; });
}

ExportFormat darkSvgFormat() {
  return pictureFormat("svg-dark", BARLINE_EXPORT_TEXT("Export", "Dark picture (SVG)"),
                       BARLINE_EXPORT_TEXT("Export", "The same on black, for dark pages and slides."), ".svg",
                       [](const Scene& scene) { return sheet(scene, picture::darkPalette()).svg; });
}

ExportFormat stripFormat() {
  return pictureFormat("svg-strip", BARLINE_EXPORT_TEXT("Export", "Strip (SVG)"),
                       BARLINE_EXPORT_TEXT("Export", "The whole timeline on one long line, to scroll along."),
                       ".svg",
                       [](const Scene& scene) { return timelineStrip(scene, picture::lightPalette()).svg; });
}

ExportFormat pngFormat() {
  return pictureFormat(
      "png", BARLINE_EXPORT_TEXT("Export", "Picture (PNG)"),
      BARLINE_EXPORT_TEXT("Export", "The timeline line by line as pixels, for mails and messages."), ".png",
      [](const Scene& scene) { return pngBytes(sheet(scene, picture::lightPalette())); });
}

ExportFormat darkPngFormat() {
  return pictureFormat("png-dark", BARLINE_EXPORT_TEXT("Export", "Dark picture (PNG)"),
                       BARLINE_EXPORT_TEXT("Export", "The same on black."), ".png",
                       [](const Scene& scene) { return pngBytes(sheet(scene, picture::darkPalette())); });
}

ExportFormat pdfFormat() {
  return pictureFormat("pdf", BARLINE_EXPORT_TEXT("Export", "Picture (PDF)"),
                       BARLINE_EXPORT_TEXT("Export",
                                           "The timeline on pages to print, eight bars a line; it "
                                           "fits A4 and Letter."),
                       ".pdf", [](const Scene& scene) {
                         const auto pages =
                             timelineSheet(scene, picture::lightPalette(), picture::printedSheet());
                         return pdfBytes(pages, scene.title);
                       });
}

}  // namespace barline::exporting
