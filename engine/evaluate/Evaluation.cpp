#include "engine/evaluate/Evaluation.h"

#include "engine/evaluate/KeyFigures.h"

namespace barline::evaluation {
namespace {

constexpr std::size_t kFewestBeats = 2;

std::vector<double> timesOf(const std::vector<model::AnnotatedBeat>& beats) {
  std::vector<double> times;
  for (const model::AnnotatedBeat& beat : beats) times.push_back(beat.time);
  return times;
}

std::optional<BeatFigures> figuresFromFiveSeconds(const std::vector<double>& reference,
                                                  const std::vector<double>& estimate) {
  const std::vector<double> counted = trimmedBeats(reference);
  if (counted.size() < kFewestBeats) return std::nullopt;
  return beatFigures(counted, trimmedBeats(estimate));
}

std::optional<model::AnnotatedTempo> tempoOf(const model::Annotation& annotation) {
  if (annotation.tempo) return annotation.tempo;
  if (!annotation.beats) return std::nullopt;
  const auto bpm = tempoOfBeats(timesOf(*annotation.beats));
  if (!bpm) return std::nullopt;
  return model::AnnotatedTempo{{*bpm}};
}

FigureGroup beatGroup(Subject subject, const std::string& prefix, const BeatFigures& figures) {
  return {subject,
          {{prefix + "_f", figures.fMeasure},
           {prefix + "_cmlt", figures.cmlT},
           {prefix + "_amlt", figures.amlT},
           {prefix + "_cmlc", figures.cmlC},
           {prefix + "_amlc", figures.amlC},
           {prefix + "_cemgil", figures.cemgil},
           {prefix + "_cemgil_best", figures.cemgilBest},
           {prefix + "_goto", figures.goto_},
           {prefix + "_p_score", figures.pScore},
           {prefix + "_information_gain", figures.informationGain}}};
}

FigureGroup tempoGroup(const TempoFigures& figures) {
  FigureGroup group{Subject::Tempo,
                    {{"tempo_acc1", figures.acc1},
                     {"tempo_acc2", figures.acc2},
                     {"tempo_p_score", figures.pScore},
                     {"tempo_one_correct", figures.oneCorrect}}};
  if (figures.bothCorrect) group.figures.push_back({"tempo_both_correct", *figures.bothCorrect});
  return group;
}

FigureGroup chordGroup(const ChordFigures& figures) {
  return {Subject::Chords,
          {{"chord_majmin", figures.majMin},
           {"chord_sevenths", figures.sevenths},
           {"chord_root", figures.root},
           {"chord_thirds", figures.thirds},
           {"chord_triads", figures.triads},
           {"chord_tetrads", figures.tetrads},
           {"chord_mirex", figures.mirex},
           {"chord_majmin_inv", figures.majMinInversions},
           {"chord_sevenths_inv", figures.seventhsInversions},
           {"chord_thirds_inv", figures.thirdsInversions},
           {"chord_triads_inv", figures.triadsInversions},
           {"chord_tetrads_inv", figures.tetradsInversions},
           {"chord_underseg", figures.underSegmentation},
           {"chord_overseg", figures.overSegmentation},
           {"chord_seg", figures.segmentation}}};
}

FigureGroup sectionGroup(const SectionFigures& figures) {
  return {Subject::Sections,
          {{"section_f_0.5", figures.within05.f},
           {"section_f_3", figures.within3.f},
           {"section_pairwise_f", figures.pairwise.f},
           {"section_precision_0.5", figures.within05.precision},
           {"section_recall_0.5", figures.within05.recall},
           {"section_precision_3", figures.within3.precision},
           {"section_recall_3", figures.within3.recall},
           {"section_pairwise_precision", figures.pairwise.precision},
           {"section_pairwise_recall", figures.pairwise.recall},
           {"section_deviation_reference", figures.referenceToEstimate, true},
           {"section_deviation_estimate", figures.estimateToReference, true}}};
}

}  // namespace

Evaluation evaluate(const model::Annotation& reference, const model::Annotation& estimate) {
  Evaluation evaluation;
  if (reference.beats && estimate.beats) {
    evaluation.beats = figuresFromFiveSeconds(timesOf(*reference.beats), timesOf(*estimate.beats));
  }
  if (reference.downbeats && estimate.downbeats) {
    evaluation.downbeats = figuresFromFiveSeconds(*reference.downbeats, *estimate.downbeats);
  }
  const auto wantedTempo = tempoOf(reference);
  const auto foundTempo = tempoOf(estimate);
  if (wantedTempo && !wantedTempo->bpm.empty() && foundTempo) {
    evaluation.tempo = tempoFigures(*wantedTempo, *foundTempo);
  }
  if (reference.chords && !reference.chords->empty() && estimate.chords) {
    evaluation.chords = chordFigures(*reference.chords, *estimate.chords);
  }
  if (reference.key && estimate.key) evaluation.key = keyScore(*reference.key, *estimate.key);
  if (reference.sections && !reference.sections->empty() && estimate.sections) {
    evaluation.sections = sectionFigures(*reference.sections, *estimate.sections);
  }
  return evaluation;
}

std::vector<FigureGroup> listFigures(const Evaluation& evaluation) {
  std::vector<FigureGroup> groups;
  if (evaluation.beats) groups.push_back(beatGroup(Subject::Beats, "beat", *evaluation.beats));
  if (evaluation.downbeats)
    groups.push_back(beatGroup(Subject::Downbeats, "downbeat", *evaluation.downbeats));
  if (evaluation.tempo) groups.push_back(tempoGroup(*evaluation.tempo));
  if (evaluation.chords) groups.push_back(chordGroup(*evaluation.chords));
  if (evaluation.key) groups.push_back({Subject::Key, {{"key", *evaluation.key}}});
  if (evaluation.sections) groups.push_back(sectionGroup(*evaluation.sections));
  return groups;
}

}  // namespace barline::evaluation
