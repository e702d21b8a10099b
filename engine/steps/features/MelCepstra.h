#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "engine/dsp/Lanes.h"
#include "engine/dsp/MelFilterBank.h"
#include "engine/memory/LongVector.h"

namespace barline::steps::features {

/// Mel-frequency cepstral coefficients and the spectral flux that onset strength is made of, as librosa 0.11
/// defines them: 128 mel bands, levels 10·log10 of powers of at least 10⁻¹⁰, orthonormal DCT-II; flux is the
/// mean over bands of how far the level rose since the frame before.
///
/// librosa raises all levels to a floor 80 dB below the loudest of the file, which is known at its end only.
/// So frames are measured with the highest floor that a signal within full scale can have, −37 dB; the few
/// levels below it are kept as bytes in steps of 0.25 dB, and when the file has ended corrections follow.
class MelCepstra {
 public:
  static constexpr std::size_t kBands = 128;
  static constexpr std::size_t kCoefficients = 20;

  struct Frame {
    std::array<float, kCoefficients> coefficients{};
    float flux{};  ///< dB; 0 in the first frame
  };

  /// @param fftSize of spectra with fftSize/2 + 1 bins. @param sampleRate Hz
  MelCepstra(std::size_t fftSize, double sampleRate);

  /// @param magnitudes of the next frames, unnormalised. @param frames how many of the lanes are frames: all
  /// of them, but for the last call
  /// @param out where the figures of `frames` frames go, still without corrections
  void measure(std::span<const dsp::Lanes> magnitudes, std::size_t frames, std::span<Frame> out);

  /// Calls `correct` with what is to be added to a frame's figures, in order, where that is anything.
  void correct(const std::function<void(std::size_t frame, const Frame& addition)>& correct) const;

 private:
  using Depths = std::array<float, kBands>;  ///< dB that bands lie below the highest floor

  void keepDepths(std::size_t lane);
  std::size_t readDepths(std::size_t position, float limit, Depths& depths) const;

  dsp::MelFilterBank bank_;
  std::vector<float> cosines_;          ///< kBands for each coefficient
  std::vector<float> byBand_;           ///< the same, kCoefficients for each band
  std::vector<dsp::Lanes> levels_;      ///< dB, of the frames under way
  std::vector<dsp::Lanes> raised_;      ///< no lower than the highest floor
  std::array<float, kBands> before_{};  ///< raised levels of the frame before
  std::size_t frames_{};
  float loudest_;                     ///< dB
  memory::LongVector<std::uint8_t> depths_;  ///< of each frame: runs of bands below the highest floor
};

}  // namespace barline::steps::features
