#pragma once

#include <QByteArray>
#include <span>
#include <string>

#include "engine/export/picture/TimelinePicture.h"

/// Pictures for programs that read no SVG. They write text, so each needs a QGuiApplication. Any thread.
namespace barline::exporting::picture {

/// A PNG, `scale` of its pixels for each of the drawing's, less where it would be larger than readers take.
/// @throws std::runtime_error where there is no QGuiApplication or no memory
[[nodiscard]] std::string pngBytes(const Drawing& drawing, double scale = 2.0);

/// A PDF of A4 pages, a drawing in the middle of each. @throws std::runtime_error likewise
[[nodiscard]] std::string pdfBytes(std::span<const Drawing> pages, const std::string& title);

/// @throws std::runtime_error where there is no QGuiApplication
void requireFonts();

/// Nothing of a file is to depend on the clock: blanks the date of a PDF, so that all else stays in its
/// place.
void removeDate(QByteArray& pdf);

}  // namespace barline::exporting::picture
