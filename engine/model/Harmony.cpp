#include "engine/model/Harmony.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace barline::model {
namespace {

constexpr std::array<int, 7> kNaturals{9, 11, 0, 2, 4, 5, 7};  // A … G

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kPlainSuffix{{
    {"maj", ""},
    {"min", "m"},
    {"7", "7"},
    {"maj7", "maj7"},
    {"min7", "m7"},
    {"dim", "dim"},
    {"aug", "aug"},
    {"sus2", "sus2"},
    {"sus4", "sus4"},
    {"dim7", "dim7"},
    {"hdim7", "m7b5"},
    {"maj6", "6"},
    {"min6", "m6"},
    {"9", "9"},
    {"minmaj7", "mM7"},
}};

constexpr std::array<std::string_view, 12> kNumerals{"I",   "bII", "II",  "bIII", "III",  "IV",
                                                     "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
// In minor the flat degrees are the scale's own.
constexpr std::array<std::string_view, 12> kMinorNumerals{"I",   "bII", "II", "III", "#III", "IV",
                                                          "#IV", "V",   "VI", "#VI", "VII",  "#VII"};

std::string_view plainSuffix(std::string_view quality) {
  const auto* const entry = std::find_if(kPlainSuffix.begin(), kPlainSuffix.end(),
                                         [&](const auto& pair) { return pair.first == quality; });
  return entry == kPlainSuffix.end() ? quality : entry->second;
}

}  // namespace

std::optional<ChordName> parseHarte(std::string_view label) {
  if (label.empty() || label[0] < 'A' || label[0] > 'G') return std::nullopt;
  int root = kNaturals[static_cast<std::size_t>(label[0] - 'A')];
  std::size_t position = 1;
  for (; position < label.size() && (label[position] == '#' || label[position] == 'b'); ++position) {
    root += label[position] == '#' ? 1 : -1;
  }
  std::string_view rest = label.substr(position);
  rest = rest.substr(0, rest.find('/'));
  if (!rest.empty() && rest[0] != ':') return std::nullopt;
  if (!rest.empty()) rest.remove_prefix(1);
  return ChordName{((root % 12) + 12) % 12, rest.empty() ? "maj" : std::string(rest)};
}

std::string plainChordName(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return "N.C.";
  return pitchClassName(chord->root, key) + std::string(plainSuffix(chord->quality));
}

std::string romanNumeral(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return {};
  const auto degree = static_cast<std::size_t>((chord->root - key.tonic + 12) % 12);
  std::string numeral(key.mode == Mode::Major ? kNumerals[degree] : kMinorNumerals[degree]);
  std::string_view suffix = plainSuffix(chord->quality);
  if (isMinorish(*chord)) {
    std::transform(numeral.begin(), numeral.end(), numeral.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (suffix.starts_with('m') && !suffix.starts_with("maj")) suffix.remove_prefix(1);
  }
  return numeral + std::string(suffix);
}

bool isMinorish(const ChordName& chord) {
  return chord.quality.starts_with("min") || chord.quality.starts_with("dim") ||
         chord.quality.starts_with("hdim");
}

}  // namespace barline::model
