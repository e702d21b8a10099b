#include "engine/audio/Completeness.h"

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>
#include <string_view>
#include <vector>

namespace barline::audio {

namespace {

using Bytes = std::span<const unsigned char>;

std::uint64_t littleEndian32(Bytes bytes) {
  return bytes[0] | static_cast<std::uint64_t>(bytes[1]) << 8 | static_cast<std::uint64_t>(bytes[2]) << 16 |
         static_cast<std::uint64_t>(bytes[3]) << 24;
}

bool matches(Bytes bytes, std::string_view text) {
  return bytes.size() >= text.size() &&
         std::equal(text.begin(), text.end(), bytes.begin(),
                    [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

/// Whether a RIFF file was written by a program that could not go back to fill in the sizes: they are 0 or
/// close to the largest that a signed or unsigned 32-bit number holds, while the file is smaller.
bool hasPlaceholderSize(LocalFile& file) {
  constexpr std::uint64_t kNearlyTwoGigabytes = 0x7FFF0000;
  std::array<unsigned char, 12> head{};
  if (file.readAt(0, head) != head.size() || !matches(head, "RIFF")) return false;
  const std::uint64_t size = littleEndian32(Bytes(head).subspan(4));
  const bool large = size >= kNearlyTwoGigabytes && static_cast<std::int64_t>(size) > file.size();
  return size == 0 || large;
}

bool oggIsCutShort(LocalFile& file) {
  // A page is at most 27 + 255 + 255 · 255 bytes long, so its start is within this distance from its end.
  constexpr std::int64_t kLongestPage = 65307;
  constexpr std::size_t kHeaderBytes = 27;
  const std::int64_t offset = std::max<std::int64_t>(0, file.size() - kLongestPage);
  std::vector<unsigned char> tail(static_cast<std::size_t>(file.size() - offset));
  tail.resize(file.readAt(offset, tail));
  // Walk the pages from the first that is followed by a page or by the end; the last one decides.
  bool cut = false;
  for (std::size_t at = 0; at + 4 <= tail.size();) {
    const Bytes page = Bytes(tail).subspan(at);
    if (!matches(page, "OggS")) {
      ++at;
      continue;
    }
    const std::size_t segments = page.size() >= kHeaderBytes ? page[kHeaderBytes - 1] : 0;
    std::size_t length = kHeaderBytes + segments;
    if (page.size() >= length)
      length = std::accumulate(page.begin() + kHeaderBytes,
                               page.begin() + static_cast<std::ptrdiff_t>(length), length);
    cut = page.size() < length;
    at += cut ? 4 : length;
  }
  return cut;
}

/// An EBML variable-length number at `at`, which moves behind it; the marker bit is kept for identifiers.
std::optional<std::uint64_t> ebmlNumber(Bytes bytes, std::size_t& at, bool keepMarker) {
  if (at >= bytes.size() || bytes[at] == 0) return std::nullopt;
  const auto length = static_cast<std::size_t>(std::countl_zero(bytes[at])) + 1;
  if (at + length > bytes.size()) return std::nullopt;
  std::uint64_t value = keepMarker ? bytes[at] : bytes[at] & (0xFFU >> length);
  for (std::size_t i = 1; i < length; ++i) value = value << 8 | bytes[at + i];
  at += length;
  const std::uint64_t unknown = (std::uint64_t{1} << (7 * length)) - 1;
  if (!keepMarker && value == unknown) return std::nullopt;
  return value;
}

bool matroskaIsCutShort(LocalFile& file) {
  constexpr std::uint64_t kHeader = 0x1A45DFA3;
  constexpr std::uint64_t kSegment = 0x18538067;
  std::array<unsigned char, 4096> head{};
  const Bytes bytes(head.data(), file.readAt(0, head));
  std::size_t at = 0;
  if (ebmlNumber(bytes, at, true) != kHeader) return false;
  const auto headerSize = ebmlNumber(bytes, at, false);
  if (!headerSize || *headerSize > bytes.size()) return false;
  at += *headerSize;
  if (ebmlNumber(bytes, at, true) != kSegment) return false;
  const auto segmentSize = ebmlNumber(bytes, at, false);
  return segmentSize && *segmentSize > static_cast<std::uint64_t>(file.size()) - at;
}

}  // namespace

std::optional<std::int64_t> promisedFrames(MediaFile& media, int sampleRate) {
  const AVFormatContext& container = media.container();
  const AVStream& stream = media.stream();
  const std::string& name = media.containerName();
  if (container.duration_estimation_method == AVFMT_DURATION_FROM_BITRATE) return std::nullopt;
  if (name == "ogg" || name == "mpegts" || name == "mpeg" || name == "aac" || name == "loas")
    return std::nullopt;
  if (name == "wav" && hasPlaceholderSize(media.file())) return std::nullopt;
  if (stream.duration > 0 && stream.duration != AV_NOPTS_VALUE)
    return av_rescale_q(stream.duration, stream.time_base, {1, sampleRate});
  // The container's own length is that of its longest stream.
  if (container.nb_streams == 1 && container.duration > 0)
    return av_rescale_q(container.duration, {1, AV_TIME_BASE}, {1, sampleRate});
  return std::nullopt;
}

bool isCutShort(LocalFile& file) {
  std::array<unsigned char, 4> head{};
  if (file.readAt(0, head) != head.size()) return false;
  if (matches(head, "OggS")) return oggIsCutShort(file);
  return matroskaIsCutShort(file);
}

}  // namespace barline::audio
