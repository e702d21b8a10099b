#pragma once

#include <array>
#include <span>
#include <vector>

#include "engine/playback/ChordVoicing.h"
#include "engine/playback/GainRamp.h"
#include "engine/playback/Passage.h"
#include "engine/playback/SoundSettings.h"

namespace barline::playback {

/// Adds chords to the sound as a soft synth plays them: additive tones of few harmonics that swell in quickly
/// and settle to half their level.
class ChordSynth {
 public:
  explicit ChordSynth(int sampleRate);

  /// @param out left, right, … ; chords are added to it
  /// @param chords null for none
  /// @param pitch the chords' frequency to A4 = 440 Hz, as a ratio: as the track's is shifted
  void render(std::span<float> out, const Passage& passage, const VoicedChords* chords,
              const ChordSettings& settings, double pitch);

  /// Cuts off what sounds: only where nothing is heard.
  void reset();

 private:
  struct Voice {
    bool sounds{};
    bool released{};
    int note{};
    float phase{};  // 0–1
    float attack{};
    float decay{};
    float release{};
  };
  struct Notes {
    std::array<int, kMostNotes> notes{};
    std::size_t count{};
    bool operator==(const Notes&) const = default;
  };

  /// What is to sound at a frame of the track, and from which frame on something else is.
  struct Due {
    Notes notes;
    double until{};
  };

  [[nodiscard]] Due dueAt(const VoicedChords* chords, double trackFrame) const;
  void play(const Notes& notes);
  void renderNotes(std::span<float> out, double pitch);
  float nextOf(Voice& voice, float increment);

  double rate_;
  std::vector<float> wave_;  // one period, and its first sample again
  float attackStep_;
  float decayFactor_;
  float releaseFactor_;
  SidesRamp gain_;
  std::array<Voice, 3 * kMostNotes> voices_{};
  Notes sounding_;
  double expected_{-1.0};  // the track frame that follows the block before
};

}  // namespace barline::playback
