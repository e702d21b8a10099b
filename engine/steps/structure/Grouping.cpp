#include "engine/steps/structure/Grouping.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace barline::steps::structure {
namespace {

// Logarithmic odds that two sections repeat each other.
constexpr double kOdds = 1.1;
constexpr double kPerLogDistance = -1.0;  // of 1 + the squared distance of their mean sounds
constexpr double kPerHarmony = 0.7;       // of the mean cosine of their bars' harmonies

/// Symmetric, without a diagonal to speak of.
class PairTable {
 public:
  explicit PairTable(std::size_t size) : size_(size), values_(size * size) {}
  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] float at(std::size_t i, std::size_t j) const { return values_[i * size_ + j]; }
  void set(std::size_t i, std::size_t j, double value) {
    values_[i * size_ + j] = values_[j * size_ + i] = static_cast<float>(value);
  }

 private:
  std::size_t size_;
  std::vector<float> values_;
};

/// Mean points of the sections, row by row.
std::vector<double> meanSounds(const Segmentation& cut, const SlowFeatures& sound) {
  std::vector<double> means(cut.sections() * sound.dimensions);
  for (std::size_t section = 0; section < cut.sections(); ++section) {
    for (std::size_t unit = cut.bounds[section]; unit < cut.bounds[section + 1]; ++unit) {
      for (std::size_t k = 0; k < sound.dimensions; ++k) {
        means[section * sound.dimensions + k] += sound.at(unit)[k] / static_cast<double>(cut.length(section));
      }
    }
  }
  return means;
}

/// Of bars that sound together when both sections begin together.
PairTable agreementsOf(const Segmentation& cut, const HarmonicAgreement& harmony) {
  PairTable agreements(cut.sections());
  for (std::size_t a = 0; a < cut.sections(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      const std::size_t units = std::min(cut.length(a), cut.length(b));
      agreements.set(a, b, harmony.between(cut.bounds[a], cut.bounds[b], units));
    }
  }
  return agreements;
}

PairTable repetitionOdds(const Segmentation& cut, const SlowFeatures& sound, const PairTable& agreements) {
  const std::vector<double> means = meanSounds(cut, sound);
  PairTable odds(cut.sections());
  for (std::size_t a = 0; a < cut.sections(); ++a) {
    for (std::size_t b = 0; b < a; ++b) {
      double distance = 0.0;
      for (std::size_t k = 0; k < sound.dimensions; ++k) {
        const double step = means[a * sound.dimensions + k] - means[b * sound.dimensions + k];
        distance += step * step;
      }
      odds.set(a, b,
               kOdds + kPerLogDistance * std::log1p(distance) +
                   kPerHarmony * static_cast<double>(agreements.at(a, b)));
    }
  }
  return odds;
}

/// Groups under way: those that were joined to an earlier one are gone.
class Linkage {
 public:
  explicit Linkage(PairTable odds) : odds_(std::move(odds)), groups_(odds_.size()), nearest_(odds_.size()) {
    for (std::size_t i = 0; i < odds_.size(); ++i) groups_[i] = {i};
    for (std::size_t i = 0; i < odds_.size(); ++i) findNearest(i);
  }

  /// Joins the pair of the best odds; false where none are above even.
  bool join() {
    std::size_t first = 0;
    float best = 0.0F;
    for (std::size_t i = 0; i < odds_.size(); ++i) {
      if (groups_[i].empty() || nearest_[i] == i || odds_.at(i, nearest_[i]) <= best) continue;
      first = i;
      best = odds_.at(i, nearest_[i]);
    }
    if (best <= 0.0F) return false;
    merge(std::min(first, nearest_[first]), std::max(first, nearest_[first]));
    return true;
  }

  /// Sections of each group, in order of their first.
  [[nodiscard]] std::vector<std::vector<std::size_t>> groups() const {
    std::vector<std::vector<std::size_t>> result;
    std::ranges::copy_if(groups_, std::back_inserter(result),
                         [](const auto& group) { return !group.empty(); });
    return result;
  }

 private:
  void findNearest(std::size_t i) {
    nearest_[i] = i;
    float best = -std::numeric_limits<float>::infinity();
    for (std::size_t j = 0; j < odds_.size(); ++j) {
      if (j == i || groups_[j].empty() || odds_.at(i, j) <= best) continue;
      best = odds_.at(i, j);
      nearest_[i] = j;
    }
  }

  void merge(std::size_t into, std::size_t from) {
    const auto a = static_cast<float>(groups_[into].size());
    const auto b = static_cast<float>(groups_[from].size());
    groups_[into].insert(groups_[into].end(), groups_[from].begin(), groups_[from].end());
    groups_[from].clear();
    for (std::size_t j = 0; j < odds_.size(); ++j) {
      if (j == into || groups_[j].empty()) continue;
      odds_.set(into, j, static_cast<double>((a * odds_.at(into, j) + b * odds_.at(from, j)) / (a + b)));
    }
    for (std::size_t j = 0; j < odds_.size(); ++j) {
      if (groups_[j].empty()) continue;
      if (j == into || nearest_[j] == into || nearest_[j] == from) findNearest(j);
    }
  }

  PairTable odds_;
  std::vector<std::vector<std::size_t>> groups_;  ///< sections; empty where joined to another
  std::vector<std::size_t> nearest_;              ///< the group of the best odds; itself where there is none
};

double probability(double odds) {
  return 1.0 / (1.0 + std::exp(-odds));
}

/// Mean odds that a section repeats the others of a group.
double meanOdds(const PairTable& odds, std::size_t section, const std::vector<std::size_t>& group) {
  double sum = 0.0;
  double count = 0.0;
  for (const std::size_t other : group) {
    if (other == section) continue;
    sum += static_cast<double>(odds.at(section, other));
    count += 1.0;
  }
  return count > 0.0 ? sum / count : 0.0;
}

/// That a section repeats its own group, if that has others, and not the most similar other one.
double confidence(const PairTable& odds, std::size_t section,
                  const std::vector<std::vector<std::size_t>>& groups, std::size_t own) {
  double other = -std::numeric_limits<double>::infinity();
  for (std::size_t group = 0; group < groups.size(); ++group) {
    if (group != own) other = std::max(other, meanOdds(odds, section, groups[group]));
  }
  const double against = groups.size() > 1 ? 1.0 - probability(other) : 1.0;
  if (groups[own].size() == 1) return against;
  return std::sqrt(probability(meanOdds(odds, section, groups[own])) * against);
}

std::vector<double> kinships(const PairTable& agreements) {
  std::vector<double> result(agreements.size(), -1.0);
  for (std::size_t a = 0; a < agreements.size(); ++a) {
    for (std::size_t b = 0; b < agreements.size(); ++b) {
      if (a != b) result[a] = std::max(result[a], static_cast<double>(agreements.at(a, b)));
    }
  }
  return result;
}

}  // namespace

Grouping groupSections(const Segmentation& cut, const SlowFeatures& sound, const HarmonicAgreement& harmony) {
  const PairTable agreements = agreementsOf(cut, harmony);
  const PairTable odds = repetitionOdds(cut, sound, agreements);
  Linkage linkage(odds);
  while (linkage.join()) {
  }
  const auto groups = linkage.groups();
  Grouping grouping{std::vector<int>(cut.sections()), std::vector<double>(cut.sections()),
                    kinships(agreements)};
  for (std::size_t group = 0; group < groups.size(); ++group) {
    for (const std::size_t section : groups[group]) {
      grouping.groups[section] = static_cast<int>(group);
      grouping.confidences[section] = confidence(odds, section, groups, group);
    }
  }
  return grouping;
}

}  // namespace barline::steps::structure
