#include "engine/audio/Structure.h"

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
using std::string_view_literals::operator""sv;

constexpr int kMostChunks = 1000;

std::uint64_t littleEndian(Bytes bytes) {
  std::uint64_t value = 0;
  for (std::size_t i = bytes.size(); i-- > 0;) value = value << 8 | bytes[i];
  return value;
}

std::uint64_t bigEndian(Bytes bytes) {
  std::uint64_t value = 0;
  for (const unsigned char byte : bytes) value = value << 8 | byte;
  return value;
}

bool startsWith(Bytes bytes, std::string_view text) {
  return bytes.size() >= text.size() &&
         std::equal(text.begin(), text.end(), bytes.begin(),
                    [](char a, unsigned char b) { return static_cast<unsigned char>(a) == b; });
}

/// The bytes at `offset`, as many as there are up to `count`.
template <std::size_t count>
class Window {
 public:
  Window(LocalFile& file, std::int64_t offset) : size_(offset < 0 ? 0 : file.readAt(offset, bytes_)) {}
  [[nodiscard]] bool complete() const { return size_ == count; }
  [[nodiscard]] Bytes bytes() const { return Bytes(bytes_).first(size_); }
  [[nodiscard]] Bytes at(std::size_t offset, std::size_t length) const {
    return Bytes(bytes_).subspan(offset, length);
  }

 private:
  std::array<unsigned char, count> bytes_{};
  std::size_t size_;
};

/// Whether a size that reaches beyond the file was never meant: the writer could not go back to fill it in.
bool isPlaceholder(std::uint64_t size, LocalFile& file) {
  constexpr std::uint64_t kNearlyTwoGigabytes = 0x7FFF0000;
  constexpr std::uint64_t kFourGigabytes = std::uint64_t{1} << 32;
  const bool large = size >= kNearlyTwoGigabytes && (size < kFourGigabytes || size > std::uint64_t{1} << 48);
  return size == 0 || (large && size > static_cast<std::uint64_t>(file.size()));
}

std::optional<std::int64_t> unlessPlaceholder(std::uint64_t size, LocalFile& file) {
  if (isPlaceholder(size, file) || size > std::uint64_t{1} << 60) return std::nullopt;
  return static_cast<std::int64_t>(size);
}

/// RIFF and RF64 (EBU Tech 3306: the true size is in the chunk "ds64").
std::optional<std::int64_t> claimedWavBytes(LocalFile& file) {
  constexpr std::uint64_t kIn64Bits = 0xFFFFFFFF;
  std::optional<std::uint64_t> longSize;
  std::int64_t offset = 12;
  for (int i = 0; i < kMostChunks; ++i) {
    const Window<24> chunk(file, offset);
    if (chunk.bytes().size() < 8) return std::nullopt;
    const std::uint64_t size = littleEndian(chunk.at(4, 4));
    if (startsWith(chunk.bytes(), "ds64"sv) && chunk.complete()) longSize = littleEndian(chunk.at(16, 8));
    if (startsWith(chunk.bytes(), "data"sv))
      return unlessPlaceholder(size == kIn64Bits && longSize ? *longSize : size, file);
    offset += 8 + static_cast<std::int64_t>(size + (size & 1));
  }
  return std::nullopt;
}

/// Sony Wave64: chunks named by GUIDs, sizes with the 24 bytes of their headers, aligned to 8.
std::optional<std::int64_t> claimedWave64Bytes(LocalFile& file) {
  std::int64_t offset = 40;
  for (int i = 0; i < kMostChunks; ++i) {
    const Window<24> chunk(file, offset);
    if (!chunk.complete()) return std::nullopt;
    const std::uint64_t size = littleEndian(chunk.at(16, 8));
    if (size < 24 || size > std::uint64_t{1} << 60) return std::nullopt;
    if (startsWith(chunk.bytes(), "data"sv)) return unlessPlaceholder(size - 24, file);
    offset += static_cast<std::int64_t>((size + 7) & ~std::uint64_t{7});
  }
  return std::nullopt;
}

/// Core Audio Format: big-endian; the chunk "data" begins with 4 bytes of an edit count, and its size may be
/// −1.
std::optional<std::int64_t> claimedCafBytes(LocalFile& file) {
  std::int64_t offset = 8;
  for (int i = 0; i < kMostChunks; ++i) {
    const Window<12> chunk(file, offset);
    if (!chunk.complete()) return std::nullopt;
    const std::uint64_t size = bigEndian(chunk.at(4, 8));
    if (size > std::uint64_t{1} << 60) return std::nullopt;
    if (startsWith(chunk.bytes(), "data"sv))
      return size < 4 ? std::nullopt : unlessPlaceholder(size - 4, file);
    offset += 12 + static_cast<std::int64_t>(size);
  }
  return std::nullopt;
}

bool oggIsCutShort(LocalFile& file) {
  // A page is at most 27 + 255 + 255 · 255 bytes long, so its start is within this distance from its end.
  constexpr std::int64_t kLongestPage = 65307;
  constexpr std::size_t kHeaderBytes = 27;
  const std::int64_t offset = std::max<std::int64_t>(0, file.size() - kLongestPage);
  std::vector<unsigned char> tail(static_cast<std::size_t>(file.size() - offset));
  tail.resize(file.readAt(offset, tail));
  // Pages follow one another; the last one decides.
  bool cut = false;
  for (std::size_t at = 0; at + 4 <= tail.size();) {
    const Bytes page = Bytes(tail).subspan(at);
    if (!startsWith(page, "OggS"sv)) {
      ++at;
      continue;
    }
    const std::size_t segments = page.size() >= kHeaderBytes ? page[kHeaderBytes - 1] : 0;
    std::size_t length = kHeaderBytes + segments;
    if (page.size() >= length) {
      const Bytes table = page.subspan(kHeaderBytes, segments);
      length = std::accumulate(table.begin(), table.end(), length);
    }
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
  const Window<4096> head(file, 0);
  std::size_t at = 0;
  if (ebmlNumber(head.bytes(), at, true) != kHeader) return false;
  const auto headerSize = ebmlNumber(head.bytes(), at, false);
  if (!headerSize || *headerSize > head.bytes().size()) return false;
  at += *headerSize;
  if (ebmlNumber(head.bytes(), at, true) != kSegment) return false;
  const auto segmentSize = ebmlNumber(head.bytes(), at, false);
  const std::uint64_t left = static_cast<std::uint64_t>(file.size()) - at;
  return segmentSize && *segmentSize > left && !isPlaceholder(*segmentSize, file);
}

bool aviIsCutShort(LocalFile& file) {
  // Some writers count the 8 bytes of the header or a last padding byte too.
  constexpr std::uint64_t kTolerated = 1024;
  const Window<12> head(file, 0);
  if (!head.complete() || !startsWith(head.at(8, 4), "AVI "sv)) return false;
  const std::uint64_t size = littleEndian(head.at(4, 4));
  return size > static_cast<std::uint64_t>(file.size()) + kTolerated && !isPlaceholder(size, file);
}

}  // namespace

std::optional<std::int64_t> claimedSampleBytes(LocalFile& file) {
  const Window<12> head(file, 0);
  if (!head.complete()) return std::nullopt;
  if ((startsWith(head.bytes(), "RIFF"sv) || startsWith(head.bytes(), "RF64"sv)) &&
      startsWith(head.at(8, 4), "WAVE"sv))
    return claimedWavBytes(file);
  if (startsWith(head.bytes(), "riff\x2E\x91\xCF\x11"sv)) return claimedWave64Bytes(file);
  if (startsWith(head.bytes(), "caff"sv)) return claimedCafBytes(file);
  return std::nullopt;
}

std::optional<double> claimedAsfSeconds(LocalFile& file) {
  constexpr std::string_view kHeaderObject = "\x30\x26\xB2\x75\x8E\x66\xCF\x11"sv;
  constexpr std::string_view kFileProperties = "\xA1\xDC\xAB\x8C\x47\xA9\xCF\x11"sv;
  constexpr std::uint64_t kBroadcast = 1;
  if (!startsWith(Window<8>(file, 0).bytes(), kHeaderObject)) return std::nullopt;
  std::int64_t offset = 30;
  for (int i = 0; i < kMostChunks; ++i) {
    const Window<92> object(file, offset);
    if (!object.complete()) return std::nullopt;
    if (startsWith(object.bytes(), kFileProperties)) {
      const bool broadcast = (littleEndian(object.at(88, 4)) & kBroadcast) != 0;
      const double played = static_cast<double>(littleEndian(object.at(64, 8))) / 1e7;
      const double preroll = static_cast<double>(littleEndian(object.at(80, 8))) / 1e3;
      if (broadcast || played <= preroll || played > 1e9) return std::nullopt;
      return played - preroll;
    }
    const std::uint64_t size = littleEndian(object.at(16, 8));
    if (size < 24 || size > static_cast<std::uint64_t>(file.size())) return std::nullopt;
    offset += static_cast<std::int64_t>(size);
  }
  return std::nullopt;
}

bool isCutShort(LocalFile& file) {
  const Window<4> head(file, 0);
  if (startsWith(head.bytes(), "OggS"sv)) return oggIsCutShort(file);
  if (startsWith(head.bytes(), "RIFF"sv)) return aviIsCutShort(file);
  return matroskaIsCutShort(file);
}

}  // namespace barline::audio
