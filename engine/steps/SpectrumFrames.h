#pragma once

#include <complex>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#include "engine/dsp/Fft.h"

namespace barline::steps {

/// Cuts a signal into frames through a Hann window and gives the magnitudes of each frame's spectrum. Frame i
/// is centred on sample i · hop; before the first sample and after the last there is silence. A sine of
/// amplitude 1 between two samples of the spectrum peaks just below 1.
class SpectrumFrames {
 public:
  /// Called with window/2 + 1 finite magnitudes, valid during the call; frames that hold samples which are no
  /// numbers, as a damaged float file may, count as silence.
  using Sink = std::function<void(std::span<const float> magnitudes)>;

  /// @param window samples of a frame. @param hop samples between frames, 1 to window
  SpectrumFrames(std::size_t window, std::size_t hop);

  /// Gives every frame that the samples so far complete.
  void push(std::span<const float> samples, const Sink& sink);

  /// Gives the frames that are missing, so that there is one for every hop samples begun.
  void finish(const Sink& sink);

  /// Samples pushed.
  [[nodiscard]] std::size_t received() const { return received_; }

 private:
  void append(std::span<const float> samples, const Sink& sink);
  void analyse(const Sink& sink);

  dsp::RealFft fft_;
  std::size_t hop_;
  std::vector<float> window_;
  std::vector<float> samples_;  ///< [begin_, end_) are those of the frame to come
  std::size_t begin_{};
  std::size_t end_;
  std::size_t received_{};
  std::size_t frames_{};
  std::vector<float> windowed_;
  std::vector<std::complex<float>> spectrum_;
  std::vector<float> magnitudes_;
};

}  // namespace barline::steps
