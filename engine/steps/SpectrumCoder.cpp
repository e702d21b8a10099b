#include "engine/steps/SpectrumCoder.h"

#include <algorithm>
#include <utility>

#include "engine/dsp/Dispatch.h"
#include "engine/dsp/FastLog.h"

namespace barline::steps {
namespace {

constexpr float kGain = 1000.0f;
constexpr float kDecades = 3.0f;
constexpr float kLog2Of10 = 3.3219281f;
constexpr float kScale = 255.0f / (kDecades * kLog2Of10);

BARLINE_SIMD_CLONES void codeLevels(const float* magnitudes, float gain, std::uint8_t* codes,
                                    std::size_t count) {
  for (std::size_t i = 0; i < count; ++i) {
    const float level = kScale * dsp::fastLog2(1.0f + gain * magnitudes[i]);
    // NOLINTNEXTLINE(bugprone-incorrect-roundings): none is below 0, and lround() does not vectorise
    codes[i] = static_cast<std::uint8_t>(static_cast<std::int32_t>(std::min(level, 255.0f) + 0.5f));
  }
}

}  // namespace

SpectrumCoder::SpectrumCoder(std::size_t bands, double frameRate) : bands_(bands), reference_(frameRate) {
  waiting_.fill(std::vector<float>(bands, 0.0f));
}

void SpectrumCoder::push(std::span<const float> magnitudes) {
  std::ranges::copy(magnitudes, waiting_[frames_ % waiting_.size()].begin());
  reference_.hear(magnitudes);
  if (frames_ >= RunningReference::kLookAhead) code(frames_ - RunningReference::kLookAhead);
  ++frames_;
}

memory::LongVector<std::uint8_t> SpectrumCoder::finish() {
  const std::size_t wanted = frames_ * bands_;
  const std::vector<float> silence(bands_, 0.0f);
  while (codes_.size() < wanted) push(silence);
  return std::move(codes_);
}

void SpectrumCoder::code(std::size_t frame) {
  const std::size_t at = codes_.size();
  codes_.resize(at + bands_);
  codeLevels(waiting_[frame % waiting_.size()].data(), kGain / reference_.level(), codes_.data() + at,
             bands_);
}

std::size_t expectedSpectrumFrames(const audio::AudioFormat& format, double frameRate) {
  if (format.expectedFrames <= 0 || format.sampleRate <= 0) return 0;
  constexpr double kDay = 86400.0;
  const double seconds = static_cast<double>(format.expectedFrames) / format.sampleRate;
  return static_cast<std::size_t>(std::min(seconds, kDay) * frameRate) + 1;
}

}  // namespace barline::steps
