#pragma once

// The kernel's one implementation, compiled once for each instruction set. Included by BandKernel*.cpp only;
// everything is in an unnamed namespace and nothing inline comes from elsewhere, so that no function compiled
// for a newer processor can take the place of another's.

#include <cstddef>

#include "engine/dsp/zwicker/BandKernel.h"

namespace barline::dsp::zwicker {
namespace {

/// `Width` bands at a time, through all samples, with their state in registers.
/// @tparam Span k of the numerators
template <std::size_t Width, std::size_t Span>
struct BandGroup {
  using Vector __attribute__((vector_size(Width * sizeof(float)))) = float;
  using State = BandState;
  using Sections = std::array<State::Section, kSections>;
  using Reading = BandReading;

  static Vector load(const float* from) { return *reinterpret_cast<const Vector*>(from); }
  static void store(float* to, Vector value) { *reinterpret_cast<Vector*>(to) = value; }

  struct Channel {
    Vector value[kSections];
    Vector change[kSections];

    void loadFrom(const Sections& sections, std::size_t band) {
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kSections; ++s) {
        value[s] = load(sections[s].value.data() + band);
        change[s] = load(sections[s].change.data() + band);
      }
    }
    void storeTo(Sections& sections, std::size_t band) const {
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kSections; ++s) {
        store(sections[s].value.data() + band, value[s]);
        store(sections[s].change.data() + band, change[s]);
      }
    }
    Vector filter(float sample, const Vector* stiffness, const Vector* damping) {
      Vector x = sample - Vector{};
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kSections; ++s) {
        const Vector before = change[s];
        change[s] = (x + damping[s] * before) - stiffness[s] * value[s];
        value[s] += change[s];
        x = change[s];
        if constexpr (Span == 2) x += before;
      }
      return value[kSections - 1];
    }
  };

  template <bool Stereo>
  static void advance(const BandFilters& filters, State& state, const BandInput& input, Reading* readings,
                      std::size_t band) {
    Vector stiffness[kSections], damping[kSections], smoothed[kLowPasses];
#pragma GCC unroll 3
    for (std::size_t s = 0; s < kSections; ++s) {
      stiffness[s] = load(filters.stiffness[s].data() + band);
      damping[s] = load(filters.damping[s].data() + band);
      smoothed[s] = load(state.lowPasses.smoothed[s].data() + band);
    }
    const Vector pole = load(filters.smoothing.data() + band);
    Channel left, right;
    left.loadFrom(state.sections[0], band);
    if constexpr (Stereo) right.loadFrom(state.sections[1], band);
    const std::size_t instants = input.instantCount;
    const std::size_t* const ends = input.instants;
    std::size_t i = 0;
    for (std::size_t instant = 0; instant <= instants; ++instant) {
      const std::size_t end = instant < instants ? ends[instant] : input.count;
      for (; i < end; ++i) {
        const Vector l = left.filter(input.first[i], stiffness, damping);
        Vector square = l * l;
        if constexpr (Stereo) {
          const Vector r = right.filter(input.second[i], stiffness, damping);
          square += r * r;
        }
        smoothed[2] = square + pole * smoothed[2];
        smoothed[1] = smoothed[2] + pole * smoothed[1];
        smoothed[0] = smoothed[1] + pole * smoothed[0];
      }
      if (instant == instants) break;
#pragma GCC unroll 3
      for (std::size_t s = 0; s < kLowPasses; ++s)
        store(readings[instant].smoothed[s].data() + band, smoothed[s]);
    }
    left.storeTo(state.sections[0], band);
    if constexpr (Stereo) right.storeTo(state.sections[1], band);
#pragma GCC unroll 3
    for (std::size_t s = 0; s < kLowPasses; ++s)
      store(state.lowPasses.smoothed[s].data() + band, smoothed[s]);
  }
};

template <std::size_t Width, std::size_t Span, std::size_t Bands>
void advanceBands(const BandFilters& filters, BandState& state, const BandInput& input,
                  BandReading* readings) {
  using Group = BandGroup<Width, Span>;
  for (std::size_t band = 0; band < Bands; band += Width) {
    if (input.second == nullptr) {
      Group::template advance<false>(filters, state, input, readings, band);
    } else {
      Group::template advance<true>(filters, state, input, readings, band);
    }
  }
}

template <std::size_t Width>
BandAdvances bandAdvances() {
  return {advanceBands<Width, 1, kLowBands>, advanceBands<Width, 2, kHighBands>};
}

}  // namespace
}  // namespace barline::dsp::zwicker
