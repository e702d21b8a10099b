#pragma once

#include "engine/dsp/WaveformMeter.h"
#include "engine/model/WaveformPeaks.h"

namespace barline::steps {

// How waveforms are measured: the bands that are told apart, and what is kept of a stretch.
inline constexpr double kWaveformLowSplitHz = 180.0;
inline constexpr double kWaveformHighSplitHz = 2400.0;

/// Adds a stretch of one channel, coded as PeakLevel says. Extremes are rounded to 7 significant bits, which
/// no screen can tell apart and which compress to little more than half.
void appendPeak(model::PeakLevel& level, const dsp::WaveformMeasure& measure);

}  // namespace barline::steps
