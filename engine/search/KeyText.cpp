#include "engine/search/KeyText.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

#include "engine/search/Ascii.h"

namespace barline::search {
namespace {

using model::Mode;
using model::MusicalKey;

constexpr std::array<std::string_view, 3> kMajorNames{"major", "maj", "dur"};
constexpr std::array<std::string_view, 4> kMinorNames{"minor", "min", "moll", "m"};

std::vector<MusicalKey> keysWhere(auto wanted) {
  std::vector<MusicalKey> keys;
  for (const Mode mode : {Mode::Minor, Mode::Major}) {
    for (int tonic = 0; tonic < 12; ++tonic) {
      const MusicalKey key{tonic, mode};
      if (wanted(key)) keys.push_back(key);
    }
  }
  return keys;
}

/// "8A", "1m", "8".
std::vector<MusicalKey> keysOnWheel(std::string_view text) {
  if (text.size() > 1 && text.starts_with('0')) text.remove_prefix(1);
  if (text.empty() || text.starts_with('0')) return {};
  return keysWhere([&](const MusicalKey& key) {
    return equalFolded(model::camelot(key), text) || equalFolded(model::openKey(key), text) ||
           std::to_string(model::camelotNumber(key)) == text;
  });
}

/// Takes the accidental from the front of a text. @return semitones
int takeAccidental(std::string_view& text) {
  struct Sign {
    std::string_view text;
    int semitones{};
  };
  constexpr std::array<Sign, 4> kSigns{{{"#", 1}, {"♯", 1}, {"b", -1}, {"♭", -1}}};
  for (const Sign& sign : kSigns) {
    if (!startsWithFolded(text, sign.text)) continue;
    text.remove_prefix(sign.text.size());
    return sign.semitones;
  }
  return 0;
}

/// Takes a note from the front of a text. @return its pitch class
std::optional<int> takeNote(std::string_view& text) {
  constexpr std::array<int, 7> kNaturals{9, 11, 0, 2, 4, 5, 7};  // A … G
  if (text.empty() || lower(text.front()) < 'a' || lower(text.front()) > 'g') return std::nullopt;
  const int natural = kNaturals[static_cast<std::size_t>(lower(text.front()) - 'a')];
  text.remove_prefix(1);
  return (natural + takeAccidental(text) + 12) % 12;
}

/// What may stand between a note and its mode.
std::string_view withoutSeparator(std::string_view text) {
  if (text.starts_with(' ') || text.starts_with('-') || text.starts_with('_')) text.remove_prefix(1);
  return text;
}

bool isOneOf(std::string_view text, const auto& names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return equalFolded(text, name); });
}

std::optional<Mode> modeNamed(std::string_view text) {
  if (text == "M" || isOneOf(text, kMajorNames)) return Mode::Major;
  if (isOneOf(text, kMinorNames)) return Mode::Minor;
  return std::nullopt;
}

bool beginsOneOf(std::string_view text, const auto& names) {
  return std::ranges::any_of(names, [&](std::string_view name) { return startsWithFolded(name, text); });
}

}  // namespace

std::vector<MusicalKey> parseKeys(std::string_view text) {
  if (std::vector<MusicalKey> keys = keysOnWheel(text); !keys.empty()) return keys;
  if (text.size() > 1) {
    if (const std::optional<Mode> mode = modeNamed(text)) {
      return keysWhere([&](const MusicalKey& key) { return key.mode == *mode; });
    }
  }
  const std::optional<int> tonic = takeNote(text);
  if (!tonic) return {};
  const std::optional<Mode> mode = text.empty() ? Mode::Major : modeNamed(withoutSeparator(text));
  if (!mode) return {};
  return {{*tonic, *mode}};
}

bool beginsKey(std::string_view text) {
  if (text.empty() || text == "0" || beginsOneOf(text, kMajorNames) || beginsOneOf(text, kMinorNames))
    return true;
  if (!takeNote(text)) return false;
  text = withoutSeparator(text);
  return beginsOneOf(text, kMajorNames) || beginsOneOf(text, kMinorNames);
}

}  // namespace barline::search
