#include "engine/import/SpanList.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>
#include <string>
#include <system_error>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/model/HarteSyntax.h"

namespace barline::importing {
namespace {

constexpr double kSectionSeconds = 6.0;  // few chords last so long, few sections are shorter
constexpr int kLargestMetre = 64;
constexpr double kFastestTempo = 1000.0;
constexpr std::array<int, 7> kNaturals{9, 11, 0, 2, 4, 5, 7};  // A … G

std::string lowerCase(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
  return text;
}

/// A track can be called "Keys of the form": what its name ends with counts first.
std::optional<SpanMeaning> meaningOfName(const std::filesystem::path& file) {
  const std::filesystem::path stem = file.stem();
  for (const std::string& name :
       {lowerCase(stem.extension().string()), lowerCase(stem.stem().extension().string()),
        lowerCase(file.filename().string()), lowerCase(file.parent_path().filename().string())}) {
    const auto has = [&](const char* part) { return name.find(part) != std::string::npos; };
    if (has("chord")) return SpanMeaning::Chords;
    if (has("seg") || has("sect") || has("struct") || has("form")) return SpanMeaning::Sections;
    if (has("key")) return SpanMeaning::Keys;
  }
  return std::nullopt;
}

bool isLetter(std::string_view label) {
  return label.size() == 1 && label[0] >= 'A' && label[0] <= 'Z';
}

bool looksLikeChord(std::string_view label) {
  if (label.empty() || label[0] < 'A' || label[0] > 'G') return false;
  const std::size_t after = label.find_first_not_of("#b", 1);
  return after != std::string_view::npos && label[after] == ':';
}

bool isChord(std::string_view label) {
  return model::parseHarteLabel(label).has_value();
}

/// "Key C# minor" and "Key\tC#:minor" name the key after a word, as the Isophonics annotations do.
std::string_view withoutKeyword(std::string_view label) {
  for (const std::string_view word : {"Key ", "Key\t"}) {
    if (label.starts_with(word)) return label.substr(label.find_first_not_of(" \t", word.size()));
  }
  return label;
}

bool isSilence(std::string_view label) {
  return label == "Silence" || label == "silence";
}

bool isKey(std::string_view label) {
  return isSilence(label) || parseKey(withoutKeyword(label)).has_value();
}

struct BarLabel {
  int number{};
  std::optional<model::Metre> metre;
};

/// Reads "17" and "17 3/4".
std::optional<BarLabel> parseBarLabel(std::string_view label) {
  BarLabel bar;
  const char* const end = label.data() + label.size();
  const auto number = std::from_chars(label.data(), end, bar.number);
  if (number.ec != std::errc{} || bar.number < 0) return std::nullopt;
  if (number.ptr == end) return bar;
  model::Metre metre;
  if (*number.ptr != ' ') return std::nullopt;
  const auto upper = std::from_chars(number.ptr + 1, end, metre.numerator);
  if (upper.ec != std::errc{} || upper.ptr == end || *upper.ptr != '/') return std::nullopt;
  const auto lower = std::from_chars(upper.ptr + 1, end, metre.denominator);
  const auto isSane = [](int part) { return part >= 1 && part <= kLargestMetre; };
  if (lower.ec != std::errc{} || lower.ptr != end || !isSane(metre.numerator) || !isSane(metre.denominator))
    return std::nullopt;
  bar.metre = metre;
  return bar;
}

bool isBar(std::string_view label) {
  return parseBarLabel(label).has_value();
}

/// Reads "120.5 BPM".
std::optional<double> parseTempoLabel(std::string_view label) {
  constexpr std::string_view kUnit = " BPM";
  if (!label.ends_with(kUnit)) return std::nullopt;
  const auto bpm = parseNumber(label.substr(0, label.size() - kUnit.size()));
  return bpm && *bpm > 0.0 && *bpm <= kFastestTempo ? bpm : std::nullopt;
}

bool isTempo(std::string_view label) {
  return parseTempoLabel(label).has_value();
}

bool areAll(const std::vector<ReadSpan>& spans, bool (*is)(std::string_view)) {
  return std::all_of(spans.begin(), spans.end(), [&](const ReadSpan& read) { return is(read.span.label); });
}

bool isAny(const std::vector<ReadSpan>& spans, bool (*is)(std::string_view)) {
  return std::any_of(spans.begin(), spans.end(), [&](const ReadSpan& read) { return is(read.span.label); });
}

double meanDuration(const std::vector<ReadSpan>& spans) {
  double sum = 0.0;
  for (const ReadSpan& read : spans) sum += read.span.range.duration();
  return spans.empty() ? 0.0 : sum / static_cast<double>(spans.size());
}

void requireChord(const std::filesystem::path& file, const ReadSpan& read) {
  if (isChord(read.span.label)) return;
  throw ImportError(file, read.line, '"' + read.span.label + "\" is no chord",
                    "Write chords in Harte's syntax, as C:maj, A:min7, G:7/3, or N for none.");
}

model::AnnotatedKey requiredKey(const std::filesystem::path& file, const ReadSpan& read) {
  if (isSilence(read.span.label)) return {};
  if (const auto key = parseKey(withoutKeyword(read.span.label))) return *key;
  throw ImportError(file, read.line, '"' + read.span.label + "\" is no key",
                    "Write a key as C# major, Eb:minor, or N for none.");
}

/// @throws ImportError
std::vector<ReadSpan> ordered(const std::filesystem::path& file, const std::vector<ReadSpan>& spans) {
  std::vector<ReadSpan> kept;
  for (const ReadSpan& read : spans) {
    const model::TimeRange& range = read.span.range;
    if (range.end < range.begin) {
      throw ImportError(file, read.line, "the end lies before the beginning", "Write start, end and label.");
    }
    if (!kept.empty()) {
      model::TimeRange& previous = kept.back().span.range;
      if (range.begin < previous.begin) {
        throw ImportError(file, read.line, "this begins before the line above", "Sort the lines by time.");
      }
      previous.end = std::min(previous.end, range.begin);
      if (previous.end <= previous.begin) kept.pop_back();
    }
    kept.push_back(read);
  }
  if (!kept.empty() && kept.back().span.range.duration() <= 0.0) kept.pop_back();
  return kept;
}

void addBars(const std::vector<ReadSpan>& spans, model::Annotation& annotation) {
  auto& downbeats = annotation.downbeats.emplace();
  std::optional<model::Metre> metre;
  for (const ReadSpan& read : spans) {
    const auto bar = parseBarLabel(read.span.label);
    if (bar && bar->metre) metre = bar->metre;
    if (!bar || bar->number == 0) continue;
    const double begin = read.span.range.begin;
    downbeats.push_back(begin);
    const bool isNew = metre && (annotation.metres.empty() || annotation.metres.back().metre != *metre);
    if (isNew) annotation.metres.push_back({begin, *metre});
  }
}

void addTempo(const std::vector<ReadSpan>& spans, model::Annotation& annotation) {
  std::vector<std::pair<double, double>> seconds;  // by BPM
  for (const ReadSpan& read : spans) {
    const double bpm = parseTempoLabel(read.span.label).value_or(0.0);
    const auto known = std::ranges::find(seconds, bpm, &std::pair<double, double>::first);
    (known == seconds.end() ? seconds.emplace_back(bpm, 0.0) : *known).second += read.span.range.duration();
  }
  const auto most = std::ranges::max_element(seconds, {}, &std::pair<double, double>::second);
  if (most != seconds.end() && most->first > 0.0)
    annotation.tempo = model::AnnotatedTempo{{most->first}, 1.0};
}

}  // namespace

SpanMeaning meaningOf(const std::filesystem::path& file, const std::vector<ReadSpan>& spans) {
  const bool saysMetre = !spans.empty() && spans.front().span.label.find('/') != std::string::npos;
  if (saysMetre && areAll(spans, isBar)) return SpanMeaning::Bars;
  if (areAll(spans, isTempo)) return SpanMeaning::Tempi;
  if (const auto named = meaningOfName(file)) return *named;
  if (isAny(spans, looksLikeChord) && !areAll(spans, isKey)) return SpanMeaning::Chords;
  if (areAll(spans, isChord)) {
    const bool areSections = areAll(spans, isLetter) && meanDuration(spans) >= kSectionSeconds;
    return areSections ? SpanMeaning::Sections : SpanMeaning::Chords;
  }
  return areAll(spans, isKey) ? SpanMeaning::Keys : SpanMeaning::Sections;
}

void addSpans(const std::filesystem::path& file, const std::vector<ReadSpan>& spans, SpanMeaning meaning,
              model::Annotation& annotation) {
  const std::vector<ReadSpan> kept = ordered(file, spans);
  if (meaning == SpanMeaning::Bars) return addBars(kept, annotation);
  if (meaning == SpanMeaning::Tempi) return addTempo(kept, annotation);
  if (meaning == SpanMeaning::Keys) {
    for (const ReadSpan& read : kept) {
      annotation.keys.push_back({read.span.range, requiredKey(file, read)});
    }
    annotation.key = mostOfTime(annotation.keys);
    return;
  }
  auto& target = (meaning == SpanMeaning::Chords ? annotation.chords : annotation.sections).emplace();
  for (const ReadSpan& read : kept) {
    if (meaning == SpanMeaning::Chords) requireChord(file, read);
    target.push_back(read.span);
  }
}

std::optional<model::AnnotatedKey> parseKey(std::string_view text) {
  using Mode = model::AnnotatedMode;
  if (text == "N" || text == "X" || text == "x") return model::AnnotatedKey{};
  if (text.empty()) return std::nullopt;
  const int letter = std::toupper(static_cast<unsigned char>(text[0])) - 'A';
  if (letter < 0 || letter > 6) return std::nullopt;
  int tonic = kNaturals[static_cast<std::size_t>(letter)];
  std::size_t position = 1;
  for (; position < text.size() && position < 3 && (text[position] == '#' || text[position] == 'b');
       ++position) {
    tonic += text[position] == '#' ? 1 : -1;
  }
  model::AnnotatedKey key{(tonic + 12) % 12, Mode::Major};
  std::string_view mode = text.substr(position);
  const std::size_t word = mode.find_first_not_of(": \t");
  mode = word == std::string_view::npos ? std::string_view{} : mode.substr(word);
  const std::string name = mode == "M" ? "major" : lowerCase(std::string(mode));
  constexpr std::array<std::string_view, 6> kOther{"dorian",     "phrygian", "lydian",
                                                   "mixolydian", "locrian",  "other"};
  if (name.empty() || name == "major" || name == "maj" || name == "ionian") return key;
  if (name == "minor" || name == "min" || name == "m" || name == "aeolian") {
    key.mode = Mode::Minor;
    return key;
  }
  if (name != "modal" && std::find(kOther.begin(), kOther.end(), name) == kOther.end()) return std::nullopt;
  key.mode = Mode::Other;
  return key;
}

std::optional<model::AnnotatedKey> mostOfTime(const std::vector<model::AnnotatedKeySpan>& keys) {
  std::array<double, 37> seconds{};
  const auto indexOf = [](const model::AnnotatedKey& key) {
    return key.tonic ? 1 + static_cast<std::size_t>(*key.tonic) * 3 + static_cast<std::size_t>(key.mode) : 0;
  };
  for (const model::AnnotatedKeySpan& span : keys) {
    // A stretch without key does not make the track one.
    if (span.key.tonic) seconds[indexOf(span.key)] += span.range.duration();
  }
  std::optional<model::AnnotatedKey> most;
  for (const model::AnnotatedKeySpan& span : keys) {
    if (!most || seconds[indexOf(span.key)] > seconds[indexOf(*most)]) most = span.key;
  }
  return most;
}

}  // namespace barline::importing
