#pragma once

#include <cstddef>
#include <functional>
#include <vector>

#include "engine/audio/Decoder.h"
#include "engine/model/WaveformPeaks.h"

namespace barline::steps {

/// What a track's waveform looks like from short stretches all over it, for the time until it has been
/// measured: 2,048 places, first a few far apart, then those between them. What lies between the stretches is
/// not heard, so peaks are too low rather than too high. Takes as long for ten hours as for ten minutes. Used
/// by one thread at a time.
class WaveformSketch {
 public:
  static constexpr std::size_t kPlaces = 2048;

  /// @param decoder at its beginning, for nobody else; outlives the sketch
  explicit WaveformSketch(audio::Decoder& decoder);

  /// Looks into the next places until `enough` says so after one of them, or all are known.
  /// @return whether any are left
  /// @throws audio::MediaError
  bool look(const std::function<bool()>& enough);

  /// As far as it is known; places that are not known yet are as the last one before them that is. Without
  /// channels where nothing is known, as in a file that doesn't tell how long it is.
  [[nodiscard]] model::WaveformPeaks peaks() const;

 private:
  bool lookAt(std::size_t place);

  audio::Decoder& decoder_;
  std::int64_t framesPerPlace_{};
  std::size_t next_{};       ///< number of the next place, in the order in which they are looked into
  std::vector<bool> known_;  ///< of each place
  std::vector<model::PeakLevel> peaks_;  ///< of each channel; places that are not known are 0
  audio::Planes planes_;
};

}  // namespace barline::steps
