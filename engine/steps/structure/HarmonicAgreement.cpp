#include "engine/steps/structure/HarmonicAgreement.h"

#include <cmath>
#include <numeric>
#include <span>

namespace barline::steps::structure {
namespace {

constexpr std::size_t kWidth = UnitFeatures::kHarmony;
constexpr float kNoHarmony = 0.01F;  // codes; what is shorter has no direction

}  // namespace

HarmonicAgreement::HarmonicAgreement(const UnitFeatures& features) : directions_(features.harmony) {
  std::vector<float> mean(kWidth);
  for (std::size_t i = 0; i < directions_.size(); ++i) {
    mean[i % kWidth] += directions_[i] / static_cast<float>(features.size());
  }
  for (std::size_t i = 0; i < directions_.size(); ++i) directions_[i] -= mean[i % kWidth];
  for (std::size_t unit = 0; unit < features.size(); ++unit) {
    const auto row = std::span(directions_).subspan(unit * kWidth, kWidth);
    const float length = std::sqrt(std::inner_product(row.begin(), row.end(), row.begin(), 0.0F));
    for (float& value : row) value = length > kNoHarmony ? value / length : 0.0F;
  }
}

double HarmonicAgreement::between(std::size_t a, std::size_t b, std::size_t count) const {
  const auto first = std::span(directions_).subspan(a * kWidth, count * kWidth);
  const auto second = std::span(directions_).subspan(b * kWidth, count * kWidth);
  const float sum = std::inner_product(first.begin(), first.end(), second.begin(), 0.0F);
  return static_cast<double>(sum) / static_cast<double>(count);
}

}  // namespace barline::steps::structure
