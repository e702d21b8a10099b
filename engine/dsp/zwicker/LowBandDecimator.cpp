#include "engine/dsp/zwicker/LowBandDecimator.h"

#include <algorithm>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp::zwicker {
namespace {

// Each: `count` outputs; sample 0 is the last that the first of them takes in.

/// ((1 + z⁻¹)/2)⁶, every second.
BARLINE_SIMD_CLONES
void halveSharply(const float* samples, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* const x = samples + 2 * i;
    out[i] = (x[0] + x[-6]) * (1.0F / 64.0F) + (x[-1] + x[-5]) * (6.0F / 64.0F) +
             ((x[-2] + x[-4]) * (15.0F / 64.0F) + x[-3] * (20.0F / 64.0F));
  }
}

/// ((1 + z⁻¹)/2)³, every second.
BARLINE_SIMD_CLONES
void halve(const float* samples, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* const x = samples + 2 * i;
    out[i] = (x[0] + x[-3]) * (1.0F / 8.0F) + (x[-1] + x[-2]) * (3.0F / 8.0F);
  }
}

/// ((1 + z⁻¹)/2)³
BARLINE_SIMD_CLONES
void smooth(const float* samples, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* const x = samples + i;
    out[i] = (x[0] + x[-3]) * (1.0F / 8.0F) + (x[-1] + x[-2]) * (3.0F / 8.0F);
  }
}

/// 1 − z⁻¹
BARLINE_SIMD_CLONES
void differentiate(const float* samples, std::size_t count, float* out) {
  for (std::size_t i = 0; i < count; ++i) {
    const float* const x = samples + i;
    out[i] = x[0] - x[-1];
  }
}

}  // namespace

LowBandDecimator::LowBandDecimator(std::size_t decimation) {
  if (decimation == 1) {
    addStage(smooth, 3, 1);
  } else {
    addStage(halveSharply, 6, 2);
  }
  for (std::size_t left = decimation / 2; left > 1; left /= 2) addStage(halve, 3, 2);
  addStage(differentiate, 1, 1);
}

void LowBandDecimator::addStage(Stage::Filter filter, std::size_t order, std::size_t factor) {
  stages_.push_back(
      {.filter = filter, .order = order, .factor = factor, .recent = std::vector<float>(order)});
}

void LowBandDecimator::Stage::take(const float* samples, std::size_t count) {
  if (recent.size() < order + count) recent.resize(order + count);
  std::copy_n(samples, count, recent.begin() + static_cast<std::ptrdiff_t>(order));
  const std::size_t kept = count > skip ? (count - skip + factor - 1) / factor : 0;
  output.resize(kept);
  filter(recent.data() + order + skip, kept, output.data());
  skip = skip + kept * factor - count;
  std::copy_n(recent.begin() + static_cast<std::ptrdiff_t>(count), order, recent.begin());
}

const std::vector<float>& LowBandDecimator::apply(const float* samples, std::size_t count) {
  const float* from = samples;
  for (Stage& stage : stages_) {
    stage.take(from, count);
    from = stage.output.data();
    count = stage.output.size();
  }
  return stages_.back().output;
}

}  // namespace barline::dsp::zwicker
