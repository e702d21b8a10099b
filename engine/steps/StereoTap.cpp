#include "engine/steps/StereoTap.h"

#include <algorithm>
#include <cmath>

#include "engine/steps/Speakers.h"

namespace barline::steps {
namespace {

// Mean square below which a channel is silent: −120 dBFS.
constexpr double kSilence = 1e-12;

}  // namespace

pipeline::StepDeclaration StereoTap::declaration() {
  return {.id = "stereo",
          .version = 1,
          .title = BARLINE_STEP_TEXT("Step", "Stereo image"),
          .summary = BARLINE_STEP_TEXT("Step", "Width of the stereo image and how alike its two sides are."),
          .parameters = {},
          .relativeCost = 15.0,
          .intermediate = true};
}

void StereoTap::begin(const audio::AudioFormat& format) {
  if (format.channels == 1) channels_ = Pair{0, 0};
  // Where there are such channels, they are the first and the second.
  constexpr std::uint64_t kFront = speaker::kFrontLeft | speaker::kFrontRight;
  const bool hasBoth = (format.channelMask & kFront) == kFront;
  const bool isPlainPair = format.channels == 2 && format.channelMask == 0;
  if (format.channels > 1 && (hasBoth || isPlainPair)) channels_ = Pair{0, 1};
}

void StereoTap::consume(const audio::AudioBlock& block) {
  if (!channels_ || block.frames() == 0) return;
  frames_ += block.frames();
  meter_.add(block.channels[channels_->left].data(), block.channels[channels_->right].data(), block.frames());
}

model::StereoImage StereoTap::finish() {
  model::StereoImage image;
  const dsp::StereoMeter::Sums sums = meter_.sums();
  const double silence = kSilence * static_cast<double>(frames_);
  const double power = sums.left + sums.right;
  if (!(power > silence) || !std::isfinite(power)) return image;
  image.width = std::clamp(0.5 - sums.product / power, 0.0, 1.0);
  if (sums.left > silence && sums.right > silence) {
    image.correlation = std::clamp(sums.product / std::sqrt(sums.left * sums.right), -1.0, 1.0);
  }
  return image;
}

}  // namespace barline::steps
