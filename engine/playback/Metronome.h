#pragma once

#include <array>
#include <span>

#include "engine/playback/ClickSound.h"
#include "engine/playback/ClickTrack.h"
#include "engine/playback/GainRamp.h"
#include "engine/playback/Passage.h"
#include "engine/playback/SoundSettings.h"

namespace barline::playback {

/// Adds clicks to the sound, each beginning in the very frame in which the track passes its time.
class Metronome {
 public:
  explicit Metronome(int sampleRate);

  /// @param out left, right, … ; clicks are added to it
  /// @param clicks null for none
  void render(std::span<float> out, const Passage& passage, const ClickTrack* clicks,
              const ClickSettings& settings);

  /// Cuts off what sounds: only where nothing is heard.
  void reset();

 private:
  struct Voice {
    const std::vector<float>* sound{};  // null: free
    std::size_t at{};                   // its next frame
    std::size_t delay{};                // frames of the block before it begins
  };

  void strike(const ClickTrack& clicks, const Passage& passage, std::size_t frames, bool subdivided);
  void begin(Accent accent, std::size_t delay);

  double rate_;
  ClickSounds sounds_;
  SidesRamp gain_;
  std::array<Voice, 6> voices_{};
};

}  // namespace barline::playback
