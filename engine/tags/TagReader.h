#pragma once

#include <filesystem>
#include <memory>
#include <optional>

#include "engine/model/TrackTags.h"
#include "engine/tags/Artwork.h"

namespace barline::tags {

class TagSource;
class TagStream;

/// Reads what a media file says of itself, by TagLib: ID3v1 and ID3v2 (MP3, AAC, WAV, AIFF, TTA), RIFF INFO,
/// Vorbis comments (FLAC, Ogg, Opus, Speex), MP4, APE (Monkey's Audio, Musepack, WavPack) and ASF. What kind
/// of file it is shows in its bytes, not in its name. Files are hostile: what is read is bounded in bytes,
/// depth and number, and a file that cannot be read, or has no tags that can, is one without tags. Changes
/// nothing. Used by one thread at a time; reads the disk, so not for the interface's thread.
class TagReader {
 public:
  explicit TagReader(const std::filesystem::path& file);
  ~TagReader();
  TagReader(const TagReader&) = delete;
  TagReader& operator=(const TagReader&) = delete;

  [[nodiscard]] model::TrackTags tags() const;

  /// The picture of the front cover; the first picture where none is said to be that.
  [[nodiscard]] std::optional<Artwork> artwork() const;

 private:
  std::unique_ptr<TagStream> stream_;
  std::unique_ptr<TagSource> source_;  // null where the file has no tags that can be read; reads stream_
};

}  // namespace barline::tags
