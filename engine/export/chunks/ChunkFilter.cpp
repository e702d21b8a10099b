#include "engine/export/chunks/ChunkFilter.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "engine/export/ExportText.h"
#include "engine/export/chunks/ChunkProblem.h"
#include "engine/model/ChordParser.h"
#include "engine/model/Harmony.h"

namespace barline::exporting {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool equalFolded(std::string_view a, std::string_view b) {
  return std::ranges::equal(a, b, {}, lower, lower);
}

/// Takes the text up to one of `ends` off the front; what stands in double quotes ends nowhere, and loses
/// them.
std::string takeUntil(std::string_view& text, std::string_view ends) {
  std::string taken;
  bool quoted = false;
  while (!text.empty() && (quoted || ends.find(text.front()) == std::string_view::npos)) {
    if (text.front() == '"')
      quoted = !quoted;
    else
      taken += text.front();
    text.remove_prefix(1);
  }
  if (quoted) throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "A double quote is missing in the filter.")});
  return taken;
}

std::optional<double> number(std::string_view text) {
  double value{};
  const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (problem != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
    return std::nullopt;
  return value;
}

/// How many of what the last digit counts make one: 1 for "128", 10 for "127.5"; of a range the more.
double finenessOf(std::string_view text) {
  double finest = 1.0;
  while (!text.empty()) {
    const std::size_t dash = std::min(text.find('-'), text.size());
    const std::size_t point = std::min(text.find('.'), dash);
    const auto decimals = static_cast<double>(dash - std::min(point + 1, dash));
    finest = std::max(finest, std::pow(10.0, decimals));
    text.remove_prefix(std::min(dash + 1, text.size()));
  }
  return finest;
}

/// "12", "1-16", "17-", "-8"
std::optional<std::pair<double, double>> numberRange(std::string_view text) {
  const std::size_t dash = text.find('-');
  if (dash == std::string_view::npos) {
    const auto value = number(text);
    if (!value) return std::nullopt;
    return std::pair(*value, *value);
  }
  if (text.size() == 1) return std::nullopt;
  const auto from =
      dash == 0 ? std::optional(-std::numeric_limits<double>::infinity()) : number(text.substr(0, dash));
  const auto to = dash + 1 == text.size() ? std::optional(std::numeric_limits<double>::infinity())
                                          : number(text.substr(dash + 1));
  if (!from || !to || *from > *to) return std::nullopt;
  return std::pair(*from, *to);
}

bool isKey(const model::MusicalKey& key, std::string_view text) {
  const std::string tonic = model::pitchClassName(key.tonic, key);
  const std::string shortName = key.mode == model::Mode::Minor ? tonic + "m" : tonic;
  return equalFolded(text, model::toString(key)) || equalFolded(text, model::camelot(key)) ||
         equalFolded(text, model::openKey(key)) || equalFolded(text, shortName);
}

}  // namespace

ChunkFilter::Field ChunkFilter::fieldOf(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, Field>, 8> kFields{{{"bars", Field::Bars},
                                                                       {"bar", Field::Bars},
                                                                       {"beat", Field::Beat},
                                                                       {"chord", Field::Chord},
                                                                       {"section", Field::Section},
                                                                       {"key", Field::Key},
                                                                       {"bpm", Field::Bpm},
                                                                       {"metre", Field::Metre}}};
  for (const auto& [known, field] : kFields) {
    if (equalFolded(name, known)) return field;
  }
  throw ChunkError({BARLINE_EXPORT_TEXT("Chunks",
                                        "“%1” is nothing to select chunks by: there are bars, beat, chord, "
                                        "section, key, bpm and metre."),
                    {std::string(name)}});
}

ChunkFilter::Value ChunkFilter::valueOf(Field field, std::string_view text) {
  Value value;
  value.text = text;
  switch (field) {
    case Field::Bars:
    case Field::Beat:
    case Field::Bpm: {
      const auto range = numberRange(text);
      if (!range)
        throw ChunkError(
            {BARLINE_EXPORT_TEXT("Chunks", "“%1” is no number and no range such as 1-16."), {value.text}});
      std::tie(value.from, value.to) = *range;
      value.fineness = finenessOf(text);
      break;
    }
    case Field::Chord: {
      value.any = text.ends_with('*');
      if (value.any) text.remove_suffix(1);
      const std::optional<std::string> label = model::parseChord(text);
      if (!label) throw ChunkError({BARLINE_EXPORT_TEXT("Chunks", "“%1” is no chord."), {value.text}});
      value.text = *label;
      value.anyBass = label->find('/') == std::string::npos;
      break;
    }
    case Field::Section:
    case Field::Key:
    case Field::Metre:
      break;
  }
  return value;
}

ChunkFilter::ChunkFilter(std::string_view text) {
  constexpr std::string_view kSpaces = " \t\n";
  for (;;) {
    while (!text.empty() && kSpaces.find(text.front()) != std::string_view::npos) text.remove_prefix(1);
    if (text.empty()) return;
    Term term;
    term.negated = text.front() == '-';
    if (term.negated) text.remove_prefix(1);
    const std::string name = takeUntil(text, ": \t\n");
    if (text.empty() || text.front() != ':')
      throw ChunkError(
          {BARLINE_EXPORT_TEXT("Chunks", "“%1” does not say what it is: write chord:%1 or section:%1."),
           {name}});
    term.field = fieldOf(name);
    do {
      text.remove_prefix(1);  // the colon, or a comma
      const std::string value = takeUntil(text, ", \t\n");
      if (value.empty())
        throw ChunkError(
            {BARLINE_EXPORT_TEXT("Chunks", "A value is missing after “%1:” in the filter."), {name}});
      term.values.push_back(valueOf(term.field, value));
    } while (!text.empty() && text.front() == ',');
    terms_.push_back(std::move(term));
  }
}

bool ChunkFilter::matches(Field field, const Value& value, const PlannedChunk& chunk) {
  const auto within = [&](double number) { return number >= value.from && number <= value.to; };
  switch (field) {
    case Field::Bars:
      return within(chunk.firstBar);
    case Field::Beat:
      return chunk.beat && within(*chunk.beat);
    case Field::Bpm:
      return chunk.bpm && within(std::round(*chunk.bpm * value.fineness) / value.fineness);
    case Field::Section:
      return chunk.section > 0 &&
             (equalFolded(value.text, chunk.sectionName) || equalFolded(value.text, chunk.sectionGroup));
    case Field::Key:
      return chunk.key && isKey(*chunk.key, value.text);
    case Field::Metre:
      return chunk.metre && model::toString(*chunk.metre) == value.text;
    case Field::Chord:
      break;
  }
  const auto wanted = model::parseHarte(value.text);
  const auto sounding = model::parseHarte(chunk.chord);
  if (!wanted || !sounding)
    return !wanted && !sounding && !chunk.chord.empty() && model::isNoChord(chunk.chord);
  if (wanted->root != sounding->root || (!value.anyBass && wanted->bass != sounding->bass)) return false;
  if (!value.any) return wanted->quality == sounding->quality;
  // "A" alone is written A:maj: with a star it stands for every chord on A.
  return wanted->quality == "maj" || sounding->quality.starts_with(wanted->quality);
}

bool ChunkFilter::takes(const PlannedChunk& chunk) const {
  return std::ranges::all_of(terms_, [&](const Term& term) {
    const bool matched = std::ranges::any_of(
        term.values, [&](const Value& value) { return matches(term.field, value, chunk); });
    return matched != term.negated;
  });
}

}  // namespace barline::exporting
