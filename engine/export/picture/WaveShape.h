#pragma once

#include <array>
#include <string>
#include <vector>

#include "engine/model/TimeRange.h"
#include "engine/model/WaveformPeaks.h"

namespace barline::exporting::picture {

/// Columns of a waveform: how far each band reaches, 0–1 of full scale, as the window shows it.
struct WaveShape {
  std::array<std::vector<float>, 3> bands;  ///< low, mid, high; equally long

  [[nodiscard]] std::size_t columns() const { return bands.front().size(); }
};

/// The largest peaks of all channels in each of `columns` equal stretches of `range`, so that no pulse is
/// lost however small the picture.
[[nodiscard]] WaveShape waveShape(const model::WaveformPeaks& peaks, const model::TimeRange& range,
                                  std::size_t columns);

/// What a lane is to be raised by for the loudest peak of a stretch to reach its edge: 1 to 8. A picture
/// shows a shape, not levels.
[[nodiscard]] double displayGain(const model::WaveformPeaks& peaks, const model::TimeRange& range);

/// The outline of a band mirrored at its axis, as data of a path: a column is 1 wide, y is tenths of a pixel
/// around 0. @param height of the whole lane, in pixels
[[nodiscard]] std::string bandOutline(const std::vector<float>& reach, double height);

}  // namespace barline::exporting::picture
