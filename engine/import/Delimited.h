#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace barline::importing {

/// Times beyond a day are no seconds of a track but milliseconds or samples.
inline constexpr double kLatestTime = 86400.0;

/// More rows, observations or beats than any track has.
inline constexpr std::size_t kMostRows = 500'000;

struct Row {
  int line{};  ///< 1 up
  std::vector<std::string> cells;
};

/// Lines of whitespace-separated cells, as mir_eval reads them: the last of `mostCells` takes the rest of its
/// line. Lines that begin with '#' and empty ones are left out; a byte order mark and CR are dropped.
/// @throws ImportError for more than kMostRows rows, lines over 64 KiB and bytes that are no text
[[nodiscard]] std::vector<Row> readColumns(const std::filesystem::path& file, std::string_view text,
                                           std::size_t mostCells);

/// The same for cells between tabs, which may be empty and of which the last of `mostCells` takes the rest.
[[nodiscard]] std::vector<Row> readTabbed(const std::filesystem::path& file, std::string_view text,
                                          std::size_t mostCells);

/// Lines of cells between commas, semicolons or tabs (whichever the first line has), quoted or not (RFC
/// 4180); a quoted cell ends in its line. Else as readColumns().
[[nodiscard]] std::vector<Row> readSeparated(const std::filesystem::path& file, std::string_view text);

/// A finite decimal number, '.' whatever the locale; nothing for any other text.
[[nodiscard]] std::optional<double> parseNumber(std::string_view text);

/// Seconds from 0 to kLatestTime. @throws ImportError
[[nodiscard]] double parseTime(const std::filesystem::path& file, int line, std::string_view text);

/// A label fit to be shown: no control characters, valid UTF-8, at most 200 bytes, no space at its ends.
[[nodiscard]] std::string cleanLabel(std::string_view text);

}  // namespace barline::importing
