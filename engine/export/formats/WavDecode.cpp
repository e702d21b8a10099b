#include "engine/export/formats/WavDecode.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "engine/audio/Decoder.h"
#include "engine/export/AudioCopy.h"
#include "engine/export/LittleEndian.h"
#include "engine/export/formats/WavFile.h"
#include "engine/export/formats/WavMarkers.h"

namespace barline::exporting {
namespace {

using audio::PcmFormat;
using audio::SampleType;

static_assert(std::endian::native == std::endian::little, "samples are written as they stand in memory");

constexpr std::int64_t kMost32 = std::numeric_limits<std::uint32_t>::max();
constexpr std::size_t kBlockFrames = 65536;

bool isFloat(const PcmFormat& format) {
  return format.type == SampleType::Float32 || format.type == SampleType::Float64;
}

/// Bytes of a sample in the file: integers of up to 24 bits take three.
std::size_t storedBytes(const PcmFormat& format) {
  return format.type == SampleType::Int32 && format.bits <= 24 ? 3 : audio::sampleBytes(format.type);
}

/// "fmt " of RIFF; WAVE_FORMAT_EXTENSIBLE where more than two channels or 16 bits ask for it.
std::string formatChunk(const PcmFormat& format) {
  constexpr std::uint64_t kPcm = 1;
  constexpr std::uint64_t kFloat = 3;
  constexpr std::uint64_t kExtensible = 0xFFFE;
  constexpr std::string_view kGuidTail("\x00\x00\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71", 14);
  const bool isExtensible = format.channels > 2 || (!isFloat(format) && format.bits > 16);
  const std::uint64_t tag = isFloat(format) ? kFloat : kPcm;
  const auto channels = static_cast<std::uint64_t>(format.channels);
  const std::uint64_t bytes = storedBytes(format);
  const auto rate = static_cast<std::uint64_t>(format.sampleRate);
  std::string content;
  putLittle(content, isExtensible ? kExtensible : tag, 2);
  putLittle(content, channels, 2);
  putLittle(content, rate, 4);
  putLittle(content, rate * channels * bytes, 4);
  putLittle(content, channels * bytes, 2);
  putLittle(content, bytes * 8, 2);
  if (isExtensible) {
    putLittle(content, 22, 2);
    putLittle(content, static_cast<std::uint64_t>(format.type == SampleType::Int32 ? format.bits : bytes * 8),
              2);
    putLittle(content, format.channelMask <= static_cast<std::uint64_t>(kMost32) ? format.channelMask : 0, 4);
    putLittle(content, tag, 2);
    content += kGuidTail;
  }
  return riffChunk("fmt ", content);
}

/// The frames as the file has them.
std::string_view packed(const std::vector<std::byte>& frames, const PcmFormat& format, std::string& buffer) {
  const auto* const bytes = reinterpret_cast<const char*>(frames.data());
  if (storedBytes(format) == audio::sampleBytes(format.type)) return {bytes, frames.size()};
  buffer.clear();
  for (std::size_t at = 0; at + 4 <= frames.size(); at += 4) buffer.append(bytes + at + 1, 3);
  return buffer;
}

/// The file before its samples. RF64's sizes have their place from the beginning (EBU Tech 3306, 4.2).
std::string headOf(const PcmFormat& format, std::int64_t sampleBytes, std::int64_t frames,
                   std::int64_t behind) {
  constexpr std::int64_t kSizesBytes = 28;
  const std::string formatBytes = formatChunk(format);
  const std::int64_t size = 4 + 8 + kSizesBytes + static_cast<std::int64_t>(formatBytes.size()) + 8 +
                            sampleBytes + sampleBytes % 2 + behind;
  const bool isLarge = size > kMost32;
  std::string sizes;
  putLittle(sizes, isLarge ? static_cast<std::uint64_t>(size) : 0, 8);
  putLittle(sizes, isLarge ? static_cast<std::uint64_t>(sampleBytes) : 0, 8);
  putLittle(sizes, isLarge ? static_cast<std::uint64_t>(frames) : 0, 8);
  putLittle(sizes, 0, 4);
  std::string head = isLarge ? "RF64" : "RIFF";
  putLittle(head, static_cast<std::uint64_t>(std::min(size, kMost32)), 4);
  head.append("WAVE").append(riffChunk(isLarge ? "ds64" : "JUNK", sizes)).append(formatBytes).append("data");
  putLittle(head, static_cast<std::uint64_t>(isLarge ? kMost32 : sampleBytes), 4);
  return head;
}

/// What of the decoder's frames is written.
struct Wanted {
  std::int64_t first{};
  std::int64_t last{std::numeric_limits<std::int64_t>::max()};  ///< one behind
};

Wanted wantedOf(const ExportTrack& track, int sampleRate) {
  if (!track.fromStretch) return {};
  const auto frameAt = [&](double time) {
    return std::max<std::int64_t>(std::llround(time * sampleRate), 0);
  };
  return {frameAt(track.range.begin), frameAt(track.range.end)};
}

class DecodedWav {
 public:
  DecodedWav(const ExportTrack& track, const std::filesystem::path& target, audio::Decoding& decoding)
      : track_(track),
        original_(track.timeline.source.path),
        decoder_(decoding, original_.path(), audio::Decoder::Samples::AsStored),
        format_(decoder_.storedFormat()),
        wanted_(wantedOf(track, format_.sampleRate)),
        copy_(original_, target) {}

  void write(const Layers& chosen, const ExportProgress& progress) {
    copy_.write(headOf(format_, 0, 0, 0));
    writeSamples(progress);
    const std::int64_t bytes = frames_ * static_cast<std::int64_t>(storedBytes(format_)) * format_.channels;
    if (bytes % 2 != 0) copy_.write(std::string_view("\0", 1));
    const std::string markers = wavMarkerChunks(track_, chosen, {format_.sampleRate, wanted_.first, frames_});
    copy_.write(markers);
    copy_.rewriteHead(headOf(format_, bytes, frames_, static_cast<std::int64_t>(markers.size())));
    copy_.close();
  }

 private:
  void writeSamples(const ExportProgress& progress) {
    const std::int64_t end =
        std::min(wanted_.last, std::max<std::int64_t>(decoder_.format().expectedFrames, 1));
    std::vector<std::byte> block;
    std::string buffer;
    std::int64_t at = 0;
    while (at < wanted_.last) {
      const auto count = static_cast<std::int64_t>(decoder_.readStored(block, kBlockFrames));
      if (count == 0) return;
      cut(block, at, count);
      at += count;
      copy_.write(packed(block, format_, buffer));
      report(progress, std::min(1.0, static_cast<double>(at) / static_cast<double>(end)));
    }
  }

  /// Leaves of a block that begins at frame `at` what is wanted.
  void cut(std::vector<std::byte>& block, std::int64_t at, std::int64_t count) {
    const std::int64_t first = std::clamp<std::int64_t>(wanted_.first - at, 0, count);
    const std::int64_t last = std::clamp<std::int64_t>(wanted_.last - at, first, count);
    const auto bytes = static_cast<std::int64_t>(format_.frameBytes());
    block.erase(block.begin() + last * bytes, block.end());
    block.erase(block.begin(), block.begin() + first * bytes);
    frames_ += last - first;
  }

  const ExportTrack& track_;
  AudioOriginal original_;
  audio::Decoder decoder_;
  PcmFormat format_;
  Wanted wanted_;
  AudioCopy copy_;
  std::int64_t frames_{};
};

}  // namespace

void writeDecodedWav(const ExportTrack& track, const Layers& chosen, const std::filesystem::path& target,
                     audio::Decoding& decoding, const ExportProgress& progress) {
  DecodedWav(track, target, decoding).write(chosen, progress);
}

}  // namespace barline::exporting
