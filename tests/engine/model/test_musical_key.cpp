#include <QTest>

#include "engine/model/MusicalKey.h"

namespace barline::model {

class TestMusicalKey : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void camelotWheel_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("position");
    QTest::addColumn<QString>("open");
    QTest::addColumn<int>("tonic");
    QTest::addColumn<bool>("minor");
    // The wheel as DJs know it, clockwise from 1.
    QTest::newRow("1A") << "G# minor"
                        << "1A"
                        << "6m" << 8 << true;
    QTest::newRow("2A") << "D# minor"
                        << "2A"
                        << "7m" << 3 << true;
    QTest::newRow("3A") << "Bb minor"
                        << "3A"
                        << "8m" << 10 << true;
    QTest::newRow("4A") << "F minor"
                        << "4A"
                        << "9m" << 5 << true;
    QTest::newRow("5A") << "C minor"
                        << "5A"
                        << "10m" << 0 << true;
    QTest::newRow("6A") << "G minor"
                        << "6A"
                        << "11m" << 7 << true;
    QTest::newRow("7A") << "D minor"
                        << "7A"
                        << "12m" << 2 << true;
    QTest::newRow("8A") << "A minor"
                        << "8A"
                        << "1m" << 9 << true;
    QTest::newRow("9A") << "E minor"
                        << "9A"
                        << "2m" << 4 << true;
    QTest::newRow("10A") << "B minor"
                         << "10A"
                         << "3m" << 11 << true;
    QTest::newRow("11A") << "F# minor"
                         << "11A"
                         << "4m" << 6 << true;
    QTest::newRow("12A") << "C# minor"
                         << "12A"
                         << "5m" << 1 << true;
    QTest::newRow("1B") << "B major"
                        << "1B"
                        << "6d" << 11 << false;
    QTest::newRow("2B") << "F# major"
                        << "2B"
                        << "7d" << 6 << false;
    QTest::newRow("3B") << "Db major"
                        << "3B"
                        << "8d" << 1 << false;
    QTest::newRow("4B") << "Ab major"
                        << "4B"
                        << "9d" << 8 << false;
    QTest::newRow("5B") << "Eb major"
                        << "5B"
                        << "10d" << 3 << false;
    QTest::newRow("6B") << "Bb major"
                        << "6B"
                        << "11d" << 10 << false;
    QTest::newRow("7B") << "F major"
                        << "7B"
                        << "12d" << 5 << false;
    QTest::newRow("8B") << "C major"
                        << "8B"
                        << "1d" << 0 << false;
    QTest::newRow("9B") << "G major"
                        << "9B"
                        << "2d" << 7 << false;
    QTest::newRow("10B") << "D major"
                         << "10B"
                         << "3d" << 2 << false;
    QTest::newRow("11B") << "A major"
                         << "11B"
                         << "4d" << 9 << false;
    QTest::newRow("12B") << "E major"
                         << "12B"
                         << "5d" << 4 << false;
  }

  void camelotWheel() {
    QFETCH(QString, key);
    QFETCH(QString, position);
    QFETCH(QString, open);
    QFETCH(int, tonic);
    QFETCH(bool, minor);
    const MusicalKey expected{tonic, minor ? Mode::Minor : Mode::Major};
    QCOMPARE(QString::fromStdString(toString(expected)), key);
    QCOMPARE(QString::fromStdString(camelot(expected)), position);
    QCOMPARE(QString::fromStdString(openKey(expected)), open);
    QCOMPARE(camelotNumber(expected), position.chopped(1).toInt());
    const auto parsed = parseMusicalKey(key.toStdString());
    QVERIFY(parsed);
    QVERIFY(*parsed == expected);
  }

  void refusesOtherText() {
    for (const char* text :
         {"", "C", "C maj", "c major", "H major", "C  major", "C major ", "Gb major", "X"}) {
      QVERIFY2(!parseMusicalKey(text), text);
    }
  }

  void spellsScaleDegrees_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("names");  // from the tonic up by semitones
    QTest::newRow("C major") << "C major"
                             << "C Db D Eb E F F# G Ab A Bb B";
    QTest::newRow("G major") << "G major"
                             << "G Ab A Bb B C C# D Eb E F F#";
    QTest::newRow("E major") << "E major"
                             << "E F F# G G# A A# B C C# D D#";
    QTest::newRow("B major") << "B major"
                             << "B C C# D D# E F F# G G# A A#";
    QTest::newRow("F major") << "F major"
                             << "F Gb G Ab A Bb B C Db D Eb E";
    QTest::newRow("Eb major") << "Eb major"
                              << "Eb E F Gb G Ab A Bb B C Db D";
    QTest::newRow("Db major") << "Db major"
                              << "Db D Eb E F Gb G Ab A Bb B C";
    QTest::newRow("A minor") << "A minor"
                             << "A Bb B C C# D D# E F F# G G#";
    QTest::newRow("C minor") << "C minor"
                             << "C Db D Eb E F F# G Ab A Bb B";
    QTest::newRow("F minor") << "F minor"
                             << "F Gb G Ab A Bb B C Db D Eb E";
    QTest::newRow("C# minor") << "C# minor"
                              << "C# D D# E F F# G G# A A# B C";
  }

  void spellsScaleDegrees() {
    QFETCH(QString, key);
    QFETCH(QString, names);
    const auto parsed = parseMusicalKey(key.toStdString());
    QVERIFY(parsed);
    QStringList spelled;
    for (int degree = 0; degree < 12; ++degree) {
      spelled << QString::fromStdString(pitchClassName(parsed->tonic + degree, *parsed));
    }
    QCOMPARE(spelled.join(' '), names);
  }

  void anyIntegerIsAPitchClass() {
    const MusicalKey key;
    QCOMPARE(pitchClassName(-1, key), std::string("B"));
    QCOMPARE(pitchClassName(26, key), std::string("D"));
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestMusicalKey)
#include "test_musical_key.moc"
