#include "engine/dsp/HarmonicShare.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <stdexcept>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {
namespace {

using Byte32 [[gnu::vector_size(32)]] = std::uint8_t;
constexpr std::size_t kBytes = sizeof(Byte32);

constexpr double kStep = 0.5;        // dB
constexpr double kLowest = -67.0;    // dB of unnormalised power; a full-scale sine has 54
constexpr float kSmallest = 1e-12F;  // a power far below the lowest
constexpr auto kPerOctave = static_cast<float>(3.0102999566398120 / kStep);
constexpr auto kOffset = static_cast<float>(-kLowest / kStep + 0.5);

/// Levels of cells of two bins and two lanes, as whole steps from the lowest, 0 to 255.
BARLINE_SIMD_CLONES
void codeCells(const Lanes* magnitudes, std::size_t cells, Int8* codes) {
  for (std::size_t cell = 0; cell < cells; ++cell) {
    const Float8 a = magnitudes[2 * cell].value;
    const Float8 b = magnitudes[2 * cell + 1].value;
    const Float8 power = a * a + b * b;
    const Float8 ofNext = __builtin_shufflevector(power, power, 1, 0, 3, 2, 5, 4, 7, 6);
    Float8 logarithm;
    fastLog2(kSmallest + power + ofNext, logarithm);
    const Float8 level = kPerOctave * logarithm + kOffset;
    const Float8 atLeast = level > 0.0F ? level : Float8{};
    const Float8 highest = Float8{} + 255.0F;
    codes[cell] = __builtin_convertvector(atLeast < highest ? atLeast : highest, Int8);
  }
}

[[gnu::always_inline]] inline void sort(Byte32& a, Byte32& b) {
  const Byte32 low = a < b ? a : b;
  b = a < b ? b : a;
  a = low;
}

/// The median of nine values by 19 exchanges (Smith 1996), of 32 neighbours at a time.
/// @param rows nine pointers to `count` bytes, a multiple of 32
BARLINE_SIMD_CLONES
void medianOfNine(const std::uint8_t* const* rows, std::size_t count, std::uint8_t* out) {
  for (std::size_t i = 0; i < count; i += kBytes) {
    Byte32 p[9];
    for (std::size_t k = 0; k < 9; ++k) std::memcpy(&p[k], rows[k] + i, kBytes);
    sort(p[1], p[2]), sort(p[4], p[5]), sort(p[7], p[8]);
    sort(p[0], p[1]), sort(p[3], p[4]), sort(p[6], p[7]);
    sort(p[1], p[2]), sort(p[4], p[5]), sort(p[7], p[8]);
    sort(p[0], p[3]), sort(p[5], p[8]), sort(p[4], p[7]);
    sort(p[3], p[6]), sort(p[1], p[4]), sort(p[2], p[5]);
    sort(p[4], p[7]), sort(p[4], p[2]), sort(p[6], p[4]);
    sort(p[4], p[2]);
    std::memcpy(out + i, &p[4], kBytes);
  }
}

}  // namespace

HarmonicShare::HarmonicShare(std::size_t bins)
    : cells_(bins / 2),
      rows_(kMedian * (cells_ + 2 * kMargin)),
      harmonic_(cells_),
      percussive_(cells_),
      codes_(cells_) {
  if (bins % 2 == 0 || cells_ == 0 || cells_ % kBytes != 0) {
    throw std::invalid_argument("HarmonicShare: number of bins");
  }
  for (std::size_t code = 1; code < magnitudeOf_.size(); ++code) {
    magnitudeOf_[code] =
        static_cast<float>(std::pow(10.0, (kLowest + kStep * static_cast<double>(code)) / 20.0));
  }
  for (std::size_t i = 0; i < shareOf_.size(); ++i) {
    const double ratio = std::pow(10.0, kStep * (static_cast<double>(i) - 255.0) / 10.0);
    shareOf_[i] = static_cast<float>(ratio / (1.0 + ratio));
  }
}

void HarmonicShare::push(std::span<const Lanes> magnitudes, std::size_t frames) {
  if (magnitudes.size() != 2 * cells_ + 1) throw std::invalid_argument("HarmonicShare: wrong length");
  static_assert(sizeof(Codes) == sizeof(Int8));
  codeCells(magnitudes.data(), cells_, &codes_.front().value);
  for (std::size_t lane = 0; lane + 1 < frames; lane += 2) addRow(lane);
}

void HarmonicShare::addRow(std::size_t lane) {
  const std::size_t stride = cells_ + 2 * kMargin;
  const auto row = std::span(rows_).subspan(count_ % kMedian * stride, stride);
  for (std::size_t cell = 0; cell < cells_; ++cell) {
    row[kMargin + cell] = static_cast<std::uint8_t>(codes_[cell].value[lane]);
  }
  for (std::size_t i = 1; i <= kMargin; ++i) {
    row[kMargin - i] = row[kMargin + i];
    row[kMargin + cells_ - 1 + i] = row[kMargin + cells_ - 1 - i];
  }
  if (++count_ >= kMedian) rate(std::span(rows_).subspan((count_ - 1 - kMargin) % kMedian * stride, stride));
}

void HarmonicShare::rate(std::span<const std::uint8_t> row) {
  std::array<const std::uint8_t*, kMedian> sources{};
  const std::size_t stride = row.size();
  for (std::size_t i = 0; i < kMedian; ++i) sources[i] = rows_.data() + i * stride + kMargin;
  medianOfNine(sources.data(), cells_, harmonic_.data());
  for (std::size_t i = 0; i < kMedian; ++i) sources[i] = row.data() + i;
  medianOfNine(sources.data(), cells_, percussive_.data());
  float harmonicSum = 0.0F;
  float sum = 0.0F;
  for (std::size_t cell = 0; cell < cells_; ++cell) {
    const float magnitude = magnitudeOf_[row[kMargin + cell]];
    sum += magnitude;
    harmonicSum += magnitude * shareOf_[std::size_t{255} + harmonic_[cell] - percussive_[cell]];
  }
  harmonicSum_ += static_cast<double>(harmonicSum);
  sum_ += static_cast<double>(sum);
}

std::optional<double> HarmonicShare::share() const {
  if (sum_ <= 0.0) return std::nullopt;
  return harmonicSum_ / sum_;
}

}  // namespace barline::dsp
