#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/export/ExportTrack.h"
#include "engine/export/Layers.h"

namespace barline::exporting {

/// The samples that a copy of a WAV file has.
struct WavStretch {
  int sampleRate{};           ///< Hz
  std::int64_t firstFrame{};  ///< of the original
  std::int64_t frames{};      ///< as many as the copy has
};

/// The chunks that say what is where, one behind the other (Multimedia Programming Interface and Data
/// Specifications 1.0; "smpl": New Multimedia Data Types and Data Techniques 1.0):
/// - "cue " and "LIST adtl": sections and chords as labelled regions, bars and beats as labelled points,
/// texts
///   in UTF-8
/// - "smpl": sections as loops
/// - "acid": tempo, metre, number of beats and, where the key is chosen too, the root note (as Sony's ACID
/// and
///   those after it read it; the chunk is not documented by its makers)
[[nodiscard]] std::string wavMarkerChunks(const ExportTrack& track, const Layers& chosen,
                                          const WavStretch& stretch);

}  // namespace barline::exporting
