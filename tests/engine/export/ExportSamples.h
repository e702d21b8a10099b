#pragma once

#include <QString>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "engine/export/ExportFormat.h"
#include "engine/model/Annotation.h"

namespace barline::test {

/// Quotes, a tab, line breaks, XML's and JSON's own characters, an emoji, right-to-left text and 300
/// characters more.
[[nodiscard]] std::string hostileTitle();

/// A song of 41 bars after a pick-up of one beat, whose beats are never quite even: 4/4, then 3/4, then 6/8
/// of two beats; chords of every kind that Barline knows, some off the beat; three keys; sections of which
/// some are named. All parts that can be exported are there.
[[nodiscard]] model::Timeline songTimeline();

/// The whole of `timeline` under a hostile title.
[[nodiscard]] exporting::ExportTrack exportTrack(const model::Timeline& timeline);

/// What `format` writes of all layers that it can hold.
[[nodiscard]] std::vector<exporting::ExportFile> written(const exporting::ExportFormat& format,
                                                         const exporting::ExportTrack& track);

/// The bytes of the file with this ending; empty where there is none.
[[nodiscard]] std::string bytesOf(std::span<const exporting::ExportFile> files, std::string_view ending);

/// Writes them as <folder>/song<ending>, and what a reader should find as <folder>/truth.json: lists of
/// "beats" [time, position], "bars" [begin, end, number, metre], "tempo", "key", "chords" and "sections"
/// [begin, end, text], "transients" [time, strength], numbers with all their digits.
void writeFiles(std::span<const exporting::ExportFile> files, const exporting::ExportTrack& track,
                const QString& folder);

/// Runs tests/engine/export/read_back.py FORMAT FOLDER, which reads the files with programs that are not ours
/// and compares. @return what is wrong; empty where nothing is
[[nodiscard]] QString readBackByOthers(const QString& format, const QString& folder);

/// Reads the file as a reference, as a person's file of that name would be.
[[nodiscard]] model::Annotation readBack(std::span<const exporting::ExportFile> files,
                                         std::string_view ending);

}  // namespace barline::test
