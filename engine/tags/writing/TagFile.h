#pragma once

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "engine/tags/writing/TagFormat.h"

namespace barline::tags {

/// The values of one field, UTF-8; empty = the field is not there.
using TagValues = std::vector<std::string>;

/// The tags of one open file, by the names that its format gives the fields: "TBPM",
/// "TXXX:REPLAYGAIN_TRACK_GAIN" and "COMM" in ID3v2; "BPM" in Vorbis comments; "tmpo", "©cmt",
/// "----:com.apple.iTunes:initialkey" in MPEG-4. The last part of names that people choose (TXXX, Vorbis,
/// "----") is found in any case and keeps the case it has. "COMM" is the comment without description in
/// whichever language it stands. "GEOB:" and a description is an ID3v2 object of type
/// "application/octet-stream", whose one value is its bytes.
///
/// Changes become real with save(). Not thread-safe.
class TagFile {
 public:
  /// @throws TagError where TagLib cannot make sense of the file
  [[nodiscard]] static std::unique_ptr<TagFile> open(const std::filesystem::path& file, TagFormat format);
  virtual ~TagFile() = default;

  [[nodiscard]] virtual TagValues values(const std::string& name) const = 0;
  virtual void set(const std::string& name, const TagValues& values) = 0;
  /// Writes into the file itself; all of it is there once this object is gone. @throws TagError
  virtual void save() = 0;

  /// All that stands in the tags, pictures and unknown fields included: each field's name, and its values or
  /// a digest of its bytes. What two files' contents() share has come through unharmed.
  [[nodiscard]] virtual std::multimap<std::string, std::string> contents() const = 0;
};

}  // namespace barline::tags
