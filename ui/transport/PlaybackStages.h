#pragma once

#include <array>

#include "engine/playback/ChordSynth.h"
#include "engine/playback/Metronome.h"
#include "engine/playback/SoloFilter.h"
#include "ui/transport/StreamVoice.h"

namespace barline::ui {

/// The stages that a track goes through on its way to the device, for one sample rate.
struct PlaybackStages {
  explicit PlaybackStages(int sampleRate)
      : voices{StreamVoice(sampleRate), StreamVoice(sampleRate)},
        solo(sampleRate),
        metronome(sampleRate),
        synth(sampleRate) {}

  std::array<StreamVoice, 2> voices;  ///< the one that is heard and the one it takes over from
  playback::SoloFilter solo;
  playback::Metronome metronome;
  playback::ChordSynth synth;
};

}  // namespace barline::ui
