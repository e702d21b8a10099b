#include "engine/tags/writing/TagFormat.h"

#include <array>
#include <cstdint>
#include <cstring>
#include <fstream>
#include <string_view>

#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

using Head = std::array<char, 128>;

std::string_view text(const Head& head, std::size_t offset, std::size_t length) {
  return {head.data() + offset, length};
}

unsigned byteAt(const Head& head, std::size_t offset) {
  return static_cast<unsigned char>(head[offset]);
}

/// Bytes of the ID3v2 tag that the head begins with; 0 where there is none (ID3v2.4 structure, 3.1).
std::int64_t id3Length(const Head& head) {
  if (text(head, 0, 3) != "ID3") return 0;
  std::int64_t size = 0;
  for (std::size_t i = 6; i < 10; ++i) size = size << 7 | (byteAt(head, i) & 0x7FU);
  const bool footer = (byteAt(head, 5) & 0x10U) != 0;
  return size + (footer ? 20 : 10);
}

/// The codec of the first logical stream: its first packet stands behind the page's segment table (RFC 3533).
std::optional<TagFormat> oggFormat(const Head& head) {
  const std::size_t payload = 27 + byteAt(head, 26);
  if (payload + 8 > head.size()) return std::nullopt;
  if (text(head, payload, 7) == "\x01vorbis") return TagFormat::OggVorbis;
  if (text(head, payload, 8) == "OpusHead") return TagFormat::Opus;
  return std::nullopt;
}

/// A frame header of MPEG audio, layer 1 to 3; AAC in ADTS has "layer 0" (ISO 11172-3, 2.4.2.3).
bool isMpegAudio(const Head& head) {
  return byteAt(head, 0) == 0xFF && (byteAt(head, 1) & 0xE0U) == 0xE0U && (byteAt(head, 1) & 0x06U) != 0;
}

Head readHead(std::ifstream& stream, std::int64_t offset) {
  Head head{};
  stream.clear();
  stream.seekg(offset);
  stream.read(head.data(), static_cast<std::streamsize>(head.size()));
  return head;
}

/// Where the zeros end that some taggers leave behind a tag.
std::int64_t afterZeros(std::ifstream& stream, std::int64_t offset) {
  constexpr int kMostZeros = 65536;
  stream.clear();
  stream.seekg(offset);
  int zeros = 0;
  while (zeros < kMostZeros && stream.get() == 0) ++zeros;
  return offset + zeros;
}

}  // namespace

const char* toString(TagFormat format) {
  switch (format) {
    case TagFormat::Mp3:
      return "MP3";
    case TagFormat::Flac:
      return "FLAC";
    case TagFormat::OggVorbis:
      return "Ogg Vorbis";
    case TagFormat::Opus:
      return "Opus";
    case TagFormat::Mp4:
      return "MPEG-4";
    case TagFormat::Wav:
      return "WAV";
    case TagFormat::Aiff:
      return "AIFF";
  }
  return "";
}

std::optional<TagFormat> recognizeFormat(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  if (!stream) throw TagError(file.string() + " could not be opened.");
  Head head = readHead(stream, 0);
  std::int64_t offset = 0;
  // Some taggers leave several tags one behind the other.
  for (std::int64_t length = id3Length(head); length > 0; length = id3Length(head)) {
    offset += length;
    head = readHead(stream, offset);
  }
  const bool tagged = offset > 0;
  if (tagged) head = readHead(stream, afterZeros(stream, offset));
  if (text(head, 0, 4) == "fLaC") return TagFormat::Flac;
  if (isMpegAudio(head)) return TagFormat::Mp3;
  if (tagged) return std::nullopt;
  if (text(head, 0, 4) == "OggS") return oggFormat(head);
  if (text(head, 0, 4) == "RIFF" && text(head, 8, 4) == "WAVE") return TagFormat::Wav;
  if (text(head, 0, 4) == "FORM" && text(head, 8, 3) == "AIF") return TagFormat::Aiff;
  if (text(head, 4, 4) == "ftyp" && text(head, 8, 4) != "qt  ") return TagFormat::Mp4;
  return std::nullopt;
}

}  // namespace barline::tags
