#pragma once

#include <optional>
#include <span>

namespace barline::dsp {

/// Loudness in LUFS of a K-weighted, channel-weighted mean power (ITU-R BS.1770-4, Annex 1, equation 2).
/// @param power over 0
[[nodiscard]] double lufs(double power);

/// Integrated loudness in LUFS of the mean powers of 400 ms blocks, by the gates of BS.1770-4, Annex 1: −70
/// LUFS, then 10 LU below what is left. Nothing where no block is over the absolute gate.
[[nodiscard]] std::optional<double> integratedLoudness(std::span<const double> blockPowers);

/// Loudness range in LU of the mean powers of 3 s blocks (EBU Tech 3342): between the 10th and the 95th
/// percentile of the blocks over −70 LUFS and over 20 LU below their mean. Nothing where no block is over the
/// absolute gate.
[[nodiscard]] std::optional<double> loudnessRange(std::span<const double> blockPowers);

}  // namespace barline::dsp
