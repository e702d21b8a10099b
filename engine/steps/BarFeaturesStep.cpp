#include "engine/steps/BarFeaturesStep.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "engine/steps/features/CurveRange.h"
#include "engine/steps/features/FrameRange.h"
#include "engine/steps/features/KeyClarity.h"
#include "engine/steps/features/OnsetPicking.h"

namespace barline::steps {
namespace {

using features::FrameRange;
using model::FrameFeatures;

constexpr std::size_t kCheckpointEvery = 32;

/// Mean and standard deviation of each value over frames.
struct Statistics {
  std::array<double, FrameFeatures::kValues> mean{};
  std::array<double, FrameFeatures::kValues> deviation{};
};

Statistics statisticsOf(const FrameFeatures& frames, const FrameRange& range) {
  Statistics statistics;
  if (range.size() == 0) return statistics;
  const auto count = static_cast<double>(range.size());
  for (std::size_t value = 0; value < FrameFeatures::kValues; ++value) {
    double sum = 0.0;
    double squares = 0.0;
    // From the first frame's value, lest the difference of two large numbers lose the deviation.
    const auto origin = static_cast<double>(frames.at(range.first, value));
    for (std::size_t frame = range.first; frame < range.end; ++frame) {
      const double number = static_cast<double>(frames.at(frame, value)) - origin;
      sum += number;
      squares += number * number;
    }
    statistics.mean[value] = origin + sum / count;
    statistics.deviation[value] = std::sqrt(std::max(squares / count - sum * sum / count / count, 0.0));
  }
  return statistics;
}

template <std::size_t N>
std::array<float, N> slice(const std::array<double, FrameFeatures::kValues>& values, std::size_t first) {
  std::array<float, N> out{};
  std::transform(values.begin() + first, values.begin() + first + N, out.begin(),
                 [](double value) { return static_cast<float>(value); });
  return out;
}

model::BarSound describe(const FrameFeatures& frames, const FrameRange& range) {
  const Statistics statistics = statisticsOf(frames, range);
  const auto mean = [&](FrameFeatures::Feature feature) { return statistics.mean[feature]; };
  model::BarSound bar;
  bar.rms = mean(FrameFeatures::Rms);
  for (std::size_t frame = range.first; frame < range.end; ++frame) {
    bar.peak = std::max(bar.peak, static_cast<double>(frames.at(frame, FrameFeatures::Peak)));
  }
  bar.crest = features::crestOf(frames, range);
  bar.centroid = mean(FrameFeatures::Centroid);
  bar.bandwidth = mean(FrameFeatures::Bandwidth);
  bar.rolloff = mean(FrameFeatures::Rolloff);
  bar.flatness = mean(FrameFeatures::Flatness);
  bar.contrast = slice<FrameFeatures::kContrastBands>(statistics.mean, FrameFeatures::Contrast);
  bar.zeroCrossingRate = mean(FrameFeatures::ZeroCrossingRate);
  bar.chroma = slice<FrameFeatures::kPitchClasses>(statistics.mean, FrameFeatures::Chroma);
  bar.mfccMean = slice<FrameFeatures::kCoefficients>(statistics.mean, FrameFeatures::Mfcc);
  bar.mfccDeviation = slice<FrameFeatures::kCoefficients>(statistics.deviation, FrameFeatures::Mfcc);
  bar.onsetStrength = mean(FrameFeatures::OnsetStrength);
  std::array<double, FrameFeatures::kPitchClasses> chroma{};
  std::copy_n(statistics.mean.begin() + FrameFeatures::Chroma, chroma.size(), chroma.begin());
  bar.keyClarity = features::keyClarity(chroma);
  return bar;
}

}  // namespace

pipeline::StepDeclaration BarFeaturesStep::declaration() {
  return {
      .id = "bar_features",
      .version = 2,
      .title = BARLINE_STEP_TEXT("Step", "Bar features"),
      .summary = BARLINE_STEP_TEXT("Step", "What each bar sounds like: level, spectrum, harmony, timbre."),
      .parameters = {},
      .relativeCost = 2.0};
}

model::BarFeatures BarFeaturesStep::run(const FrameFeatures& frames, const model::BeatGrid& grid,
                                        const model::Loudness& loudness, const model::Sharpness& sharpness,
                                        const pipeline::Parameters& /*parameters*/,
                                        pipeline::StepContext& context) const {
  context.checkpoint(0.0);
  model::BarFeatures result;
  if (frames.frames() == 0) return result;
  const std::vector<std::size_t> onsets = features::pickOnsets(frames);
  for (std::size_t i = 0; i < grid.bars.size(); ++i) {
    if (i % kCheckpointEvery == 0) {
      context.checkpoint(static_cast<double>(i) / static_cast<double>(grid.bars.size()));
      frames.halves.letGo();
    }
    const FrameRange range = features::framesIn(frames, grid.bars[i].range);
    model::BarSound bar = describe(frames, range);
    const auto first = std::ranges::lower_bound(onsets, range.first);
    bar.onsetCount = static_cast<int>(std::ranges::lower_bound(onsets, range.end) - first);
    bar.loudness = features::loudnessIn(loudness.momentary, grid.bars[i].range);
    if (sharpness.meanAcum) bar.sharpness = features::meanIn(sharpness.curve, grid.bars[i].range);
    result.bars.push_back(bar);
  }
  context.checkpoint(1.0);
  return result;
}

}  // namespace barline::steps
