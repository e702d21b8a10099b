#include "engine/evaluate/BeatFigures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "engine/evaluate/BeatContinuity.h"
#include "engine/evaluate/EventMatching.h"
#include "engine/model/Median.h"

namespace barline::evaluation {
namespace {

constexpr double kFMeasureWindow = 0.07;
constexpr double kCemgilSigma = 0.04;
constexpr double kGotoError = 0.35;  // half intervals
constexpr double kGotoMean = 0.2;
constexpr double kGotoDeviation = 0.2;
constexpr double kPScoreWindow = 0.2;  // of the median interval
constexpr double kPScoreRate = 100.0;  // steps a second
constexpr std::size_t kBins = 41;

double cemgilScore(std::span<const double> reference, std::span<const double> estimate) {
  double accuracy = 0.0;
  for (const double beat : reference) {
    const double error = std::abs(beat - estimate[nearestEvent(estimate, beat)]);
    accuracy += std::exp(-(error * error) / (2.0 * kCemgilSigma * kCemgilSigma));
  }
  return accuracy / (0.5 * static_cast<double>(estimate.size() + reference.size()));
}

/// Of each reference beat, in half intervals towards the estimate's only beat near it; 1 where there is none
/// or more than one. The first and the last have no interval on one side and count as wrong.
std::vector<double> gotoErrors(std::span<const double> reference, std::span<const double> estimate) {
  std::vector<double> errors(reference.size(), 1.0);
  for (std::size_t n = 1; n + 1 < reference.size(); ++n) {
    const double before = 0.5 * (reference[n] - reference[n - 1]);
    const double after = 0.5 * (reference[n + 1] - reference[n]);
    const auto first = std::lower_bound(estimate.begin(), estimate.end(), reference[n] - before);
    const auto end = std::lower_bound(estimate.begin(), estimate.end(), reference[n] + after);
    if (end - first != 1) continue;
    const double offset = *first - reference[n];
    errors[n] = offset / (offset < 0.0 ? before : after);
  }
  return errors;
}

bool isSteady(std::span<const double> errors) {
  if (errors.size() < 2) return false;
  const auto count = static_cast<double>(errors.size());
  double absolute = 0.0;
  double mean = 0.0;
  for (const double error : errors) {
    absolute += std::abs(error) / count;
    mean += error / count;
  }
  double squares = 0.0;
  for (const double error : errors) squares += (error - mean) * (error - mean);
  return absolute < kGotoMean && std::sqrt(squares / (count - 1.0)) < kGotoDeviation;
}

double gotoScore(std::span<const double> reference, std::span<const double> estimate) {
  const std::vector<double> errors = gotoErrors(reference, estimate);
  std::vector<std::size_t> wrong;
  for (std::size_t n = 0; n < errors.size(); ++n) {
    if (std::abs(errors[n]) > kGotoError) wrong.push_back(n);
  }
  std::size_t begin = 0;
  std::size_t end = 0;
  if (wrong.size() < 3) {
    begin = wrong.front() + 1;
    end = std::max(begin, wrong.back() - std::min<std::size_t>(wrong.back(), 1));
  } else {
    std::size_t longest = 0;
    for (std::size_t i = 1; i < wrong.size(); ++i) {
      if (wrong[i] - wrong[i - 1] <= longest) continue;
      longest = wrong[i] - wrong[i - 1];
      begin = wrong[i - 1];
      end = wrong[i] + 1;
    }
    if (static_cast<double>(longest) - 1.0 <= 0.25 * (static_cast<double>(reference.size()) - 2.0))
      return 0.0;
  }
  return isSteady(std::span(errors).subspan(begin, end - begin)) ? 1.0 : 0.0;
}

/// Steps of the impulse train that the beats become, each once.
std::vector<double> impulses(std::span<const double> beats, double offset) {
  std::vector<double> steps;
  for (const double beat : beats) {
    const double step = std::ceil((beat - offset) * kPScoreRate);
    if (steps.empty() || steps.back() != step) steps.push_back(step);
  }
  return steps;
}

double pScore(std::span<const double> reference, std::span<const double> estimate) {
  const double offset = std::min(reference.front(), estimate.front());
  const std::vector<double> wanted = impulses(reference, offset);
  const std::vector<double> found = impulses(estimate, offset);
  if (wanted.size() < 2) return 0.0;
  std::vector<double> intervals;
  for (std::size_t i = 1; i < wanted.size(); ++i) intervals.push_back(wanted[i] - wanted[i - 1]);
  const double window = std::nearbyint(kPScoreWindow * model::median(std::move(intervals)));
  double correlation = 0.0;
  for (const double step : wanted) {
    const auto first = std::lower_bound(found.begin(), found.end(), step - window);
    const auto end = std::upper_bound(found.begin(), found.end(), step + window);
    correlation += static_cast<double>(end - first);
  }
  return correlation / static_cast<double>(std::max(reference.size(), estimate.size()));
}

/// Entropy in bits of how the estimate's errors spread over the reference's intervals.
double errorEntropy(std::span<const double> reference, std::span<const double> estimate) {
  std::array<double, kBins + 1> edges{};
  for (std::size_t i = 0; i < kBins; ++i) edges[i] = static_cast<double>(i) * (1.0 / kBins) - 0.5;
  edges[kBins] = 0.5;
  std::array<double, kBins> histogram{};
  double count = 0.0;
  const std::size_t last = reference.size() - 1;
  for (const double beat : estimate) {
    const std::size_t closest = nearestEvent(reference, beat);
    const double error = beat - reference[closest];
    // Before the first reference beat mir_eval's interval reaches back from the last; kept, for equal
    // figures.
    const double interval = closest == last ? reference[last] - reference[last - 1]
                            : error < 0.0 ? reference[closest] - reference[closest == 0 ? last : closest - 1]
                                          : reference[closest + 1] - reference[closest];
    const double relative = 0.5 * error / (0.5 * interval) + 0.5;
    const double wrapped = relative - std::ceil(relative) + 0.5;
    if (!(wrapped >= edges.front() && wrapped <= edges.back())) continue;
    const auto edge = std::upper_bound(edges.begin(), edges.end(), wrapped) - edges.begin();
    histogram[std::min(static_cast<std::size_t>(edge) - 1, kBins - 1)] += 1.0;
    count += 1.0;
  }
  // Beats that all fall together leave no error to tell anything by.
  if (count == 0.0) return std::log2(static_cast<double>(kBins));
  double entropy = 0.0;
  for (const double bin : histogram) {
    if (bin > 0.0) entropy -= bin / count * std::log2(bin / count);
  }
  return entropy;
}

double informationGain(std::span<const double> reference, std::span<const double> estimate) {
  const double entropy = std::max(errorEntropy(reference, estimate), errorEntropy(estimate, reference));
  const double norm = std::log2(static_cast<double>(kBins));
  return (norm - entropy) / norm;
}

}  // namespace

std::vector<double> trimmedBeats(std::span<const double> beats) {
  std::vector<double> counted;
  std::copy_if(beats.begin(), beats.end(), std::back_inserter(counted),
               [](double beat) { return beat >= kFirstCountedBeat; });
  return counted;
}

BeatFigures beatFigures(std::span<const double> reference, std::span<const double> estimate) {
  BeatFigures figures;
  if (reference.empty() || estimate.empty()) return figures;
  figures.fMeasure = eventAgreement(reference, estimate, kFMeasureWindow).f;
  figures.cemgil = cemgilScore(reference, estimate);
  figures.goto_ = gotoScore(reference, estimate);
  const bool hasIntervals = reference.size() > 1 && estimate.size() > 1;
  if (hasIntervals) {
    figures.pScore = pScore(reference, estimate);
    figures.informationGain = informationGain(reference, estimate);
    const Continuity correct = continuity(reference, estimate);
    figures.cmlC = correct.longest;
    figures.cmlT = correct.total;
  }
  for (const std::vector<double>& level : metricalLevels(reference)) {
    if (level.empty()) continue;
    figures.cemgilBest = std::max(figures.cemgilBest, cemgilScore(level, estimate));
    if (!hasIntervals) continue;
    const Continuity any = continuity(level, estimate);
    figures.amlC = std::max(figures.amlC, any.longest);
    figures.amlT = std::max(figures.amlT, any.total);
  }
  return figures;
}

}  // namespace barline::evaluation
