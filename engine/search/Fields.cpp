#include "engine/search/Fields.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "engine/search/Ascii.h"
#include "engine/search/Translatable.h"

namespace barline::search {
namespace {

constexpr Field textField(std::string_view name, std::string_view aliases, TextField field,
                          std::string_view example, const char* meaning) {
  return {.name = name,
          .aliases = aliases,
          .kind = FieldKind::Text,
          .text = field,
          .example = example,
          .meaning = meaning};
}

constexpr Field numberField(std::string_view name, std::string_view aliases, NumberField field,
                            NumberScale scale, std::string_view example, std::string_view examples,
                            const char* meaning) {
  return {.name = name,
          .aliases = aliases,
          .kind = FieldKind::Number,
          .number = field,
          .scale = scale,
          .example = example,
          .examples = examples,
          .meaning = meaning};
}

constexpr std::string_view kDates = "today yesterday <7d <30d <1y >1y";

constexpr Field dateField(std::string_view name, std::string_view aliases, NumberField field,
                          std::string_view example, const char* meaning) {
  return {.name = name,
          .aliases = aliases,
          .kind = FieldKind::Date,
          .number = field,
          .example = example,
          .examples = kDates,
          .meaning = meaning};
}

constexpr std::array kFields{
    numberField("bpm", "tempo", NumberField::Bpm, {0, 1000, 0.1}, "120-128",
                "<100 100-120 120-128 128-140 >140",
                QT_TRANSLATE_NOOP("Search", "Tempo in beats per minute")),
    Field{.name = "key",
          .aliases = "",
          .kind = FieldKind::Key,
          .example = "8A",
          .meaning = QT_TRANSLATE_NOOP("Search", "Key, as Camelot, Open Key or name")},
    numberField("energy", "", NumberField::Energy, {1, 10, 1}, ">6", ">6 >=8 4-6 <4",
                QT_TRANSLATE_NOOP("Search", "Energy from 1 to 10")),
    textField("genre", "style", TextField::Genre, "house", QT_TRANSLATE_NOOP("Search", "Genre")),
    dateField("added", "", NumberField::Added, "<30d",
              QT_TRANSLATE_NOOP("Search", "When it came into the library")),
    textField("artist", "", TextField::Artist, "\"Delta Nine\"", QT_TRANSLATE_NOOP("Search", "Artist")),
    textField("title", "", TextField::Title, "dawn", QT_TRANSLATE_NOOP("Search", "Title")),
    textField("album", "", TextField::Album, "harbour", QT_TRANSLATE_NOOP("Search", "Album")),
    textField("tag", "tags", TextField::Tag, "warm-up", QT_TRANSLATE_NOOP("Search", "Your own tags")),
    numberField("rating", "stars", NumberField::Rating, {0, 5, 1}, ">=4", "5 >=4 >=3",
                QT_TRANSLATE_NOOP("Search", "Stars from 0 to 5")),
    Field{.name = "colour",
          .aliases = "color",
          .kind = FieldKind::Colour,
          .example = "red",
          .meaning = QT_TRANSLATE_NOOP("Search", "Your own colour")},
    Field{.name = "is",
          .aliases = "",
          .kind = FieldKind::Flag,
          .example = "edited",
          .meaning = QT_TRANSLATE_NOOP("Search", "State of the track")},
    Field{.name = "length",
          .aliases = "duration time",
          .kind = FieldKind::Length,
          .number = NumberField::Length,
          .example = "<5:00",
          .examples = "<3:00 3:00-5:00 >5:00 >10m",
          .meaning = QT_TRANSLATE_NOOP("Search", "Length")},
    numberField("year", "", NumberField::Year, {1, 9999, 1}, "1990-1999",
                ">=2020 2010-2019 2000-2009 1990-1999 <1990", QT_TRANSLATE_NOOP("Search", "Year of release")),
    Field{.name = "metre",
          .aliases = "meter",
          .kind = FieldKind::Metre,
          .example = "3/4",
          .meaning = QT_TRANSLATE_NOOP("Search", "Metre")},
    numberField("dance", "danceability", NumberField::Danceability, {0, 3, 0.01}, ">1.1", ">1.1 <1",
                QT_TRANSLATE_NOOP("Search", "Danceability from 0 to 3")),
    numberField("loudness", "lufs", NumberField::Loudness, {-100, 20, 0.1}, ">-9", ">-9 -12..-9 <-14",
                QT_TRANSLATE_NOOP("Search", "Integrated loudness in LUFS")),
    textField("comment", "", TextField::Comment, "vinyl", QT_TRANSLATE_NOOP("Search", "Comment")),
    textField("path", "file folder", TextField::Path, "/music/sets",
              QT_TRANSLATE_NOOP("Search", "Folder and name of the file")),
    dateField("played", "", NumberField::Played, "<7d",
              QT_TRANSLATE_NOOP("Search", "When it was last played")),
    numberField("plays", "playcount", NumberField::Plays, {0, 1e9, 1}, ">10", "0 >10",
                QT_TRANSLATE_NOOP("Search", "How often it was played")),
    dateField("analysed", "analyzed", NumberField::Analysed, "today",
              QT_TRANSLATE_NOOP("Search", "When it was analysed")),
    textField("text", "any", TextField::Any, "dawn,dusk",
              QT_TRANSLATE_NOOP("Search", "Any text, as words alone do"))};

const std::vector<FlagName>& flags() {
  static const std::vector<FlagName> all{
      {"analysed", "analyzed", FlagCondition{Flag::Analysed},
       QT_TRANSLATE_NOOP("Search", "Has been analysed")},
      {"waiting", "unanalysed unanalyzed", FlagCondition{Flag::Waiting},
       QT_TRANSLATE_NOOP("Search", "Not analysed yet")},
      {"failed", "", FlagCondition{Flag::Failed}, QT_TRANSLATE_NOOP("Search", "Could not be analysed")},
      {"warned", "warning", FlagCondition{Flag::Warned},
       QT_TRANSLATE_NOOP("Search", "Was analysed with a warning")},
      {"missing", "", FlagCondition{Flag::Missing}, QT_TRANSLATE_NOOP("Search", "Its file is not there")},
      {"edited", "", FlagCondition{Flag::Edited}, QT_TRANSLATE_NOOP("Search", "You corrected the analysis")},
      {"doubtful", "", FlagCondition{Flag::Doubtful},
       QT_TRANSLATE_NOOP("Search", "The analysis should be looked at")},
      {"locked", "", FlagCondition{Flag::Locked}, QT_TRANSLATE_NOOP("Search", "You locked a part of it")},
      {"duplicate", "duplicates", FlagCondition{Flag::Duplicate},
       QT_TRANSLATE_NOOP("Search", "The library has it more than once")},
      {"played", "", NumberCondition{NumberField::Played, std::nullopt, std::nullopt},
       QT_TRANSLATE_NOOP("Search", "Has been played")},
      {"rated", "", NumberCondition{NumberField::Rating, Bound{1.0, false}, std::nullopt},
       QT_TRANSLATE_NOOP("Search", "Has stars")}};
  return all;
}

template <class Named>
bool goesBy(const Named& named, std::string_view name) {
  if (equalFolded(named.name, name)) return true;
  std::string_view rest = named.aliases;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find(' '), rest.size());
    if (equalFolded(rest.substr(0, end), name)) return true;
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return false;
}

/// Whether one letter missing, added, wrong or two neighbours swapped makes one of the other.
bool oneSlipApart(std::string_view a, std::string_view b) {
  if (a.size() > b.size()) std::swap(a, b);
  if (b.size() - a.size() > 1) return false;
  const std::size_t same = static_cast<std::size_t>(
      std::ranges::mismatch(a, b, [](char x, char y) { return x == y; }).in1 - a.begin());
  const std::string_view restOfA = a.substr(same);
  const std::string_view restOfB = b.substr(same);
  if (a.size() < b.size()) return restOfA == restOfB.substr(1);
  if (restOfA.empty() || restOfA.substr(1) == restOfB.substr(1)) return true;
  return restOfA.size() > 1 && restOfA[0] == restOfB[1] && restOfA[1] == restOfB[0] &&
         restOfA.substr(2) == restOfB.substr(2);
}

}  // namespace

std::span<const Field> allFields() {
  return kFields;
}

const Field* fieldNamed(std::string_view name) {
  const auto* found = std::ranges::find_if(kFields, [&](const Field& field) { return goesBy(field, name); });
  return found == kFields.end() ? nullptr : found;
}

const Field* fieldNear(std::string_view name) {
  constexpr std::size_t kShortest = 3;  // two letters are one slip from anything
  if (name.size() < kShortest) return nullptr;
  const std::string folded = foldedAscii(name);
  const auto* found = std::ranges::find_if(kFields, [&](const Field& field) {
    return field.name.size() >= kShortest && oneSlipApart(folded, field.name);
  });
  return found == kFields.end() ? nullptr : found;
}

std::span<const FlagName> allFlags() {
  return flags();
}

const FlagName* flagNamed(std::string_view name) {
  const auto found = std::ranges::find_if(flags(), [&](const FlagName& flag) { return goesBy(flag, name); });
  return found == flags().end() ? nullptr : &*found;
}

}  // namespace barline::search
