#include "engine/import/Delimited.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <system_error>

#include "engine/import/ImportError.h"

namespace barline::importing {
namespace {

constexpr std::size_t kLongestLine = 65'536;
constexpr std::size_t kLongestLabel = 200;
constexpr std::size_t kShownText = 40;
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kSpaces = " \t\v\f";

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(kSpaces);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(kSpaces) - first + 1);
}

/// Calls `row(line number, text)` for each line that says something.
template <typename Function>
void forEachLine(const std::filesystem::path& file, std::string_view text, Function row) {
  if (text.find('\0') != std::string_view::npos) {
    throw ImportError(file, 0, "this is no text", "Choose a text file, JAMS, MIDI or Sonic Visualiser CSV.");
  }
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
  std::size_t rows = 0;
  for (int line = 1; !text.empty(); ++line) {
    const std::size_t end = text.find_first_of("\r\n");
    const std::string_view content = text.substr(0, end);
    if (content.size() > kLongestLine) {
      throw ImportError(file, line, "the line is over 64 KiB long", "Is this an annotation?");
    }
    const bool isCrLf = end != std::string_view::npos && text.substr(end).starts_with("\r\n");
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + (isCrLf ? 2 : 1));
    if (trimmed(content).empty() || content.front() == '#') continue;
    if (++rows > kMostRows)
      throw ImportError(file, line, "there are more than 500,000 lines", "Cut the file.");
    row(line, content);
  }
}

std::vector<std::string> splitAtSpaces(std::string_view text, std::size_t mostCells) {
  std::vector<std::string> cells;
  text = trimmed(text);
  while (!text.empty()) {
    const std::size_t end =
        cells.size() + 1 == mostCells ? std::string_view::npos : text.find_first_of(kSpaces);
    cells.emplace_back(text.substr(0, end));
    text = end == std::string_view::npos ? std::string_view{} : trimmed(text.substr(end));
  }
  return cells;
}

std::vector<std::string> splitAtTabs(std::string_view text, std::size_t mostCells) {
  std::vector<std::string> cells;
  for (;;) {
    const std::size_t end = cells.size() + 1 == mostCells ? std::string_view::npos : text.find('\t');
    cells.emplace_back(trimmed(text.substr(0, end)));
    if (end == std::string_view::npos) return cells;
    text.remove_prefix(end + 1);
  }
}

/// Takes a quoted cell with its quotes off the front of `text`.
std::string takeQuoted(const std::filesystem::path& file, int line, std::string_view& text) {
  std::string cell;
  text.remove_prefix(1);
  for (;;) {
    const std::size_t quote = text.find('"');
    if (quote == std::string_view::npos) {
      throw ImportError(file, line, "a quoted cell does not end", "Close the quotation mark.");
    }
    cell += text.substr(0, quote);
    text.remove_prefix(quote + 1);
    if (!text.starts_with('"')) return cell;
    cell += '"';
    text.remove_prefix(1);
  }
}

std::vector<std::string> splitAtSeparators(const std::filesystem::path& file, int line, std::string_view text,
                                           char separator) {
  std::vector<std::string> cells;
  for (;;) {
    if (text.starts_with('"')) {
      cells.push_back(takeQuoted(file, line, text));
      text.remove_prefix(std::min(text.find(separator), text.size()));
    } else {
      const std::size_t end = std::min(text.find(separator), text.size());
      cells.emplace_back(trimmed(text.substr(0, end)));
      text.remove_prefix(end);
    }
    if (text.empty()) return cells;
    text.remove_prefix(1);
  }
}

char separatorOf(std::string_view line) {
  for (const char separator : {',', ';', '\t'}) {
    if (line.find(separator) != std::string_view::npos) return separator;
  }
  return ',';
}

/// Bytes of the UTF-8 sequence that `text` begins with; 0 where it begins with none.
std::size_t sequenceLength(std::string_view text) {
  const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
  const unsigned char lead = byte(0);
  const std::size_t length = lead < 0x80   ? 1
                             : lead < 0xC2 ? 0
                             : lead < 0xE0 ? 2
                             : lead < 0xF0 ? 3
                             : lead < 0xF5 ? 4
                                           : 0;
  if (length == 0 || length > text.size()) return 0;
  for (std::size_t i = 1; i < length; ++i) {
    if ((byte(i) & 0xC0) != 0x80) return 0;
  }
  const bool isOverlong = (lead == 0xE0 && byte(1) < 0xA0) || (lead == 0xF0 && byte(1) < 0x90);
  const bool isNoCharacter = (lead == 0xED && byte(1) > 0x9F) || (lead == 0xF4 && byte(1) > 0x8F);
  return isOverlong || isNoCharacter ? 0 : length;
}

}  // namespace

std::vector<Row> readColumns(const std::filesystem::path& file, std::string_view text,
                             std::size_t mostCells) {
  std::vector<Row> rows;
  forEachLine(file, text, [&](int line, std::string_view content) {
    rows.push_back({line, splitAtSpaces(content, mostCells)});
  });
  return rows;
}

std::vector<Row> readTabbed(const std::filesystem::path& file, std::string_view text, std::size_t mostCells) {
  std::vector<Row> rows;
  forEachLine(file, text, [&](int line, std::string_view content) {
    rows.push_back({line, splitAtTabs(content, mostCells)});
  });
  return rows;
}

std::vector<Row> readSeparated(const std::filesystem::path& file, std::string_view text) {
  std::vector<Row> rows;
  char separator = 0;
  forEachLine(file, text, [&](int line, std::string_view content) {
    if (separator == 0) separator = separatorOf(content);
    rows.push_back({line, splitAtSeparators(file, line, content, separator)});
  });
  return rows;
}

std::optional<double> parseNumber(std::string_view text) {
  if (text.starts_with('+')) text.remove_prefix(1);
  double value = 0.0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, value);
  if (error != std::errc{} || rest != end || !std::isfinite(value)) return std::nullopt;
  return value;
}

double parseTime(const std::filesystem::path& file, int line, std::string_view text) {
  const auto time = parseNumber(text);
  const std::string shown = '"' + cleanLabel(text.substr(0, kShownText)) + '"';
  if (!time)
    throw ImportError(file, line, shown + " is no time", "Write seconds with a decimal point, as 12.345.");
  if (*time < 0.0) throw ImportError(file, line, "the time " + shown + " is negative", "Times count from 0.");
  if (*time > kLatestTime) {
    throw ImportError(file, line, "the time " + shown + " is later than a day",
                      "Write seconds, not milliseconds or samples.");
  }
  return *time;
}

std::string cleanLabel(std::string_view text) {
  std::string label;
  while (!text.empty()) {
    const std::size_t length = sequenceLength(text);
    const auto lead = static_cast<unsigned char>(text[0]);
    const bool isControl = lead < 0x20 || lead == 0x7F ||
                           (lead == 0xC2 && length == 2 && static_cast<unsigned char>(text[1]) < 0xA0);
    const std::string_view shown = length == 0 ? "?" : isControl ? " " : text.substr(0, length);
    if (label.size() + shown.size() > kLongestLabel) break;
    label += shown;
    text.remove_prefix(std::max<std::size_t>(length, 1));
  }
  return std::string(trimmed(label));
}

}  // namespace barline::importing
