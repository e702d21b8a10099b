#include <QTest>
#include <limits>

#include "engine/export/WrittenValues.h"

namespace barline::exporting {

class TestWrittenValues : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void numbersHaveADotAndNoMoreDigitsThanAsked() {
    QCOMPARE(decimal(1234567.5, 2), std::string("1234567.50"));
    QCOMPARE(secondsText(0.1234567), std::string("0.123457"));
    QCOMPARE(secondsText(86399.9999999), std::string("86400.000000"));
    QCOMPARE(shortest(0.1F), std::string("0.1"));
    QCOMPARE(shortest(0.1), std::string("0.1"));
    QCOMPARE(shortest(-14.2504), std::string("-14.2504"));
  }

  void zeroHasNoSign() {
    QCOMPARE(decimal(-0.0001, 3), std::string("0.000"));
    QCOMPARE(decimal(-0.001, 3), std::string("-0.001"));
    QCOMPARE(shortest(-0.0), std::string("0"));
  }

  void whatIsNoNumberIsNotWritten() {
    QCOMPARE(decimal(std::numeric_limits<double>::quiet_NaN(), 3), std::string());
    QCOMPARE(shortest(std::numeric_limits<float>::infinity()), std::string());
  }

  void textsBecomeOneLine() {
    QCOMPARE(oneLine("  a\tb\r\nc \x7F\xC2\x85\xE2\x80\xA8"
                     "d\n"),
             std::string("a b  c    d"));
    QCOMPARE(oneLine("\t \n"), std::string());
    QCOMPARE(oneLine("שלום 🎵"), std::string("שלום 🎵"));
  }

  void bytesThatAreNoTextAreReplaced_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("Latin-1") << QByteArray("caf\xE9!") << QByteArray("caf\xEF\xBF\xBD!");
    QTest::newRow("overlong") << QByteArray("\xC0\xAF") << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD");
    QTest::newRow("surrogate") << QByteArray("\xED\xA0\x80")
                               << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    QTest::newRow("cut short") << QByteArray("\xF0\x9F\x8E")
                               << QByteArray("\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD");
    QTest::newRow("no character of XML") << QByteArray("a\x01z") << QByteArray("a\xEF\xBF\xBDz");
    QTest::newRow("line breaks stay") << QByteArray("a\r\n\tz") << QByteArray("a\r\n\tz");
  }

  void bytesThatAreNoTextAreReplaced() {
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, text);
    QCOMPARE(QByteArray::fromStdString(cleanText(bytes.toStdString())), text);
  }

  void cellsAreQuotedWhereTheyHaveTo() {
    QCOMPARE(csvCell("plain; text's"), std::string("plain; text's"));
    QCOMPARE(csvCell("a,b"), std::string("\"a,b\""));
    QCOMPARE(csvCell("say \"hey\""), std::string("\"say \"\"hey\"\"\""));
    QCOMPARE(csvCell("two\nlines"), std::string("\"two\nlines\""));
    QCOMPARE(csvCell(" spaces "), std::string("\" spaces \""));
    QCOMPARE(csvCell(""), std::string());
  }

  void xmlHasEntities() {
    QCOMPARE(xmlText("<a b=\"c\">&'\n\t"), std::string("&lt;a b=&quot;c&quot;&gt;&amp;'&#10;&#9;"));
  }
};

}  // namespace barline::exporting

QTEST_APPLESS_MAIN(barline::exporting::TestWrittenValues)
#include "test_written_values.moc"
