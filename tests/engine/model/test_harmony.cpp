#include <QTest>

#include "engine/model/Harmony.h"

namespace barline::model {

class TestHarmony : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void readsHarte_data() {
    QTest::addColumn<QString>("label");
    QTest::addColumn<int>("root");
    QTest::addColumn<QString>("quality");
    QTest::addColumn<int>("bass");
    QTest::newRow("major") << "C:maj" << 0 << "maj" << 0;
    QTest::newRow("root alone") << "G" << 7 << "maj" << 7;
    QTest::newRow("sharp") << "F#:min7" << 6 << "min7" << 6;
    QTest::newRow("flat") << "Bb:7" << 10 << "7" << 10;
    QTest::newRow("below C") << "Cb:maj" << 11 << "maj" << 11;
    QTest::newRow("above B") << "B#:min" << 0 << "min" << 0;
    QTest::newRow("double flat") << "Ebb:maj" << 2 << "maj" << 2;
    QTest::newRow("bass") << "D:min7/b7" << 2 << "min7" << 0;
    QTest::newRow("bass of a root alone") << "A/3" << 9 << "maj" << 1;
    QTest::newRow("fifth") << "G:7/5" << 7 << "7" << 2;
    QTest::newRow("minor third") << "A:min/b3" << 9 << "min" << 0;
    QTest::newRow("diminished fifth") << "B:hdim7/b5" << 11 << "hdim7" << 5;
    QTest::newRow("diminished seventh") << "C:dim7/bb7" << 0 << "dim7" << 9;
    QTest::newRow("ninth in the bass") << "F:9/9" << 5 << "9" << 7;
    QTest::newRow("nine") << "F:9" << 5 << "9" << 5;
  }

  void readsHarte() {
    QFETCH(QString, label);
    QFETCH(int, root);
    QFETCH(QString, quality);
    QFETCH(int, bass);
    const auto chord = parseHarte(label.toStdString());
    QVERIFY(chord);
    QCOMPARE(chord->root, root);
    QCOMPARE(QString::fromStdString(chord->quality), quality);
    QCOMPARE(chord->bass, bass);
  }

  void otherTextIsNoChord() {
    for (const char* label : {"", "N", "X", "H:maj", "c:maj", "Cmaj", "C:", "C:/3", "C:maj/", "C:maj/x",
                              "C:maj/0", "C:maj/3b", "C:maj/99999999999", ":maj", "#"}) {
      QVERIFY2(!parseHarte(label), label);
    }
  }

  void writesAsPlayersDo_data() {
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("plain");
    QTest::newRow("major") << "C:maj"
                           << "C major"
                           << "C";
    QTest::newRow("minor") << "A:min"
                           << "C major"
                           << "Am";
    QTest::newRow("respelled") << "A#:maj"
                               << "F major"
                               << "Bb";
    QTest::newRow("respelled up") << "Gb:min"
                                  << "D major"
                                  << "F#m";
    QTest::newRow("minor seventh") << "E:min7"
                                   << "C major"
                                   << "Em7";
    QTest::newRow("major seventh") << "F:maj7"
                                   << "C major"
                                   << "Fmaj7";
    QTest::newRow("seventh") << "G:7"
                             << "C major"
                             << "G7";
    QTest::newRow("half diminished") << "B:hdim7"
                                     << "C major"
                                     << "Bm7b5";
    QTest::newRow("diminished") << "B:dim"
                                << "C major"
                                << "Bdim";
    QTest::newRow("suspended") << "G:sus4"
                               << "C major"
                               << "Gsus4";
    QTest::newRow("sixth") << "C:maj6"
                           << "C major"
                           << "C6";
    QTest::newRow("minor ninth") << "D:min9"
                                 << "C major"
                                 << "Dm9";
    QTest::newRow("diminished seventh") << "B:dim7"
                                        << "C major"
                                        << "Bdim7";
    QTest::newRow("minor sixth") << "F:min6"
                                 << "C major"
                                 << "Fm6";
    QTest::newRow("ninth") << "G:9"
                           << "C major"
                           << "G9";
    QTest::newRow("first inversion") << "C:maj/3"
                                     << "C major"
                                     << "C/E";
    QTest::newRow("bass spelled by the key") << "D:7/3"
                                             << "G major"
                                             << "D7/F#";
    QTest::newRow("minor over its third") << "C:min/b3"
                                          << "Eb major"
                                          << "Cm/Eb";
    QTest::newRow("none") << "N"
                          << "C major"
                          << "N.C.";
  }

  void writesAsPlayersDo() {
    QFETCH(QString, label);
    QFETCH(QString, key);
    QFETCH(QString, plain);
    QCOMPARE(QString::fromStdString(plainChordName(label.toStdString(), *parseMusicalKey(key.toStdString()))),
             plain);
  }

  void numbersDegrees_data() {
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("numeral");
    QTest::newRow("I") << "C:maj"
                       << "C major"
                       << "I";
    QTest::newRow("ii7") << "D:min7"
                         << "C major"
                         << "ii7";
    QTest::newRow("ii9") << "D:min9"
                         << "C major"
                         << "ii9";
    QTest::newRow("V7") << "E:7"
                        << "A major"
                        << "V7";
    QTest::newRow("bVII") << "Bb:maj"
                          << "C major"
                          << "bVII";
    QTest::newRow("vii dim") << "B:dim"
                             << "C major"
                             << "viidim";
    QTest::newRow("IVmaj7") << "F:maj7"
                            << "C major"
                            << "IVmaj7";
    QTest::newRow("Vsus4") << "G:sus4"
                           << "C major"
                           << "Vsus4";
    QTest::newRow("i in minor") << "A:min"
                                << "A minor"
                                << "i";
    QTest::newRow("III in minor") << "C:maj"
                                  << "A minor"
                                  << "III";
    QTest::newRow("VI in minor") << "F:maj"
                                 << "A minor"
                                 << "VI";
    QTest::newRow("V in minor") << "E:7"
                                << "A minor"
                                << "V7";
    QTest::newRow("raised vii in minor") << "G#:dim"
                                         << "A minor"
                                         << "#viidim";
    QTest::newRow("vii half diminished") << "B:hdim7"
                                         << "C major"
                                         << "vii7b5";
    QTest::newRow("vii dim7") << "B:dim7"
                              << "C minor"
                              << "#viidim7";
    QTest::newRow("IV6") << "F:maj6"
                         << "C major"
                         << "IV6";
    QTest::newRow("V9") << "G:9"
                        << "C major"
                        << "V9";
    QTest::newRow("I over its third") << "C:maj/3"
                                      << "C major"
                                      << "I/3";
    QTest::newRow("V7 over its seventh") << "G:7/b7"
                                         << "C major"
                                         << "V7/b7";
    QTest::newRow("none") << "N"
                          << "C major"
                          << "";
  }

  void numbersDegrees() {
    QFETCH(QString, label);
    QFETCH(QString, key);
    QFETCH(QString, numeral);
    QCOMPARE(QString::fromStdString(romanNumeral(label.toStdString(), *parseMusicalKey(key.toStdString()))),
             numeral);
  }

  void minorThirds() {
    for (const char* minor : {"C:min", "C:min7", "C:dim", "C:hdim7", "C:minmaj7"}) {
      QVERIFY2(isMinorish(*parseHarte(minor)), minor);
    }
    for (const char* other : {"C:maj", "C:7", "C:maj7", "C:aug", "C:sus2", "C:sus4"}) {
      QVERIFY2(!isMinorish(*parseHarte(other)), other);
    }
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestHarmony)
#include "test_harmony.moc"
