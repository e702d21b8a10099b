#pragma once

// The kernel's one implementation, compiled once for each instruction set. Included by BandKernel*.cpp only;
// everything is in an unnamed namespace and nothing inline comes from elsewhere, so that no function compiled
// for a newer processor can take the place of another's.

#include <cstddef>

#include "engine/dsp/zwicker/BandKernel.h"

namespace barline::dsp::zwicker {
namespace {

/// `Width` bands at a time, through all samples, with their state in registers.
template <std::size_t Width>
struct BandGroup {
  using Vector __attribute__((vector_size(Width * sizeof(double)))) = double;

  static Vector load(const double* from) { return *reinterpret_cast<const Vector*>(from); }
  static void store(double* to, Vector value) { *reinterpret_cast<Vector*>(to) = value; }

  struct Channel {
    Vector last[kSections];
    Vector before[kSections];

    void loadFrom(const std::array<BandState::Section, kSections>& sections, std::size_t band) {
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kSections; ++s) {
        last[s] = load(sections[s].last.data() + band);
        before[s] = load(sections[s].before.data() + band);
      }
    }
    void storeTo(std::array<BandState::Section, kSections>& sections, std::size_t band) const {
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kSections; ++s) {
        store(sections[s].last.data() + band, last[s]);
        store(sections[s].before.data() + band, before[s]);
      }
    }
    Vector filter(double sample, const Vector* a1, const Vector* a2) {
      Vector value = sample - Vector{};
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kSections; ++s) {
        value = (value - a2[s] * before[s]) - a1[s] * last[s];
        before[s] = last[s];
        last[s] = value;
      }
      return value;
    }
  };

  template <bool Stereo>
  static void advance(const BandFilters& filters, BandState& state, const double* first, const double* second,
                      std::size_t count, std::size_t band) {
    Vector a1[kSections], a2[kSections], smoothed[3];
#pragma GCC unroll 3
    for (std::size_t s = 0; s < kSections; ++s) {
      a1[s] = load(filters.a1[s].data() + band);
      a2[s] = load(filters.a2[s].data() + band);
      smoothed[s] = load(state.smoothed[s].data() + band);
    }
    const Vector pole = load(filters.smoothing.data() + band);
    Channel left, right;
    left.loadFrom(state.sections[0], band);
    if constexpr (Stereo) right.loadFrom(state.sections[1], band);
    for (std::size_t i = 0; i < count; ++i) {
      const Vector l = left.filter(first[i], a1, a2);
      Vector square = l * l;
      if constexpr (Stereo) {
        const Vector r = right.filter(second[i], a1, a2);
        square += r * r;
      }
      smoothed[0] = square + pole * smoothed[0];
      smoothed[1] = smoothed[0] + pole * smoothed[1];
      smoothed[2] = smoothed[1] + pole * smoothed[2];
    }
    left.storeTo(state.sections[0], band);
    if constexpr (Stereo) right.storeTo(state.sections[1], band);
#pragma GCC unroll 3
    for (std::size_t s = 0; s < kSections; ++s) store(state.smoothed[s].data() + band, smoothed[s]);
  }
};

template <std::size_t Width>
void advanceBands(const BandFilters& filters, BandState& state, const double* first, const double* second,
                  std::size_t count) {
  for (std::size_t band = 0; band < kThirdOctaves; band += Width) {
    if (second == nullptr) {
      BandGroup<Width>::template advance<false>(filters, state, first, second, count, band);
    } else {
      BandGroup<Width>::template advance<true>(filters, state, first, second, count, band);
    }
  }
}

}  // namespace
}  // namespace barline::dsp::zwicker
