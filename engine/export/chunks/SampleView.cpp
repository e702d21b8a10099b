#include "engine/export/chunks/SampleView.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <limits>

namespace barline::exporting {
namespace {

using audio::SampleType;

template <typename T>
constexpr double kScale = 1.0;
template <>
constexpr double kScale<std::int16_t> = 32768.0;
template <>
constexpr double kScale<std::int32_t> = 2147483648.0;
template <>
constexpr double kScale<std::uint8_t> = 128.0;
template <typename T>
constexpr double kZero = 0.0;
template <>
constexpr double kZero<std::uint8_t> = 128.0;

template <typename T>
T sampleAt(std::span<const std::byte> samples, std::size_t index) {
  T value;
  std::memcpy(&value, samples.data() + index * sizeof(T), sizeof(T));
  return value;
}

/// Calls `work` with a value of the C++ type that `type` stands for.
template <typename Work>
auto withType(SampleType type, const Work& work) {
  switch (type) {
    case SampleType::UInt8:
      return work(std::uint8_t{});
    case SampleType::Int16:
      return work(std::int16_t{});
    case SampleType::Int32:
      return work(std::int32_t{});
    case SampleType::Float32:
      return work(float{});
    case SampleType::Float64:
      break;
  }
  return work(double{});
}

template <typename T>
double asDouble(T sample) {
  return (static_cast<double>(sample) - kZero<T>) / kScale<T>;
}

/// @param step 1, or the value of the lowest bit that counts
template <typename T>
T rounded(double sample, double step) {
  constexpr double kLowest = std::numeric_limits<T>::lowest();
  constexpr double kHighest = std::numeric_limits<T>::max();
  const double value = std::nearbyint(sample * kScale<T> / step) * step + kZero<T>;
  // The highest value whose lower bits are clear.
  const double highest = std::floor(kHighest / step) * step;
  return static_cast<T>(std::clamp(std::isnan(value) ? kZero<T> : value, kLowest, highest));
}

}  // namespace

std::vector<double> toDoubles(std::span<const std::byte> samples, SampleType type) {
  return withType(type, [&]<typename T>(T) {
    std::vector<double> values(samples.size() / sizeof(T));
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = asDouble(sampleAt<T>(samples, i));
    return values;
  });
}

std::vector<std::byte> fromDoubles(std::span<const double> samples, const audio::PcmFormat& format) {
  return withType(format.type, [&]<typename T>(T) {
    std::vector<std::byte> bytes(samples.size() * sizeof(T));
    const double step =
        std::is_integral_v<T> ? std::exp2(static_cast<int>(8 * sizeof(T)) - format.bits) : 1.0;
    for (std::size_t i = 0; i < samples.size(); ++i) {
      T value{};
      if constexpr (std::is_integral_v<T>)
        value = rounded<T>(samples[i], step);
      else
        value = static_cast<T>(samples[i]);
      std::memcpy(bytes.data() + i * sizeof(T), &value, sizeof(T));
    }
    return bytes;
  });
}

double largestMagnitude(std::span<const std::byte> samples, SampleType type) {
  return withType(type, [&]<typename T>(T) {
    const std::size_t count = samples.size() / sizeof(T);
    if (count == 0) return 0.0;
    // Of NaN and a number std::min and std::max keep the first.
    T lowest = static_cast<T>(kZero<T>);
    T highest = lowest;
    for (std::size_t i = 0; i < count; ++i) {
      const T sample = sampleAt<T>(samples, i);
      lowest = std::min(lowest, sample);
      highest = std::max(highest, sample);
    }
    return std::max(-asDouble(lowest), asDouble(highest));
  });
}

double frameSum(std::span<const std::byte> frame, const audio::PcmFormat& format) {
  return withType(format.type, [&]<typename T>(T) {
    double sum = 0.0;
    for (std::size_t c = 0; c < static_cast<std::size_t>(format.channels); ++c)
      sum += asDouble(sampleAt<T>(frame, c));
    return sum;
  });
}

}  // namespace barline::exporting
