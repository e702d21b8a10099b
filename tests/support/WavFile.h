#pragma once

#include <cstdint>
#include <filesystem>
#include <span>
#include <vector>

namespace barline::test {

enum class WavEncoding : unsigned char {
  Pcm16,   ///< rounded to the nearest of 32767 steps, clipped
  Float32  ///< as it is, NaN and infinity included
};

/// Writes a WAV file (RIFF, little-endian), truncating what was there.
/// @param channels planes of one length, 1 to 8 of them; more than two are written as WAVE_FORMAT_EXTENSIBLE
/// with
///        the usual speaker positions for their number.
/// @throws std::runtime_error where the file cannot be written.
void writeWav(const std::filesystem::path& file, const std::vector<std::vector<float>>& channels,
              int sampleRate, WavEncoding encoding = WavEncoding::Pcm16);

/// One channel.
void writeWav(const std::filesystem::path& file, std::span<const float> mono, int sampleRate,
              WavEncoding encoding = WavEncoding::Pcm16);

/// `interleaved` holds frames of `channels` samples.
void writeInterleavedWav(const std::filesystem::path& file, std::span<const float> interleaved, int channels,
                         int sampleRate, WavEncoding encoding = WavEncoding::Pcm16);

}  // namespace barline::test
