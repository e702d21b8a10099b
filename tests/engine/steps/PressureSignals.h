#pragma once

#include <functional>
#include <vector>

namespace barline::test {

// Signals by which models of hearing are tested: a sample is a pascal, `level` the dB SPL of the whole.
// Formulas are those for which reference figures by other implementations are known.

inline constexpr int kPressureRate = 48000;      ///< Hz, where none is given
inline constexpr double kPressureSeconds = 2.0;  ///< long, where no length is given

/// @param formula of the seconds from the beginning
[[nodiscard]] std::vector<float> pressure(double level, double seconds, int rate,
                                          const std::function<double(double)>& formula);

/// A sine whose amplitude another one modulates. @param carrier, modulation Hz. @param depth 0 to 1
[[nodiscard]] std::vector<float> modulatedTone(double carrier, double modulation, double level,
                                               double depth = 1.0, int rate = kPressureRate);

[[nodiscard]] std::vector<float> pressureTone(double frequency, double level, int rate = kPressureRate);

/// 200 equal cosines between two frequencies, with phases that look random.
[[nodiscard]] std::vector<float> noiseBand(double low, double high, double level);

/// White noise by a linear congruential generator.
[[nodiscard]] std::vector<float> whitePressure(double level);

}  // namespace barline::test
