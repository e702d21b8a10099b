#include "engine/steps/PeakCoding.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace barline::steps {
namespace {

/// 16-bit code of a sample, rounded to 7 significant bits. What reaches the last step of 16 bits is full
/// scale, and nothing is rounded up to that.
std::int16_t sampleCode(float sample) {
  constexpr int kFullScale = 32767;
  constexpr int kSignificantBits = 7;
  if (std::isnan(sample)) return 0;
  const float scaled = std::clamp(sample * 32768.0F, -32768.0F, 32768.0F);
  const int magnitude = std::abs(static_cast<int>(std::lround(scaled)));
  int code = std::min(magnitude, kFullScale);
  if (code < kFullScale) {
    const int dropped =
        std::max(static_cast<int>(std::bit_width(static_cast<unsigned>(code))) - kSignificantBits, 0);
    const int half = (1 << dropped) / 2;
    code = std::min((code + half) >> dropped << dropped, kFullScale - 1);
  }
  return static_cast<std::int16_t>(sample < 0.0F ? -code : code);
}

/// 255 · √magnitude.
std::uint8_t magnitudeCode(float magnitude) {
  if (!(magnitude > 0.0F)) return 0;
  return static_cast<std::uint8_t>(std::lround(255.0F * std::sqrt(std::min(magnitude, 1.0F))));
}

}  // namespace

void appendPeak(model::PeakLevel& level, const dsp::WaveformMeasure& measure) {
  // A stretch of nothing but NaN has no extremes.
  const bool measured = measure.minimum <= measure.maximum;
  level.minimum.push_back(measured ? sampleCode(measure.minimum) : std::int16_t{0});
  level.maximum.push_back(measured ? sampleCode(measure.maximum) : std::int16_t{0});
  level.rms.push_back(magnitudeCode(measure.rms));
  level.low.push_back(magnitudeCode(measure.low));
  level.mid.push_back(magnitudeCode(measure.mid));
  level.high.push_back(magnitudeCode(measure.high));
}

}  // namespace barline::steps
