#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <vector>

namespace barline::dsp {

/// Largest magnitude of one channel between its samples too (ITU-R BS.1770-4, Annex 2): at 4 times the rate
/// below 96 kHz, 2 times below 192 kHz, else the samples themselves. Interpolates with a Kaiser-windowed sinc
/// of 24 taps a phase, and only where the samples' bound says that a new maximum is possible.
class TruePeakMeter {
 public:
  explicit TruePeakMeter(int sampleRate);

  void add(std::span<const float> samples);

  /// Largest magnitude of all samples, linear; to be called once, after the last add().
  double finish();

 private:
  static constexpr std::size_t kTaps = 24;
  static constexpr std::size_t kHistory = kTaps - 1;
  static constexpr std::size_t kChunk = 32;  ///< outputs that are tested against the bound together
  static constexpr std::size_t kBatch = 1024;
  static_assert(kHistory <= kChunk && kBatch % kChunk == 0);
  using Phase = std::array<float, kTaps>;

  static void chunkPeaks(const float* samples, std::size_t chunks, float* peaks);
  static float interpolatedPeak(const Phase* phases, std::size_t phaseCount, const float* samples,
                                std::size_t count, float peak);
  void analyseBatch();

  std::vector<Phase> phases_;
  float bound_{1.0F};  ///< of an interpolated value, over the largest sample around it
  float peak_{};
  float lastChunkPeak_{};                          ///< of the chunk before the batch
  std::array<float, kHistory + kBatch> buffer_{};  ///< the samples before the batch, then the batch
  std::size_t filled_{};                           ///< of the batch
};

}  // namespace barline::dsp
