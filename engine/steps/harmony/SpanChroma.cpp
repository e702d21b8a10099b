#include "engine/steps/harmony/SpanChroma.h"

#include <algorithm>
#include <cmath>

namespace barline::steps {
ChromaIntegral::ChromaIntegral(const model::Chromagram& chromagram)
    : frameStep_(chromagram.frameStep),
      frames_(chromagram.frames()),
      sums_((chromagram.frames() + 1) * kWidth) {
  for (std::size_t frame = 0; frame < frames_; ++frame) {
    const std::uint32_t* const before = &sums_[frame * kWidth];
    std::uint32_t* const after = &sums_[(frame + 1) * kWidth];
    for (std::size_t i = 0; i < 12; ++i) {
      after[i] = before[i] + chromagram.bassAt(frame)[i];
      after[12 + i] = before[12 + i] + chromagram.trebleAt(frame)[i];
    }
    after[24] = before[24] + chromagram.level[frame];
  }
}

std::array<double, ChromaIntegral::kWidth> ChromaIntegral::upTo(double frame) const {
  const auto whole = std::min(static_cast<std::size_t>(frame), frames_ - 1);
  const double fraction = frame - static_cast<double>(whole);
  std::array<double, kWidth> sums{};
  for (std::size_t i = 0; i < kWidth; ++i) {
    const double before = sums_[whole * kWidth + i];
    const double after = sums_[(whole + 1) * kWidth + i];
    sums[i] = before + fraction * (after - before);
  }
  return sums;
}

void ChromaIntegral::mean(const model::TimeRange& range, std::array<float, 12>& bass,
                          std::array<float, 12>& treble, float& levelDb) const {
  if (frames_ == 0) return;
  const auto count = static_cast<double>(frames_);
  double from = std::clamp(range.begin / frameStep_ + 0.5, 0.0, count);
  double to = std::clamp(range.end / frameStep_ + 0.5, 0.0, count);
  if (to - from < 1e-3) {
    from = std::min(std::floor(from), count - 1.0);
    to = from + 1.0;
  }
  const auto before = upTo(from);
  const auto after = upTo(to);
  const double scale = 1.0 / (to - from);
  for (std::size_t i = 0; i < 12; ++i) {
    bass[i] = static_cast<float>((after[i] - before[i]) * scale);
    treble[i] = static_cast<float>((after[12 + i] - before[12 + i]) * scale);
  }
  levelDb = static_cast<float>(-0.5 * (after[24] - before[24]) * scale);
}

}  // namespace barline::steps
