#include <QCoreApplication>
#include <QTest>
#include <QTranslator>

#include "engine/text/NoteNames.h"
#include "ui/timeline/MusicText.h"

namespace barline::ui {

using model::Mode;
using model::MusicalKey;

class TestGerman : public QObject {
  Q_OBJECT

  QTranslator translator_;

 private Q_SLOTS:
  void initTestCase() {
    QVERIFY(translator_.load(QLocale("de_DE"), "barline", "_", BARLINE_QM_FOLDER));
    QVERIFY(QCoreApplication::installTranslator(&translator_));
  }

  void stepsHaveGermanTitles() {
    QCOMPARE(QCoreApplication::translate("Step", "Beats and bars"), QString("Schläge und Takte"));
  }

  void keysHaveGermanNames() {
    QCOMPARE(keyText({11, Mode::Major}), QString("H-Dur"));
    QCOMPARE(keyText({10, Mode::Major}), QString("B-Dur"));
    QCOMPARE(keyText({8, Mode::Major}), QString("As-Dur"));
    QCOMPARE(keyText({6, Mode::Minor}), QString("Fis-Moll"));
  }

  void chordsAreWrittenAsGermanMusiciansWriteThem() {
    const MusicalKey fMajor{5, Mode::Major};
    QCOMPARE(chordText("B:min7", fMajor), QString("Hm7"));
    QCOMPARE(chordText("Bb:7", fMajor), QString("B7"));
    QCOMPARE(chordText("Eb:maj7", fMajor), QString("E♭maj7"));
  }

  void chordsAreTypedAsTheyAreShown() {
    QCOMPARE(text::localChord("Bm7/Bb"), QString("Hm7/B"));
    QCOMPARE(text::localChord("C6/9"), QString("C6/9"));
    QCOMPARE(text::internationalChord("H7/Fis"), QString("B7/Fis"));
    QCOMPARE(text::internationalChord("Ebm7/B"), QString("Ebm7/Bb"));
    QCOMPARE(text::internationalChord("Bbmaj7"), QString("Bbmaj7"));
    QCOMPARE(text::internationalChord("Bmaj7"), QString("Bbmaj7"));
    QCOMPARE(text::internationalChord("B:min7"), QString("B:min7"));
  }
};

}  // namespace barline::ui

QTEST_GUILESS_MAIN(barline::ui::TestGerman)
#include "test_german.moc"
