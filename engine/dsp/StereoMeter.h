#pragma once

#include <cstddef>
#include <cstdint>

namespace barline::dsp {

/// Sums of squares and products of two channels over a track. The order of adding depends on a sample's
/// position alone, so results do not depend on how the samples arrive.
class StereoMeter {
 public:
  struct Sums {
    double left{};     ///< Σ l²
    double right{};    ///< Σ r²
    double product{};  ///< Σ l·r
  };

  /// A pair of samples of which one is no number counts as silence.
  void add(const float* left, const float* right, std::size_t frames);

  [[nodiscard]] Sums sums() const;

 private:
  static constexpr std::size_t kLanes = 8;
  static constexpr std::int64_t kStretch = 8192;  ///< frames that are added up in single precision

  struct alignas(32) Lanes {
    float left[kLanes]{};
    float right[kLanes]{};
    float product[kLanes]{};
  };

  static void addAligned(const float* left, const float* right, std::size_t frames, Lanes* lanes);
  void close();

  Lanes lanes_;
  std::int64_t frames_{};
  Sums sums_;
};

}  // namespace barline::dsp
