#include "engine/playback/Metronome.h"

#include <algorithm>
#include <cmath>

namespace barline::playback {

Metronome::Metronome(int sampleRate) : rate_(sampleRate), sounds_(sampleRate), gain_(sampleRate) {}

void Metronome::reset() {
  voices_ = {};
}

void Metronome::render(std::span<float> out, const Passage& passage, const ClickTrack* clicks,
                       const ClickSettings& settings) {
  const float gain = settings.on ? settings.gain : 0.0F;
  // Nothing sounds yet, so a click in the first frame is whole.
  const bool fromSilence = gain_.silent();
  gain_.moveTo(gain * sidesOf(settings.pan), fromSilence);
  if (gain_.silent()) return reset();
  const std::size_t frames = out.size() / 2;
  if (clicks != nullptr && settings.on) strike(*clicks, passage, frames, settings.subdivided);
  for (std::size_t i = 0; i < frames; ++i) {
    float sample = 0.0F;
    for (Voice& voice : voices_) {
      if (voice.sound == nullptr) continue;
      if (voice.delay > 0) {
        --voice.delay;
        continue;
      }
      sample += (*voice.sound)[voice.at];
      if (++voice.at == voice.sound->size()) voice.sound = nullptr;
    }
    const Sides gains = gain_.next();
    out[2 * i] += gains.left * sample;
    out[2 * i + 1] += gains.right * sample;
  }
}

void Metronome::strike(const ClickTrack& clicks, const Passage& passage, std::size_t frames,
                       bool subdivided) {
  // Whole frames, as loops and jumps count them: else a click on a loop's first frame might fall before it.
  const auto frameOf = [this](const Click& click) { return std::round(click.time * rate_); };
  const double end = passage.trackFrame + static_cast<double>(frames) * passage.speed;
  auto click = std::ranges::lower_bound(clicks.clicks, passage.trackFrame, {}, frameOf);
  for (; click != clicks.clicks.end() && frameOf(*click) < end; ++click) {
    if (click->accent == Accent::Subdivision && !subdivided) continue;
    const double delay = std::ceil((frameOf(*click) - passage.trackFrame) / passage.speed);
    begin(click->accent, static_cast<std::size_t>(delay));
  }
}

void Metronome::begin(Accent accent, std::size_t delay) {
  const auto free = std::ranges::find(voices_, nullptr, &Voice::sound);
  // The oldest has nearly died away.
  Voice& voice = free != voices_.end() ? *free : *std::ranges::max_element(voices_, {}, &Voice::at);
  voice = {&sounds_.of(accent), 0, delay};
}

}  // namespace barline::playback
