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
    QTest::newRow("major") << "C:maj" << 0 << "maj";
    QTest::newRow("root alone") << "G" << 7 << "maj";
    QTest::newRow("sharp") << "F#:min7" << 6 << "min7";
    QTest::newRow("flat") << "Bb:7" << 10 << "7";
    QTest::newRow("below C") << "Cb:maj" << 11 << "maj";
    QTest::newRow("above B") << "B#:min" << 0 << "min";
    QTest::newRow("double flat") << "Ebb:maj" << 2 << "maj";
    QTest::newRow("bass") << "D:min7/b7" << 2 << "min7";
    QTest::newRow("bass of a root alone") << "A/3" << 9 << "maj";
  }

  void readsHarte() {
    QFETCH(QString, label);
    QFETCH(int, root);
    QFETCH(QString, quality);
    const auto chord = parseHarte(label.toStdString());
    QVERIFY(chord);
    QCOMPARE(chord->root, root);
    QCOMPARE(QString::fromStdString(chord->quality), quality);
  }

  void otherTextIsNoChord() {
    for (const char* label : {"", "N", "X", "H:maj", "c:maj", "Cmaj", "C:", "C:/3", ":maj", "#"}) {
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
