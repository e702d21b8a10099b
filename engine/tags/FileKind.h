#pragma once

#include <string_view>

namespace barline::tags {

/// What TagLib can read tags of, each kind by its own class.
enum class FileKind : unsigned char {
  Unknown,
  Mpeg,  ///< MP3, and AAC with an ID3 tag
  Wav,
  Aiff,
  Flac,
  OggVorbis,
  OggOpus,
  OggFlac,
  OggSpeex,
  Mp4,
  Asf,
  Ape,
  Musepack,
  WavPack,
  TrueAudio
};

/// Bytes that fileKind() looks at.
inline constexpr unsigned long kBytesForKind = 64;

/// @param begin the file's first bytes, kBytesForKind where it has as many
/// @param afterId3 the same from where an ID3v2 tag at the beginning ends; empty where there is none
[[nodiscard]] FileKind fileKind(std::string_view begin, std::string_view afterId3);

}  // namespace barline::tags
