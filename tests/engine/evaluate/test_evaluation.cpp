#include <QTest>
#include <cmath>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

#include "engine/evaluate/Evaluation.h"
#include "engine/evaluate/KeyFigures.h"
#include "engine/evaluate/TimelineAnnotation.h"
#include "engine/import/SpanList.h"

namespace barline::evaluation {
namespace {

using Json = nlohmann::json;
using Names = std::map<std::string, double>;

constexpr double kRounding = 1e-9;

Spans spansIn(const Json& list) {
  Spans spans;
  for (const Json& one : list) spans.push_back({{one[0], one[1]}, one[2]});
  return spans;
}

std::vector<double> numbersIn(const Json& list) {
  return list.get<std::vector<double>>();
}

/// The first figure that is not mir_eval's; empty where all are.
QString firstDifference(const Names& ours, const Json& theirs) {
  for (const auto& [name, value] : theirs.items()) {
    const auto found = ours.find(name);
    if (found == ours.end()) return QString("%1 is missing").arg(QString::fromStdString(name));
    const auto wanted = value.get<double>();
    if (!(std::abs(found->second - wanted) < kRounding)) {
      return QString("%1 is %2, not %3")
          .arg(QString::fromStdString(name))
          .arg(found->second, 0, 'g', 12)
          .arg(wanted, 0, 'g', 12);
    }
  }
  return {};
}

Names named(const BeatFigures& figures) {
  return {{"F-measure", figures.fMeasure},
          {"Cemgil", figures.cemgil},
          {"Cemgil Best Metric Level", figures.cemgilBest},
          {"Goto", figures.goto_},
          {"P-score", figures.pScore},
          {"Correct Metric Level Continuous", figures.cmlC},
          {"Correct Metric Level Total", figures.cmlT},
          {"Any Metric Level Continuous", figures.amlC},
          {"Any Metric Level Total", figures.amlT},
          {"Information gain", figures.informationGain}};
}

Names named(const ChordFigures& figures) {
  return {{"thirds", figures.thirds},
          {"thirds_inv", figures.thirdsInversions},
          {"triads", figures.triads},
          {"triads_inv", figures.triadsInversions},
          {"tetrads", figures.tetrads},
          {"tetrads_inv", figures.tetradsInversions},
          {"root", figures.root},
          {"mirex", figures.mirex},
          {"majmin", figures.majMin},
          {"majmin_inv", figures.majMinInversions},
          {"sevenths", figures.sevenths},
          {"sevenths_inv", figures.seventhsInversions},
          {"underseg", figures.underSegmentation},
          {"overseg", figures.overSegmentation},
          {"seg", figures.segmentation}};
}

Names named(const SectionFigures& figures) {
  return {{"Precision@0.5", figures.within05.precision},
          {"Recall@0.5", figures.within05.recall},
          {"F-measure@0.5", figures.within05.f},
          {"Precision@3.0", figures.within3.precision},
          {"Recall@3.0", figures.within3.recall},
          {"F-measure@3.0", figures.within3.f},
          {"Ref-to-est deviation", figures.referenceToEstimate},
          {"Est-to-ref deviation", figures.estimateToReference},
          {"Pairwise Precision", figures.pairwise.precision},
          {"Pairwise Recall", figures.pairwise.recall},
          {"Pairwise F-measure", figures.pairwise.f}};
}

model::AnnotatedTempo tempoIn(const Json& bpm, double weight) {
  model::AnnotatedTempo tempo;
  if (bpm[0] > 0.0) tempo.bpm.push_back(bpm[0]);
  tempo.weight = bpm[0] > 0.0 ? weight : 1.0 - weight;
  if (bpm[1] > 0.0) tempo.bpm.push_back(bpm[1]);
  return tempo;
}

std::vector<model::AnnotatedBeat> pulse(int count, double first) {
  std::vector<model::AnnotatedBeat> beats;
  for (int i = 0; i < count; ++i) beats.push_back({first + 0.5 * i, i % 4 + 1});
  return beats;
}

}  // namespace

class TestEvaluation : public QObject {
  Q_OBJECT

  Json cases_;

 private Q_SLOTS:
  void initTestCase() {
    std::ifstream file(BARLINE_TEST_SOURCES "/data/evaluation/cases.json");
    cases_ = Json::parse(file);
  }

  void beatsAreScoredAsByMirEval() {
    for (const Json& one : cases_["beats"]) {
      const Names ours = named(
          beatFigures(trimmedBeats(numbersIn(one["reference"])), trimmedBeats(numbersIn(one["estimate"]))));
      QCOMPARE(firstDifference(ours, one["figures"]), QString());
    }
  }

  void chordsAreScoredAsByMirEval() {
    for (const Json& one : cases_["chords"]) {
      const Names ours = named(chordFigures(spansIn(one["reference"]), spansIn(one["estimate"])));
      QCOMPARE(firstDifference(ours, one["figures"]), QString());
    }
  }

  void sectionsAreScoredAsByMirEval() {
    for (const Json& one : cases_["sections"]) {
      const Names ours = named(sectionFigures(spansIn(one["reference"]), spansIn(one["estimate"])));
      QCOMPARE(firstDifference(ours, one["figures"]), QString());
    }
  }

  void anEndThatWasRoundedIsNoSectionOfItsOwn() {
    const Spans exact{{{0.0, 9.998461}, "A"}, {{9.998461, 82.567256}, "B"}};
    const Spans rounded{{{0.0004, 9.998}, "A"}, {{9.998, 82.567}, "B"}};
    QCOMPARE(sectionFigures(exact, rounded).within05.precision, 1.0);
    const Spans shorter{{{0.0, 9.998}, "A"}, {{9.998, 82.5}, "B"}};
    QVERIFY(sectionFigures(exact, shorter).within05.precision < 1.0);
  }

  void keysAreScoredAsByMirEval() {
    for (const Json& one : cases_["keys"]) {
      const auto reference = importing::parseKey(one["reference"].get<std::string>());
      const auto estimate = importing::parseKey(one["estimate"].get<std::string>());
      QVERIFY(reference && estimate);
      QCOMPARE(keyScore(*reference, *estimate), one["score"].get<double>());
    }
  }

  void tempiAreScoredAsByMirEval() {
    for (const Json& one : cases_["tempi"]) {
      const TempoFigures figures =
          tempoFigures(tempoIn(one["reference"], one["weight"]), tempoIn(one["estimate"], 1.0));
      const Names ours{{"P-score", figures.pScore},
                       {"One-correct", figures.oneCorrect},
                       {"Both-correct", figures.bothCorrect.value_or(0.0)}};
      QCOMPARE(firstDifference(ours, one["figures"]), QString());
    }
  }

  void tempoIsAccurateWithinFourPerCentOfAnOctave() {
    const model::AnnotatedTempo reference{{100.0}};
    QCOMPARE(tempoFigures(reference, {{104.0}}).acc1, 1.0);
    QCOMPARE(tempoFigures(reference, {{104.1}}).acc1, 0.0);
    QCOMPARE(tempoFigures(reference, {{207.9}}).acc2, 1.0);
    QCOMPARE(tempoFigures(reference, {{33.4}}).acc2, 1.0);
    QCOMPARE(tempoFigures(reference, {{75.0}}).acc2, 0.0);
    QCOMPARE(tempoFigures(reference, {}).acc2, 0.0);
  }

  void whatOneOfTheTwoDoesNotSayIsLeftOut() {
    model::Annotation reference;
    reference.beats = pulse(40, 0.0);
    reference.chords = Spans{{{0.0, 10.0}, "C:maj"}};
    model::Annotation estimate;
    estimate.beats = pulse(40, 0.01);
    const Evaluation evaluation = evaluate(reference, estimate);
    QVERIFY(evaluation.beats && evaluation.tempo);
    QVERIFY(!evaluation.downbeats && !evaluation.chords && !evaluation.key && !evaluation.sections);
    QCOMPARE(evaluation.beats->fMeasure, 1.0);
    QCOMPARE(listFigures(evaluation).size(), std::size_t{2});
  }

  void whatTheEstimateFoundNothingOfScoresNothing() {
    model::Annotation reference;
    reference.chords = Spans{{{0.0, 10.0}, "C:maj"}};
    reference.beats = pulse(40, 0.0);
    model::Annotation estimate;
    estimate.chords.emplace();
    estimate.beats.emplace();
    const Evaluation evaluation = evaluate(reference, estimate);
    QCOMPARE(evaluation.chords.value().majMin, 0.0);
    QCOMPARE(evaluation.beats.value().fMeasure, 0.0);
  }

  void timelinesSpeakInMilliseconds() {
    auto grid = std::make_shared<model::BeatGrid>();
    grid->beats = {{0.50049, 4, 1.0, {}}, {1.00051, 1, 1.0, {}}, {1.5, 2, 1.0, {}}};
    grid->bars = {{{0.0, 1.00051}, 0, {4, 4}, 1.0}, {{1.00051, 2.0}, 1, {4, 4}, 1.0}};
    model::Timeline timeline;
    timeline.grid = grid;
    const model::Annotation annotation = annotationOf(timeline);
    QCOMPARE(annotation.beats.value()[0].time, 0.5);
    QCOMPARE(annotation.beats.value()[1], (model::AnnotatedBeat{1.001, 1}));
    QCOMPARE(annotation.downbeats.value(), std::vector<double>{1.001});
    QVERIFY(!annotation.chords && !annotation.key && !annotation.tempo && !annotation.sections);
  }
};

}  // namespace barline::evaluation

QTEST_APPLESS_MAIN(barline::evaluation::TestEvaluation)
#include "test_evaluation.moc"
