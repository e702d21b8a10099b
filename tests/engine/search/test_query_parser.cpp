#include <QTest>
#include <ctime>

#include "engine/search/Fields.h"
#include "engine/search/QueryGuide.h"
#include "engine/search/QueryParser.h"

using namespace barline;
using model::Mode;
using model::MusicalKey;
using search::Clause;
using search::NumberField;
using search::ProblemKind;
using search::TextField;

namespace {

// Wednesday, 2026-10-28 12:00:00 in Berlin (CET), three days after the clocks were set back.
constexpr std::int64_t kNow = 1793185200;
constexpr double kDay = 86400;

search::ParsedQuery parsed(std::string_view text) {
  return search::parseQuery(text, kNow);
}

/// The clauses of a text that has no problems.
std::vector<Clause> clauses(std::string_view text) {
  const search::ParsedQuery found = parsed(text);
  for (const search::QueryProblem& problem : found.problems)
    qWarning("%s", search::sentence(problem).c_str());
  return found.problems.empty() ? found.query.allOf : std::vector<Clause>{};
}

/// The condition of a text that is one term with one value.
template <class Condition>
Condition only(std::string_view text) {
  const std::vector<Clause> found = clauses(text);
  if (found.size() != 1 || found[0].negated || found[0].anyOf.size() != 1) return {};
  const auto* condition = std::get_if<Condition>(&found[0].anyOf[0]);
  return condition == nullptr ? Condition{} : *condition;
}

bool finds(std::string_view text, double value) {
  const auto condition = only<search::NumberCondition>(text);
  return (condition.atLeast || condition.atMost) && condition.contains(value);
}

QStringList keysOf(std::string_view text) {
  QStringList names;
  for (const Clause& clause : clauses(text)) {
    for (const search::Condition& condition : clause.anyOf) {
      names.append(QString::fromStdString(model::camelot(std::get<search::KeyCondition>(condition).key)));
    }
  }
  return names;
}

Clause text(TextField field, std::initializer_list<const char*> texts, bool negated = false) {
  Clause clause{negated, {}};
  for (const char* each : texts) clause.anyOf.emplace_back(search::TextCondition{field, each});
  return clause;
}

search::QueryProblem onlyProblem(std::string_view typed) {
  const search::ParsedQuery found = parsed(typed);
  return found.problems.size() == 1 ? found.problems[0] : search::QueryProblem{};
}

double berlin(int year, int month, int day, int hour = 0) {
  std::tm local{};
  local.tm_year = year - 1900;
  local.tm_mon = month - 1;
  local.tm_mday = day;
  local.tm_hour = hour;
  local.tm_isdst = -1;
  return static_cast<double>(std::mktime(&local));
}

}  // namespace

class TestQueryParser : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    qputenv("TZ", "Europe/Berlin");
    tzset();
    QCOMPARE(berlin(2026, 10, 28, 12), static_cast<double>(kNow));
  }

  void nothingSeeksEverything() {
    for (const char* typed : {"", "   ", "\t\n", "\"\"", "-", " - ", "–"}) {
      const search::ParsedQuery found = parsed(typed);
      QVERIFY(found.query.allOf.empty() && found.problems.empty());
    }
  }

  void words() {
    QCOMPARE(clauses("delta nine"),
             (std::vector{text(TextField::Any, {"delta"}), text(TextField::Any, {"nine"})}));
    QCOMPARE(clauses("\"delta nine\""), (std::vector{text(TextField::Any, {"delta nine"})}));
    QCOMPARE(clauses("“delta nine”"), (std::vector{text(TextField::Any, {"delta nine"})}));
    QCOMPARE(clauses("„delta nine“"), (std::vector{text(TextField::Any, {"delta nine"})}));
    QCOMPARE(clauses("-remix"), (std::vector{text(TextField::Any, {"remix"}, true)}));
    QCOMPARE(clauses("-\"radio edit\""), (std::vector{text(TextField::Any, {"radio edit"}, true)}));
    QCOMPARE(clauses("\"say \\\"yes\\\"\""), (std::vector{text(TextField::Any, {"say \"yes\""})}));
  }

  void wordsThatLookLikeMore() {
    QCOMPARE(clauses("12\""), (std::vector{text(TextField::Any, {"12\""})}));
    QCOMPARE(clauses("4:20"), (std::vector{text(TextField::Any, {"4:20"})}));
    QCOMPARE(clauses("Symphony: Finale").front(), text(TextField::Any, {"Symphony:"}));
    QCOMPARE(clauses("https://example.org/a"),
             (std::vector{text(TextField::Any, {"https://example.org/a"})}));
    QCOMPARE(clauses("C:\\Music"), (std::vector{text(TextField::Any, {"C:\\Music"})}));
    QCOMPARE(clauses("Hello,World"), (std::vector{text(TextField::Any, {"Hello,World"})}));
    QCOMPARE(clauses("Delta – Dawn").size(), 2U);
    QCOMPARE(clauses("Beyoncé\u00A0Ngô").size(), 2U);
  }

  void quotesThatAreNotClosedReachToTheEnd() {
    QCOMPARE(clauses("\"delta nine"), (std::vector{text(TextField::Any, {"delta nine"})}));
    QCOMPARE(clauses("artist:\"delta ni"), (std::vector{text(TextField::Artist, {"delta ni"})}));
  }

  void textFields() {
    QCOMPARE(clauses("genre:house"), (std::vector{text(TextField::Genre, {"house"})}));
    QCOMPARE(clauses("GENRE:House"), (std::vector{text(TextField::Genre, {"House"})}));
    QCOMPARE(clauses("genre:\"drum & bass\",house,\"a,b\""),
             (std::vector{text(TextField::Genre, {"drum & bass", "house", "a,b"})}));
    QCOMPARE(clauses("tag:warm-up"), (std::vector{text(TextField::Tag, {"warm-up"})}));
    QCOMPARE(clauses("-artist:x title:y"),
             (std::vector{text(TextField::Artist, {"x"}, true), text(TextField::Title, {"y"})}));
    QCOMPARE(clauses("path:/music/sets"), (std::vector{text(TextField::Path, {"/music/sets"})}));
    QCOMPARE(clauses("genre:none"), (std::vector{text(TextField::Genre, {""})}));
    QCOMPARE(clauses("genre:\"\""), (std::vector{text(TextField::Genre, {""})}));
    QCOMPARE(clauses("genre:\"none\""), (std::vector{text(TextField::Genre, {"none"})}));
    QCOMPARE(clauses("text:dawn,dusk"), (std::vector{text(TextField::Any, {"dawn", "dusk"})}));
    QVERIFY(clauses("text:\" \"").empty());
  }

  void numbersAreComparedAsTheyAreShown() {
    QVERIFY(finds("bpm:120-128", 119.96) && !finds("bpm:120-128", 119.94));
    QVERIFY(finds("bpm:120-128", 128.04) && !finds("bpm:120-128", 128.06));
    QVERIFY(finds("bpm:128", 127.6) && finds("bpm:128", 128.4) && !finds("bpm:128", 128.6));
    QVERIFY(finds("bpm:128.0", 128.04) && !finds("bpm:128.0", 128.4));
    QVERIFY(!finds("bpm:>128", 128.04) && finds("bpm:>128", 128.06));
    QVERIFY(finds("bpm:>=128", 127.96) && !finds("bpm:>=128", 127.94));
    QVERIFY(finds("bpm:<128", 127.94) && !finds("bpm:<128", 127.96));
    QVERIFY(finds("bpm:<=128", 128.04) && !finds("bpm:<=128", 128.06));
    QVERIFY(finds("bpm:=128", 128.4));
    QVERIFY(finds("energy:>6", 6.6) && !finds("energy:>6", 6.4));
    QVERIFY(finds("energy:>6.2", 6.3) && !finds("energy:>6.2", 6.2));
    QVERIFY(finds("rating:>=4", 4) && !finds("rating:>=4", 3));
    QVERIFY(finds("rating:4+", 5) && !finds("rating:4+", 3));
    QVERIFY(finds("rating:3", 3) && !finds("rating:3", 4));
    QVERIFY(finds("year:1990-1999", 1999) && !finds("year:1990-1999", 2000));
    QVERIFY(finds("year:≥1990", 1990) && finds("year:1990–1999", 1995));
    QVERIFY(finds("dance:>1.1", 1.11) && !finds("dance:>1.1", 1.104));
  }

  void ranges() {
    QVERIFY(finds("bpm:120..128", 124) && finds("bpm:120..", 300) && finds("bpm:..128", 20));
    QVERIFY(finds("bpm:120-", 300) && !finds("bpm:120-", 119));
    QVERIFY(finds("loudness:-10--8", -9) && !finds("loudness:-10--8", -7));
    QVERIFY(finds("loudness:−10..−8", -9));
    QVERIFY(finds("loudness:>-9", -8) && !finds("loudness:>-9", -10));
    QVERIFY(finds("loudness:-9", -9.4));
    QVERIFY(finds("bpm:128~3", 125) && finds("bpm:128±3", 131) && !finds("bpm:128~3", 131.1));
    QVERIFY(finds("bpm:100~4%", 96) && !finds("bpm:100~4%", 95.9));
  }

  void numberAlternativesAndAbsence() {
    const auto both = clauses("bpm:90,174");
    QCOMPARE(both.size(), 1U);
    QCOMPARE(both[0].anyOf.size(), 2U);
    const Clause anyTempo{true, {search::NumberCondition{NumberField::Bpm, {}, {}}}};
    QCOMPARE(clauses("bpm:none"), std::vector{anyTempo});
    QVERIFY(!clauses("-bpm:none")[0].negated);
    QVERIFY(finds("rating:none", 0) && !finds("rating:none", 1));
    const Clause neverPlayed{true, {search::NumberCondition{NumberField::Played, {}, {}}}};
    QCOMPARE(clauses("played:never"), std::vector{neverPlayed});
    QCOMPARE(clauses("key:none")[0].anyOf.size(), 24U);
    QVERIFY(clauses("key:none")[0].negated);
    QCOMPARE(onlyProblem("bpm:none,120").kind, ProblemKind::NoneAmongOthers);
  }

  void lengths() {
    QVERIFY(finds("length:<5:00", 299.9) && !finds("length:<5:00", 300));
    QVERIFY(finds("length:<=5:00", 300.9) && !finds("length:<=5:00", 301));
    QVERIFY(!finds("length:>5:00", 300.9) && finds("length:>5:00", 301));
    QVERIFY(finds("length:5:00", 300.9) && !finds("length:5:00", 301));
    QVERIFY(finds("length:5m", 359) && !finds("length:5m", 360));
    QVERIFY(finds("length:3m-5:30", 330.5) && !finds("length:3m-5:30", 331));
    QVERIFY(finds("length:>1h", 3700) && finds("length:1h30m", 5400) && finds("length:>1:00:00", 3700));
    QVERIFY(finds("length:90s", 90.5) && finds("duration:<5min", 10));
  }

  void dates() {
    QVERIFY(finds("added:<30d", kNow - 29.9 * kDay) && !finds("added:<30d", kNow - 30.1 * kDay));
    QVERIFY(finds("added:30d", kNow - 29.9 * kDay) && !finds("added:30d", kNow - 30.1 * kDay));
    QVERIFY(finds("added:>2w", kNow - 15 * kDay) && !finds("added:>2w", kNow - 13 * kDay));
    QVERIFY(finds("added:7d-30d", kNow - 8 * kDay) && !finds("added:7d-30d", kNow - 6 * kDay));
    QVERIFY(finds("added:<6m", berlin(2026, 4, 28, 13)) && !finds("added:<6m", berlin(2026, 4, 28, 11)));
    QVERIFY(finds("added:<1y", berlin(2025, 10, 28, 13)) && !finds("added:<1y", berlin(2025, 10, 28, 11)));
    QVERIFY(finds("added:today", berlin(2026, 10, 28)) && !finds("added:today", berlin(2026, 10, 27, 23)));
    QVERIFY(finds("added:yesterday", berlin(2026, 10, 27)) &&
            !finds("added:yesterday", berlin(2026, 10, 28)));
    QVERIFY(finds("added:2026-10-25", berlin(2026, 10, 25, 23)));  // has 25 hours
    QVERIFY(!finds("added:2026-10-25", berlin(2026, 10, 26)));
    QVERIFY(finds("added:2026", berlin(2026, 1, 1)) && !finds("added:2026", berlin(2027, 1, 1)));
    QVERIFY(finds("added:2025-12", berlin(2025, 12, 31, 23)) && !finds("added:2025-12", berlin(2026, 1, 1)));
    QVERIFY(finds("added:>2026-10-01", berlin(2026, 10, 2)) &&
            !finds("added:>2026-10-01", berlin(2026, 10, 1, 23)));
    QVERIFY(finds("added:2025..2026-03", berlin(2026, 3, 31, 23)));
    QVERIFY(finds("added:2024-2025", berlin(2025, 12, 31)) && !finds("added:2024-2025", berlin(2026, 1, 1)));
    QVERIFY(finds("added:2026-10-01..", kNow) && finds("added:2024-02-29", berlin(2024, 2, 29)));
  }

  void monthsBackFromTheirLastDay() {
    const auto march31 = static_cast<std::int64_t>(berlin(2026, 3, 31, 12));
    const auto found = search::parseQuery("added:<1m", march31).query.allOf;
    const auto condition = std::get<search::NumberCondition>(found.at(0).anyOf.at(0));
    QCOMPARE(condition.atLeast->value, berlin(2026, 2, 28, 12));
  }

  void keys_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("camelot");
    const auto row = [](const char* typed, const QStringList& keys) {
      QTest::newRow(typed) << QString(typed) << keys;
    };
    for (const char* aMinor :
         {"8A", "8a", "08A", "1m", "1M", "Am", "am", "A-minor", "Amin", "\"A minor\"", "a_moll"})
      row(aMinor, {"8A"});
    for (const char* cMajor : {"8B", "1d", "C", "c", "CM", "Cmaj", "C-major", "CDur", "B#"})
      row(cMajor, {"8B"});
    for (const char* eFlat : {"Eb", "eb", "E♭", "D#", "D♯maj", "5B", "10d"}) row(eFlat, {"5B"});
    for (const char* fSharpMinor : {"F#m", "f#m", "Gbm", "G♭m", "F♯-minor", "11A"}) row(fSharpMinor, {"11A"});
    row("Bbm", {"3A"});
    row("bm", {"10A"});
    row("b", {"1B"});
    row("Cb", {"1B"});
    row("8", {"8A", "8B"});
    row("8A,7A,9A", {"8A", "7A", "9A"});
  }
  void keys() {
    QFETCH(QString, typed);
    QFETCH(QStringList, camelot);
    QCOMPARE(keysOf(("key:" + typed).toStdString()), camelot);
  }

  void everyNameOfEveryKeyIsRead() {
    for (int tonic = 0; tonic < 12; ++tonic) {
      for (const Mode mode : {Mode::Major, Mode::Minor}) {
        const MusicalKey key{tonic, mode};
        for (const std::string& name :
             {model::camelot(key), model::openKey(key), '"' + model::toString(key) + '"'}) {
          QVERIFY(only<search::KeyCondition>("key:" + name).key == key);
        }
      }
    }
    QCOMPARE(keysOf("key:minor").size(), 12);
    QCOMPARE(keysOf("key:major").size(), 12);
  }

  void metreColourAndFlags() {
    QCOMPARE(only<search::MetreCondition>("metre:3/4").metre, std::string("3/4"));
    QCOMPARE(clauses("meter:5/4,7/8")[0].anyOf.size(), 2U);
    QCOMPARE(clauses("metre:none")[0].anyOf.size(), 1U);
    QCOMPARE(only<search::ColourCondition>("colour:red").colour, 2);
    QCOMPARE(only<search::ColourCondition>("color:Purple").colour, 8);
    QVERIFY(only<search::FlagCondition>("is:edited").flag == search::Flag::Edited);
    QVERIFY(only<search::FlagCondition>("is:Missing").flag == search::Flag::Missing);
    QVERIFY(clauses("-is:analysed")[0].negated);
  }

  void aWholeSearch() {
    const auto found = clauses("bpm:120-128 key:8A energy:>6 genre:house -remix added:<30d");
    QCOMPARE(found.size(), 6U);
    QCOMPARE(found[4], text(TextField::Any, {"remix"}, true));
  }

  void problemsHaveAPlaceAndTheRestWorks() {
    const search::ParsedQuery found = parsed("delta key:9Z bpm:120-128");
    QCOMPARE(found.query.allOf.size(), 2U);
    QCOMPARE(found.problems.size(), 1U);
    QCOMPARE(found.problems[0].begin, 10U);
    QCOMPARE(found.problems[0].end, 12U);
    QCOMPARE(QString::fromStdString(search::sentence(found.problems[0])),
             QString("“9Z” is no key; write 8A, 1m, Am, F# or Eb-major."));
    const search::ParsedQuery alternatives = parsed("key:8A,9Z");
    QCOMPARE(alternatives.query.allOf.size(), 1U);
    QCOMPARE(alternatives.problems[0].begin, 7U);
  }

  void problems_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("sentence");
    QTest::addColumn<bool>("unfinished");
    const auto row = [](const char* typed, const char* sentence, bool unfinished = false) {
      QTest::newRow(typed) << QString(typed) << QString(sentence) << unfinished;
    };
    row("re:birth", "“re” is no field; to find that text, put it in quotes.");
    row("länge:3", "“länge” is no field; to find that text, put it in quotes.");
    row("gnere:house", "“gnere” is no field; did you mean “genre”?");
    row("genr:house", "“genr” is no field; did you mean “genre”?");
    row("bpm:", "“bpm:” needs a value, as in bpm:120-128.", true);
    row("bpm: 120", "Write the value of “bpm:” right after the colon, as in bpm:120-128.", true);
    row("genre:house,", "“genre:” needs a value, as in genre:house.", true);
    row("bpm:fast", "“fast” is no number or range; write it as in bpm:120-128.");
    row("bpm:>", "“>” is no number or range; write it as in bpm:120-128.", true);
    row("bpm:1e3", "“1e3” is no number or range; write it as in bpm:120-128.");
    row("bpm:nan", "“nan” is no number or range; write it as in bpm:120-128.");
    row("bpm:128-120", "“128-120” runs backwards; write the lower end first.", true);
    row("energy:>11", "“energy” goes from 1 to 10.");
    row("lufs:>100", "“lufs” goes from −100 to 20.");
    row("length:5", "“5” may be minutes or seconds; write 5:00, 5m or 300s.", true);
    row("length:>300", "“>300” may be minutes or seconds; write 5:00, 5m or 300s.", true);
    row("length:5:77", "“5:77” is no length; write 5:00, 5m or 300s.", true);
    row("added:<30",
        "“<30” is no date or age; write 2026, 2026-10, 2026-10-28, today, or <30d, <6m for an age.", true);
    row("added:2026-02-30",
        "“2026-02-30” is no date or age; write 2026, 2026-10, 2026-10-28, today, or <30d, <6m for an age.",
        true);
    row("key:H", "“H” is no key; write 8A, 1m, Am, F# or Eb-major.");
    row("key:13A", "“13A” is no key; write 8A, 1m, Am, F# or Eb-major.");
    row("key:Ami", "“Ami” is no key; write 8A, 1m, Am, F# or Eb-major.", true);
    row("metre:3", "“3” is no metre; write it as 3/4.", true);
    row("metre:waltz", "“waltz” is no metre; write it as 3/4.");
    row("colour:beige",
        "“beige” is no colour; there are pink, red, orange, yellow, green, aqua, blue, purple.");
    row("colour:re", "“re” is no colour; there are pink, red, orange, yellow, green, aqua, blue, purple.",
        true);
    row("is:edi",
        "A track cannot be “edi”; there are analysed, waiting, failed, warned, missing, edited, doubtful, "
        "locked, "
        "duplicate, played, rated.",
        true);
  }
  void problems() {
    QFETCH(QString, typed);
    QFETCH(QString, sentence);
    QFETCH(bool, unfinished);
    const search::QueryProblem problem = onlyProblem(typed.toStdString());
    QCOMPARE(QString::fromStdString(search::sentence(problem)), sentence);
    QCOMPARE(problem.unfinished, unfinished);
  }

  void searchesHaveAnEnd() {
    std::string typed;
    for (std::size_t i = 0; i < search::kMostValues; ++i) typed += "a ";
    QVERIFY(parsed(typed).problems.empty());
    typed += "b";
    const search::ParsedQuery found = parsed(typed);
    QCOMPARE(found.query.allOf.size(), search::kMostValues);
    QCOMPARE(found.problems.size(), 1U);
    QCOMPARE(found.problems[0].begin, 2 * search::kMostValues);
  }

  void marksSayWhatIsWhat() {
    using search::MarkKind;
    const std::vector<search::Mark> expected{{0, 4, MarkKind::Field},   {4, 11, MarkKind::Value},
                                             {12, 13, MarkKind::Minus}, {13, 18, MarkKind::Word},
                                             {19, 25, MarkKind::Field}, {25, 30, MarkKind::Value},
                                             {31, 36, MarkKind::Value}};
    QCOMPARE(parsed("bpm:120-128 -remix genre:house,\"d&b\"").marks, expected);
  }

  void examplesOfFieldsAreValid() {
    for (const search::Field& field : search::allFields()) {
      QCOMPARE(clauses(std::string(field.name) + ":" + std::string(field.example)).size(), 1U);
      QVERIFY(search::fieldNamed(field.name) == &field);
    }
    for (const auto& guide : {search::termGuide(), search::valueGuide()}) {
      for (const search::GuideLine& line : guide) QVERIFY(!clauses(line.example).empty());
    }
    for (const search::FlagName& flag : search::allFlags()) {
      QCOMPARE(clauses("is:" + std::string(flag.name))[0].anyOf, std::vector{flag.condition});
    }
  }
};

QTEST_APPLESS_MAIN(TestQueryParser)
#include "test_query_parser.moc"
