#pragma once

#include <cstdint>
#include <vector>

#include "engine/audio/Audio.h"

namespace barline::steps {

/// Speaker positions as FFmpeg numbers them (AV_CH_*).
namespace speaker {
inline constexpr std::uint64_t kFrontLeft = 1U << 0;
inline constexpr std::uint64_t kFrontRight = 1U << 1;
inline constexpr std::uint64_t kFrontCentre = 1U << 2;
inline constexpr std::uint64_t kLowFrequency = 1U << 3;
inline constexpr std::uint64_t kBackLeft = 1U << 4;
inline constexpr std::uint64_t kBackRight = 1U << 5;
inline constexpr std::uint64_t kFrontLeftOfCentre = 1U << 6;
inline constexpr std::uint64_t kFrontRightOfCentre = 1U << 7;
inline constexpr std::uint64_t kSideLeft = 1U << 9;
inline constexpr std::uint64_t kSideRight = 1U << 10;
inline constexpr std::uint64_t kTopFrontLeft = 1U << 12;
inline constexpr std::uint64_t kTopFrontRight = 1U << 14;
inline constexpr std::uint64_t kTopBackLeft = 1U << 15;
inline constexpr std::uint64_t kTopBackRight = 1U << 17;
inline constexpr std::uint64_t kWideLeft = std::uint64_t{1} << 31;
inline constexpr std::uint64_t kWideRight = std::uint64_t{1} << 32;
inline constexpr std::uint64_t kSurroundDirectLeft = std::uint64_t{1} << 33;
inline constexpr std::uint64_t kSurroundDirectRight = std::uint64_t{1} << 34;
inline constexpr std::uint64_t kLowFrequency2 = std::uint64_t{1} << 35;
inline constexpr std::uint64_t kTopSideLeft = std::uint64_t{1} << 36;
inline constexpr std::uint64_t kTopSideRight = std::uint64_t{1} << 37;
}  // namespace speaker

/// The position of each channel, in channel order; empty where the positions are not known.
[[nodiscard]] std::vector<std::uint64_t> speakerPositions(const audio::AudioFormat& format);

}  // namespace barline::steps
