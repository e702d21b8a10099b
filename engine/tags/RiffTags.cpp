#include "engine/tags/RiffTags.h"

#include <taglib/tpropertymap.h>

namespace barline::tags {
namespace {

// Others are small; a chunk of samples is not to be read.
constexpr unsigned kLargestTextChunk = 1U << 20U;

/// Puts what `more` has and `properties` has not.
void complete(TagLib::PropertyMap& properties, const TagLib::PropertyMap& more) {
  for (const auto& [name, values] : more) {
    if (!properties.contains(name)) properties.insert(name, values);
  }
}

TagLib::PropertyMap single(const char* name, const TagLib::ByteVector& text) {
  TagLib::PropertyMap properties;
  properties.insert(name, TagLib::StringList(TagLib::String(text, TagLib::String::Latin1)));
  return properties;
}

}  // namespace

RiffTags::RiffTags(TagStream& stream, const Id3FrameGuard& guard, Order order)
    : File(&stream, order == Order::BigEndian ? BigEndian : LittleEndian) {
  for (unsigned i = 0; i < chunkCount(); ++i) readChunk(i, guard);
  if (id3_) {
    TagLib::PropertyMap own = properties_;
    properties_ = id3_->properties();
    complete(properties_, own);
  }
}

void RiffTags::readChunk(unsigned index, const Id3FrameGuard& guard) {
  const TagLib::ByteVector name = chunkName(index);
  if (name == "ID3 " || name == "id3 ") {
    if (!id3_)
      id3_ = std::make_unique<TagLib::ID3v2::Tag>(this, static_cast<long>(chunkOffset(index)), &guard);
    return;
  }
  if (chunkDataSize(index) > kLargestTextChunk) return;
  if (name == "LIST") {
    const TagLib::ByteVector data = chunkData(index);
    if (data.startsWith("INFO")) complete(properties_, TagLib::RIFF::Info::Tag(data).properties());
  } else if (name == "NAME") {
    complete(properties_, single("TITLE", chunkData(index)));
  } else if (name == "AUTH") {
    complete(properties_, single("ARTIST", chunkData(index)));
  } else if (name == "ANNO") {
    complete(properties_, single("COMMENT", chunkData(index)));
  }
}

}  // namespace barline::tags
