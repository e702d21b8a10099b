#include "engine/dsp/LevelDistribution.h"

#include <algorithm>
#include <bit>

namespace barline::dsp {
namespace {

constexpr std::size_t kLetGoEvery = std::size_t{1} << 21;  // values

/// Bits that are in the order of the numbers that they stand for.
std::uint32_t orderedBits(float level) {
  const auto bits = std::bit_cast<std::uint32_t>(level);
  return (bits & 0x80000000U) != 0 ? ~bits : bits | 0x80000000U;
}

float levelOf(std::uint32_t ordered) {
  return std::bit_cast<float>((ordered & 0x80000000U) != 0 ? ordered & 0x7fffffffU : ~ordered);
}

/// In which count the rank is, which then tells the rank among those that it counts.
std::uint32_t find(const std::vector<std::uint32_t>& counts, std::size_t& rank) {
  std::uint32_t half = 0;
  while (rank >= counts[half]) rank -= counts[half++];
  return half;
}

}  // namespace

void LevelDistribution::add(float level) {
  maximum_ = values_.empty() ? level : std::max(maximum_, level);
  values_.push_back(level);
  sum_ += static_cast<double>(level);
  ++byUpperHalf_[orderedBits(level) >> 16];
}

float LevelDistribution::ranked(std::size_t rank) const {
  const std::uint32_t upper = find(byUpperHalf_, rank);
  Counts byLowerHalf(byUpperHalf_.size());
  for (std::size_t i = 0; i < values_.size(); ++i) {
    if (i % kLetGoEvery == 0) values_.letGo();
    const std::uint32_t bits = orderedBits(values_[i]);
    if (bits >> 16 == upper) ++byLowerHalf[bits & 0xffffU];
  }
  return levelOf(upper << 16 | find(byLowerHalf, rank));
}

double LevelDistribution::exceeded(double share) const {
  const double position = (1.0 - share) * static_cast<double>(values_.size() - 1);
  const auto lower = static_cast<std::size_t>(position);
  const auto value = static_cast<double>(ranked(lower));
  if (lower + 1 == values_.size()) return value;
  const auto next = static_cast<double>(ranked(lower + 1));
  return value + (position - static_cast<double>(lower)) * (next - value);
}

}  // namespace barline::dsp
