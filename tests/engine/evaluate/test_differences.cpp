#include <QTest>

#include "engine/evaluate/Differences.h"

namespace barline::evaluation {
namespace {

using model::AnnotatedBeat;

Differences ofBeats(std::vector<AnnotatedBeat> reference, std::vector<AnnotatedBeat> estimate) {
  model::Annotation wanted;
  wanted.beats = std::move(reference);
  model::Annotation found;
  found.beats = std::move(estimate);
  return differences(wanted, found);
}

std::vector<SpanMark> ofChords(std::vector<model::AnnotatedSpan> reference,
                               std::vector<model::AnnotatedSpan> estimate) {
  model::Annotation wanted;
  wanted.chords = std::move(reference);
  model::Annotation found;
  found.chords = std::move(estimate);
  return differences(wanted, found).chords;
}

}  // namespace

class TestDifferences : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void beatsAreFoundMissingExtraOrShifted() {
    const auto marks =
        ofBeats({{1.0, 1}, {1.5, 2}, {2.0, 3}, {2.5, 4}}, {{1.02, 1}, {1.6, 2}, {2.5, 4}, {3.0, 1}}).beats;
    const std::vector<BeatMark> wanted{{EventDifference::None, 1.0, 1.02, true, false},
                                       {EventDifference::Shifted, 1.5, 1.6, false, false},
                                       {EventDifference::Missing, 2.0, {}, false, false},
                                       {EventDifference::None, 2.5, 2.5, false, false},
                                       {EventDifference::Extra, {}, 3.0, true, false}};
    QVERIFY(marks == wanted);
  }

  void barsThatBeginElsewhereAreWrongDownbeats() {
    const auto marks = ofBeats({{1.0, 1}, {1.5, 2}, {2.0, 3}}, {{1.0, 4}, {1.5, 1}, {2.0, 2}}).beats;
    QCOMPARE(marks.size(), std::size_t{3});
    QVERIFY(marks[0].wrongDownbeat && marks[1].wrongDownbeat && !marks[2].wrongDownbeat);
  }

  void positionsThatOneDoesNotSayAreNotWrong() {
    const auto marks = ofBeats({{1.0, 0}, {1.5, 0}}, {{1.0, 1}, {1.5, 2}}).beats;
    QVERIFY(!marks[0].wrongDownbeat && !marks[1].wrongDownbeat);
  }

  void twiceAsManyBeatsAreExtra() {
    const auto marks = ofBeats({{1.0, 1}, {2.0, 2}}, {{1.0, 1}, {1.5, 2}, {2.0, 3}}).beats;
    QCOMPARE(marks.size(), std::size_t{3});
    QCOMPARE(marks[1].difference, EventDifference::Extra);
  }

  void chordsDifferByRootKindOrBass() {
    const auto marks = ofChords(
        {{{0.0, 2.0}, "C:maj"}, {{2.0, 4.0}, "F:maj"}, {{4.0, 6.0}, "G:7"}, {{6.0, 8.0}, "A:min"}},
        {{{0.0, 2.0}, "C:maj"}, {{2.0, 4.0}, "D:min"}, {{4.0, 6.0}, "G:maj"}, {{6.0, 8.0}, "A:min/b3"}});
    const std::vector<SpanMark> wanted{{{2.0, 4.0}, LabelDifference::Root, "F:maj", "D:min"},
                                       {{4.0, 6.0}, LabelDifference::Quality, "G:7", "G:maj"},
                                       {{6.0, 8.0}, LabelDifference::Bass, "A:min", "A:min/b3"}};
    QVERIFY(marks == wanted);
  }

  void namesOfOneChordAreNoDifference() {
    QVERIFY(
        ofChords({{{0.0, 2.0}, "C"}, {{2.0, 4.0}, "C#:min"}}, {{{0.0, 2.0}, "C:maj"}, {{2.0, 4.0}, "Db:min"}})
            .empty());
  }

  void aLateChangeIsNoDifference() {
    QVERIFY(ofChords({{{0.0, 2.0}, "C:maj"}, {{2.0, 4.0}, "F:maj"}},
                     {{{0.0, 2.05}, "C:maj"}, {{2.05, 4.0}, "F:maj"}})
                .empty());
  }

  void whereTheReferenceDoesNotKnowNothingDiffers() {
    QVERIFY(ofChords({{{0.0, 2.0}, "X"}}, {{{0.0, 2.0}, "C:maj"}}).empty());
  }

  void boundariesAreMissingOrExtraBeyondHalfASecond() {
    model::Annotation reference;
    reference.sections = {{{0.0, 10.0}, "A"}, {{10.0, 20.0}, "B"}, {{20.0, 30.0}, "A"}};
    model::Annotation estimate;
    estimate.sections = {{{0.0, 10.4}, "A"}, {{10.4, 22.0}, "B"}, {{22.0, 30.0}, "A"}};
    const std::vector<BoundaryMark> wanted{{EventDifference::Missing, 20.0}, {EventDifference::Extra, 22.0}};
    QVERIFY(differences(reference, estimate).boundaries == wanted);
  }

  void keysDifferWhereBothSayOne() {
    model::Annotation reference;
    reference.keys = {{{0.0, 10.0}, {0, model::AnnotatedMode::Major}},
                      {{10.0, 20.0}, {7, model::AnnotatedMode::Major}}};
    model::Annotation estimate;
    estimate.keys = {{{0.0, 20.0}, {0, model::AnnotatedMode::Major}}};
    const std::vector<SpanMark> wanted{{{10.0, 20.0}, LabelDifference::Root, "G major", "C major"}};
    QVERIFY(differences(reference, estimate).keys == wanted);
  }
};

}  // namespace barline::evaluation

QTEST_APPLESS_MAIN(barline::evaluation::TestDifferences)
#include "test_differences.moc"
