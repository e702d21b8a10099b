#include "engine/tags/writing/Id3Check.h"

#include <taglib/flacfile.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/unknownframe.h>

#include <algorithm>
#include <string>

#include "engine/tags/Id3FrameGuard.h"
#include "engine/tags/RiffTags.h"
#include "engine/tags/TagStream.h"
#include "engine/tags/writing/TagError.h"

namespace barline::tags {
namespace {

namespace ID3v2 = TagLib::ID3v2;

/// Chapters have at most frames of text and pictures in them, which may speak of chapters.
constexpr int kMostNestedNames = 64;

/// TagLib keeps the header of a frame from all but frames.
class FrameHeader : public ID3v2::Frame {
 public:
  static const Header& of(const ID3v2::Frame& frame) { return *(frame.*&FrameHeader::header)(); }
};

int occurrences(const TagLib::ByteVector& bytes, const char* name) {
  int count = 0;
  for (int at = bytes.find(name); at >= 0 && count <= kMostNestedNames;
       at = bytes.find(name, static_cast<unsigned>(at) + 4))
    ++count;
  return count;
}

/// Id3FrameGuard has left chapters and tables of contents unparsed.
bool isNested(const ID3v2::Frame& frame) {
  const auto* const unknown = dynamic_cast<const ID3v2::UnknownFrame*>(&frame);
  if (unknown == nullptr) return false;
  const TagLib::ByteVector id = frame.frameID();
  if (id != "CHAP" && id != "CTOC") return false;
  return occurrences(unknown->data(), "CHAP") + occurrences(unknown->data(), "CTOC") > kMostNestedNames;
}

/// What keeps a tag from being written; nullptr where nothing does.
const char* problemOf(const ID3v2::Tag* tag, const Id3FrameGuard& guard) {
  if (tag == nullptr) return nullptr;
  const auto& frames = tag->frameList();
  if (guard.metTooMany() || frames.size() > Id3FrameGuard::kMostFrames) return "has too many frames";
  const auto isSealed = [](const ID3v2::Frame* frame) {
    const auto& header = FrameHeader::of(*frame);
    return header.encryption() || header.groupingIdentity();
  };
  if (guard.metPacked() || std::any_of(frames.begin(), frames.end(), isSealed))
    return "has packed, encrypted or grouped frames, which would not come through unharmed";
  if (std::any_of(frames.begin(), frames.end(), [](const auto* frame) { return isNested(*frame); }))
    return "has chapters nested too deep";
  return nullptr;
}

const char* problemIn(TagStream& stream, TagFormat format) {
  constexpr bool kNoProperties = false;
  Id3FrameGuard guard;
  switch (format) {
    case TagFormat::Mp3: {
      TagLib::MPEG::File file(&stream, &guard, kNoProperties);
      return problemOf(file.ID3v2Tag(), guard);
    }
    case TagFormat::Flac: {
      TagLib::FLAC::File file(&stream, &guard, kNoProperties);
      return file.hasID3v2Tag() ? problemOf(file.ID3v2Tag(), guard) : nullptr;
    }
    case TagFormat::Wav:
      return problemOf(RiffTags(stream, guard, RiffTags::Order::LittleEndian).id3(), guard);
    case TagFormat::Aiff:
      return problemOf(RiffTags(stream, guard, RiffTags::Order::BigEndian).id3(), guard);
    default:
      return nullptr;
  }
}

}  // namespace

void checkId3(const std::filesystem::path& file, TagFormat format) {
  TagStream stream(file);
  const char* problem = problemIn(stream, format);
  if (problem == nullptr && stream.isSpent()) problem = "is too large or too entangled";
  if (problem != nullptr)
    throw TagError("No tags can be written into " + file.string() + ": its ID3v2 tag " + problem + '.');
}

}  // namespace barline::tags
