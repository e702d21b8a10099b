#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace barline::cli {

/// A number with so many decimals and a '.', whatever the locale.
[[nodiscard]] std::string fixed(double value, int decimals);

/// The shortest text that reads back as the same number, whatever the locale.
[[nodiscard]] std::string shortest(double value);

/// Columns that `text` (UTF-8) takes when each code point takes one.
[[nodiscard]] std::size_t width(std::string_view text);

/// "a, b, c"
[[nodiscard]] std::string joined(const std::vector<std::string>& parts);

/// `text` cut to at most `columns`, the last one an ellipsis where something was cut.
[[nodiscard]] std::string elided(std::string_view text, std::size_t columns);

/// `text` filled with spaces up to `columns`.
[[nodiscard]] std::string padded(std::string_view text, std::size_t columns);

/// Breaks lines at spaces so that none is wider than `columns`; all but the first begin with `margin` spaces.
/// Line breaks in `text` are kept.
[[nodiscard]] std::string wrapped(std::string_view text, std::size_t columns, std::size_t margin);

/// A sentence for standard error, on one line: a terminal obeys none of its bytes.
[[nodiscard]] std::string shownSentence(std::string_view sentence);

/// "barline-cli: <sentence>" as a line for standard error, to be written at once: threads would write into it
/// piece by piece.
[[nodiscard]] std::string messageLine(std::string_view sentence);

/// A path on one line: a terminal obeys none of its bytes, whatever the file's name holds. An empty one is
/// "".
[[nodiscard]] std::string shownPath(const std::filesystem::path& path);

/// A sentence about a file that begins with its name alone, with the path in the name's place: files of
/// several folders are told apart by it.
[[nodiscard]] std::string withPath(const std::string& sentence, const std::filesystem::path& file);

/// The files' names without their folders, each as shownPath() shows it.
[[nodiscard]] std::vector<std::string> shownNames(const std::vector<std::filesystem::path>& files);

}  // namespace barline::cli
