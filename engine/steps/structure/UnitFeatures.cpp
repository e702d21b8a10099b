#include "engine/steps/structure/UnitFeatures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "engine/steps/structure/Level.h"

namespace barline::steps::structure {
namespace {

constexpr std::size_t kCheckpointEvery = 64;
constexpr float kPairCodes = 20.0F / 1.4142136F;  // codes of a spectrum that count as 1, of a pair of bands
constexpr float kPitchCodes = 10.0F;              // the same of a pitch class or an octave
constexpr double kLevelDb = 2.0;                  // the same of the level

struct Frames {
  std::size_t begin{};
  std::size_t end{};

  [[nodiscard]] float count() const { return static_cast<float>(end - begin); }
};

/// Frames whose centres lie in `range`, at least the nearest before its end; none where there are no frames.
Frames framesIn(const model::TimeRange& range, double rate, std::size_t count) {
  if (count == 0) return {};
  const auto at = [&](double time) {
    return static_cast<std::size_t>(std::clamp(std::ceil(time * rate), 0.0, static_cast<double>(count)));
  };
  Frames frames{at(range.begin), at(range.end)};
  frames.begin = std::min(frames.begin, count - 1);
  frames.end = std::max(frames.end, frames.begin + 1);
  return frames;
}

void addBands(UnitFeatures& features, const model::RhythmSpectrum& spectrum, const model::TimeRange& range) {
  constexpr std::size_t kBands = model::RhythmSpectrum::kBands;
  std::array<float, kBands> sum{};
  std::array<float, kBands> squares{};
  const Frames frames = framesIn(range, model::RhythmSpectrum::kFrameRate, spectrum.frames());
  for (std::size_t i = frames.begin; i < frames.end; ++i) {
    const auto codes = spectrum.at(i);
    for (std::size_t band = 0; band < kBands; ++band) {
      const auto code = static_cast<float>(codes[band]);
      sum[band] += code;
      squares[band] += code * code;
    }
  }
  const float count = std::max(frames.count(), 1.0F);
  std::array<float, 2 * UnitFeatures::kBands> values{};
  for (std::size_t band = 0; band < kBands; ++band) {
    const float mean = sum[band] / count;
    const float deviation = std::sqrt(std::max(0.0F, squares[band] / count - mean * mean));
    values[band / 2] += mean / 2.0F / kPairCodes;
    values[UnitFeatures::kBands + band / 2] += deviation / 2.0F / kPairCodes;
  }
  features.sound.insert(features.sound.end(), values.begin(), values.end());
}

using PitchLevels = std::array<float, model::PitchSpectrum::kBands>;

PitchLevels meanPitches(const model::PitchSpectrum& spectrum, const model::TimeRange& range) {
  PitchLevels levels{};
  const Frames frames = framesIn(range, model::PitchSpectrum::kFrameRate, spectrum.frames());
  for (std::size_t i = frames.begin; i < frames.end; ++i) {
    const auto codes = spectrum.at(i);
    for (std::size_t band = 0; band < codes.size(); ++band) levels[band] += static_cast<float>(codes[band]);
  }
  for (float& level : levels) level /= std::max(frames.count(), 1.0F);
  return levels;
}

/// Pitch classes and octaves of the whole, pitch classes of each quarter.
void addPitches(UnitFeatures& features, const model::PitchSpectrum& spectrum, const model::TimeRange& range) {
  constexpr auto kOctaves = static_cast<float>(UnitFeatures::kOctaves);
  std::array<float, 12 + UnitFeatures::kOctaves> whole{};
  const double step = range.duration() / static_cast<double>(UnitFeatures::kQuarters);
  for (std::size_t quarter = 0; quarter < UnitFeatures::kQuarters; ++quarter) {
    const double begin = range.begin + step * static_cast<double>(quarter);
    const PitchLevels levels = meanPitches(spectrum, {begin, begin + step});
    std::array<float, 12> classes{};
    for (std::size_t band = 0; band < levels.size(); ++band) {
      const float share = levels[band] / kPitchCodes / static_cast<float>(UnitFeatures::kQuarters);
      classes[band % 12] += levels[band] / kOctaves;
      whole[band % 12] += share / kOctaves;
      whole[12 + band / 12] += share / 12.0F;
    }
    const float mean = std::accumulate(classes.begin(), classes.end(), 0.0F) / 12.0F;
    for (const float value : classes) features.harmony.push_back(value - mean);
  }
  features.sound.insert(features.sound.end(), whole.begin(), whole.end());
}

}  // namespace

UnitFeatures describeUnits(const std::vector<FormUnit>& units, const model::RhythmSpectrum& rhythm,
                           const model::PitchSpectrum& pitch, const model::EnergyCurve& energy,
                           pipeline::StepContext& context) {
  UnitFeatures features;
  features.sound.reserve(units.size() * UnitFeatures::kSound);
  features.harmony.reserve(units.size() * UnitFeatures::kHarmony);
  features.levels.reserve(units.size());
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (i % kCheckpointEvery == 0) {
      context.checkpoint(0.5 * static_cast<double>(i) / static_cast<double>(units.size()));
      rhythm.codes.letGo();
      pitch.codes.letGo();
    }
    addBands(features, rhythm, units[i].range);
    addPitches(features, pitch, units[i].range);
    const double level = meanLevel(energy, units[i].range);
    features.sound.push_back(static_cast<float>(level / kLevelDb));
    features.levels.push_back(static_cast<float>(level));
  }
  return features;
}

}  // namespace barline::steps::structure
