#pragma once

namespace barline::ui {

/// How the waveform is drawn.
enum class WaveStyle : unsigned char {
  Bands,  ///< three bands mirrored, low behind and high in front
  Rgb,    ///< one shape, coloured by its bands: red low, green mid, blue high
  Mono,   ///< one shape in one colour
  Rms     ///< the level as heard in front of the peaks
};

inline constexpr WaveStyle kLastWaveStyle = WaveStyle::Rms;

}  // namespace barline::ui
