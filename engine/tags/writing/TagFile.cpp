#include "engine/tags/writing/TagFile.h"

#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagFileKinds.h"

namespace barline::tags {

std::unique_ptr<TagFile> TagFile::open(const std::filesystem::path& file, TagFormat format) {
  switch (format) {
    case TagFormat::Mp3:
    case TagFormat::Wav:
    case TagFormat::Aiff:
      return openId3File(file, format);
    case TagFormat::Flac:
    case TagFormat::OggVorbis:
    case TagFormat::Opus:
      return openXiphFile(file, format);
    case TagFormat::Mp4:
      return openMp4File(file);
  }
  throw TagError("Tags of this kind of file cannot be written.");
}

void failToParse(const std::filesystem::path& file, TagFormat format) {
  throw TagError(file.string() + " has the beginning of " + toString(format) +
                 ", but its tags cannot be made out. Nothing was changed.");
}

void failToSave(const std::filesystem::path& file) {
  throw TagError("The tags of " + file.string() + " could not be written.");
}

}  // namespace barline::tags
