#include "engine/dsp/StereoMeter.h"

#include <algorithm>
#include <cmath>

#include "engine/dsp/Dispatch.h"

namespace barline::dsp {

/// @param frames a multiple of kLanes
BARLINE_SIMD_CLONES
void StereoMeter::addAligned(const float* left, const float* right, std::size_t frames, Lanes* lanes) {
  Lanes sums = *lanes;
  for (std::size_t i = 0; i < frames; i += kLanes) {
    for (std::size_t k = 0; k < kLanes; ++k) {
      // What is not finite gives a product with 0 that is not 0.
      const bool usable = (left[i + k] + right[i + k]) * 0.0F == 0.0F;
      const float l = usable ? left[i + k] : 0.0F;
      const float r = usable ? right[i + k] : 0.0F;
      sums.left[k] += l * l;
      sums.right[k] += r * r;
      sums.product[k] += l * r;
    }
  }
  *lanes = sums;
}

void StereoMeter::add(const float* left, const float* right, std::size_t frames) {
  std::size_t done = 0;
  while (done < frames) {
    const auto lane = static_cast<std::size_t>(frames_ % static_cast<std::int64_t>(kLanes));
    std::size_t count = std::min(frames - done, static_cast<std::size_t>(kStretch - frames_ % kStretch));
    if (lane == 0 && count >= kLanes) {
      count -= count % kLanes;
      addAligned(left + done, right + done, count, &lanes_);
    } else {
      count = 1;
      const float l = left[done];
      const float r = right[done];
      if (std::isfinite(l + r)) {
        lanes_.left[lane] += l * l;
        lanes_.right[lane] += r * r;
        lanes_.product[lane] += l * r;
      }
    }
    done += count;
    frames_ += static_cast<std::int64_t>(count);
    if (frames_ % kStretch == 0) close();
  }
}

void StereoMeter::close() {
  sums_ = sums();
  lanes_ = {};
}

StereoMeter::Sums StereoMeter::sums() const {
  Sums all = sums_;
  for (std::size_t k = 0; k < kLanes; ++k) {
    all.left += static_cast<double>(lanes_.left[k]);
    all.right += static_cast<double>(lanes_.right[k]);
    all.product += static_cast<double>(lanes_.product[k]);
  }
  return all;
}

}  // namespace barline::dsp
