#include "ui/transport/StereoMix.h"

#include <algorithm>
#include <bit>

namespace barline::ui {
namespace {

constexpr float kHalfPower = 0.70710678F;

// Speaker positions as audio::AudioFormat::channelMask counts them.
enum Speaker : unsigned {
  FrontLeft = 0,
  FrontRight = 1,
  FrontCentre = 2,
  LowFrequency = 3,
  BackLeft = 4,
  BackRight = 5,
  FrontLeftOfCentre = 6,
  FrontRightOfCentre = 7,
  BackCentre = 8,
  SideLeft = 9,
  SideRight = 10
};

}  // namespace

StereoMix::StereoMix(const audio::AudioFormat& format) {
  const auto channels = static_cast<std::size_t>(format.channels);
  if (channels == 1) {
    gains_ = {{1.0F, 1.0F}};
    return;
  }
  if (channels == 2) {
    gains_ = {{1.0F, 0.0F}, {0.0F, 1.0F}};
    return;
  }
  const bool known = std::popcount(format.channelMask) == format.channels;
  std::uint64_t mask = format.channelMask;
  for (std::size_t channel = 0; channel < channels; ++channel) {
    if (!known) {
      gains_.push_back(channel % 2 == 0 ? Gains{1.0F, 0.0F} : Gains{0.0F, 1.0F});
      continue;
    }
    const auto speaker = static_cast<unsigned>(std::countr_zero(mask));
    mask &= mask - 1;
    switch (speaker) {
      case FrontLeft:
      case FrontLeftOfCentre:
        gains_.push_back({1.0F, 0.0F});
        break;
      case FrontRight:
      case FrontRightOfCentre:
        gains_.push_back({0.0F, 1.0F});
        break;
      case FrontCentre:
        gains_.push_back({kHalfPower, kHalfPower});
        break;
      case LowFrequency:
        gains_.push_back({0.0F, 0.0F});
        break;
      case BackLeft:
      case SideLeft:
        gains_.push_back({kHalfPower, 0.0F});
        break;
      case BackRight:
      case SideRight:
        gains_.push_back({0.0F, kHalfPower});
        break;
      case BackCentre:
        gains_.push_back({0.5F, 0.5F});
        break;
      default:
        gains_.push_back({kHalfPower, kHalfPower});
        break;
    }
  }
  float left = 0.0F;
  float right = 0.0F;
  for (const Gains& gains : gains_) {
    left += gains.left;
    right += gains.right;
  }
  const float scale = 1.0F / std::max({left, right, 1.0F});
  for (Gains& gains : gains_) gains = {gains.left * scale, gains.right * scale};
}

void StereoMix::append(const audio::Planes& planes, std::vector<float>& out) const {
  if (planes.empty()) return;
  const std::size_t frames = planes.front().size();
  const std::size_t begin = out.size();
  out.resize(begin + 2 * frames, 0.0F);
  for (std::size_t channel = 0; channel < planes.size() && channel < gains_.size(); ++channel) {
    const Gains gains = gains_[channel];
    float* target = out.data() + begin;
    for (const float sample : planes[channel]) {
      *target++ += gains.left * sample;
      *target++ += gains.right * sample;
    }
  }
}

}  // namespace barline::ui
