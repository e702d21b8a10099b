#pragma once

#include "engine/export/ExportFormat.h"

namespace barline::exporting {

/// The timeline as a picture: on lines below each other as SVG, PNG (both light or dark) and PDF (for paper),
/// and on one long line as SVG. Names of chords and keys are in the program's language.
[[nodiscard]] ExportFormat svgFormat();
[[nodiscard]] ExportFormat darkSvgFormat();
[[nodiscard]] ExportFormat stripFormat();
/// These need a QGuiApplication.
[[nodiscard]] ExportFormat pngFormat();
[[nodiscard]] ExportFormat darkPngFormat();
[[nodiscard]] ExportFormat pdfFormat();

}  // namespace barline::exporting
