#include "engine/model/Character.h"

namespace barline::model {

const std::array<Character::Field, Character::kSize>& Character::descriptions() {
  static constexpr std::array<Field, kSize> kFields{{
      {"sub_bass_db", "dB", false},
      {"bass_db", "dB", false},
      {"low_mid_db", "dB", false},
      {"mid_db", "dB", false},
      {"high_mid_db", "dB", false},
      {"presence_db", "dB", false},
      {"brilliance_db", "dB", false},
      {"loudness_lufs", "LUFS", false},
      {"loudness_range_lu", "LU", false},
      {"crest_db", "dB", false},
      {"stereo_width", "", false},
      {"stereo_correlation", "", false},
      {"tempo_bpm", "BPM", true},
      {"tempo_stability", "", false},
      {"pulse_clarity", "", false},
      {"onsets_per_second", "1/s", false},
      {"harmonic_share", "", false},
      {"key_clarity", "", false},
      {"chord_changes_per_bar", "1/bar", false},
      {"brightness_hz", "Hz", true},
      {"brightness_spread_hz", "Hz", false},
      {"roughness_asper", "asper", false},
      {"sharpness_acum", "acum", false},
      {"energy_rating", "", false},
      {"dynamics_lu", "LU", false},
  }};
  return kFields;
}

std::array<std::optional<double>, Character::kSize> Character::values() const {
  return std::apply([this](auto... member) { return std::array{this->*member...}; }, fields());
}

}  // namespace barline::model
