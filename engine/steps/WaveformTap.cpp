#include "engine/steps/WaveformTap.h"

#include <algorithm>
#include <cmath>

#include "engine/steps/PeakCoding.h"

namespace barline::steps {
namespace {

/// About 5.3 ms; a multiple of 16, which vector code likes.
int framesPerPeak(int sampleRate) {
  constexpr int kMultiple = 16;
  const double frames = 256.0 * sampleRate / 48000.0;
  return std::max(1, static_cast<int>(std::lround(frames / kMultiple))) * kMultiple;
}

}  // namespace

pipeline::StepDeclaration WaveformTap::declaration() {
  return {.id = "waveform",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Waveform"),
          .summary = BARLINE_STEP_TEXT(
              "Step", "Measures peaks, RMS and three frequency bands, from which the waveform is drawn."),
          .relativeCost = 36.0};
}

void WaveformTap::begin(const audio::AudioFormat& format) {
  peaks_.sampleRate = format.sampleRate;
  peaks_.framesPerPeak = framesPerPeak(format.sampleRate);
  const dsp::WaveformStretches meter(format.sampleRate, kWaveformLowSplitHz, kWaveformHighSplitHz,
                                     static_cast<std::size_t>(peaks_.framesPerPeak));
  channels_.assign(static_cast<std::size_t>(format.channels), {meter, {}});
}

void WaveformTap::consume(const audio::AudioBlock& block) {
  for (std::size_t c = 0; c < channels_.size(); ++c) {
    channels_[c].meter.add(block.channels[c], measures_);
    append(channels_[c].base);
  }
  peaks_.frames += static_cast<std::int64_t>(block.frames());
}

void WaveformTap::append(PeakBase& base) {
  for (const dsp::WaveformMeasure& measure : measures_) base.append(measure);
  measures_.clear();
}

model::WaveformPeaks WaveformTap::finish() {
  for (Channel& channel : channels_) {
    channel.meter.finish(measures_);
    append(channel.base);
    peaks_.channels.emplace_back(channel.base.finish());
  }
  if (!channels_.empty()) peaks_.framesPerPeak *= static_cast<int>(channels_.front().base.stretchesPerPeak());
  return std::move(peaks_);
}

}  // namespace barline::steps
