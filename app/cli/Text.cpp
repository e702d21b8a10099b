#include "app/cli/Text.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <iterator>

#include "engine/audio/Text.h"

namespace barline::cli {
namespace {

bool beginsCodePoint(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

}  // namespace

std::string fixed(double value, int decimals) {
  std::array<char, 400> text{};
  const auto end =
      std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed, decimals).ptr;
  return {text.data(), end};
}

std::string shortest(double value) {
  std::array<char, 32> text{};
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value).ptr;
  return {text.data(), end};
}

std::size_t width(std::string_view text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), beginsCodePoint));
}

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text.append(text.empty() ? "" : ", ").append(part);
  return text;
}

std::string elided(std::string_view text, std::size_t columns) {
  if (width(text) <= columns) return std::string(text);
  if (columns == 0) return {};
  std::size_t codePoints = 0;
  std::size_t end = 0;
  for (; end < text.size(); ++end) {
    if (beginsCodePoint(text[end]) && ++codePoints == columns) break;
  }
  return std::string(text.substr(0, end)) + "…";
}

std::string padded(std::string_view text, std::size_t columns) {
  std::string result(text);
  result.append(columns - std::min(columns, width(text)), ' ');
  return result;
}

std::string wrapped(std::string_view text, std::size_t columns, std::size_t margin) {
  std::string result;
  std::size_t column = 0;
  const auto breakLine = [&] {
    result += '\n';
    result.append(margin, ' ');
    column = 0;
  };
  while (!text.empty()) {
    if (text.front() == '\n') {
      breakLine();
      text.remove_prefix(1);
      continue;
    }
    const std::string_view word = text.substr(0, text.find_first_of(" \n"));
    if (column > 0 && column + 1 + width(word) > columns) breakLine();
    if (column > 0) result += ' ';
    column += width(word) + (column > 0 ? 1 : 0);
    result += word;
    text.remove_prefix(word.size());
    if (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  }
  return result;
}

std::string shownSentence(std::string_view sentence) {
  constexpr std::size_t kLongestSentence = 10000;  // room for two long paths
  return audio::oneLine(sentence, kLongestSentence);
}

std::string messageLine(std::string_view sentence) {
  return "barline-cli: " + shownSentence(sentence) + '\n';
}

std::string shownPath(const std::filesystem::path& path) {
  constexpr std::size_t kLongestPath = 4096;  // PATH_MAX
  if (path.empty()) return "\"\"";
  return audio::oneLine(path.string(), kLongestPath);
}

std::string withPath(const std::string& sentence, const std::filesystem::path& file) {
  if (file.empty()) return shownPath(file) + " is the name of no file.";
  const std::string name = audio::oneLine(file.filename().string());
  const bool begins = !name.empty() && sentence.starts_with(name) && sentence.size() > name.size();
  if (!begins || std::string_view(" :,").find(sentence[name.size()]) == std::string_view::npos)
    return sentence;
  return shownPath(file) + sentence.substr(name.size());
}

std::vector<std::string> shownNames(const std::vector<std::filesystem::path>& files) {
  std::vector<std::string> names;
  std::ranges::transform(files, std::back_inserter(names),
                         [](const std::filesystem::path& file) { return shownPath(file.filename()); });
  return names;
}

}  // namespace barline::cli
