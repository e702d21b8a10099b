#include <QTest>

#include "engine/search/Completion.h"
#include "engine/search/QueryParser.h"
#include "engine/search/TermEdits.h"

using namespace barline;
using search::TextField;

namespace {

/// "|" stands for the cursor.
search::Completion completion(std::string text) {
  const std::size_t cursor = text.find('|');
  text.erase(cursor, 1);
  return search::completionAt(text, cursor);
}

QStringList texts(const search::Completion& found) {
  QStringList all;
  for (const search::Suggestion& suggestion : found.suggestions)
    all.append(QString::fromStdString(suggestion.text));
  return all;
}

QString replaced(std::string text, std::size_t index = 0) {
  const search::Completion found = completion(text);
  text.erase(text.find('|'), 1);
  text.replace(found.begin, found.end - found.begin, found.suggestions.at(index).text);
  return QString::fromStdString(text);
}

}  // namespace

class TestCompletion : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void namesOfFields() {
    QCOMPARE(texts(completion("ge|")), (QStringList{"genre:"}));
    QCOMPARE(texts(completion("-Ti|")), (QStringList{"title:"}));
    QCOMPARE(texts(completion("house t|")), (QStringList{"title:", "tag:", "text:"}));
    QCOMPARE(texts(completion("|")).size(), texts(completion("house |")).size());
    QVERIFY(texts(completion("|")).contains("bpm:"));
    QVERIFY(texts(completion("delta|")).isEmpty());
    QVERIFY(texts(completion("\"ge|")).isEmpty());
    QVERIFY(texts(completion("foo:ge|")).isEmpty());
  }

  void values() {
    QCOMPARE(texts(completion("is:e|")), (QStringList{"edited"}));
    QCOMPARE(texts(completion("is:analysed,mis|")), (QStringList{"missing"}));
    QCOMPARE(texts(completion("color:p|")), (QStringList{"pink", "purple"}));
    QCOMPARE(texts(completion("metre:3|")), (QStringList{"3/4"}));
    QCOMPARE(texts(completion("key:8|")), (QStringList{"8A", "8B"}));
    QCOMPARE(texts(completion("key:|")).size(), 25);
    QVERIFY(completion("key:8|").suggestions[0].key == (model::MusicalKey{9, model::Mode::Minor}));
    QCOMPARE(texts(completion("rating:>=|")), (QStringList{">=4", ">=3"}));
    QVERIFY(texts(completion("bpm:|")).contains("120-128"));
  }

  void textsOfTheLibrary() {
    QVERIFY(completion("genre:ho|").libraryTexts == TextField::Genre);
    QCOMPARE(completion("genre:ho|").prefix, std::string("ho"));
    QVERIFY(completion("artist:\"delta ni|").libraryTexts == TextField::Artist);
    QCOMPARE(completion("artist:\"delta ni|").prefix, std::string("delta ni"));
    QVERIFY(!completion("artist:\"delta nine\"|").libraryTexts);
    QVERIFY(!completion("bpm:12|").libraryTexts);
    QVERIFY(!completion("path:mus|").libraryTexts);
  }

  void replacesThePartAroundTheCursor() {
    QCOMPARE(replaced("house ge| -remix"), QString("house genre: -remix"));
    QCOMPARE(replaced("is:mi|ss bpm:120"), QString("is:missing bpm:120"));
    QCOMPARE(replaced("colour:red,bl|,green"), QString("colour:red,blue,green"));
    QCOMPARE(replaced("is:| bpm:120"), QString("is:analysed bpm:120"));
  }

  void everySuggestionIsValid() {
    const search::Completion fields = completion("|");
    for (const search::Suggestion& field : fields.suggestions) {
      for (const search::Suggestion& value :
           search::completionAt(field.text, field.text.size()).suggestions) {
        const search::ParsedQuery parsed = search::parseQuery(field.text + value.text, 1793185200);
        QVERIFY2(parsed.problems.empty() && parsed.query.allOf.size() == 1,
                 qPrintable(QString::fromStdString(field.text + value.text)));
      }
    }
  }

  void textsAsValues_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("value");
    const auto row = [](const char* text, const char* value) {
      QTest::newRow(text) << QString(text) << QString(value);
    };
    row("house", "house");
    row("drum & bass", "\"drum & bass\"");
    row("a,b", "\"a,b\"");
    row("none", "\"none\"");
    row("12\"", "12\"");
    row("\"quoted\"", "\"\\\"quoted\\\"\"");
    row("back\\slash here", "\"back\\\\slash here\"");
    row("“odd”", "\"“odd”\"");
    row("a:b", "a:b");
    row("-x", "-x");
    row(" x ", "\" x \"");
    row("//server/x", "\"//server/x\"");
  }
  void textsAsValues() {
    QFETCH(QString, text);
    QFETCH(QString, value);
    QCOMPARE(QString::fromStdString(search::valueText(text.toStdString())), value);
    const auto clauses = search::parseQuery("genre:" + value.toStdString(), 0).query.allOf;
    QCOMPARE(clauses.size(), 1U);
    QCOMPARE(QString::fromStdString(std::get<search::TextCondition>(clauses[0].anyOf.at(0)).text), text);
  }

  void termsAreReplacedOrAdded() {
    QCOMPARE(search::withTerm("", "key", "8A"), std::string("key:8A"));
    QCOMPARE(search::withTerm("house", "key", "8A"), std::string("house key:8A"));
    QCOMPARE(search::withTerm("key:1A,2A house", "key", "8A"), std::string("key:8A house"));
    QCOMPARE(search::withTerm("-key:1A Tempo:120 x", "bpm", "<90"), std::string("-key:1A bpm:<90 x"));
    QCOMPARE(search::withTerm("house key:8A x", "key", ""), std::string("house x"));
    QCOMPARE(search::withTerm("house", "key", ""), std::string("house"));
  }

  void anyCursorInAnyText() {
    const std::string text = "bpm:120-128,\"x\" -genre:\"drum & bass\",h“é ♭ key:8A is:,, \"unclosed";
    for (std::size_t length = 0; length <= text.size(); ++length) {
      for (std::size_t cursor = 0; cursor <= length; ++cursor) {
        const search::Completion found = search::completionAt(text.substr(0, length), cursor);
        QVERIFY(found.begin <= cursor && found.end >= cursor && found.end <= length);
      }
    }
  }
};

QTEST_APPLESS_MAIN(TestCompletion)
#include "test_completion.moc"
