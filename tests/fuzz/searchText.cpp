#include "storage/SearchText.h"
#include "engine/search/CompatibleKeys.h"
#include "engine/search/Completion.h"
#include "engine/search/QueryParser.h"
#include "engine/search/TermEdits.h"
#include "tests/fuzz/Support.h"

namespace barline::fuzz {
namespace {

constexpr std::int64_t kNow = 1'700'000'000;  // seconds since 1970
constexpr std::size_t kMostCursors = 64;

}  // namespace

void searchText(Input input) {
  const std::string_view text = asText(input);
  const search::ParsedQuery parsed = search::parseQuery(text, kNow);
  std::size_t end = 0;
  for (const search::Mark& mark : parsed.marks) {
    requireThat(mark.begin >= end && mark.begin < mark.end && mark.end <= text.size(), "marks lie wrong");
    end = mark.end;
  }
  for (const search::KeyRule rule : search::kKeyRules)
    static_cast<void>(search::compatibleQuery(parsed.query, rule));
  for (std::size_t cursor = 0; cursor <= std::min(text.size(), kMostCursors); ++cursor) {
    const search::Completion completion = search::completionAt(text, cursor);
    requireThat(completion.begin <= completion.end && completion.end <= text.size(),
                "a completion lies wrong");
  }
  const std::string value = search::valueText(text.substr(0, 40));
  static_cast<void>(search::parseQuery(search::withTerm(text, "genre", value), kNow));
  static_cast<void>(search::parseQuery(search::withTerm(text, "key", ""), kNow));
  static_cast<void>(storage::foldForSearch(text));
}

}  // namespace barline::fuzz
