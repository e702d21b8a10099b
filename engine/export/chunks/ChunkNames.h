#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/ExportTrack.h"
#include "engine/export/chunks/ChunkPlan.h"

namespace barline::exporting {

/// What a name's pattern may ask for.
struct ChunkField {
  std::string_view name;  ///< "bar"
  const char* summary;    ///< English, through BARLINE_EXPORT_TEXT in the context "Chunks"
};

/// All of them, in the order in which they are shown: track, title, artist, album, genre, year, number, bar,
/// last_bar, beat, section, section_number, group, chord, key, camelot, bpm, metre, start, seconds.
[[nodiscard]] std::span<const ChunkField> chunkFields();

/// "{track}/bar_{bar:04}" and the like for each unit.
[[nodiscard]] std::string usualPattern(ChunkUnit unit);

/// The names of a track's chunks, relative to the folder that is written to, with `ending`; in order, no two
/// of them the same, not even where upper and lower case are.
///
/// A pattern is text with fields in braces: {bar}, with a width that is filled up with zeros {bar:04}, with
/// decimals {bpm:.1}; "{{" and "}}" are braces, "/" makes folders. What a field gives never makes a folder:
/// characters that a file system or a shell's user trips over (/ \ : * ? " < > | and control characters)
/// become "_", as do points and spaces at a name's ends; what is not known is "unknown". Parts are cut to 255
/// bytes between characters. A name that has been given gets a number: bar_0001-2.wav. Pure; any thread.
/// @throws ChunkError for a pattern that makes no sense
[[nodiscard]] std::vector<std::filesystem::path> chunkNames(const ExportTrack& track, const ChunkPlan& plan,
                                                            const std::string& pattern,
                                                            std::string_view ending);

/// ".wav" or ".flac"
[[nodiscard]] std::string_view endingOf(ChunkEncoding encoding);

}  // namespace barline::exporting
