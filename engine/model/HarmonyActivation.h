#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>

#include "engine/memory/LongVector.h"

namespace barline::model {

/// What the harmony network hears over time. Frame i is centred on i / frameRate seconds. Every value is a
/// logit coded as a byte, clamp(round(12 · logit) + 128, 0, 255); a softmax over each group turns its logits
/// into probabilities.
struct HarmonyActivation {
  /// Chords: quality · 12 + root (C = 0), the qualities in the order maj, min, 7, maj7, min7, dim, dim7,
  /// hdim7, aug, sus2, sus4, maj6, min6, 9 (Harte's shorthands, 2005); last, no chord.
  static constexpr std::size_t kChords = 14 * 12 + 1;
  static constexpr std::size_t kBasses = 13;  ///< pitch class of the chord's lowest note, C = 0; last, none
  static constexpr std::size_t kKeys = 24;    ///< tonic of the major keys, C = 0, then of the minor keys

  double duration{};                       ///< seconds of audio covered
  double frameRate{};                      ///< frames a second, > 0 where there are frames
  double tuningCents{};                    ///< of A4 against 440 Hz, within ±100
  memory::LongVector<std::uint8_t> chord;  ///< kChords a frame
  memory::LongVector<std::uint8_t> bass;   ///< kBasses a frame
  memory::LongVector<std::uint8_t> key;    ///< kKeys a frame

  [[nodiscard]] std::size_t frames() const { return bass.size() / kBasses; }
  [[nodiscard]] std::span<const std::uint8_t> chordAt(std::size_t frame) const {
    return std::span(chord).subspan(frame * kChords, kChords);
  }
  [[nodiscard]] std::span<const std::uint8_t> bassAt(std::size_t frame) const {
    return std::span(bass).subspan(frame * kBasses, kBasses);
  }
  [[nodiscard]] std::span<const std::uint8_t> keyAt(std::size_t frame) const {
    return std::span(key).subspan(frame * kKeys, kKeys);
  }

  /// To be called after decoding. @throws CodecError for vectors whose lengths don't belong together.
  void restore() const;

  bool operator==(const HarmonyActivation&) const = default;
  static constexpr auto fields() {
    return std::tuple{&HarmonyActivation::duration,    &HarmonyActivation::frameRate,
                      &HarmonyActivation::tuningCents, &HarmonyActivation::chord,
                      &HarmonyActivation::bass,        &HarmonyActivation::key};
  }
};

}  // namespace barline::model
