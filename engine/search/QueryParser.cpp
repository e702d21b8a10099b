#include "engine/search/QueryParser.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "engine/search/FieldValues.h"
#include "engine/search/Fields.h"
#include "engine/search/QueryScanner.h"

namespace barline::search {
namespace {

class Parser {
 public:
  Parser(std::string_view text, std::int64_t now) : text_(text), now_(now) {}

  ParsedQuery parse() {
    const ScannedText scanned = scanTerms(text_, kMostValues);
    for (const Term& term : scanned.terms) read(term);
    if (scanned.end < text_.size()) {
      parsed_.problems.push_back(
          {scanned.end, text_.size(), ProblemKind::TooLong, {std::to_string(kMostValues)}, false});
    }
    return std::move(parsed_);
  }

 private:
  void mark(std::size_t begin, std::size_t end, MarkKind kind) {
    if (end > begin) parsed_.marks.push_back({begin, end, kind});
  }

  void read(const Term& term) {
    if (term.negated) mark(term.begin, term.begin + 1, MarkKind::Minus);
    if (term.field) return readField(term, *term.field);
    readWord(term, term.values.front());
  }

  void readWord(const Term& term, const Piece& word) {
    mark(word.begin, word.end, MarkKind::Word);
    if (!isBlank(word.text)) addClause({term.negated, {TextCondition{TextField::Any, word.text}}});
  }

  void readField(const Term& term, const Piece& name) {
    const Field* field = fieldNamed(name.text);
    if (field == nullptr) return readUnknown(term, name);
    mark(name.begin, name.end + 1, MarkKind::Field);
    for (const Piece& piece : term.values) mark(piece.begin, piece.end, MarkKind::Value);
    if (term.values.size() == 1 && isAbsent(term.values.front()) && term.end < text_.size()) {
      parsed_.problems.push_back({term.begin,
                                  term.end,
                                  ProblemKind::SpaceAfterColon,
                                  {quotable(name.text), std::string(field->example)},
                                  true});
      return;
    }
    FieldValues values = readValues(term, *field, now_);
    std::ranges::move(values.problems, std::back_inserter(parsed_.problems));
    if (!values.anyOf.empty()) addClause({term.negated != values.reversed, std::move(values.anyOf)});
  }

  /// A word with a colon at its end is a word; before anything else the name of a field was meant.
  void readUnknown(const Term& term, const Piece& name) {
    const Field* near = fieldNear(name.text);
    if (near == nullptr && term.values.size() == 1 && isAbsent(term.values.front())) {
      return readWord(term, {name.begin, term.end, name.text + ":", false});
    }
    mark(name.begin, term.end, MarkKind::Word);
    const std::size_t end = name.end + 1;
    if (near != nullptr) {
      parsed_.problems.push_back({name.begin,
                                  end,
                                  ProblemKind::MisspeltField,
                                  {quotable(name.text), std::string(near->name)},
                                  false});
    } else {
      parsed_.problems.push_back({name.begin, end, ProblemKind::UnknownField, {quotable(name.text)}, false});
    }
  }

  void addClause(Clause clause) { parsed_.query.allOf.push_back(std::move(clause)); }

  std::string_view text_;
  std::int64_t now_;
  ParsedQuery parsed_;
};

}  // namespace

ParsedQuery parseQuery(std::string_view text, std::int64_t now) {
  return Parser(text, now).parse();
}

}  // namespace barline::search
