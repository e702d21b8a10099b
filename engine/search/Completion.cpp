#include "engine/search/Completion.h"

#include <algorithm>
#include <array>
#include <utility>

#include "engine/model/TrackColour.h"
#include "engine/search/Ascii.h"
#include "engine/search/FieldValues.h"
#include "engine/search/Fields.h"
#include "engine/search/KeyText.h"
#include "engine/search/QueryParser.h"
#include "engine/search/QueryScanner.h"
#include "engine/search/Translatable.h"

namespace barline::search {
namespace {

constexpr const char* kNoValue = QT_TRANSLATE_NOOP("Search", "Where there is none");
constexpr std::array<std::string_view, 10> kMetres{"4/4", "3/4", "6/8", "2/4", "5/4",
                                                   "7/4", "7/8", "5/8", "9/8", "12/8"};

class Suggestions {
 public:
  explicit Suggestions(std::string_view prefix) : prefix_(prefix) {}

  /// Suggests a text that begins with what was typed.
  void offer(std::string_view text, const char* meaning = nullptr,
             std::optional<model::MusicalKey> key = std::nullopt) {
    if (startsWithFolded(text, prefix_)) suggestions_.push_back({std::string(text), meaning, key});
  }

  /// The keys around the wheel. Names of keys complete themselves, so only places on the wheel are suggested.
  void offerKeys() {
    for (const char* side : {"A", "B"}) {
      for (int number = 1; number <= 12; ++number) {
        const std::string camelot = std::to_string(number) + side;
        offer(camelot, nullptr, parseKeys(camelot).front());
      }
    }
  }

  void offerExamples(std::string_view examples) {
    while (!examples.empty()) {
      const std::size_t end = std::min(examples.find(' '), examples.size());
      offer(examples.substr(0, end));
      examples.remove_prefix(std::min(end + 1, examples.size()));
    }
  }

  std::vector<Suggestion> take() { return std::move(suggestions_); }

 private:
  std::string_view prefix_;
  std::vector<Suggestion> suggestions_;
};

std::vector<Suggestion> fieldsBeginningWith(std::string_view prefix) {
  Suggestions suggestions(prefix);
  for (const Field& field : allFields()) suggestions.offer(std::string(field.name) + ':', field.meaning);
  return suggestions.take();
}

std::vector<Suggestion> valuesOf(const Field& field, std::string_view prefix) {
  Suggestions suggestions(prefix);
  switch (field.kind) {
    case FieldKind::Text:
      break;
    case FieldKind::Key:
      suggestions.offerKeys();
      break;
    case FieldKind::Metre:
      for (const std::string_view metre : kMetres) suggestions.offer(metre);
      break;
    case FieldKind::Colour:
      for (const std::string_view name : model::kTrackColourNames) suggestions.offer(name);
      break;
    case FieldKind::Flag:
      for (const FlagName& flag : allFlags()) suggestions.offer(flag.name, flag.meaning);
      return suggestions.take();
    case FieldKind::Number:
    case FieldKind::Length:
    case FieldKind::Date:
      suggestions.offerExamples(field.examples);
      break;
  }
  if (field.kind == FieldKind::Text && field.text == TextField::Any) return suggestions.take();
  suggestions.offer("none", kNoValue);
  return suggestions.take();
}

/// The value or word that ends at the cursor, and where it ends in the whole text. Nothing between terms.
struct PartAtCursor {
  const Field* field{};  ///< null where it is a word
  Piece before;          ///< up to the cursor
  std::size_t end{};
};

std::optional<PartAtCursor> partAt(std::string_view text, std::size_t cursor) {
  const ScannedText before = scanTerms(text.substr(0, cursor), kMostValues);
  if (before.terms.empty() || before.terms.back().end != cursor) return std::nullopt;
  const Term& term = before.terms.back();
  PartAtCursor part{term.field ? fieldNamed(term.field->text) : nullptr, term.values.back(), cursor};
  if (term.field && part.field == nullptr) return std::nullopt;
  const ScannedText whole = scanTerms(text, kMostValues);
  for (const Term& other : whole.terms) {
    for (const Piece& piece : other.values) {
      if (piece.begin == part.before.begin && !other.field == !term.field) part.end = piece.end;
    }
  }
  return part;
}

bool closed(std::string_view text, const Piece& piece) {
  return piece.quoted && piece.end - piece.begin > 1 && text[piece.end - 1] == text[piece.begin];
}

}  // namespace

Completion completionAt(std::string_view text, std::size_t cursor) {
  cursor = std::min(cursor, text.size());
  const std::optional<PartAtCursor> part = partAt(text, cursor);
  if (!part) {
    const bool inTerm = cursor > 0 && text[cursor - 1] != ' ';  // of an unknown field
    return {cursor, cursor, {}, inTerm ? std::vector<Suggestion>{} : fieldsBeginningWith({}), {}};
  }
  Completion completion{part->before.begin, std::max(part->end, cursor), part->before.text, {}, {}};
  if (part->field == nullptr) {
    if (!part->before.quoted) completion.suggestions = fieldsBeginningWith(completion.prefix);
    return completion;
  }
  completion.suggestions = valuesOf(*part->field, completion.prefix);
  const bool fromLibrary = part->field->kind == FieldKind::Text && part->field->text != TextField::Any &&
                           part->field->text != TextField::Path;
  if (fromLibrary && !closed(text, part->before)) completion.libraryTexts = part->field->text;
  return completion;
}

std::string valueText(std::string_view text) {
  const std::string typed = "text:" + std::string(text);
  const ScannedText scanned = scanTerms(typed, 2);
  const bool plain = !isBlank(text) && !equalFolded(text, "none") && scanned.terms.size() == 1 &&
                     scanned.terms[0].field && scanned.terms[0].values.size() == 1 &&
                     !scanned.terms[0].values[0].quoted && scanned.terms[0].values[0].text == text;
  if (plain) return std::string(text);
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    quoted += c;
  }
  return quoted + '"';
}

}  // namespace barline::search
