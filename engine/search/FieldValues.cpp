#include "engine/search/FieldValues.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "engine/model/TrackColour.h"
#include "engine/search/Ascii.h"
#include "engine/search/KeyText.h"
#include "engine/search/NumberRange.h"

namespace barline::search {
namespace {

std::string joined(const auto& names, auto nameOf) {
  std::string text;
  for (const auto& each : names) text += (text.empty() ? "" : ", ") + std::string(nameOf(each));
  return text;
}

std::string numberText(double number) {
  const auto whole = static_cast<long long>(number);
  return (whole < 0 ? "−" : "") + std::to_string(whole < 0 ? -whole : whole);
}

bool isNone(const Piece& piece, FieldKind kind) {
  if (piece.quoted) return false;
  return equalFolded(piece.text, "none") || (kind == FieldKind::Date && equalFolded(piece.text, "never"));
}

/// "3/4" with up to two digits each and a power of two below. @return as TrackRecord has it
std::optional<std::string> parseMetre(std::string_view text) {
  constexpr std::size_t kMostDigits = 2;
  constexpr std::string_view kUnits[]{"1", "2", "4", "8", "16", "32"};
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos || slash == 0 || slash > kMostDigits || text.starts_with('0'))
    return std::nullopt;
  if (!std::ranges::all_of(text.substr(0, slash), isDigit)) return std::nullopt;
  if (std::ranges::find(kUnits, text.substr(slash + 1)) == std::end(kUnits)) return std::nullopt;
  return std::string(text);
}

/// What the values of a field come to.
class ValueReader {
 public:
  ValueReader(const Field& field, std::string_view fieldAsTyped, std::int64_t now)
      : field_(field), fieldAsTyped_(fieldAsTyped), now_(now) {}

  FieldValues read(const std::vector<Piece>& pieces) {
    for (const Piece& piece : pieces) read(piece, pieces.size() == 1);
    return std::move(values_);
  }

 private:
  void read(const Piece& piece, bool alone) {
    if (isAbsent(piece)) return reportAbsent(piece);
    if (isNone(piece, field_.kind) && field_.text == TextField::Any && field_.kind == FieldKind::Text) {
      add(TextCondition{field_.text, piece.text});
    } else if (isNone(piece, field_.kind)) {
      readNone(piece, alone);
    } else {
      readValue(piece);
    }
  }

  void add(Condition condition) { values_.anyOf.push_back(std::move(condition)); }

  void report(const Piece& piece, ProblemKind kind, std::vector<std::string> arguments, bool unfinished) {
    values_.problems.push_back({piece.begin, piece.end, kind, std::move(arguments), unfinished});
  }

  /// An absent value has no place of its own: the colon or comma before it stands for it.
  void reportAbsent(const Piece& piece) {
    values_.problems.push_back({piece.begin - 1,
                                piece.end,
                                ProblemKind::MissingValue,
                                {std::string(fieldAsTyped_), std::string(field_.example)},
                                true});
  }

  void readNone(const Piece& piece, bool alone) {
    switch (field_.kind) {
      case FieldKind::Text:
        return add(TextCondition{field_.text, {}});
      case FieldKind::Metre:
        return add(MetreCondition{});
      case FieldKind::Colour:
        return add(ColourCondition{0});
      case FieldKind::Flag:
        return readValue(piece);
      default:
        break;
    }
    if (field_.number == NumberField::Rating || field_.number == NumberField::Plays) {
      return add(NumberCondition{field_.number, std::nullopt, Bound{0.0, false}});
    }
    if (!alone) return report(piece, ProblemKind::NoneAmongOthers, {quotable(piece.text)}, false);
    values_.reversed = true;
    if (field_.kind != FieldKind::Key) return add(NumberCondition{field_.number, std::nullopt, std::nullopt});
    for (const std::string_view mode : {"minor", "major"}) {
      for (const model::MusicalKey& key : parseKeys(mode)) add(KeyCondition{key});
    }
  }

  void readValue(const Piece& piece) {
    switch (field_.kind) {
      case FieldKind::Text:
        if (field_.text == TextField::Any && isBlank(piece.text)) return;
        return add(TextCondition{field_.text, piece.text});
      case FieldKind::Key:
        return readKey(piece);
      case FieldKind::Metre:
        return readMetre(piece);
      case FieldKind::Colour:
        return readColour(piece);
      case FieldKind::Flag:
        return readFlag(piece);
      case FieldKind::Number:
      case FieldKind::Length:
      case FieldKind::Date:
        return readNumber(piece);
    }
  }

  void readKey(const Piece& piece) {
    const std::vector<model::MusicalKey> keys = parseKeys(piece.text);
    for (const model::MusicalKey& key : keys) add(KeyCondition{key});
    if (keys.empty()) report(piece, ProblemKind::BadKey, {quotable(piece.text)}, beginsKey(piece.text));
  }

  void readMetre(const Piece& piece) {
    if (std::optional<std::string> metre = parseMetre(piece.text))
      return add(MetreCondition{std::move(*metre)});
    const bool unfinished = std::ranges::all_of(piece.text, [](char c) { return isDigit(c) || c == '/'; });
    report(piece, ProblemKind::BadMetre, {quotable(piece.text)}, unfinished);
  }

  void readColour(const Piece& piece) {
    const auto& names = model::kTrackColourNames;
    const auto* found =
        std::ranges::find_if(names, [&](std::string_view name) { return equalFolded(name, piece.text); });
    if (found != names.end()) return add(ColourCondition{static_cast<int>(found - names.begin()) + 1});
    const bool unfinished =
        std::ranges::any_of(names, [&](std::string_view name) { return startsWithFolded(name, piece.text); });
    report(piece, ProblemKind::BadColour, {quotable(piece.text), joined(names, std::identity{})}, unfinished);
  }

  void readFlag(const Piece& piece) {
    if (const FlagName* flag = flagNamed(piece.text)) return add(flag->condition);
    const bool unfinished = std::ranges::any_of(
        allFlags(), [&](const FlagName& flag) { return startsWithFolded(flag.name, piece.text); });
    report(piece, ProblemKind::BadFlag,
           {quotable(piece.text), joined(allFlags(), [](const FlagName& flag) { return flag.name; })},
           unfinished);
  }

  void readNumber(const Piece& piece) {
    const auto outcome = parseNumberRange(piece.text, field_, now_);
    if (const auto* condition = std::get_if<NumberCondition>(&outcome)) return add(*condition);
    const ProblemKind kind = std::get<ProblemKind>(outcome);
    const std::string field(fieldAsTyped_);
    if (kind == ProblemKind::OutOfRange) {
      return report(piece, kind, {field, numberText(field_.scale.least), numberText(field_.scale.most)},
                    false);
    }
    report(piece, kind, {quotable(piece.text), field, std::string(field_.example)},
           beginsNumberRange(piece.text, field_.kind));
  }

  const Field& field_;
  std::string_view fieldAsTyped_;
  std::int64_t now_;
  FieldValues values_;
};

}  // namespace

bool isBlank(std::string_view text) {
  return text.find_first_not_of(" \t\n\v\f\r") == std::string_view::npos;
}

bool isAbsent(const Piece& piece) {
  return piece.text.empty() && !piece.quoted;
}

FieldValues readValues(const Term& term, const Field& field, std::int64_t now) {
  return ValueReader(field, term.field ? term.field->text : field.name, now).read(term.values);
}

}  // namespace barline::search
