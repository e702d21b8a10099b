#include <QTest>

#include "engine/edits/ChordEdits.h"
#include "engine/edits/KeyEdits.h"
#include "engine/edits/Marks.h"
#include "tests/engine/edits/Song.h"

using namespace barline;
using edits::Neighbour;
using model::EditLayer;
using test::song;
using test::songWith;

namespace {

/// "C:maj 0-4, A:min 4-8"
QString chordsOf(const model::Timeline& timeline) {
  QStringList texts;
  for (const model::ChordSpan& chord : timeline.chords->changes)
    texts << QStringLiteral("%1 %2-%3")
                 .arg(QString::fromStdString(chord.label))
                 .arg(chord.range.begin)
                 .arg(chord.range.end);
  return texts.join(QStringLiteral(", "));
}

QString barsOf(const model::Timeline& timeline) {
  QStringList texts;
  for (const model::ChordSpan& chord : timeline.chords->perBar) texts << QString::fromStdString(chord.label);
  return texts.join(u' ');
}

QString keysOf(const model::Timeline& timeline) {
  QStringList texts;
  for (const model::KeySpan& span : timeline.key->spans)
    texts << QStringLiteral("%1 %2-%3")
                 .arg(QString::fromStdString(model::toString(span.key)))
                 .arg(span.range.begin)
                 .arg(span.range.end);
  return texts.join(QStringLiteral(", "));
}

QString nameOf(const model::Edit& edit) {
  QString text = QString::fromStdString(edit.name.action);
  for (const std::string& argument : edit.name.arguments) text += u' ' + QString::fromStdString(argument);
  return text;
}

}  // namespace

class TestHarmonyEdits : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void setsAChord() {
    const auto edit = edits::setChord(song(), {4, 8}, "A:min7");
    QVERIFY(edit);
    QCOMPARE(nameOf(*edit), QStringLiteral("set_chord A:min7 3"));
    const model::Timeline shown = songWith({*edit});
    QCOMPARE(chordsOf(shown), QStringLiteral("C:maj 0-4, A:min7 4-8, F:maj 8-12, G:7 12-16"));
    QCOMPARE(barsOf(shown), QStringLiteral("C:maj C:maj A:min7 A:min7 F:maj F:maj G:7 G:7"));
    QCOMPARE(shown.chords->changes[1].confidence, 1.0);
    QCOMPARE(QString::fromStdString(shown.chords->changes[1].runnerUp.value()), QStringLiteral("A:min"));
  }

  void setsAChordOverPartsOfOthers() {
    const auto edit = edits::setChord(song(), {3, 5}, "E:7");
    QVERIFY(edit);
    QCOMPARE(chordsOf(songWith({*edit})),
             QStringLiteral("C:maj 0-3, E:7 3-5, A:min 5-8, F:maj 8-12, G:7 12-16"));
  }

  void setsNoChord() {
    const auto edit = edits::setChord(song(), {12, 16}, "N");
    QVERIFY(edit);
    QCOMPARE(nameOf(*edit), QStringLiteral("set_no_chord 7"));
    QVERIFY(chordsOf(songWith({*edit})).endsWith(QStringLiteral("N 12-16")));
  }

  void theSameChordConfirmsItOnce() {
    const auto edit = edits::setChord(song(), {8, 12}, "F:maj");
    QVERIFY(edit);  // it was unsure
    const model::Timeline shown = songWith({*edit});
    QCOMPARE(shown.chords->changes[2].confidence, 1.0);
    QVERIFY(!edits::setChord(shown, {8, 12}, "F:maj"));
  }

  void takesTheRunnerUpAndBack() {
    const auto edit = edits::takeChordRunnerUp(song(), 9.0);
    QVERIFY(edit);
    const model::Timeline shown = songWith({*edit});
    QCOMPARE(QString::fromStdString(shown.chords->changes[2].label), QStringLiteral("D:min7"));
    const auto back = edits::takeChordRunnerUp(shown, 9.0);
    QVERIFY(back);
    QCOMPARE(QString::fromStdString(songWith({*edit, *back}).chords->changes[2].label),
             QStringLiteral("F:maj"));
    QVERIFY(!edits::takeChordRunnerUp(song(), 1.0));   // there is none
    QVERIFY(!edits::takeChordRunnerUp(song(), 99.0));  // nor a chord
  }

  void splitsAndJoins() {
    const auto split = edits::splitChord(song(), 6.0);
    QVERIFY(split);
    const model::Timeline halves = songWith({*split});
    QCOMPARE(chordsOf(halves), QStringLiteral("C:maj 0-4, A:min 4-6, A:min 6-8, F:maj 8-12, G:7 12-16"));
    const auto joined = edits::joinChord(halves, 5.0, Neighbour::Next);
    QVERIFY(joined);
    QCOMPARE(chordsOf(songWith({*split, *joined})), chordsOf(song()));
    const auto other = edits::joinChord(halves, 5.0, Neighbour::Previous);
    QVERIFY(other);
    QCOMPARE(chordsOf(songWith({*split, *other})),
             QStringLiteral("A:min 0-6, A:min 6-8, F:maj 8-12, G:7 12-16"));
  }

  void splitAndJoinRefuseAtTheEnds() {
    QVERIFY(!edits::splitChord(song(), 4.0));
    QVERIFY(!edits::splitChord(song(), 4.01));
    QVERIFY(!edits::splitChord(song(), 20.0));
    QVERIFY(!edits::joinChord(song(), 1.0, Neighbour::Previous));
    QVERIFY(!edits::joinChord(song(), 15.0, Neighbour::Next));
  }

  void movesABorder() {
    const auto edit = edits::moveChordBorder(song(), 4.0, 3.5);
    QVERIFY(edit);
    QVERIFY(chordsOf(songWith({*edit})).startsWith(QStringLiteral("C:maj 0-3.5, A:min 3.5-8")));
    // Never so far that a chord vanishes.
    const auto far = edits::moveChordBorder(song(), 4.0, 100.0);
    QVERIFY(far);
    QVERIFY(chordsOf(songWith({*far})).startsWith(QStringLiteral("C:maj 0-7.9, A:min 7.9-8")));
    QVERIFY(!edits::moveChordBorder(song(), 4.0, 4.0));
    QVERIFY(!edits::moveChordBorder(song(), 0.0, 1.0));
    QVERIFY(!edits::moveChordBorder(song(), 5.0, 6.0));
  }

  void transposesARange() {
    const auto edit = edits::transposeChords(song(), {6, 10}, 2);
    QVERIFY(edit);
    const model::Timeline shown = songWith({*edit});
    QCOMPARE(chordsOf(shown),
             QStringLiteral("C:maj 0-4, A:min 4-6, B:min 6-8, G:maj 8-10, F:maj 10-12, G:7 12-16"));
    QCOMPARE(QString::fromStdString(shown.chords->changes[3].runnerUp.value()), QStringLiteral("E:min7"));
    QVERIFY(!edits::transposeChords(song(), {6, 10}, 12));
    QVERIFY(!edits::transposeChords(song(), {20, 30}, 1));
  }

  void everyEditSaysWhatItReplaced() {
    const model::Timeline before = song();
    const auto edit = edits::setChord(before, {3, 5}, "E:7");
    model::Edit undo = *edit;
    undo.changes[0].content = undo.changes[0].replaced;
    QCOMPARE(chordsOf(songWith({*edit, undo})),
             QStringLiteral("C:maj 0-3, C:maj 3-4, A:min 4-5, A:min 5-8, F:maj 8-12, G:7 12-16"));
  }

  void nothingToEditIsNoEdit() {
    const model::Timeline empty;
    QVERIFY(!edits::setChord(empty, {0, 1}, "C:maj"));
    QVERIFY(!edits::splitChord(empty, 1));
    QVERIFY(!edits::joinChord(empty, 1, Neighbour::Next));
    QVERIFY(!edits::moveChordBorder(empty, 1, 2));
    QVERIFY(!edits::transposeChords(empty, {0, 1}, 1));
    QVERIFY(!edits::setKeyFrom(empty, 0, {}));
    QVERIFY(!edits::takeKeyRunnerUp(empty, 0));
    QVERIFY(!edits::moveKeyBorder(empty, 0, 1));
  }

  void setsTheKeyFromHere() {
    const model::MusicalKey d{2, model::Mode::Major};
    const auto edit = edits::setKeyFrom(song(), 6.0, d);
    QVERIFY(edit);
    QCOMPARE(nameOf(*edit), QStringLiteral("set_key D major 4"));
    const model::Timeline shown = songWith({*edit});
    QCOMPARE(keysOf(shown), QStringLiteral("C major 0-6, D major 6-8, A minor 8-16"));
    QCOMPARE(shown.key->spans[1].confidence, 1.0);
    QVERIFY(!edits::setKey(shown, {6, 8}, d));
  }

  void setsTheKeyOfATrackWithout() {
    model::Timeline timeline = song();
    timeline.key = std::make_shared<model::KeyTimeline>();
    const auto edit = edits::setKeyFrom(timeline, 4.0, {2, model::Mode::Major});
    QVERIFY(edit);
    QCOMPARE(edit->changes[0].range, (model::TimeRange{4.0, 16.0}));
  }

  void takesTheRunnerUpOfAKey() {
    const auto edit = edits::takeKeyRunnerUp(song(), 10.0);
    QVERIFY(edit);
    QCOMPARE(keysOf(songWith({*edit})), QStringLiteral("C major 0-8, C major 8-16"));
    QVERIFY(!edits::takeKeyRunnerUp(song(), 1.0));
  }

  void movesTheBorderOfKeys() {
    const auto edit = edits::moveKeyBorder(song(), 8.0, 10.0);
    QVERIFY(edit);
    QCOMPARE(keysOf(songWith({*edit})), QStringLiteral("C major 0-10, A minor 10-16"));
    QVERIFY(!edits::moveKeyBorder(song(), 0.0, 1.0));
  }

  void revertsOnlyWhatIsEdited() {
    const std::vector<model::Edit> made{*edits::setChord(song(), {4, 8}, "A:min7")};
    const edits::EditOverlay overlay(made);
    const auto edit = edits::revert(songWith(made), overlay, model::kEditLayers, {0, 16});
    QVERIFY(edit);
    QCOMPARE(edit->changes.size(), std::size_t{1});
    QCOMPARE(chordsOf(songWith({made[0], *edit})), chordsOf(song()));
    QVERIFY(!edits::revert(songWith(made), overlay, model::kEditLayers, {8, 16}));
  }

  void whatBeginsBeforeTheFirstBarIsNamedByIt() {
    model::Timeline late = song();
    auto grid = std::make_shared<model::BeatGrid>(*late.grid);
    grid->bars.erase(grid->bars.begin());
    late.grid = grid;
    const std::array layers{EditLayer::Key};
    QCOMPARE(nameOf(edits::lock(late, layers, {0, 8}, true)), QStringLiteral("lock 2 4"));
    grid->bars.clear();
    QCOMPARE(nameOf(edits::lock(late, layers, {0, 8}, true)), QStringLiteral("lock  "));
  }

  void marksLayers() {
    const std::array layers{EditLayer::Chords, EditLayer::Key};
    const edits::EditOverlay verified(std::vector{edits::verify(song(), layers, {0, 4}, true)});
    QVERIFY(verified.isVerified(EditLayer::Chords, {0, 4}));
    QVERIFY(verified.isVerified(EditLayer::Key, {1, 2}));
    QVERIFY(!verified.isVerified(EditLayer::Grid, {0, 4}));
    const std::vector made{edits::lock(song(), layers, {0, 8}, true),
                           edits::lock(song(), layers, {4, 8}, false)};
    const edits::EditOverlay locked(made);
    QVERIFY(locked.isLocked(EditLayer::Chords, {0, 4}));
    QVERIFY(!locked.isLocked(EditLayer::Chords, {4, 8}));
    QCOMPARE(nameOf(made[0]), QStringLiteral("lock 1 4"));
  }
};

QTEST_APPLESS_MAIN(TestHarmonyEdits)
#include "test_harmony_edits.moc"
