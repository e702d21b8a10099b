#include "engine/model/WaveformPeaks.h"

#include <algorithm>
#include <cmath>

#include "engine/model/Codec.h"

namespace barline::model {
namespace {

constexpr std::size_t kRatio = 4;

/// The code of the root of the mean square, where `codes` are 255 · √value: the mean is one of fourth powers.
std::uint8_t rmsOf(const std::uint8_t* codes, std::size_t count) {
  double sum = 0.0;
  for (std::size_t i = 0; i < count; ++i) {
    const double square = static_cast<double>(codes[i]) * codes[i];
    sum += square * square;
  }
  return static_cast<std::uint8_t>(std::lround(std::sqrt(std::sqrt(sum / static_cast<double>(count)))));
}

bool equallyLong(const PeakLevel& level) {
  const std::size_t size = level.size();
  return level.maximum.size() == size && level.rms.size() == size && level.low.size() == size &&
         level.mid.size() == size && level.high.size() == size;
}

}  // namespace

PeakLevel coarser(const PeakLevel& finer) {
  const std::size_t size = (finer.size() + kRatio - 1) / kRatio;
  PeakLevel level;
  level.minimum.reserve(size);
  level.maximum.reserve(size);
  for (auto* const codes : {&level.rms, &level.low, &level.mid, &level.high}) codes->reserve(size);
  for (std::size_t begin = 0; begin < finer.size(); begin += kRatio) {
    const std::size_t count = std::min(kRatio, finer.size() - begin);
    const auto largest = [&](const auto& values) {
      return *std::max_element(values.data() + begin, values.data() + begin + count);
    };
    level.minimum.push_back(
        *std::min_element(finer.minimum.data() + begin, finer.minimum.data() + begin + count));
    level.maximum.push_back(largest(finer.maximum));
    level.rms.push_back(rmsOf(finer.rms.data() + begin, count));
    level.low.push_back(largest(finer.low));
    level.mid.push_back(largest(finer.mid));
    level.high.push_back(largest(finer.high));
  }
  return level;
}

PeakPyramid::PeakPyramid(PeakLevel base) : base_(std::move(base)) {
  restore();
}

void PeakPyramid::restore() {
  if (!equallyLong(base_)) throw CodecError("peaks of unequal length");
  coarser_.clear();
  while ((*this)[size() - 1].size() > kRatio) coarser_.push_back(coarser((*this)[size() - 1]));
}

}  // namespace barline::model
