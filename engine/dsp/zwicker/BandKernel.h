#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/dsp/zwicker/BandFilters.h"

namespace barline::dsp::zwicker {

inline constexpr std::size_t kBankChannels = 2;
inline constexpr std::size_t kLowPasses = 3;

/// What the low-passes of a bank hold, not yet scaled; the last first, as in SmoothingWeights.
struct BandReading {
  alignas(64) std::array<BandFilters::Lanes, kLowPasses> smoothed{};
};

/// What the filters of a bank remember.
struct BandState {
  using Lanes = BandFilters::Lanes;
  /// Of one section: its last output, and by how much that differed from the one before.
  struct Section {
    alignas(64) Lanes value{};
    alignas(64) Lanes change{};
  };
  std::array<std::array<Section, kSections>, kBankChannels> sections{};
  BandReading lowPasses;
};

/// A stretch of sound, the first section's numerator already applied, and the instants in it at which the
/// bank is read.
struct BandInput {
  const float* first;
  const float* second;  ///< null where there is one channel
  std::size_t count;
  const std::size_t* instants;  ///< ascending: after so many of the samples
  std::size_t instantCount;
};

/// Takes samples through a bank: the bands' sum of squares over the channels ends up smoothed.
/// @param readings gets what the low-passes hold at each of the instants
using AdvanceBands = void (*)(const BandFilters& filters, BandState& state, const BandInput& input,
                              BandReading* readings);

struct BandAdvances {
  AdvanceBands low;
  AdvanceBands high;
};

struct BandKernel {
  std::string_view name;
  BandAdvances advance;
};

/// Every kernel that this processor can run, the fastest last; their results differ by rounding only.
[[nodiscard]] const std::vector<BandKernel>& availableBandKernels();

}  // namespace barline::dsp::zwicker
