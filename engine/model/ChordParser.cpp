#include "engine/model/ChordParser.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>
#include <vector>

#include "engine/model/Harmony.h"
#include "engine/model/HarteSyntax.h"
#include "engine/model/QualityDraft.h"

namespace barline::model {
namespace {

using Triad = QualityDraft::Triad;
using Seventh = QualityDraft::Seventh;

constexpr std::array<int, 7> kLetterSemitones{9, 11, 0, 2, 4, 5, 7};  // A … G
constexpr std::array<int, 7> kDegreeSemitones{0, 2, 4, 5, 7, 9, 11};  // first … seventh

/// Plain ASCII in place of the signs that music is written with; blanks go.
std::string normalised(std::string_view typed) {
  static constexpr std::array<std::pair<std::string_view, std::string_view>, 13> kSigns{{{"♯", "#"},
                                                                                         {"♭", "b"},
                                                                                         {"°", "dim"},
                                                                                         {"º", "dim"},
                                                                                         {"ø", "hdim"},
                                                                                         {"Ø", "hdim"},
                                                                                         {"Δ", "maj7"},
                                                                                         {"△", "maj7"},
                                                                                         {"−", "-"},
                                                                                         {"–", "-"},
                                                                                         {"—", "-"},
                                                                                         {"\xC2\xA0", ""},
                                                                                         {" ", ""}}};
  std::string text(typed);
  for (const auto& [sign, plain] : kSigns) {
    for (std::size_t at = text.find(sign); at != std::string::npos; at = text.find(sign, at + plain.size()))
      text.replace(at, sign.size(), plain);
  }
  // "Δ7" says the seventh twice.
  const std::size_t twice = text.find("maj77");
  if (twice != std::string::npos) text.erase(twice + 4, 1);
  return text;
}

char lower(char c) {
  return static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
}

std::string lowered(std::string_view text) {
  std::string result(text);
  std::transform(result.begin(), result.end(), result.begin(), lower);
  return result;
}

/// What is left to read.
class Reader {
 public:
  explicit Reader(std::string_view text) : rest_(text) {}

  [[nodiscard]] bool atEnd() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }
  [[nodiscard]] char peek() const { return rest_.empty() ? '\0' : rest_.front(); }

  bool take(std::string_view exactly) {
    if (!rest_.starts_with(exactly)) return false;
    rest_.remove_prefix(exactly.size());
    return true;
  }
  /// In capitals or small letters.
  bool takeWord(std::string_view word) {
    if (lowered(rest_.substr(0, word.size())) != word) return false;
    rest_.remove_prefix(word.size());
    return true;
  }
  bool takeAnyWord(std::initializer_list<std::string_view> words) {
    return std::any_of(words.begin(), words.end(), [this](std::string_view word) { return takeWord(word); });
  }

 private:
  std::string_view rest_;
};

/// A note's name: its letter, 0 for A … 6 for G, and its pitch class.
struct Note {
  std::string name;
  int letter{};
  int pitchClass{};
};

std::optional<Note> readNote(Reader& reader) {
  const char letter = static_cast<char>(std::toupper(static_cast<unsigned char>(reader.peek())));
  if (letter < 'A' || letter > 'G') return std::nullopt;
  reader.take(reader.rest().substr(0, 1));
  Note note{std::string(1, letter), letter - 'A', kLetterSemitones[static_cast<std::size_t>(letter - 'A')]};
  constexpr int kMostAccidentals = 2;
  const char accidental = reader.peek();
  for (int i = 0; i < kMostAccidentals && (accidental == '#' || accidental == 'b'); ++i) {
    if (!reader.take({&accidental, 1})) break;
    note.pitchClass += accidental == '#' ? 1 : 11;
    note.name += accidental;
  }
  note.pitchClass %= 12;
  return note;
}

/// "3", "b7", "#11": up to six accidentals of one kind, as degreeBetween() may write, and a number of 1–13.
std::optional<std::string> readDegree(Reader& reader) {
  std::string degree;
  const char accidental = reader.peek();
  constexpr std::size_t kMostAccidentals = 6;
  while (degree.size() < kMostAccidentals && (accidental == '#' || accidental == 'b') &&
         reader.take({&accidental, 1}))
    degree += accidental;
  for (const std::string_view number :
       {"13", "12", "11", "10", "1", "2", "3", "4", "5", "6", "7", "8", "9"}) {
    if (!reader.take(number)) continue;
    if (std::isdigit(static_cast<unsigned char>(reader.peek())) != 0) return std::nullopt;
    return degree + std::string(number);
  }
  return std::nullopt;
}

/// The degree of `bass` above `root`, named by their letters: A♯ over F♯ is "3", D♯ over C "#2".
std::string degreeBetween(const Note& root, const Note& bass) {
  const int steps = (bass.letter - root.letter + 7) % 7;
  const int semitones = (bass.pitchClass - root.pitchClass + 12) % 12;
  int raised = (semitones - kDegreeSemitones[static_cast<std::size_t>(steps)] + 12) % 12;
  if (raised > 6) raised -= 12;
  return std::string(static_cast<std::size_t>(std::abs(raised)), raised < 0 ? 'b' : '#') +
         std::to_string(steps + 1);
}

bool takeMajor(Reader& reader) {
  if (reader.takeAnyWord({"major", "maj"}) || reader.take("j")) return true;
  // "Cma7", but not the "ma" of "Cmadd9".
  Reader ahead = reader;
  if (ahead.takeWord("ma") && std::isalpha(static_cast<unsigned char>(ahead.peek())) == 0) {
    reader = ahead;
    return true;
  }
  return reader.take("M");
}

void readTriad(Reader& reader, QualityDraft& quality) {
  if (reader.takeAnyWord({"half-diminished", "halfdim", "hdim"})) {
    quality.triad = Triad::HalfDiminished;
    quality.seventh = Seventh::Minor;
    reader.take("7");
  } else if (reader.takeAnyWord({"diminished", "dim"}) || reader.take("o")) {
    quality.triad = Triad::Diminished;
    if (reader.take("7")) quality.seventh = Seventh::Diminished;
  } else if (reader.takeAnyWord({"augmented", "aug"}) || reader.take("+")) {
    quality.triad = Triad::Augmented;
  } else if (reader.takeAnyWord({"minor", "min", "mi"})) {
    quality.triad = Triad::Minor;
  } else if (takeMajor(reader)) {
    // "maj7", "maj9": the word belongs to the seventh. "maj", "maj6": to the triad.
    const std::string_view rest = reader.rest();
    const bool seventh =
        rest.starts_with("7") || rest.starts_with("9") || rest.starts_with("11") || rest.starts_with("13");
    if (seventh) quality.seventh = Seventh::Major;
  } else if (reader.take("m") || reader.take("-")) {
    quality.triad = Triad::Minor;
  } else {
    reader.takeWord("dom");
  }
}

/// The number after the triad: sixth, seventh or what lies above it.
void readNumber(Reader& reader, QualityDraft& quality) {
  const auto seventh = [&quality](int extension) {
    if (quality.seventh == Seventh::None) quality.seventh = Seventh::Minor;
    quality.extension = extension;
  };
  // "m(maj7)", "mM7", "min-maj7"
  if (quality.triad == Triad::Minor || quality.triad == Triad::Diminished ||
      quality.triad == Triad::Augmented) {
    Reader ahead = reader;
    const bool bracket = ahead.take("(");
    ahead.take("-");
    if (takeMajor(ahead) && (ahead.peek() == '7' || ahead.peek() == '9')) {
      const bool ninth = ahead.peek() == '9';
      ahead.take(ninth ? "9" : "7");
      if (!bracket || ahead.take(")")) {
        quality.seventh = Seventh::Major;
        if (ninth) quality.extension = 9;
        reader = ahead;
        return;
      }
    }
  }
  if (reader.take("6/9") || reader.take("69")) {
    quality.sixth = true;
    quality.degrees.emplace_back("9");
  } else if (reader.take("13")) {
    seventh(13);
  } else if (reader.take("11")) {
    seventh(11);
  } else if (reader.take("9")) {
    seventh(9);
  } else if (reader.take("7")) {
    seventh(0);
  } else if (reader.take("6")) {
    quality.sixth = true;
  } else if (quality.triad == Triad::Major && reader.take("5")) {
    quality.triad = Triad::Power;
  }
}

/// One of "sus4", "add9", "b5", "#11", "no3" … @return false where none follows
bool readAlteration(Reader& reader, QualityDraft& quality) {
  if (reader.takeWord("sus")) {
    quality.triad = reader.take("2") ? Triad::Sus2 : Triad::Sus4;
    if (quality.triad == Triad::Sus4) reader.take("4");
    return true;
  }
  if (reader.takeWord("add")) {
    const auto degree = readDegree(reader);
    if (!degree) return false;
    // An added second or fourth is written an octave higher, where it lies beside the third.
    quality.degrees.push_back(*degree == "2" ? "9" : *degree == "4" ? "11" : *degree);
    return true;
  }
  if (reader.takeAnyWord({"omit", "no"})) {
    const auto degree = readDegree(reader);
    if (!degree) return false;
    quality.degrees.push_back('*' + *degree);
    return true;
  }
  Reader ahead = reader;
  if (ahead.take("-")) {
    // "7-5" and "7-9" are older ways to write a flat.
    const auto degree = readDegree(ahead);
    if (!degree || degree->front() == '#') return false;
    reader = ahead;
    if (*degree == "5") {
      quality.flattenFifth();
    } else {
      quality.degrees.push_back('b' + *degree);
    }
    return true;
  }
  if (ahead.take("+")) {
    const auto degree = readDegree(ahead);
    reader.take("+");
    const bool natural = degree && degree->front() != 'b' && degree->front() != '#';
    if (natural) reader = ahead;
    if (!natural || *degree == "5") {  // "C7+" and "C7+#9" mean the fifth
      quality.sharpenFifth();
    } else {
      quality.degrees.push_back('#' + *degree);
    }
    return true;
  }
  if (reader.peek() != 'b' && reader.peek() != '#') return false;
  const auto degree = readDegree(reader);
  if (!degree) return false;
  if (*degree == "b5") {
    quality.flattenFifth();
  } else if (*degree == "#5") {
    quality.sharpenFifth();
  } else {
    quality.degrees.push_back(*degree);
  }
  return true;
}

/// Alterations one after another, some of them in parentheses and between commas. @return false for anything
/// else
bool readAlterations(Reader& reader, QualityDraft& quality) {
  bool bracket = false;
  while (!reader.atEnd() && reader.peek() != '/') {
    if (reader.take("(")) {
      if (std::exchange(bracket, true)) return false;
    } else if (reader.take(")")) {
      if (!std::exchange(bracket, false)) return false;
    } else if (bracket && reader.take(",")) {
      continue;
    } else if (bracket &&
               (std::isdigit(static_cast<unsigned char>(reader.peek())) != 0 || reader.peek() == '*')) {
      // Harte's list of degrees: "7(b9,13)", "maj(*3)"
      const bool without = reader.take("*");
      const auto degree = readDegree(reader);
      if (!degree) return false;
      quality.degrees.push_back((without ? "*" : "") + *degree);
    } else if (!readAlteration(reader, quality)) {
      return false;
    }
  }
  return !bracket;
}

/// The bass after the slash, as a degree; empty for the root itself.
std::optional<std::string> readBass(Reader& reader, const Note& root) {
  Reader ahead = reader;
  if (const auto note = readNote(ahead); note && ahead.atEnd()) {
    reader = ahead;
    if (note->pitchClass == root.pitchClass) return std::string();
    return degreeBetween(root, *note);
  }
  const auto degree = readDegree(reader);
  if (!degree || !reader.atEnd()) return std::nullopt;
  return *degree == "1" || *degree == "8" ? std::string() : *degree;
}

/// A quality as Harte's labels write it after the colon, up to the bass, which says what it means already: in
/// "C:dim(#5)" two fifths sound, in "Cdim#5" one. Not the shorthands that mir_eval lacks. Empty where what
/// follows is none.
std::string_view takeHarteQuality(Reader& reader) {
  const std::string_view quality = reader.rest().substr(0, reader.rest().find('/'));
  const auto label = parseHarteLabel("C:" + std::string(quality));
  if (!label || label->shorthand == "aug7" || label->shorthand == "maj11") return {};
  const bool readable = std::ranges::all_of(label->degrees, [](std::string_view degree) {
    Reader one(degree);
    one.take("*");
    return readDegree(one) && one.atEnd();
  });
  return readable && reader.take(quality) ? quality : std::string_view();
}

/// A quality in any of the ways that people write it. @return empty for what is none
std::string readLeadSheetQuality(Reader& reader) {
  QualityDraft quality;
  readTriad(reader, quality);
  readNumber(reader, quality);
  return readAlterations(reader, quality) ? quality.label() : std::string();
}

bool saysNoChord(const std::string& text) {
  const std::string small = lowered(text);
  return small == "n" || small == "nc" || small == "n.c." || small == "n.c" || small == "nochord" ||
         small == "none" || small == "-";
}

}  // namespace

bool isNoChord(std::string_view harteLabel) {
  return harteLabel == "N" || harteLabel == "X";
}

std::optional<std::string> parseChord(std::string_view typed) {
  const std::string text = normalised(typed);
  if (saysNoChord(text)) return "N";
  Reader reader(text);
  const auto root = readNote(reader);
  if (!root) return std::nullopt;
  const bool colon = reader.take(":");
  if (colon && reader.atEnd()) return std::nullopt;
  std::string quality(colon ? takeHarteQuality(reader) : std::string_view());
  if (quality.empty()) quality = readLeadSheetQuality(reader);
  if (quality.empty()) return std::nullopt;
  std::string label = root->name + ':' + quality;
  if (reader.take("/")) {
    const auto bass = readBass(reader, *root);
    if (!bass) return std::nullopt;
    if (!bass->empty()) label += '/' + *bass;
  }
  return reader.atEnd() ? std::optional(std::move(label)) : std::nullopt;
}

}  // namespace barline::model
