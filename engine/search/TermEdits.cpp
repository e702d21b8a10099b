#include "engine/search/TermEdits.h"

#include <algorithm>

#include "engine/search/Fields.h"
#include "engine/search/QueryParser.h"
#include "engine/search/QueryScanner.h"

namespace barline::search {

std::string withTerm(std::string_view search, std::string_view field, std::string_view value) {
  const ScannedText scanned = scanTerms(search, kMostValues);
  const auto term = std::ranges::find_if(scanned.terms, [&](const Term& each) {
    return !each.negated && each.field && fieldNamed(each.field->text) == fieldNamed(field);
  });
  std::string_view before = search;
  std::string_view after;
  if (term != scanned.terms.end()) {
    before = search.substr(0, term->begin);
    after = search.substr(term->end);
  }
  std::string text(before);
  if (value.empty()) {
    // The space behind the term goes with it.
    text += after.starts_with(' ') ? after.substr(1) : after;
    return text;
  }
  if (!text.empty() && !text.ends_with(' ')) text += ' ';
  return text.append(field).append(":").append(value).append(after);
}

}  // namespace barline::search
