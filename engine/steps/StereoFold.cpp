#include "engine/steps/StereoFold.h"

#include <algorithm>

#include "engine/steps/Speakers.h"

namespace barline::steps {
namespace {

constexpr std::size_t kPiece = 4096;  ///< frames that are folded at a time
constexpr float kHalfPower = 0.70710678F;

constexpr std::uint64_t kLeftSurrounds = speaker::kBackLeft | speaker::kSideLeft | speaker::kTopFrontLeft |
                                         speaker::kTopBackLeft | speaker::kTopSideLeft |
                                         speaker::kSurroundDirectLeft;
constexpr std::uint64_t kRightSurrounds = speaker::kBackRight | speaker::kSideRight |
                                          speaker::kTopFrontRight | speaker::kTopBackRight |
                                          speaker::kTopSideRight | speaker::kSurroundDirectRight;
constexpr std::uint64_t kLefts = speaker::kFrontLeft | speaker::kFrontLeftOfCentre | speaker::kWideLeft;
constexpr std::uint64_t kRights = speaker::kFrontRight | speaker::kFrontRightOfCentre | speaker::kWideRight;
constexpr std::uint64_t kLowFrequencies = speaker::kLowFrequency | speaker::kLowFrequency2;

}  // namespace

StereoFold::StereoFold(const audio::AudioFormat& format) {
  const auto count = static_cast<std::size_t>(format.channels);
  const std::vector<std::uint64_t> positions = speakerPositions(format);
  for (std::size_t c = 0; c < count; ++c) {
    if (count <= 2 || positions.empty()) {
      const std::size_t alike = (count + 1 - c % 2) / 2;  // even or odd channels
      const float gain = 1.0F / static_cast<float>(alike);
      gains_.push_back(c % 2 == 0 ? Gains{gain, 0.0F} : Gains{0.0F, gain});
    } else if ((positions[c] & kLowFrequencies) != 0) {
      gains_.push_back({0.0F, 0.0F});
    } else if ((positions[c] & kLefts) != 0) {
      gains_.push_back({1.0F, 0.0F});
    } else if ((positions[c] & kRights) != 0) {
      gains_.push_back({0.0F, 1.0F});
    } else if ((positions[c] & kLeftSurrounds) != 0) {
      gains_.push_back({kHalfPower, 0.0F});
    } else if ((positions[c] & kRightSurrounds) != 0) {
      gains_.push_back({0.0F, kHalfPower});
    } else if (positions[c] == speaker::kFrontCentre) {
      gains_.push_back({kHalfPower, kHalfPower});
    } else {  // back centre and what is above or below: a surround for both sides
      gains_.push_back({0.5F, 0.5F});
    }
  }
}

void StereoFold::apply(const audio::AudioBlock& block, const Sink& sink) {
  const std::size_t frames = block.frames();
  if (gains_.size() <= 2) {
    if (frames == 0) return;
    sink(block.channels[0].data(), gains_.size() == 2 ? block.channels[1].data() : nullptr, frames);
    return;
  }
  for (std::size_t begin = 0; begin < frames; begin += kPiece) {
    const std::size_t count = std::min(kPiece, frames - begin);
    left_.assign(count, 0.0F);
    right_.assign(count, 0.0F);
    for (std::size_t c = 0; c < gains_.size(); ++c) {
      const auto [left, right] = gains_[c];
      const float* const samples = block.channels[c].data() + begin;
      for (std::size_t i = 0; i < count; ++i) {
        left_[i] += left * samples[i];
        right_[i] += right * samples[i];
      }
    }
    sink(left_.data(), right_.data(), count);
  }
}

}  // namespace barline::steps
