#include "engine/steps/WaveformTap.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "engine/steps/PlanePointers.h"

namespace barline::steps {
namespace {

constexpr double kLowSplitHz = 180.0;
constexpr double kHighSplitHz = 2400.0;

/// About 5.3 ms; a multiple of 16, which vector code likes.
int framesPerPeak(int sampleRate) {
  constexpr int kMultiple = 16;
  const double frames = 256.0 * sampleRate / 48000.0;
  return std::max(1, static_cast<int>(std::lround(frames / kMultiple))) * kMultiple;
}

/// 16-bit code of a sample, rounded to 7 significant bits, which no screen can tell apart and which compress
/// to little more than half. What reaches the last step of 16 bits is full scale, and nothing is rounded up
/// to that.
std::int16_t sampleCode(float sample) {
  constexpr int kFullScale = 32767;
  constexpr int kSignificant = 1 << 7;
  if (std::isnan(sample)) return 0;
  const float scaled = std::clamp(sample * 32768.0F, -32768.0F, 32768.0F);
  const int magnitude = std::abs(static_cast<int>(std::lround(scaled)));
  int code = std::min(magnitude, kFullScale);
  if (code < kFullScale) {
    int step = 1;
    while (code / step >= kSignificant) step *= 2;
    code = std::min((code + step / 2) / step * step, kFullScale - 1);
  }
  return static_cast<std::int16_t>(sample < 0.0F ? -code : code);
}

/// 255 · √magnitude.
std::uint8_t magnitudeCode(float magnitude) {
  if (!(magnitude > 0.0F)) return 0;
  return static_cast<std::uint8_t>(std::lround(255.0F * std::sqrt(std::min(magnitude, 1.0F))));
}

void append(model::PeakLevel& level, const dsp::WaveformMeasure& measure) {
  // A stretch of nothing but NaN has no extremes.
  const bool measured = measure.minimum <= measure.maximum;
  level.minimum.push_back(measured ? sampleCode(measure.minimum) : std::int16_t{0});
  level.maximum.push_back(measured ? sampleCode(measure.maximum) : std::int16_t{0});
  level.rms.push_back(magnitudeCode(measure.rms));
  level.low.push_back(magnitudeCode(measure.low));
  level.mid.push_back(magnitudeCode(measure.mid));
  level.high.push_back(magnitudeCode(measure.high));
}

}  // namespace

pipeline::StepDeclaration WaveformTap::declaration() {
  return {.id = "waveform",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Waveform"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Measures peaks, RMS and three frequency bands, from which the waveform is drawn."),
          .relativeCost = 115.0};
}

void WaveformTap::begin(const audio::AudioFormat& format) {
  constexpr std::size_t kGroup = dsp::WaveformMeter::kChannels;
  const auto channels = static_cast<std::size_t>(format.channels);
  peaks_.sampleRate = format.sampleRate;
  peaks_.framesPerPeak = framesPerPeak(format.sampleRate);
  bases_.resize(channels);
  meters_.assign((channels + kGroup - 1) / kGroup,
                 dsp::WaveformMeter(format.sampleRate, kLowSplitHz, kHighSplitHz));
}

void WaveformTap::consume(const audio::AudioBlock& block) {
  const std::size_t frames = block.frames();
  const auto peakFrames = static_cast<std::size_t>(peaks_.framesPerPeak);
  std::size_t done = 0;
  while (done < frames) {
    const std::size_t count = std::min(frames - done, peakFrames - filled_);
    const PlanePointers planes(block, done);
    std::span<const float* const> rest = planes.all();
    for (dsp::WaveformMeter& meter : meters_) {
      const auto group = rest.first(std::min(rest.size(), dsp::WaveformMeter::kChannels));
      meter.add(group, count);
      rest = rest.subspan(group.size());
    }
    done += count;
    filled_ += count;
    if (filled_ == peakFrames) closePeak();
  }
  peaks_.frames += static_cast<std::int64_t>(frames);
}

void WaveformTap::closePeak() {
  constexpr std::size_t kGroup = dsp::WaveformMeter::kChannels;
  for (std::size_t m = 0; m < meters_.size(); ++m) {
    const auto measures = meters_[m].take();
    const std::size_t channels = std::min(kGroup, bases_.size() - m * kGroup);
    for (std::size_t c = 0; c < channels; ++c) append(bases_[m * kGroup + c], measures[c]);
  }
  filled_ = 0;
}

model::WaveformPeaks WaveformTap::finish() {
  if (filled_ > 0) closePeak();
  for (model::PeakLevel& base : bases_) peaks_.channels.emplace_back(std::move(base));
  return std::move(peaks_);
}

}  // namespace barline::steps
