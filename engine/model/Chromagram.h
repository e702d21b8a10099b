#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace barline::model {

/// How strongly each pitch class sounds over time, bass and treble apart, at the track's own tuning.
/// Frame i is centred on i · frameStep seconds. Strengths are coded as 255 · √(strength relative to full
/// scale), the same scale for the whole track, so frames compare; what is cached is what was computed.
struct Chromagram {
  static constexpr std::size_t kPitchClasses = 12;

  double duration{};     ///< seconds of audio covered
  double frameStep{};    ///< seconds, > 0 where there are frames
  double tuningCents{};  ///< of A4 against 440 Hz, within ±100
  std::vector<std::uint8_t>
      level;  ///< one a frame: level of the harmonic range, −code / 2 dBFS; 255 = silence
  std::vector<std::uint8_t> bass;    ///< 12 a frame, C first: notes about A0 to B3, low ones weighted up
  std::vector<std::uint8_t> treble;  ///< 12 a frame, C first: notes about C3 to C7

  [[nodiscard]] std::size_t frames() const { return level.size(); }
  [[nodiscard]] std::span<const std::uint8_t> bassAt(std::size_t frame) const {
    return std::span(bass).subspan(frame * kPitchClasses, kPitchClasses);
  }
  [[nodiscard]] std::span<const std::uint8_t> trebleAt(std::size_t frame) const {
    return std::span(treble).subspan(frame * kPitchClasses, kPitchClasses);
  }

  /// To be called after decoding. @throws CodecError for vectors whose lengths don't belong together.
  void restore() const;

  bool operator==(const Chromagram&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Chromagram::duration, &Chromagram::frameStep, &Chromagram::tuningCents,
                      &Chromagram::level,    &Chromagram::bass,      &Chromagram::treble};
  }
};

}  // namespace barline::model
