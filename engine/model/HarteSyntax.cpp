#include "engine/model/HarteSyntax.h"

#include <algorithm>
#include <array>
#include <utility>

namespace barline::model {
namespace {

constexpr std::array<int, 7> kNaturals{9, 11, 0, 2, 4, 5, 7};  // A … G
constexpr std::array<int, 13> kDegrees{0, 2, 4, 5, 7, 9, 11, 12, 14, 16, 17, 19, 21};

constexpr std::array<std::string_view, 26> kShorthands{
    "maj",  "min",  "dim",  "aug",   "1",     "5",     "sus2",    "sus4", "maj6",
    "min6", "7",    "maj7", "min7",  "dim7",  "hdim7", "minmaj7", "aug7", "9",
    "maj9", "min9", "11",   "maj11", "min11", "13",    "maj13",   "min13"};

int pitchClass(int semitones) {
  return (semitones % 12 + 12) % 12;
}

/// Takes accidentals of one kind off the front; semitones up or down.
int takeAccidentals(std::string_view& text) {
  int semitones = 0;
  while (!text.empty() && (text[0] == '#' || text[0] == 'b') &&
         (semitones == 0 || (text[0] == '#') == (semitones > 0))) {
    semitones += text[0] == '#' ? 1 : -1;
    text.remove_prefix(1);
  }
  return semitones;
}

bool isShorthand(std::string_view text) {
  return std::find(kShorthands.begin(), kShorthands.end(), text) != kShorthands.end();
}

/// Reads "3,*5,b9" into `degrees`; false where one of them is no degree.
bool readDegrees(std::string_view text, std::vector<std::string>& degrees) {
  for (;;) {
    const std::size_t comma = text.find(',');
    const std::string_view degree = text.substr(0, comma);
    const std::string_view bare = degree.starts_with('*') ? degree.substr(1) : degree;
    if (!scaleDegreeSemitones(bare)) return false;
    if (std::find(degrees.begin(), degrees.end(), degree) == degrees.end()) degrees.emplace_back(degree);
    if (comma == std::string_view::npos) return true;
    text.remove_prefix(comma + 1);
  }
}

/// Reads what stands between ':' and '/': "min7", "maj(9)" or "(1,5)".
bool readQuality(std::string_view text, HarteLabel& label) {
  const std::size_t open = text.find('(');
  label.shorthand = std::string(text.substr(0, open));
  if (open == std::string_view::npos) return isShorthand(label.shorthand);
  if (!label.shorthand.empty() && !isShorthand(label.shorthand)) return false;
  if (!text.ends_with(')')) return false;
  return readDegrees(text.substr(open + 1, text.size() - open - 2), label.degrees);
}

}  // namespace

std::optional<int> scaleDegreeSemitones(std::string_view degree) {
  const int accidentals = takeAccidentals(degree);
  if (degree.empty() || degree.size() > 2 || degree[0] < '1' || degree[0] > '9') return std::nullopt;
  int number = degree[0] - '0';
  if (degree.size() == 2) {
    if (degree[1] < '0' || degree[1] > '9') return std::nullopt;
    number = number * 10 + (degree[1] - '0');
  }
  if (number > static_cast<int>(kDegrees.size())) return std::nullopt;
  return kDegrees[static_cast<std::size_t>(number - 1)] + accidentals;
}

std::optional<HarteLabel> parseHarteLabel(std::string_view label) {
  HarteLabel parsed;
  if (label == "N" || label == "X") {
    parsed.kind = label == "N" ? HarteLabel::Kind::NoChord : HarteLabel::Kind::Unknown;
    return parsed;
  }
  if (label.empty() || label[0] < 'A' || label[0] > 'G') return std::nullopt;
  const int natural = kNaturals[static_cast<std::size_t>(label[0] - 'A')];
  label.remove_prefix(1);
  parsed.root = pitchClass(natural + takeAccidentals(label));
  if (const std::size_t slash = label.find('/'); slash != std::string_view::npos) {
    const auto bass = scaleDegreeSemitones(label.substr(slash + 1));
    if (!bass) return std::nullopt;
    parsed.bass = pitchClass(*bass);
    label = label.substr(0, slash);
  }
  if (label.empty()) {
    parsed.shorthand = "maj";
    return parsed;
  }
  if (label[0] != ':' || !readQuality(label.substr(1), parsed)) return std::nullopt;
  return parsed;
}

}  // namespace barline::model
