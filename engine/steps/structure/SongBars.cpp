#include "engine/steps/structure/SongBars.h"

#include <algorithm>
#include <cmath>

namespace barline::steps::structure {
namespace {

constexpr std::size_t kCheckpointEvery = 64;

/// Frames whose centres lie in `range`, at least the nearest one; empty where there are no frames.
struct Frames {
  std::size_t begin{};
  std::size_t end{};
};

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

/// Stretches of as many bars each as keep them few.
std::vector<model::TimeRange> rangesOf(const std::vector<model::Bar>& bars) {
  const std::size_t together = (bars.size() + SongBars::kMost - 1) / SongBars::kMost;
  std::vector<model::TimeRange> ranges;
  for (std::size_t i = 0; i < bars.size(); i += together) {
    const std::size_t last = std::min(i + together, bars.size()) - 1;
    ranges.push_back({bars[i].range.begin, bars[last].range.end});
  }
  return ranges;
}

void addTimbre(SongBars& song, const model::RhythmSpectrum& spectrum, const model::TimeRange& range) {
  std::vector<float> sum(SongBars::kTimbre);
  const Frames frames = framesIn(range, model::RhythmSpectrum::kFrameRate, spectrum.frames());
  for (std::size_t i = frames.begin; i < frames.end; ++i) {
    const auto codes = spectrum.at(i);
    for (std::size_t band = 0; band < codes.size(); ++band) sum[band] += static_cast<float>(codes[band]);
  }
  const float count = static_cast<float>(std::max(frames.end - frames.begin, std::size_t{1}));
  for (const float value : sum) song.timbre.push_back(value / count);
}

void addChroma(SongBars& song, const model::PitchSpectrum& spectrum, const model::TimeRange& range) {
  for (std::size_t quarter = 0; quarter < SongBars::kQuarters; ++quarter) {
    const double step = range.duration() / static_cast<double>(SongBars::kQuarters);
    const double begin = range.begin + step * static_cast<double>(quarter);
    const Frames frames =
        framesIn({begin, begin + step}, model::PitchSpectrum::kFrameRate, spectrum.frames());
    std::vector<float> sum(12);
    for (std::size_t i = frames.begin; i < frames.end; ++i) {
      const auto codes = spectrum.at(i);
      for (std::size_t band = 0; band < codes.size(); ++band) {
        sum[band % 12] += static_cast<float>(codes[band]);
      }
    }
    const float count = static_cast<float>(std::max(frames.end - frames.begin, std::size_t{1}));
    for (const float value : sum) song.chroma.push_back(value / count);
  }
}

}  // namespace

SongBars describeBars(const model::RhythmSpectrum& rhythm, const model::PitchSpectrum& pitch,
                      const model::BeatGrid& grid, pipeline::StepContext& context) {
  SongBars song;
  song.ranges = rangesOf(grid.bars);
  song.timbre.reserve(song.size() * SongBars::kTimbre);
  song.chroma.reserve(song.size() * SongBars::kChroma);
  for (std::size_t i = 0; i < song.size(); ++i) {
    if (i % kCheckpointEvery == 0) {
      context.checkpoint(0.5 * static_cast<double>(i) / static_cast<double>(song.size()));
    }
    addTimbre(song, rhythm, song.ranges[i]);
    addChroma(song, pitch, song.ranges[i]);
  }
  return song;
}

}  // namespace barline::steps::structure
