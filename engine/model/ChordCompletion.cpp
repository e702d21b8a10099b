#include "engine/model/ChordCompletion.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "engine/model/ChordParser.h"
#include "engine/model/Harmony.h"

namespace barline::model {
namespace {

// From the most to the least common.
constexpr std::array<std::string_view, 20> kQualities{
    "maj", "min",   "7",   "min7", "maj7", "sus4", "sus2",     "maj(9)", "maj6", "min6",
    "9",   "hdim7", "dim", "dim7", "aug",  "5",    "sus4(b7)", "min9",   "maj9", "minmaj7"};

struct Degree {
  int semitones{};
  std::string_view quality;
};

constexpr std::array<Degree, 7> kMajorDegrees{
    {{0, "maj"}, {5, "maj"}, {7, "maj"}, {9, "min"}, {2, "min"}, {4, "min"}, {11, "dim"}}};
constexpr std::array<Degree, 7> kMinorDegrees{
    {{0, "min"}, {5, "min"}, {7, "min"}, {7, "maj"}, {8, "maj"}, {3, "maj"}, {10, "maj"}}};

/// The chords of a key, its main ones first.
std::vector<std::string> chordsOf(const MusicalKey& key) {
  std::vector<std::string> chords;
  for (const Degree& degree : key.mode == Mode::Major ? kMajorDegrees : kMinorDegrees)
    chords.push_back(pitchClassName(key.tonic + degree.semitones, key) + ':' + std::string(degree.quality));
  return chords;
}

/// As it is typed: no blanks, no colon, the root's letter a capital, accidentals in ASCII.
std::string plainTyped(std::string_view typed) {
  std::string text;
  for (std::size_t i = 0; i < typed.size(); ++i) {
    const std::string_view rest = typed.substr(i);
    if (rest.starts_with("♯") || rest.starts_with("♭")) {
      text += rest.starts_with("♯") ? '#' : 'b';
      i += std::string_view("♯").size() - 1;
    } else if (typed[i] != ' ' && typed[i] != ':') {
      text += typed[i];
    }
  }
  if (!text.empty()) text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
  return text;
}

/// Every name of twelve notes that a person may type, so that "Db" completes in a key of sharps as well.
std::vector<std::string> rootsFor(const std::string& typed, const MusicalKey& key) {
  std::vector<std::string> roots;
  for (const Accidentals accidentals : {Accidentals::ByKey, Accidentals::Sharps, Accidentals::Flats}) {
    for (int pitchClass = 0; pitchClass < 12; ++pitchClass) {
      std::string name = noteName(pitchClass, key, accidentals);
      const bool fits = typed.starts_with(name) || name.starts_with(typed);
      if (fits && std::ranges::find(roots, name) == roots.end()) roots.push_back(std::move(name));
    }
  }
  return roots;
}

class Candidates {
 public:
  explicit Candidates(std::size_t most) : most_(most) {}

  void add(const std::string& label, std::string name) {
    const auto same = [&](const ChordCandidate& known) { return known.name == name; };
    if (list_.size() < most_ && std::ranges::none_of(list_, same)) list_.push_back({label, std::move(name)});
  }
  [[nodiscard]] std::vector<ChordCandidate> take() { return std::move(list_); }

 private:
  std::size_t most_;
  std::vector<ChordCandidate> list_;
};

/// By the label's own spelling: what was typed with a flat is not answered with a sharp.
std::string ownName(const std::string& label, const MusicalKey& key) {
  const auto chord = parseHarte(label);
  if (!chord) return plainChordName(label, key);
  std::string name = label.substr(0, label.find(':')) + plainQuality(chord->quality);
  if (chord->bass != chord->root) name += '/' + pitchClassName(chord->bass, key);
  return name;
}

}  // namespace

std::vector<ChordCandidate> completeChord(std::string_view typed, const MusicalKey& key,
                                          const std::vector<std::string>& likely, std::size_t most) {
  Candidates candidates(most);
  const std::string text = plainTyped(typed);
  if (const auto complete = parseChord(typed)) candidates.add(*complete, ownName(*complete, key));
  const auto addFitting = [&](const std::string& label) {
    std::string name = ownName(label, key);
    if (name.starts_with(text)) candidates.add(label, std::move(name));
  };
  for (const std::string& label : likely) addFitting(label);
  for (const std::string& label : chordsOf(key)) addFitting(label);
  if (text.empty()) return candidates.take();
  // Every root with the most usual quality, then with the next: the longest root first, as "Bb" is none of
  // B's.
  std::vector<std::string> roots = rootsFor(text, key);
  std::ranges::stable_sort(roots, [&](const std::string& a, const std::string& b) {
    const auto length = [&](const std::string& root) { return text.starts_with(root) ? root.size() : 0; };
    return length(a) > length(b);
  });
  for (const std::string& root : roots) {
    if (!text.starts_with(root)) continue;
    for (const std::string_view quality : kQualities) addFitting(root + ':' + std::string(quality));
  }
  for (const std::string& root : roots) addFitting(root + ":maj");
  if (std::string_view("N.C.").starts_with(text)) candidates.add("N", "N.C.");
  return candidates.take();
}

}  // namespace barline::model
