#include "engine/search/QueryProblem.h"

#include <string_view>

#include "engine/search/Translatable.h"

namespace barline::search {

const char* sentencePattern(ProblemKind kind) {
  switch (kind) {
    case ProblemKind::UnknownField:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no field; to find that text, put it in quotes.");
    case ProblemKind::MisspeltField:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no field; did you mean “%2”?");
    case ProblemKind::MissingValue:
      return QT_TRANSLATE_NOOP("Search", "“%1:” needs a value, as in %1:%2.");
    case ProblemKind::SpaceAfterColon:
      return QT_TRANSLATE_NOOP("Search", "Write the value of “%1:” right after the colon, as in %1:%2.");
    case ProblemKind::BadNumber:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no number or range; write it as in %2:%3.");
    case ProblemKind::BadLength:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no length; write 5:00, 5m or 300s.");
    case ProblemKind::LengthWithoutUnit:
      return QT_TRANSLATE_NOOP("Search", "“%1” may be minutes or seconds; write 5:00, 5m or 300s.");
    case ProblemKind::BadDate:
      return QT_TRANSLATE_NOOP(
          "Search",
          "“%1” is no date or age; write 2026, 2026-10, 2026-10-28, today, or <30d, <6m for an age.");
    case ProblemKind::OutOfRange:
      return QT_TRANSLATE_NOOP("Search", "“%1” goes from %2 to %3.");
    case ProblemKind::Backwards:
      return QT_TRANSLATE_NOOP("Search", "“%1” runs backwards; write the lower end first.");
    case ProblemKind::BadKey:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no key; write 8A, 1m, Am, F# or Eb-major.");
    case ProblemKind::BadMetre:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no metre; write it as 3/4.");
    case ProblemKind::BadColour:
      return QT_TRANSLATE_NOOP("Search", "“%1” is no colour; there are %2.");
    case ProblemKind::BadFlag:
      return QT_TRANSLATE_NOOP("Search", "A track cannot be “%1”; there are %2.");
    case ProblemKind::NoneAmongOthers:
      return QT_TRANSLATE_NOOP("Search", "“%1” cannot be one of several values here; leave the others out.");
    case ProblemKind::TooLong:
      return QT_TRANSLATE_NOOP("Search", "A search has at most %1 words and values; the rest is left out.");
  }
  return "";
}

std::string sentence(const QueryProblem& problem) {
  std::string text;
  for (std::string_view rest = sentencePattern(problem.kind); !rest.empty();) {
    const std::size_t place = rest.find('%');
    text += rest.substr(0, place);
    if (place == std::string_view::npos) break;
    const auto index = static_cast<std::size_t>(rest[place + 1] - '1');
    if (index < problem.arguments.size()) text += problem.arguments[index];
    rest.remove_prefix(place + 2);
  }
  return text;
}

std::string quotable(const std::string& typed) {
  constexpr std::size_t kLongest = 40;
  if (typed.size() <= kLongest) return typed;
  std::size_t end = kLongest;
  while (end > 0 && (static_cast<unsigned char>(typed[end]) & 0xC0U) == 0x80U) --end;
  return typed.substr(0, end) + "…";
}

}  // namespace barline::search
