#include <QTest>

#include "engine/model/ChordCompletion.h"
#include "engine/model/ChordNames.h"
#include "engine/model/ChordParser.h"
#include "engine/model/Harmony.h"

namespace barline::model {
namespace {

MusicalKey keyNamed(const QString& name) {
  return *parseMusicalKey(name.toStdString());
}

QStringList namesOf(const std::vector<ChordCandidate>& candidates) {
  QStringList names;
  for (const ChordCandidate& candidate : candidates) names << QString::fromStdString(candidate.name);
  return names;
}

}  // namespace

class TestChordText : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void understandsWhatPeopleType_data() {
    QTest::addColumn<QString>("label");
    const auto row = [](const char* typed, const char* label) {
      QTest::newRow(typed) << QString::fromUtf8(label);
    };
    row("C", "C:maj");
    row("Am", "A:min");
    row("am7", "A:min7");
    row("Am7", "A:min7");
    row("A-7", "A:min7");
    row("A−7", "A:min7");
    row("Ami7", "A:min7");
    row("A:min7", "A:min7");
    row("AMIN7", "A:min7");
    row("F#/A#", "F#:maj/3");
    row("F♯/A♯", "F#:maj/3");
    row("Bbmaj7", "Bb:maj7");
    row("B♭Δ7", "Bb:maj7");
    row("BbM7", "Bb:maj7");
    row("Bbj7", "Bb:maj7");
    row("bb", "Bb:maj");
    row("b", "B:maj");
    row("C°7", "C:dim7");
    row("C°", "C:dim");
    row("Co7", "C:dim7");
    row("Cdim7", "C:dim7");
    row("Dø", "D:hdim7");
    row("Dø7", "D:hdim7");
    row("Dm7b5", "D:hdim7");
    row("Dm7(♭5)", "D:hdim7");
    row("D-7-5", "D:hdim7");
    row("Dmb5", "D:dim");
    row("D:dim(#5)", "D:dim(#5)");
    row("Ddim#5", "D:dim(*5,#5)");
    row("G7sus4", "G:sus4(b7)");
    row("G7sus", "G:sus4(b7)");
    row("G9sus4", "G:sus4(b7,9)");
    row("Gsus", "G:sus4");
    row("Esus2", "E:sus2");
    row("E5", "E:5");
    row("C+", "C:aug");
    row("Caug", "C:aug");
    row("C7+", "C:aug(b7)");
    row("C7+#9", "C:aug(b7,#9)");
    row("C7#5", "C:aug(b7)");
    row("C+7", "C:aug(b7)");
    row("Cmaj7#5", "C:aug(7)");
    row("C6", "C:maj6");
    row("Cm6", "C:min6");
    row("C6/9", "C:maj6(9)");
    row("C69", "C:maj6(9)");
    row("Cm6/9", "C:min6(9)");
    row("Cadd9", "C:maj(9)");
    row("C(add9)", "C:maj(9)");
    row("Cmadd9", "C:min(9)");
    row("C9", "C:9");
    row("Cm9", "C:min9");
    row("Cmaj9", "C:maj9");
    row("C11", "C:11");
    row("C13", "C:13");
    row("Cmaj13", "C:maj13");
    row("C7b9", "C:7(b9)");
    row("C7(b9)", "C:7(b9)");
    row("C7-9", "C:7(b9)");
    row("C7(b9,13)", "C:7(b9,13)");
    row("C7#9", "C:7(#9)");
    row("C7b5", "C:7(*5,b5)");
    row("C:maj(*5,#5)", "C:maj(*5,#5)");
    row("Cmaj7#11", "C:maj7(#11)");
    row("CmM7", "C:minmaj7");
    row("Cm(maj7)", "C:minmaj7");
    row("C:minmaj7", "C:minmaj7");
    row("Cm/Eb", "C:min/b3");
    row("Am7/G", "A:min7/b7");
    row("A:min7/b7", "A:min7/b7");
    row("C/D", "C:maj/2");
    row("C/C", "C:maj");
    row("C / E", "C:maj/3");
    row("Cmaj7(no5)", "C:maj7(*5)");
    row("G dom7", "G:7");
    row("Ebb", "Ebb:maj");
    row("N.C.", "N");
    row("n.c.", "N");
    row("NC", "N");
    row("N", "N");
    row("no chord", "N");
    row("–", "N");
  }

  void understandsWhatPeopleType() {
    QFETCH(QString, label);
    const auto read = parseChord(QTest::currentDataTag());
    QVERIFY2(read, "read as no chord");
    QCOMPARE(QString::fromStdString(*read), label);
    if (*read != "N") QVERIFY(parseHarte(*read));
    // What has been read once is read the same again.
    QVERIFY(parseChord(*read) == read);
  }

  void otherTextIsNoChord() {
    for (const char* text :
         {"",     " ",    "H",      "H7",   "X",    "Hm",    "Z7",   "C:",   "C/",         "C/H",    "C/14",
          "Cfoo", "C79",  "7",      "#",    "Am7/", "C(",    "C(b9", "Cb9)", "C:min7:maj", "Chorus", "Verse",
          "dim",  "add9", "C7alt!", "Cadd", "Cno",  "C7b99", "A B",  "♯",    "C\xff"}) {
      const auto read = parseChord(text);
      QVERIFY2(!read, qPrintable(QString::fromUtf8(text) + QStringLiteral(" → ") +
                                 QString::fromStdString(read.value_or(""))));
    }
  }

  void plainNamesAreReadBack() {
    for (const char* label :
         {"C:maj",     "F#:min",   "Bb:7",       "Eb:maj7",    "A:min7",      "B:dim",   "B:dim7",
          "B:hdim7",   "C:aug",    "D:sus2",     "D:sus4",     "G:maj6",      "G:min6",  "E:9",
          "C:maj/3",   "A:min/b3", "G:sus4(b7)", "C:maj(9)",   "C:maj6(9)",   "C:7(b9)", "C:7(#9)",
          "C:aug(b7)", "C:aug(7)", "C:minmaj7",  "C:7(*5,b5)", "C:maj7(#11)", "C:5",     "N"}) {
      const std::string name = plainChordName(label, {});
      QCOMPARE(QString::fromStdString(parseChord(name).value_or("nothing")), QString::fromLatin1(label));
    }
  }

  void writesEachNotation_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("roman");
    QTest::addColumn<QString>("nashville");
    const auto row = [](const char* label, const char* key, const char* plain, const char* roman,
                        const char* nashville) {
      QTest::newRow(label) << key << plain << roman << nashville;
    };
    row("D:min7", "C major", "Dm7", "ii7", "2-7");
    row("G:7/3", "C major", "G7/B", "V7/3", "57/7");
    row("Bb:maj", "C major", "Bb", "bVII", "b7");
    row("F:maj7", "C major", "Fmaj7", "IVmaj7", "4maj7");
    row("A:min", "A minor", "Am", "i", "6-");
    row("E:7", "A minor", "E7", "V7", "37");
    row("C:maj/3", "A minor", "C/E", "III/3", "1/3");
    row("G:sus4(b7)", "C major", "G7sus4", "V7sus4", "57sus4");
    row("C:maj(9)", "C major", "Cadd9", "Iadd9", "1add9");
    row("N", "C major", "N.C.", "", "");
  }

  void writesEachNotation() {
    QFETCH(QString, key);
    const MusicalKey in = keyNamed(key);
    const std::string label = QTest::currentDataTag();
    const auto name = [&](ChordNotation notation) {
      return QString::fromStdString(chordName(label, in, {.notation = notation}));
    };
    QTEST(name(ChordNotation::Plain), "plain");
    if (label == "N") return;
    QTEST(name(ChordNotation::Roman), "roman");
    QTEST(name(ChordNotation::Nashville), "nashville");
    QCOMPARE(name(ChordNotation::Harte).toStdString(), label);
  }

  void capoAndTranspositionMoveWhatIsRead() {
    const MusicalKey key = keyNamed(QStringLiteral("Bb major"));
    const auto name = [&](const char* label, ChordDisplay display) {
      return QString::fromStdString(chordName(label, key, display));
    };
    // Behind a capo at the third fret, Bb is fingered as G and Eb over its third as C/E.
    QCOMPARE(name("Bb:maj", {.capo = 3}), QStringLiteral("G"));
    QCOMPARE(name("Eb:maj/3", {.capo = 3}), QStringLiteral("C/E"));
    QCOMPARE(name("F:7", {.transpose = 2}), QStringLiteral("G7"));
    QCOMPARE(name("Bb:maj", {.transpose = 2, .capo = 2}), QStringLiteral("Bb"));
    QCOMPARE(name("F:7", {.notation = ChordNotation::Harte, .capo = 1}), QStringLiteral("E:7"));
    // Degrees of the key stay what they are.
    QCOMPARE(name("F:7", {.notation = ChordNotation::Roman, .capo = 1}), QStringLiteral("V7"));
  }

  void accidentalsCanBeForced() {
    const MusicalKey key = keyNamed(QStringLiteral("E major"));
    QCOMPARE(QString::fromStdString(chordName("G#:min/b3", key, {})), QStringLiteral("G#m/B"));
    QCOMPARE(QString::fromStdString(chordName("G#:min", key, {.accidentals = Accidentals::Flats})),
             QStringLiteral("Abm"));
    QCOMPARE(QString::fromStdString(chordName("Bb:7", key, {.accidentals = Accidentals::Sharps})),
             QStringLiteral("A#7"));
  }

  void transposesLabels() {
    const MusicalKey d = keyNamed(QStringLiteral("D major"));
    QCOMPARE(QString::fromStdString(transposedChord("C:min7/b3", 2, d)), QStringLiteral("D:min7/b3"));
    QCOMPARE(QString::fromStdString(transposedChord("C:maj", -6, d)), QStringLiteral("F#:maj"));
    QCOMPARE(QString::fromStdString(transposedChord("N", 5, d)), QStringLiteral("N"));
    QVERIFY(transposed(keyNamed(QStringLiteral("A minor")), 3) == keyNamed(QStringLiteral("C minor")));
  }

  void completesWhatIsTyped() {
    const MusicalKey c = keyNamed(QStringLiteral("C major"));
    const QStringList a = namesOf(completeChord("A", c));
    QCOMPARE(a.first(), QStringLiteral("A"));
    QCOMPARE(a.at(1), QStringLiteral("Am"));  // of the key
    QVERIFY(a.contains(QStringLiteral("A7")));
    QCOMPARE(namesOf(completeChord("am", c)).mid(0, 2), QStringList({"Am", "Am7"}));
    QVERIFY(namesOf(completeChord("Bbm", c)).contains(QStringLiteral("Bbmaj7")));
    QCOMPARE(namesOf(completeChord("D♭", c)).first(), QStringLiteral("Db"));
    QCOMPARE(namesOf(completeChord("n", c)), QStringList({"N.C."}));
    QVERIFY(completeChord("Verse", c).empty());
    QVERIFY(completeChord("A", c, {}, 3).size() == 3);
  }

  void nothingTypedOffersWhatIsLikely() {
    const QStringList names =
        namesOf(completeChord("", keyNamed(QStringLiteral("G major")), {"E:min7", "G:maj"}));
    QCOMPARE(names.mid(0, 4), QStringList({"Em7", "G", "C", "D"}));
  }

  void everyCandidateIsAChord() {
    for (const char* typed : {"", "A", "B", "Bb", "F#", "Gm", "e"}) {
      for (const ChordCandidate& candidate : completeChord(typed, {}, {}, 40)) {
        QVERIFY2(parseChord(candidate.name) == candidate.label, candidate.name.c_str());
      }
    }
  }
};

}  // namespace barline::model

QTEST_APPLESS_MAIN(barline::model::TestChordText)
#include "test_chord_text.moc"
