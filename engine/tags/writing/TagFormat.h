#pragma once

#include <filesystem>
#include <optional>

namespace barline::tags {

/// The kinds of files whose tags Barline writes.
enum class TagFormat : unsigned char { Mp3, Flac, OggVorbis, Opus, Mp4, Wav, Aiff };

/// "MP3", "Ogg Vorbis", …
[[nodiscard]] const char* toString(TagFormat format);

/// What a file is by its first bytes, whatever it is called. Nothing for any other kind, for MPEG-4 with
/// QuickTime's brand, and for RF64: TagLib does not write those faithfully. @throws TagError where it cannot
/// be read
[[nodiscard]] std::optional<TagFormat> recognizeFormat(const std::filesystem::path& file);

}  // namespace barline::tags
