#include "engine/steps/WaveformSketch.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <span>

#include "engine/dsp/WaveformMeter.h"
#include "engine/steps/PeakCoding.h"

namespace barline::steps {
namespace {

constexpr std::size_t kMeasured = 2048;  // frames of a stretch; 43 ms at 48 kHz
constexpr std::size_t kSettling = 512;   // before these, until the filters know what they are in
// Lossy codecs begin in the middle with what is not sound yet: two packets of MP3, one and a half of Opus.
constexpr std::size_t kLossyStart = 2304;

/// The order in which halves, quarters, eighths … come one after the other (van der Corput).
std::size_t placeOf(std::size_t number) {
  constexpr int kBits = std::countr_zero(WaveformSketch::kPlaces);
  std::size_t place = 0;
  for (int bit = 0; bit < kBits; ++bit) place |= ((number >> bit) & 1U) << (kBits - 1 - bit);
  return place;
}

void setPeak(model::PeakLevel& level, std::size_t place, const dsp::WaveformMeasure& measure) {
  model::PeakLevel peak;
  appendPeak(peak, measure);
  level.minimum[place] = peak.minimum[0];
  level.maximum[place] = peak.maximum[0];
  level.rms[place] = peak.rms[0];
  level.low[place] = peak.low[0];
  level.mid[place] = peak.mid[0];
  level.high[place] = peak.high[0];
}

void copyPeak(model::PeakLevel& level, std::size_t from, std::size_t to) {
  level.minimum[to] = level.minimum[from];
  level.maximum[to] = level.maximum[from];
  level.rms[to] = level.rms[from];
  level.low[to] = level.low[from];
  level.mid[to] = level.mid[from];
  level.high[to] = level.high[from];
}

}  // namespace

WaveformSketch::WaveformSketch(audio::Decoder& decoder)
    : decoder_(decoder),
      framesPerPlace_((decoder.format().expectedFrames + static_cast<std::int64_t>(kPlaces) - 1) /
                      static_cast<std::int64_t>(kPlaces)),
      known_(kPlaces) {
  model::PeakLevel silent;
  for (auto* values : {&silent.minimum, &silent.maximum}) values->resize(kPlaces);
  for (auto* values : {&silent.rms, &silent.low, &silent.mid, &silent.high}) values->resize(kPlaces);
  peaks_.assign(static_cast<std::size_t>(decoder.format().channels), silent);
}

bool WaveformSketch::look(const std::function<bool()>& enough) {
  if (framesPerPlace_ <= 0) return false;
  while (next_ < kPlaces) {
    const std::size_t place = placeOf(next_++);
    known_[place] = lookAt(place);
    if (enough()) break;
  }
  return next_ < kPlaces;
}

/// @return whether there was anything
bool WaveformSketch::lookAt(std::size_t place) {
  const std::int64_t begin = static_cast<std::int64_t>(place) * framesPerPlace_;
  if (begin >= decoder_.format().expectedFrames || !decoder_.seekNear(begin)) return false;
  const std::size_t skipped = kSettling + (decoder_.lossless() ? 0 : kLossyStart);
  const std::size_t frames = decoder_.read(planes_, skipped + kMeasured);
  if (frames <= skipped) return false;
  constexpr std::size_t kGroup = dsp::WaveformMeter::kChannels;
  for (std::size_t first = 0; first < peaks_.size(); first += kGroup) {
    const std::size_t channels = std::min(kGroup, peaks_.size() - first);
    dsp::WaveformMeter meter(decoder_.format().sampleRate, kWaveformLowSplitHz, kWaveformHighSplitHz);
    std::array<const float*, kGroup> samples{};
    const auto add = [&](std::size_t from, std::size_t count) {
      for (std::size_t c = 0; c < channels; ++c) samples.at(c) = planes_[first + c].data() + from;
      meter.add(std::span(samples).first(channels), count);
    };
    add(skipped - kSettling, kSettling);
    static_cast<void>(meter.take());
    add(skipped, frames - skipped);
    const auto measures = meter.take();
    for (std::size_t c = 0; c < channels; ++c) setPeak(peaks_[first + c], place, measures.at(c));
  }
  return true;
}

model::WaveformPeaks WaveformSketch::peaks() const {
  model::WaveformPeaks sketch;
  sketch.sampleRate = decoder_.format().sampleRate;
  sketch.framesPerPeak = static_cast<int>(std::min<std::int64_t>(framesPerPlace_, INT32_MAX));
  sketch.frames = decoder_.format().expectedFrames;
  const auto first = std::ranges::find(known_, true);
  if (first == known_.end()) return sketch;
  for (model::PeakLevel level : peaks_) {
    auto last = static_cast<std::size_t>(first - known_.begin());
    for (std::size_t place = 0; place < kPlaces; ++place) {
      if (known_[place]) last = place;
      if (last != place) copyPeak(level, last, place);
    }
    sketch.channels.emplace_back(std::move(level));
  }
  return sketch;
}

}  // namespace barline::steps
