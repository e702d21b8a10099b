#include "engine/steps/structure/Repeats.h"

#include <algorithm>
#include <map>

namespace barline::steps::structure {
namespace {

constexpr std::size_t kShortestModel = 8;  // units of a section that others may be multiples of
constexpr double kRepeats = 0.5;           // agreement of harmony from which a piece repeats the one before

/// Length of the shortest section of each group that may be a model.
std::map<int, std::size_t> models(const Segmentation& cut, const Grouping& grouping) {
  std::map<int, std::size_t> result;
  for (std::size_t i = 0; i < cut.sections(); ++i) {
    if (cut.length(i) < kShortestModel) continue;
    const auto [model, isNew] = result.try_emplace(grouping.groups[i], cut.length(i));
    if (!isNew) model->second = std::min(model->second, cut.length(i));
  }
  return result;
}

}  // namespace

Segmentation splitRepeats(const Segmentation& cut, const Grouping& grouping,
                          const HarmonicAgreement& harmony) {
  const std::map<int, std::size_t> lengths = models(cut, grouping);
  Segmentation result;
  for (std::size_t i = 0; i < cut.sections(); ++i) {
    result.bounds.push_back(cut.bounds[i]);
    result.confidences.push_back(cut.confidences[i]);
    const auto model = lengths.find(grouping.groups[i]);
    if (model == lengths.end() || cut.length(i) % model->second != 0) continue;
    const std::size_t length = model->second;
    for (std::size_t at = cut.bounds[i] + length; at < cut.bounds[i + 1]; at += length) {
      const double agreement = harmony.between(at - length, at, length);
      if (agreement < kRepeats || result.sections() >= kMostSections) continue;
      result.bounds.push_back(at);
      result.confidences.push_back(std::min(agreement, 1.0));
    }
  }
  if (!cut.bounds.empty()) result.bounds.push_back(cut.bounds.back());
  return result;
}

}  // namespace barline::steps::structure
