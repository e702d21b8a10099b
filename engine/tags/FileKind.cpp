#include "engine/tags/FileKind.h"

namespace barline::tags {
namespace {

bool has(std::string_view bytes, std::size_t at, std::string_view text) {
  return bytes.size() >= at && bytes.substr(at).starts_with(text);
}

/// The first page's first packet says which codec it is; a page header with one segment has 28 bytes.
FileKind oggKind(std::string_view bytes) {
  constexpr std::size_t kPacket = 28;
  if (has(bytes, kPacket, "\x01vorbis")) return FileKind::OggVorbis;
  if (has(bytes, kPacket, "OpusHead")) return FileKind::OggOpus;
  if (has(bytes, kPacket,
          "\x7F"
          "FLAC"))
    return FileKind::OggFlac;
  if (has(bytes, kPacket, "Speex   ")) return FileKind::OggSpeex;
  return FileKind::Unknown;
}

bool isMpegSync(std::string_view bytes) {
  return bytes.size() >= 2 && bytes[0] == '\xFF' && (static_cast<unsigned char>(bytes[1]) & 0xE0U) == 0xE0U;
}

FileKind kindOf(std::string_view bytes) {
  if (has(bytes, 0, "fLaC")) return FileKind::Flac;
  if (has(bytes, 0, "OggS")) return oggKind(bytes);
  if (has(bytes, 0, "RIFF") && has(bytes, 8, "WAVE")) return FileKind::Wav;
  if (has(bytes, 0, "FORM") && has(bytes, 8, "AIF")) return FileKind::Aiff;
  if (has(bytes, 4, "ftyp")) return FileKind::Mp4;
  if (has(bytes, 0, "\x30\x26\xB2\x75\x8E\x66\xCF\x11")) return FileKind::Asf;
  if (has(bytes, 0, "MAC ")) return FileKind::Ape;
  if (has(bytes, 0, "MPCK") || has(bytes, 0, "MP+")) return FileKind::Musepack;
  if (has(bytes, 0, "wvpk")) return FileKind::WavPack;
  if (has(bytes, 0, "TTA1")) return FileKind::TrueAudio;
  return FileKind::Unknown;
}

}  // namespace

FileKind fileKind(std::string_view begin, std::string_view afterId3) {
  if (const FileKind kind = kindOf(begin); kind != FileKind::Unknown) return kind;
  if (const FileKind kind = kindOf(afterId3); kind != FileKind::Unknown) return kind;
  if (has(begin, 0, "ID3") || isMpegSync(begin)) return FileKind::Mpeg;
  return FileKind::Unknown;
}

}  // namespace barline::tags
