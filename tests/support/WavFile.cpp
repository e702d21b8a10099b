#include "tests/support/WavFile.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <fstream>
#include <stdexcept>
#include <string>
#include <string_view>

namespace barline::test {

namespace {

/// Speaker positions (WAVE_FORMAT_EXTENSIBLE dwChannelMask) of 1 to 8 channels: mono, stereo, 2.1, quad, 5.0,
/// 5.1, 6.1, 7.1.
constexpr std::array<std::uint32_t, 8> kSpeakers = {0x4, 0x3, 0xB, 0x33, 0x37, 0x3F, 0x70F, 0x63F};

class LittleEndian {
 public:
  void text(std::string_view value) { bytes_ += value; }
  void u16(std::uint32_t value) { put(value, 2); }
  void u32(std::uint32_t value) { put(value, 4); }
  void reserve(std::size_t bytes) { bytes_.reserve(bytes); }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  void put(std::uint32_t value, int bytes) {
    for (int i = 0; i < bytes; ++i) bytes_ += static_cast<char>((value >> (8 * i)) & 0xFFU);
  }

  std::string bytes_;
};

void writeHeader(LittleEndian& out, std::uint32_t channels, std::uint32_t sampleRate,
                 std::uint32_t sampleBytes, bool isFloat, std::uint32_t dataBytes) {
  constexpr std::uint32_t kPcm = 1;
  constexpr std::uint32_t kFloat = 3;
  constexpr std::uint32_t kExtensible = 0xFFFE;
  const std::uint32_t tag = isFloat ? kFloat : kPcm;
  const bool extensible = channels > 2;
  const std::uint32_t formatBytes = extensible ? 40 : 16;
  out.text("RIFF");
  out.u32(4 + 8 + formatBytes + 8 + dataBytes);
  out.text("WAVEfmt ");
  out.u32(formatBytes);
  out.u16(extensible ? kExtensible : tag);
  out.u16(channels);
  out.u32(sampleRate);
  out.u32(sampleRate * channels * sampleBytes);
  out.u16(channels * sampleBytes);
  out.u16(8 * sampleBytes);
  if (extensible) {
    out.u16(22);
    out.u16(8 * sampleBytes);
    out.u32(kSpeakers[channels - 1]);
    out.u16(tag);
    out.text(std::string_view("\x00\x00\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71", 14));
  }
  out.text("data");
  out.u32(dataBytes);
}

std::uint32_t toPcm16(float value) {
  const long rounded = std::lround(std::clamp(value, -1.0F, 1.0F) * 32767.0F);
  return static_cast<std::uint32_t>(rounded) & 0xFFFFU;
}

}  // namespace

void writeInterleavedWav(const std::filesystem::path& file, std::span<const float> interleaved, int channels,
                         int sampleRate, WavEncoding encoding) {
  if (channels < 1 || channels > static_cast<int>(kSpeakers.size()) || sampleRate < 1)
    throw std::runtime_error("A WAV file has 1 to 8 channels and a positive rate.");
  const bool isFloat = encoding == WavEncoding::Float32;
  const std::uint32_t sampleBytes = isFloat ? 4 : 2;
  LittleEndian out;
  out.reserve(interleaved.size() * sampleBytes + 128);
  writeHeader(out, static_cast<std::uint32_t>(channels), static_cast<std::uint32_t>(sampleRate), sampleBytes,
              isFloat, static_cast<std::uint32_t>(interleaved.size() * sampleBytes));
  for (const float value : interleaved) {
    if (isFloat)
      out.u32(std::bit_cast<std::uint32_t>(value));
    else
      out.u16(toPcm16(value));
  }
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(out.bytes().data(), static_cast<std::streamsize>(out.bytes().size()));
  stream.close();
  if (!stream) throw std::runtime_error("Cannot write " + file.string());
}

void writeWav(const std::filesystem::path& file, const std::vector<std::vector<float>>& channels,
              int sampleRate, WavEncoding encoding) {
  std::vector<float> interleaved;
  const std::size_t frames = channels.empty() ? 0 : channels.front().size();
  interleaved.reserve(frames * channels.size());
  for (const auto& channel : channels)
    if (channel.size() != frames) throw std::runtime_error("Channels of a WAV file have one length.");
  for (std::size_t i = 0; i < frames; ++i)
    for (const auto& channel : channels) interleaved.push_back(channel[i]);
  writeInterleavedWav(file, interleaved, static_cast<int>(channels.size()), sampleRate, encoding);
}

void writeWav(const std::filesystem::path& file, std::span<const float> mono, int sampleRate,
              WavEncoding encoding) {
  writeInterleavedWav(file, mono, 1, sampleRate, encoding);
}

}  // namespace barline::test
