#include "engine/model/Harmony.h"

#include <algorithm>
#include <cctype>
#include <utility>

namespace barline::model {
namespace {

constexpr std::array<int, 7> kNaturals{9, 11, 0, 2, 4, 5, 7};  // A … G

// Where players write otherwise than Harte; "min…" becomes "m…" by rule.
constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPlainSuffix{
    {{"maj", ""}, {"hdim7", "m7b5"}, {"maj6", "6"}, {"minmaj7", "mM7"}}};

constexpr std::array<std::string_view, 12> kNumerals{"I",   "bII", "II",  "bIII", "III",  "IV",
                                                     "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
// In minor the flat degrees are the scale's own.
constexpr std::array<std::string_view, 12> kMinorNumerals{"I",   "bII", "II", "III", "#III", "IV",
                                                          "#IV", "V",   "VI", "#VI", "VII",  "#VII"};

std::string plainSuffix(std::string_view quality) {
  const auto* const entry = std::find_if(kPlainSuffix.begin(), kPlainSuffix.end(),
                                         [&](const auto& pair) { return pair.first == quality; });
  if (entry != kPlainSuffix.end()) return std::string(entry->second);
  if (quality.starts_with("min")) return 'm' + std::string(quality.substr(3));
  return std::string(quality);
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
  root = ((root % 12) + 12) % 12;
  if (rest.empty()) return ChordName{root, "maj"};
  if (rest[0] != ':' || rest.size() == 1) return std::nullopt;
  return ChordName{root, std::string(rest.substr(1))};
}

std::string plainChordName(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return "N.C.";
  return pitchClassName(chord->root, key) + plainSuffix(chord->quality);
}

std::string romanNumeral(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return {};
  const auto degree = static_cast<std::size_t>((chord->root - key.tonic + 12) % 12);
  std::string numeral(key.mode == Mode::Major ? kNumerals[degree] : kMinorNumerals[degree]);
  std::string suffix = plainSuffix(chord->quality);
  if (isMinorish(*chord)) {
    std::transform(numeral.begin(), numeral.end(), numeral.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (suffix.starts_with('m')) suffix.erase(0, 1);
  }
  return numeral + suffix;
}

bool isMinorish(const ChordName& chord) {
  return chord.quality.starts_with("min") || chord.quality.starts_with("dim") ||
         chord.quality.starts_with("hdim");
}

}  // namespace barline::model
