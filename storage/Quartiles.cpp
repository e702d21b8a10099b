#include "storage/Quartiles.h"

#include <algorithm>
#include <cstddef>
#include <vector>

namespace barline::storage {
namespace {

// The rank of a value among so many, taken evenly from all, tells its rank among all to within kMargin of the
// sample: over four standard deviations at the median.
constexpr std::size_t kSample = 1024;
constexpr std::size_t kMargin = 64;

/// Finds values by their rank: a sorted sample tells between which two values the one sought lies, one pass
/// over all leaves those in between, and among these few it is selected.
class Selection {
 public:
  explicit Selection(std::span<const float> values) : values_(values) {
    const std::size_t step = std::max<std::size_t>(1, values.size() / kSample);
    for (std::size_t i = 0; i < values.size(); i += step) sample_.push_back(values[i]);
    std::ranges::sort(sample_);
  }

  /// @param share 0–1
  [[nodiscard]] float quantile(double share) {
    const double position = share * static_cast<double>(values_.size() - 1);
    const auto rank = static_cast<std::size_t>(position);
    const auto fraction = static_cast<float>(position - static_cast<double>(rank));
    if (sample_.size() == values_.size()) return interpolated(sample_, rank, fraction);
    const auto middle = static_cast<std::size_t>(share * static_cast<double>(sample_.size() - 1));
    std::size_t below = narrow(sample_[middle - std::min(middle, kMargin)],
                               sample_[std::min(middle + kMargin, sample_.size() - 1)]);
    if (rank < below || rank + 1 >= below + near_.size()) {
      near_.assign(values_.begin(), values_.end());  // values so ordered that the sample misleads
      below = 0;
    }
    const auto place = near_.begin() + static_cast<std::ptrdiff_t>(rank - below);
    std::nth_element(near_.begin(), place, near_.end());
    std::iter_swap(place + 1, std::min_element(place + 1, near_.end()));
    return interpolated(near_, rank - below, fraction);
  }

 private:
  static float interpolated(std::span<const float> sorted, std::size_t rank, float fraction) {
    if (fraction == 0.0F) return sorted[rank];
    return sorted[rank] + fraction * (sorted[rank + 1] - sorted[rank]);
  }

  /// Leaves those from `low` to `high` in near_. @return how many are lower
  std::size_t narrow(float low, float high) {
    near_.resize(values_.size());
    std::size_t below = 0;
    std::size_t count = 0;
    for (const float value : values_) {
      near_[count] = value;
      count += static_cast<std::size_t>(value >= low) & static_cast<std::size_t>(value <= high);
      below += static_cast<std::size_t>(value < low);
    }
    near_.resize(count);
    return below;
  }

  std::span<const float> values_;
  std::vector<float> sample_;
  std::vector<float> near_;
};

}  // namespace

Quartiles quartiles(std::span<const float> values) {
  Selection selection(values);
  return {selection.quantile(0.25), selection.quantile(0.5), selection.quantile(0.75)};
}

}  // namespace barline::storage
