#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "engine/model/BeatGrid.h"

namespace barline::importing {

struct MidiTempo {
  std::int64_t tick{};
  std::uint32_t microseconds{};  ///< per quarter note, > 0
};

struct MidiTimeSignature {
  std::int64_t tick{};
  model::Metre metre;
};

struct MidiKeySignature {
  std::int64_t tick{};
  int sharps{};  ///< −7 (flats) … 7
  bool isMinor{};
};

struct MidiMarker {
  std::int64_t tick{};
  std::string text;
};

/// What a standard MIDI file says about time; each list in order of its ticks.
struct MidiEvents {
  int ticksPerQuarter{};
  /// Tick of the last note; without notes, or with chords told as texts, of the last event.
  std::int64_t end{};
  std::vector<MidiTempo> tempi;
  std::vector<MidiTimeSignature> timeSignatures;
  std::vector<MidiKeySignature> keySignatures;
  std::vector<MidiMarker> markers;
  std::vector<MidiMarker> chords;  ///< texts of tracks named "Chords"
};

/// Reads a standard MIDI file of format 0 or 1 (MIDI 1.0 Detailed Specification, "Standard MIDI Files 1.0").
/// A track that breaks off ends there, as players take it. @throws ImportError
[[nodiscard]] MidiEvents readMidiEvents(const std::filesystem::path& file,
                                        std::span<const unsigned char> bytes);

}  // namespace barline::importing
