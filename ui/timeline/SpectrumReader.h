#pragma once

#include <functional>

#include "engine/audio/Decoder.h"
#include "engine/dsp/NoteSpectrum.h"
#include "ui/timeline/Spectrogram.h"

namespace barline::ui {

/// Reads columns of a file's spectrum, of the mean of its channels. Memory does not grow with the stretch
/// that is read. For one thread at a time.
class SpectrumReader {
 public:
  /// @param decoding outlives it. @throws audio::MediaError
  SpectrumReader(audio::Decoding& decoding, const std::filesystem::path& file);

  /// Takes a column; false ends the reading.
  using Sink = std::function<bool(SpectrumColumn column)>;

  /// Columns from `begin` seconds on, each the mean of its stretch, until there have been so many or the
  /// file ends. @throws audio::MediaError
  void read(double begin, double secondsPerColumn, std::size_t columns, const Sink& sink);

 private:
  /// Moves the buffer so that window() samples from `first` on are in it, zeros before and after the file.
  /// @return false: the file has ended before `first`
  bool advanceTo(std::int64_t first);

  audio::Decoder decoder_;
  dsp::NoteSpectrum spectrum_;
  std::vector<float> buffer_;
  std::int64_t bufferBegin_{};  ///< frame of buffer_[0]; negative before the file
  bool ended_{};
  audio::Planes piece_;
};

}  // namespace barline::ui
