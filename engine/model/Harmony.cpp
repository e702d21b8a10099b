#include "engine/model/Harmony.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <system_error>
#include <utility>

#include "engine/model/ChordNames.h"

namespace barline::model {
namespace {

constexpr std::array<int, 7> kNaturals{9, 11, 0, 2, 4, 5, 7};  // A … G

constexpr std::array<int, 7> kDegrees{0, 2, 4, 5, 7, 9, 11};  // semitones of the first to the seventh

constexpr std::array<std::string_view, 12> kNumerals{"I",   "bII", "II",  "bIII", "III",  "IV",
                                                     "#IV", "V",   "bVI", "VI",   "bVII", "VII"};
// In minor the flat degrees are the scale's own.
constexpr std::array<std::string_view, 12> kMinorNumerals{"I",   "bII", "II", "III", "#III", "IV",
                                                          "#IV", "V",   "VI", "#VI", "VII",  "#VII"};

int pitchClass(int semitones) {
  return (semitones % 12 + 12) % 12;
}

/// Reads Harte's degree above the root, as "3" or "b7"; in semitones, without whole octaves.
std::optional<int> degreeSemitones(std::string_view degree) {
  int semitones = 0;
  while (!degree.empty() && (degree[0] == '#' || degree[0] == 'b')) {
    semitones += degree[0] == '#' ? 1 : -1;
    degree.remove_prefix(1);
  }
  int number = 0;
  const char* const end = degree.data() + degree.size();
  const auto [rest, error] = std::from_chars(degree.data(), end, number);
  if (error != std::errc{} || rest != end || number < 1 || number > 13) return std::nullopt;
  return pitchClass(semitones + kDegrees[static_cast<std::size_t>(number - 1) % 7]);
}

/// The degree that a label names as its bass; empty where it names none.
std::string_view degreeOf(std::string_view harteLabel) {
  const auto slash = harteLabel.find('/');
  return slash == std::string_view::npos ? std::string_view{} : harteLabel.substr(slash + 1);
}

}  // namespace

std::size_t countHarmonicChanges(const ChordTimeline& chords) {
  const auto rootPosition = [](std::string_view label) { return label.substr(0, label.find('/')); };
  std::size_t changes = 0;
  for (std::size_t i = 1; i < chords.changes.size(); ++i) {
    if (rootPosition(chords.changes[i - 1].label) != rootPosition(chords.changes[i].label)) ++changes;
  }
  return changes;
}

std::optional<ChordName> parseHarte(std::string_view label) {
  if (label.empty() || label[0] < 'A' || label[0] > 'G') return std::nullopt;
  int root = kNaturals[static_cast<std::size_t>(label[0] - 'A')];
  std::size_t position = 1;
  for (; position < label.size() && (label[position] == '#' || label[position] == 'b'); ++position) {
    root += label[position] == '#' ? 1 : -1;
  }
  root = pitchClass(root);
  int bass = root;
  if (label.find('/') != std::string_view::npos) {
    const auto degree = degreeSemitones(degreeOf(label));
    if (!degree) return std::nullopt;
    bass = pitchClass(root + *degree);
  }
  std::string_view rest = label.substr(position);
  rest = rest.substr(0, rest.find('/'));
  if (rest.empty()) return ChordName{root, "maj", bass};
  if (rest[0] != ':' || rest.size() == 1) return std::nullopt;
  return ChordName{root, std::string(rest.substr(1)), bass};
}

std::string plainChordName(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return "N.C.";
  std::string name = pitchClassName(chord->root, key) + plainQuality(chord->quality);
  if (chord->bass != chord->root) name += '/' + pitchClassName(chord->bass, key);
  return name;
}

std::string romanNumeral(std::string_view harteLabel, const MusicalKey& key) {
  const auto chord = parseHarte(harteLabel);
  if (!chord) return {};
  const auto degree = static_cast<std::size_t>((chord->root - key.tonic + 12) % 12);
  std::string numeral(key.mode == Mode::Major ? kNumerals[degree] : kMinorNumerals[degree]);
  std::string suffix = plainQuality(chord->quality);
  if (isMinorish(*chord)) {
    std::transform(numeral.begin(), numeral.end(), numeral.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (suffix.starts_with('m')) suffix.erase(0, 1);
  }
  numeral += suffix;
  if (chord->bass != chord->root) numeral += '/' + std::string(degreeOf(harteLabel));
  return numeral;
}

bool isMinorish(const ChordName& chord) {
  return chord.quality.starts_with("min") || chord.quality.starts_with("dim") ||
         chord.quality.starts_with("hdim");
}

}  // namespace barline::model
