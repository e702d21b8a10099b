#pragma once

#include <cstddef>
#include <cstdint>

namespace barline::audio {

/// How a sample stands in memory, in the machine's byte order.
enum class SampleType : unsigned char {
  UInt8,  ///< 128 is silence
  Int16,
  Int32,  ///< with fewer than 32 bits they are the upper ones
  Float32,
  Float64
};

[[nodiscard]] constexpr std::size_t sampleBytes(SampleType type) {
  switch (type) {
    case SampleType::UInt8:
      return 1;
    case SampleType::Int16:
      return 2;
    case SampleType::Int32:
    case SampleType::Float32:
      return 4;
    case SampleType::Float64:
      return 8;
  }
  return 0;
}

/// Interleaved samples: one of each channel makes a frame.
struct PcmFormat {
  SampleType type{SampleType::Int16};
  int bits{16};                 ///< that count, at most those of the type
  int sampleRate{};             ///< Hz
  int channels{};               ///< 1 to 8
  std::uint64_t channelMask{};  ///< as in AudioFormat; 0 = the usual ones for their number

  [[nodiscard]] std::size_t frameBytes() const {
    return sampleBytes(type) * static_cast<std::size_t>(channels);
  }
  bool operator==(const PcmFormat&) const = default;
};

}  // namespace barline::audio
