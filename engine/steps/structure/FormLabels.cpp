#include "engine/steps/structure/FormLabels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numeric>

#include "engine/model/Median.h"

namespace barline::steps::structure {
namespace {

using model::SectionKind;

constexpr std::size_t kFewestSections = 4;
constexpr double kLeastConfidence = 0.6;
constexpr double kQuietest = -60.0;  // dBFS; below that quieter is no evidence

// Bands in which voices and what doubles them are bright, 1 to 5 kHz.
constexpr std::size_t kFirstBrightBand = 17;
constexpr std::size_t kEndBrightBand = 32;

// Where a bridge may stand, as shares of the song.
constexpr double kEarliestBridge = 0.4;
constexpr double kLatestBridge = 0.9;

/// What speaks for or against labels.
struct Evidence {
  double level{};       ///< dB against the song's median bar, within ±6
  double brightness{};  ///< the same of the bright bands, in units of UnitFeatures, within ±4
  double returns{};     ///< how often the group comes back, 3 at most
  double position{};    ///< of the middle, 0–1
  double length{};      ///< octaves against the median section, within ±2
  double dip{};         ///< dB by which both neighbours are louder, 0 to 8
  bool loudest{};       ///< its group is the loudest and brightest of those that come back
  bool leading{};       ///< its group is the first that comes back
};

/// Means over each section of what its units have, less the median unit's.
std::vector<double> againstMedian(const Segmentation& cut, const std::vector<double>& ofUnits) {
  const double usual = model::upperMedian(ofUnits);
  std::vector<double> result;
  for (std::size_t i = 0; i < cut.sections(); ++i) {
    const auto begin = ofUnits.begin() + static_cast<std::ptrdiff_t>(cut.bounds[i]);
    const auto end = ofUnits.begin() + static_cast<std::ptrdiff_t>(cut.bounds[i + 1]);
    result.push_back(std::accumulate(begin, end, 0.0) / static_cast<double>(cut.length(i)) - usual);
  }
  return result;
}

std::vector<double> unitLevels(const UnitFeatures& features) {
  std::vector<double> levels(features.levels.begin(), features.levels.end());
  for (double& level : levels) level = std::max(level, kQuietest);
  return levels;
}

std::vector<double> unitBrightness(const UnitFeatures& features) {
  std::vector<double> brightness;
  for (std::size_t unit = 0; unit < features.size(); ++unit) {
    const auto bands = features.soundOf(unit).subspan(kFirstBrightBand, kEndBrightBand - kFirstBrightBand);
    const float sum = std::accumulate(bands.begin(), bands.end(), 0.0F);
    brightness.push_back(static_cast<double>(sum) / static_cast<double>(bands.size()));
  }
  return brightness;
}

/// What groups that come back have in common.
struct Groups {
  std::vector<std::vector<std::size_t>> sections;  ///< of each group
  std::optional<std::size_t> loudest;              ///< of those that come back
  std::optional<std::size_t> leading;
};

Groups groupsOf(const Segmentation& cut, const Grouping& grouping, const std::vector<double>& levels,
                const std::vector<double>& brightness) {
  Groups groups;
  for (std::size_t i = 0; i < grouping.groups.size(); ++i) {
    const auto group = static_cast<std::size_t>(grouping.groups[i]);
    if (group >= groups.sections.size()) groups.sections.resize(group + 1);
    groups.sections[group].push_back(i);
  }
  double best = -std::numeric_limits<double>::infinity();
  for (std::size_t group = 0; group < groups.sections.size(); ++group) {
    if (groups.sections[group].size() < 2) continue;
    if (!groups.leading) groups.leading = group;
    double sum = 0.0;
    double units = 0.0;
    for (const std::size_t i : groups.sections[group]) {
      sum += (levels[i] + brightness[i]) * static_cast<double>(cut.length(i));
      units += static_cast<double>(cut.length(i));
    }
    if (sum / units <= best) continue;
    best = sum / units;
    groups.loudest = group;
  }
  return groups;
}

std::vector<Evidence> gather(const Segmentation& cut, const Grouping& grouping, const Groups& groups,
                             const std::vector<double>& levels, const std::vector<double>& brightness) {
  std::vector<double> lengths;
  for (std::size_t i = 0; i < cut.sections(); ++i) lengths.push_back(static_cast<double>(cut.length(i)));
  const double usual = model::upperMedian(lengths);
  std::vector<Evidence> result;
  for (std::size_t i = 0; i < cut.sections(); ++i) {
    const auto group = static_cast<std::size_t>(grouping.groups[i]);
    Evidence evidence;
    evidence.level = std::clamp(levels[i], -6.0, 6.0);
    evidence.brightness = std::clamp(brightness[i], -4.0, 4.0);
    evidence.returns = std::min(static_cast<double>(groups.sections[group].size() - 1), 3.0);
    evidence.position =
        static_cast<double>(cut.bounds[i] + cut.bounds[i + 1]) / 2.0 / static_cast<double>(cut.bounds.back());
    evidence.length = std::clamp(std::log2(lengths[i] / usual), -2.0, 2.0);
    if (i > 0 && i + 1 < cut.sections()) {
      evidence.dip = std::clamp(std::min(levels[i - 1], levels[i + 1]) - levels[i], 0.0, 8.0);
    }
    evidence.loudest = groups.loudest == group;
    evidence.leading = groups.leading == group;
    result.push_back(evidence);
  }
  return result;
}

/// Logarithmic odds of each SectionKind, in their order; −∞ where a label is out of the question.
using Odds = std::array<double, 6>;

constexpr std::size_t number(SectionKind kind) {
  return static_cast<std::size_t>(kind);
}

double when(bool condition, double odds) {
  return condition ? odds : 0.0;
}

/// Weights rounded from logistic regressions on composed songs (engine/nn/train/form); those of breaks and
/// bridges, of which there were few, are set by hand.
Odds oddsOf(const Evidence& e, bool first, bool last, double ownHarmony) {
  constexpr double kNever = -std::numeric_limits<double>::infinity();
  const bool once = e.returns == 0.0;
  Odds odds;
  odds.fill(kNever);
  if (first) {
    odds[number(SectionKind::Intro)] = 0.2 - 0.2 * e.level - 0.15 * e.brightness - 0.8 * e.returns +
                                       when(once, 0.6) - 1.5 * e.position + 0.1 * e.length;
  }
  if (last) {
    odds[number(SectionKind::Outro)] =
        -2.2 - 0.1 * e.level - 0.9 * e.returns + when(once, 0.6) + 2.1 * e.position - 0.8 * e.length;
  }
  odds[number(SectionKind::Verse)] = -0.05 - 0.05 * e.level + 0.1 * e.brightness - 1.2 * e.returns -
                                     when(once, 0.2) - 1.6 * e.position + 0.5 * e.length +
                                     when(e.leading, 2.4) - when(first, 1.4) - when(last, 0.8);
  odds[number(SectionKind::Chorus)] = -2.5 + 0.1 * e.level + 0.2 * e.brightness + 1.9 * e.returns -
                                      when(once, 0.2) + e.position + e.length + when(e.loudest, 0.3) -
                                      when(e.leading, 2.1) - when(first, 0.5);
  if (first || last) return odds;
  odds[number(SectionKind::Break)] = -5.2 + 0.75 * e.dip + when(once, 0.4);
  if (once && e.position > kEarliestBridge && e.position < kLatestBridge) {
    odds[number(SectionKind::Bridge)] = -4.2 + 5.5 * ownHarmony - 0.5 * std::max(0.0, e.dip - 3.0);
  }
  return odds;
}

/// Verse and chorus are what a group is, whichever of its sections one hears.
void agree(std::vector<Odds>& odds, const Groups& groups) {
  for (const auto& sections : groups.sections) {
    for (const SectionKind kind : {SectionKind::Verse, SectionKind::Chorus}) {
      double sum = 0.0;
      for (const std::size_t i : sections) sum += odds[i][number(kind)];
      for (const std::size_t i : sections) {
        odds[i][number(kind)] = sum / static_cast<double>(sections.size());
      }
    }
  }
}

/// A song has one chorus: the group of the best odds.
void keepOneChorus(std::vector<Odds>& odds, const Grouping& grouping) {
  constexpr std::size_t kChorus = number(SectionKind::Chorus);
  const auto best = std::ranges::max_element(odds, {}, [](const Odds& of) { return of[kChorus]; });
  const int group = grouping.groups[static_cast<std::size_t>(best - odds.begin())];
  for (std::size_t i = 0; i < odds.size(); ++i) {
    if (grouping.groups[i] != group) odds[i][kChorus] = -std::numeric_limits<double>::infinity();
  }
}

std::optional<model::SectionLabel> likeliest(const Odds& odds) {
  const auto best = std::ranges::max_element(odds);
  const double confidence = 1.0 / (1.0 + std::exp(-*best));
  if (confidence < kLeastConfidence) return {};
  return model::SectionLabel{static_cast<SectionKind>(best - odds.begin()), confidence};
}

}  // namespace

std::vector<std::optional<model::SectionLabel>> labelSections(const Segmentation& cut,
                                                              const Grouping& grouping,
                                                              const UnitFeatures& features) {
  std::vector<std::optional<model::SectionLabel>> labels(cut.sections());
  if (cut.sections() < kFewestSections) return labels;
  const std::vector<double> levels = againstMedian(cut, unitLevels(features));
  const std::vector<double> brightness = againstMedian(cut, unitBrightness(features));
  const Groups groups = groupsOf(cut, grouping, levels, brightness);
  if (!groups.leading) return labels;
  const std::vector<Evidence> evidence = gather(cut, grouping, groups, levels, brightness);
  std::vector<Odds> odds;
  for (std::size_t i = 0; i < cut.sections(); ++i) {
    odds.push_back(oddsOf(evidence[i], i == 0, i + 1 == cut.sections(), 1.0 - grouping.harmonicKinship[i]));
  }
  agree(odds, groups);
  keepOneChorus(odds, grouping);
  std::ranges::transform(odds, labels.begin(), likeliest);
  return labels;
}

}  // namespace barline::steps::structure
