#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

namespace barline::model {

/// What the rhythm network heard, before any decision. Fast frame i stands at i / frameRate seconds and tells
/// of beats, downbeats and chord changes; slow frame j stands where fast frame 4j does and tells of tempo,
/// metre and the beat's division around it. Everything is a logit coded as a byte, code = 128 + 12 · logit,
/// which covers −10.7 to 10.6 in steps of 0.083; what is cached is what was computed.
struct RhythmActivation {
  enum Fast : std::size_t {
    Beat,      ///< a beat falls on this frame
    Downbeat,  ///< a bar begins on this frame
    Change,    ///< a chord begins on this frame
    kFastValues,
  };
  static constexpr std::size_t kFastFramesPerSlow = 4;
  static constexpr std::size_t kTempi = 32;                    ///< beat rates, a semitone (2^(1/12)) apart
  static constexpr std::array<int, 5> kMetres{2, 3, 4, 5, 7};  ///< beats in the bar
  static constexpr std::size_t kSlowValues = kTempi + kMetres.size() + 1;

  double duration{};               ///< seconds of audio covered
  double frameRate{};              ///< fast frames a second, > 0 where there are frames
  std::vector<std::uint8_t> fast;  ///< codes, kFastValues a frame in the order of Fast
  std::vector<std::uint8_t> slow;  ///< codes, kSlowValues a slow frame: tempi, metres, compound

  [[nodiscard]] static std::uint8_t code(float logit);  ///< the nearest, at either end the last
  [[nodiscard]] static float logit(std::uint8_t code) { return (static_cast<float>(code) - 128.0f) / 12.0f; }
  [[nodiscard]] static double tempo(std::size_t index);  ///< BPM of a beat rate, 40 · 2^(index / 12)

  [[nodiscard]] std::size_t frames() const { return fast.size() / kFastValues; }
  [[nodiscard]] std::size_t slowFrames() const { return slow.size() / kSlowValues; }

  [[nodiscard]] float logitAt(std::size_t frame, Fast value) const {
    return logit(fast[frame * kFastValues + value]);
  }
  [[nodiscard]] float probabilityAt(std::size_t frame, Fast value) const;

  [[nodiscard]] std::span<const std::uint8_t> slowAt(std::size_t slowFrame) const {
    return std::span(slow).subspan(slowFrame * kSlowValues, kSlowValues);
  }
  /// Of the beat rates tempo(i); they add up to 1.
  [[nodiscard]] std::array<float, kTempi> tempoProbabilities(std::size_t slowFrame) const;
  /// Of kMetres; they add up to 1.
  [[nodiscard]] std::array<float, kMetres.size()> metreProbabilities(std::size_t slowFrame) const;
  /// That beats divide into three.
  [[nodiscard]] float compoundProbability(std::size_t slowFrame) const;

  /// To be called after decoding. @throws CodecError for vectors whose lengths don't belong together.
  void restore() const;

  bool operator==(const RhythmActivation&) const = default;
  static constexpr auto fields() {
    return std::tuple{&RhythmActivation::duration, &RhythmActivation::frameRate, &RhythmActivation::fast,
                      &RhythmActivation::slow};
  }
};

}  // namespace barline::model
