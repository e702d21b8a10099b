#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "engine/dsp/zwicker/BandFilters.h"

namespace barline::dsp::zwicker {

inline constexpr std::size_t kBankChannels = 2;

/// What the filters of the bank remember.
struct BandState {
  using Lanes = BandFilters::Lanes;
  /// Of one section: its last output and the one before.
  struct Section {
    alignas(64) Lanes last{};
    alignas(64) Lanes before{};
  };
  std::array<std::array<Section, kSections>, kBankChannels> sections{};
  std::array<Lanes, 3> smoothed{};  ///< of the low-passes, not yet scaled
};

/// Takes samples, to which the common numerator (1 − z⁻²)³ has been applied, through the bank: the bands' sum
/// of squares over the channels ends up smoothed in state.smoothed.
struct BandKernel {
  /// @param second null where there is one channel
  using Advance = void (*)(const BandFilters& filters, BandState& state, const double* first,
                           const double* second, std::size_t count);

  std::string_view name;
  Advance advance;
};

/// Every kernel that this processor can run, the fastest last; their results differ by rounding only.
[[nodiscard]] const std::vector<BandKernel>& availableBandKernels();

}  // namespace barline::dsp::zwicker
