#include "engine/steps/features/MelCepstra.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/dsp/Dispatch.h"

namespace barline::steps::features {
namespace {

using dsp::Float8;
using dsp::Lanes;

constexpr float kSmallestPower = 1e-10F;
constexpr float kLowestLevel = -100.0F;  // dB, of the smallest power
constexpr float kRange = 80.0F;          // dB below the loudest
// A full-scale square wave at the middle of the narrowest band has 43 dB.
constexpr float kHighestFloor = -37.0F;
constexpr float kDepthsPerDecibel = 4.0F;
constexpr std::size_t kLetGoEvery = std::size_t{1} << 16;  // frames
constexpr std::uint8_t kAllSilent = 0xFF;                  // in place of a number of runs

BARLINE_SIMD_CLONES
void toLevels(Lanes* values, Lanes* raised, std::size_t count, Lanes* loudest, Lanes* quietest) {
  constexpr auto kDecibels = static_cast<float>(3.0102999566398120);
  Float8 most = Float8{} + kLowestLevel;
  Float8 least = Float8{} - kLowestLevel;
  for (std::size_t i = 0; i < count; ++i) {
    const Float8 power = values[i].value;
    const Float8 kept = power > kSmallestPower ? power : power * 0.0F + kSmallestPower;
    Float8 logarithm;
    dsp::fastLog2(kept, logarithm);
    const Float8 level = kDecibels * logarithm;
    values[i].value = level;
    raised[i].value = level > kHighestFloor ? level : level * 0.0F + kHighestFloor;
    most = level > most ? level : most;
    least = level < least ? level : least;
  }
  loudest->value = most;
  quietest->value = least;
}

BARLINE_SIMD_CLONES
void multiply(const float* matrix, std::size_t rows, std::size_t columns, const Lanes* vector, Lanes* out) {
  for (std::size_t row = 0; row < rows; ++row) {
    Float8 sum{};
    for (std::size_t i = 0; i < columns; ++i) sum += matrix[row * columns + i] * vector[i].value;
    out[row].value = sum;
  }
}

/// Adds to each lane how far its levels are above those of the lane before; of the first, above `before`,
/// which becomes the last lane's.
BARLINE_SIMD_CLONES
void addRises(const Lanes* levels, std::size_t bands, float* before, Lanes* rises) {
  Float8 all{};
  for (std::size_t band = 0; band < bands; ++band) {
    const Float8 level = levels[band].value;
    Float8 earlier = __builtin_shufflevector(level, level, 7, 0, 1, 2, 3, 4, 5, 6);
    earlier[0] = before[band];
    before[band] = level[7];
    const Float8 rise = level - earlier;
    all += rise > 0.0F ? rise : Float8{};
  }
  rises->value = all;
}

/// sums −= Σ depths · cosines
BARLINE_SIMD_CLONES
void subtractDepths(const float* cosines, const float* depths, std::size_t bands, float* sums) {
  for (std::size_t band = 0; band < bands; ++band) {
    if (depths[band] == 0.0F) continue;
    const float* const row = cosines + band * MelCepstra::kCoefficients;
    for (std::size_t k = 0; k < MelCepstra::kCoefficients; ++k) sums[k] -= row[k] * depths[band];
  }
}

}  // namespace

MelCepstra::MelCepstra(std::size_t fftSize, double sampleRate)
    : bank_(fftSize, sampleRate, kBands), levels_(kBands), raised_(kBands), loudest_(kLowestLevel) {
  for (std::size_t k = 0; k < kCoefficients; ++k) {
    const double norm = std::sqrt((k == 0 ? 1.0 : 2.0) / kBands);
    for (std::size_t band = 0; band < kBands; ++band) {
      const double phase = std::numbers::pi * static_cast<double>(k) * (static_cast<double>(band) + 0.5);
      cosines_.push_back(static_cast<float>(norm * std::cos(phase / kBands)));
    }
  }
  for (std::size_t band = 0; band < kBands; ++band) {
    for (std::size_t k = 0; k < kCoefficients; ++k) byBand_.push_back(cosines_[k * kBands + band]);
  }
}

void MelCepstra::measure(std::span<const Lanes> magnitudes, std::size_t frames, std::span<Frame> out) {
  bank_.apply(magnitudes, levels_);
  Lanes loudest;
  Lanes quietest;
  toLevels(levels_.data(), raised_.data(), kBands, &loudest, &quietest);
  std::array<Lanes, kCoefficients> coefficients;
  multiply(cosines_.data(), kCoefficients, kBands, raised_.data(), coefficients.data());
  Lanes rises;
  addRises(raised_.data(), kBands, before_.data(), &rises);
  for (std::size_t lane = 0; lane < frames; ++lane) {
    Frame& frame = out[lane];
    for (std::size_t k = 0; k < kCoefficients; ++k) frame.coefficients[k] = coefficients[k].value[lane];
    frame.flux = frames_ == 0 ? 0.0F : rises.value[lane] / static_cast<float>(kBands);
    loudest_ = std::max(loudest_, loudest.value[lane]);
    if (quietest.value[lane] < kHighestFloor) {
      keepDepths(lane);
    } else {
      depths_.push_back(0);
    }
    ++frames_;
  }
}

/// A number of runs; for each its first band, its length and the depths of its bands.
void MelCepstra::keepDepths(std::size_t lane) {
  const std::size_t start = depths_.size();
  depths_.push_back(0);
  std::size_t lengthAt = 0;
  bool silent = true;
  for (std::size_t band = 0; band < kBands; ++band) {
    const float depth = kHighestFloor - levels_[band].value[lane];
    silent = silent && levels_[band].value[lane] <= kLowestLevel + 0.01F;
    if (depth <= 0.0F) {
      lengthAt = 0;
      continue;
    }
    if (lengthAt == 0) {
      ++depths_[start];
      depths_.push_back(static_cast<std::uint8_t>(band));
      lengthAt = depths_.size();
      depths_.push_back(0);
    }
    ++depths_[lengthAt];
    depths_.push_back(static_cast<std::uint8_t>(std::lround(kDepthsPerDecibel * depth)));
  }
  if (!silent) return;
  depths_.resize(start);
  depths_.push_back(kAllSilent);
}

/// Reads the depths, no greater than `limit`, of the frame whose runs begin at `position`; returns where the
/// next frame's do.
std::size_t MelCepstra::readDepths(std::size_t position, float limit, Depths& depths) const {
  const std::uint8_t runs = depths_[position++];
  if (runs == kAllSilent) {
    depths.fill(std::min(kHighestFloor - kLowestLevel, limit));
    return position;
  }
  depths.fill(0.0F);
  for (std::uint8_t run = 0; run < runs; ++run) {
    const std::size_t first = depths_[position++];
    const std::size_t length = depths_[position++];
    for (std::size_t i = 0; i < length; ++i) {
      depths[first + i] = std::min(static_cast<float>(depths_[position++]) / kDepthsPerDecibel, limit);
    }
  }
  return position;
}

void MelCepstra::correct(const std::function<void(std::size_t, const Frame&)>& correct) const {
  const float limit = kHighestFloor - std::max(loudest_ - kRange, kLowestLevel);
  if (limit <= 0.0F) return;
  Depths before{};
  Depths now{};
  std::size_t position = 0;
  for (std::size_t frame = 0; frame < frames_; ++frame) {
    if (frame % kLetGoEvery == 0) depths_.letGo();
    std::swap(before, now);
    const bool wasLow = frame > 0 && std::ranges::any_of(before, [](float depth) { return depth > 0.0F; });
    const bool isLow = depths_[position] > 0;
    position = readDepths(position, limit, now);
    if (!wasLow && !isLow) continue;
    Frame addition;
    if (isLow) subtractDepths(byBand_.data(), now.data(), kBands, addition.coefficients.data());
    // A rise from below the highest floor was counted from there on only.
    float rise = 0.0F;
    for (std::size_t band = 0; wasLow && band < kBands; ++band) {
      rise += std::max(before[band] - now[band], 0.0F);
    }
    addition.flux = rise / static_cast<float>(kBands);
    correct(frame, addition);
  }
}

}  // namespace barline::steps::features
