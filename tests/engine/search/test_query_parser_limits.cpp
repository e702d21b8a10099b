#include <QTest>
#include <cmath>
#include <random>

#include "engine/search/QueryParser.h"

using namespace barline;

namespace {

constexpr std::int64_t kNow = 1793185200;

// What searches are made of, and what breaks parsers.
const std::vector<std::string> kFragments{
    "bpm:",    "key:",   "energy:", "added:", "length:", "is:",
    "colour:", "metre:", "genre:",  "tag:",   "rating:", "-",
    "\"",      ",",      ":",       " ",      ">",       "<",
    ">=",      "..",     "~",       "%",      "120",     "128.5",
    "5:00",    "30d",    "8A",      "F#m",    "none",    "edited",
    "3/4",     "red",    "house",   "\\",     "“",       "”",
    "„",       "«",      "−",       "–",      "\u00A0",  "é",
    "♭",       "\xff",   "\xe2",    "+",      "=",       "999999",
    "-.",      "2026",   "-10",     "1h",     "never",   "\t",
    "today",   "\u3000", "*",       "//",     "a",       "999999999999999999999999"};

std::string randomBytes(std::mt19937& random, std::size_t size) {
  std::string text(size, '\0');
  for (char& c : text) c = static_cast<char>(random());
  return text;
}

std::string randomSearch(std::mt19937& random, std::size_t pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces; ++i) text += kFragments[random() % kFragments.size()];
  return text;
}

bool finite(const std::optional<search::Bound>& bound) {
  return !bound || std::isfinite(bound->value);
}

bool sound(const search::Condition& condition) {
  const auto* number = std::get_if<search::NumberCondition>(&condition);
  return number == nullptr || (finite(number->atLeast) && finite(number->atMost));
}

/// Empty if all that the parser promises holds.
QString brokenPromise(const std::string& text) {
  const search::ParsedQuery parsed = search::parseQuery(text, kNow);
  for (const search::Clause& clause : parsed.query.allOf) {
    if (clause.anyOf.empty()) return "a clause without conditions";
    if (!std::ranges::all_of(clause.anyOf, sound)) return "a bound that is no number";
  }
  std::size_t place = 0;
  for (const search::Mark& mark : parsed.marks) {
    if (mark.begin < place || mark.end <= mark.begin || mark.end > text.size()) return "marks out of place";
    place = mark.end;
  }
  place = 0;
  for (const search::QueryProblem& problem : parsed.problems) {
    if (problem.begin < place || problem.end <= problem.begin || problem.end > text.size())
      return "problems out of place";
    place = problem.begin;
    const std::string pattern = search::sentencePattern(problem.kind);
    for (std::size_t i = 0; i < 9; ++i) {
      const bool used = pattern.find('%' + std::to_string(i + 1)) != std::string::npos;
      if (used && i >= problem.arguments.size()) return "a sentence without its argument";
    }
  }
  if (!(search::parseQuery(text, kNow) == parsed)) return "another answer to the same text";
  return {};
}

}  // namespace

class TestQueryParserLimits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void anyBytesAreRead() {
    std::mt19937 random(1);
    for (int i = 0; i < 4000; ++i) {
      const std::string text = randomBytes(random, random() % 60);
      const QString broken = brokenPromise(text);
      QVERIFY2(broken.isEmpty(),
               qPrintable(broken + ": " + QByteArray::fromStdString(text).toPercentEncoding()));
    }
  }

  void anyMixtureOfItsSignsIsRead() {
    std::mt19937 random(2);
    for (int i = 0; i < 20000; ++i) {
      const std::string text = randomSearch(random, random() % 16);
      const QString broken = brokenPromise(text);
      QVERIFY2(broken.isEmpty(),
               qPrintable(broken + ": " + QByteArray::fromStdString(text).toPercentEncoding()));
    }
  }

  /// Quadratic time would be felt here: a quarter of a megabyte of each.
  void longTextsAreReadInLinearTime() {
    constexpr std::size_t kSize = 1 << 18;
    for (const std::string& fragment : kFragments) {
      std::string text;
      while (text.size() < kSize) text += fragment;
      for (const char* beginning : {"", "bpm:", "genre:", "key:a", "added:", "\"", "is:"}) {
        const QString broken = brokenPromise(beginning + text);
        QVERIFY2(broken.isEmpty(), qPrintable(broken + ": " + QString::fromStdString(fragment)));
      }
    }
  }

  /// As it is typed: every beginning of a search, and what is left when something is deleted in it.
  void everyStepOfTypingIsRead() {
    const std::string whole =
        "bpm:120-128 key:8A,F#m energy:>=6 \"warm up\" -genre:\"drum & bass\" length:<5:00";
    for (std::size_t i = 0; i <= whole.size(); ++i) {
      QCOMPARE(brokenPromise(whole.substr(0, i)), QString());
      for (std::size_t j = i; j <= whole.size(); ++j)
        QCOMPARE(brokenPromise(whole.substr(0, i) + whole.substr(j)), QString());
    }
  }
};

QTEST_APPLESS_MAIN(TestQueryParserLimits)
#include "test_query_parser_limits.moc"
