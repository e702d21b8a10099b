#include "tests/engine/steps/HeardHarmony.h"

#include <algorithm>
#include <cmath>
#include <random>

#include "engine/model/Harmony.h"
#include "engine/steps/harmony/ChordVocabulary.h"

namespace barline::test {
namespace {

using model::HarmonyActivation;

constexpr double kFrameRate = 12.5;

/// Appends one frame of `count` logits, all at rest but for `sounding`.
class FrameWriter {
 public:
  explicit FrameWriter(float clarity, float deviation) : clarity_(clarity), noise_(0.0F, deviation) {}

  void append(memory::LongVector<std::uint8_t>& codes, std::size_t count,
              std::optional<std::size_t> sounding) {
    for (std::size_t i = 0; i < count; ++i) {
      const float logit = noise_(engine_) + (sounding == i ? clarity_ : -clarity_);
      const float code = std::round(12.0F * logit) + 128.0F;
      codes.push_back(static_cast<std::uint8_t>(std::clamp(code, 0.0F, 255.0F)));
    }
  }

 private:
  float clarity_;
  std::mt19937 engine_{1};
  std::normal_distribution<float> noise_;
};

}  // namespace

model::HarmonyActivation harmonyActivationOf(std::span<const HeardChord> chords, float clarity,
                                             float deviation) {
  HarmonyActivation activation;
  activation.frameRate = kFrameRate;
  FrameWriter writer(clarity, deviation);
  for (const HeardChord& chord : chords) {
    activation.duration += chord.seconds;
    const auto name = model::parseHarte(chord.label);
    const std::size_t number = steps::chordNumber(chord.label).value();
    const std::size_t bass = name ? static_cast<std::size_t>(name->bass) : HarmonyActivation::kBasses - 1;
    std::optional<std::size_t> key;
    if (chord.key) {
      key = static_cast<std::size_t>(chord.key->tonic) + (chord.key->mode == model::Mode::Minor ? 12 : 0);
    }
    while (static_cast<double>(activation.frames()) / kFrameRate < activation.duration) {
      writer.append(activation.chord, HarmonyActivation::kChords, number);
      writer.append(activation.bass, HarmonyActivation::kBasses, bass);
      writer.append(activation.key, HarmonyActivation::kKeys, key);
    }
  }
  return activation;
}

}  // namespace barline::test
