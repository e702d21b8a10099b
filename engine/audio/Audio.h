#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace barline::audio {

/// What is decoded at all; other files are refused.
inline constexpr int kLowestRate = 8000;     ///< Hz
inline constexpr int kHighestRate = 192000;  ///< Hz
inline constexpr int kMostChannels = 8;

/// Format of decoded audio: always 32-bit float, one plane for each channel, nominal range −1 to 1.
struct AudioFormat {
  int sampleRate{};               ///< Hz, kLowestRate to kHighestRate
  int channels{};                 ///< 1 to kMostChannels
  std::uint64_t channelMask{};    ///< speaker positions as FFmpeg's AV_CH_* bits, in channel order
  std::int64_t expectedFrames{};  ///< what the container promises; 0 = unknown. A hint, never a bound.

  bool operator==(const AudioFormat&) const = default;
};

/// Sample rate of the mono signal that rhythm and harmony are analysed on.
inline constexpr int kAnalysisRate = 22050;

/// Frames of a full block of an analysis, at the native rate.
inline constexpr std::size_t kBlockFrames = 32768;

/// A stretch of decoded audio, valid while it is being consumed.
struct AudioBlock {
  std::int64_t firstFrame{};                         ///< index of the first frame in the track
  std::span<const std::span<const float>> channels;  ///< planes, all of one length; never empty
  std::int64_t firstAnalysisFrame{};  ///< index of the first sample of `analysis` in its signal
  /// The same sound as one channel at kAnalysisRate: mean of all channels, resampled without delay
  /// (sample n stands at n / kAnalysisRate seconds). Its length varies from block to block and may be 0.
  std::span<const float> analysis;

  [[nodiscard]] std::size_t frames() const { return channels.empty() ? 0 : channels.front().size(); }
};

}  // namespace barline::audio
