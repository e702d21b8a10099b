#pragma once

#include <filesystem>
#include <string_view>

#include "engine/model/Annotation.h"

namespace barline::importing {

/// A layer that Sonic Visualiser (or Sonic Annotator) exported as CSV, with times in seconds, or a table of
/// Barline's: instants become beats, regions chords, keys or sections, as their labels say. The header names the columns; without one,
/// two columns are time and label, three time, duration and label, four or more time, value, duration and
/// label. @throws ImportError
[[nodiscard]] model::Annotation readSonicVisualiserCsv(const std::filesystem::path& file,
                                                       std::string_view text);

}  // namespace barline::importing
