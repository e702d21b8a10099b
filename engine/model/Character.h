#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <tuple>

namespace barline::model {

/// A track's character: 25 numbers by which tracks are compared. Always the same numbers in the same order;
/// one that is unknown (silence, no pulse, mono) is absent. engine/steps/MEASURES.md defines each.
struct Character {
  static constexpr std::size_t kSize = 25;

  /// What a number is called outside the program and how it is compared.
  struct Field {
    const char* id;      ///< snake_case, with the unit where there is one
    const char* unit;    ///< "" for a plain number
    bool isLogarithmic;  ///< ratios count: compare logarithms; always > 0
  };

  // Level of each band against that of all seven together
  std::optional<double> subBass;     ///< dB, 20–60 Hz
  std::optional<double> bass;        ///< dB, 60–250 Hz
  std::optional<double> lowMid;      ///< dB, 250–500 Hz
  std::optional<double> mid;         ///< dB, 500–2000 Hz
  std::optional<double> highMid;     ///< dB, 2–4 kHz
  std::optional<double> presence;    ///< dB, 4–6 kHz
  std::optional<double> brilliance;  ///< dB, 6–20 kHz

  std::optional<double> loudness;          ///< LUFS, integrated
  std::optional<double> loudnessRange;     ///< LU
  std::optional<double> crest;             ///< dB
  std::optional<double> stereoWidth;       ///< 0 (mono) to 1 (nothing in the middle)
  std::optional<double> correlation;       ///< −1 to 1, of left and right
  std::optional<double> tempo;             ///< BPM
  std::optional<double> tempoStability;    ///< 0–1
  std::optional<double> pulseClarity;      ///< 0–1
  std::optional<double> onsetRate;         ///< onsets a second
  std::optional<double> harmonicShare;     ///< 0 (percussive) to 1 (harmonic)
  std::optional<double> keyClarity;        ///< 0–1
  std::optional<double> harmonicRhythm;    ///< chord changes a bar
  std::optional<double> brightness;        ///< Hz, mean spectral centroid
  std::optional<double> brightnessSpread;  ///< Hz, deviation of the centroid
  std::optional<double> roughness;         ///< asper
  std::optional<double> sharpness;         ///< acum
  std::optional<double> energy;            ///< rating, 1–10
  std::optional<double> dynamics;          ///< LU, deviation of the momentary loudness

  bool operator==(const Character&) const = default;
  static constexpr auto fields() {
    return std::tuple{&Character::subBass,
                      &Character::bass,
                      &Character::lowMid,
                      &Character::mid,
                      &Character::highMid,
                      &Character::presence,
                      &Character::brilliance,
                      &Character::loudness,
                      &Character::loudnessRange,
                      &Character::crest,
                      &Character::stereoWidth,
                      &Character::correlation,
                      &Character::tempo,
                      &Character::tempoStability,
                      &Character::pulseClarity,
                      &Character::onsetRate,
                      &Character::harmonicShare,
                      &Character::keyClarity,
                      &Character::harmonicRhythm,
                      &Character::brightness,
                      &Character::brightnessSpread,
                      &Character::roughness,
                      &Character::sharpness,
                      &Character::energy,
                      &Character::dynamics};
  }

  /// What the numbers are, in the order of fields().
  static const std::array<Field, kSize>& descriptions();

  /// The numbers in the order of fields().
  [[nodiscard]] std::array<std::optional<double>, kSize> values() const;
};

static_assert(std::tuple_size_v<decltype(Character::fields())> == Character::kSize);

}  // namespace barline::model
