#include "engine/pipeline/ProgressMeter.h"

#include <algorithm>

namespace barline::pipeline {

void ProgressMeter::addPart(const std::string& part, double weight) {
  parts_[part] = {weight, 0.0};
  totalWeight_ += weight;
}

std::optional<double> ProgressMeter::update(const std::string& part, double fraction, Clock::time_point now) {
  const auto found = parts_.find(part);
  if (found == parts_.end() || totalWeight_ <= 0.0) return std::nullopt;
  const double bounded = std::min(fraction, 1.0);
  if (bounded > found->second.fraction) {
    doneWeight_ += found->second.weight * (bounded - found->second.fraction);
    found->second.fraction = bounded;
  }
  if (toldAt_ && now - *toldAt_ < kInterval) return std::nullopt;
  const double whole = std::clamp(doneWeight_ / totalWeight_, 0.0, 1.0);
  if (whole <= told_) return std::nullopt;
  told_ = whole;
  toldAt_ = now;
  return whole;
}

}  // namespace barline::pipeline
