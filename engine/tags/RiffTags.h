#pragma once

#include <taglib/id3v2tag.h>
#include <taglib/infotag.h>
#include <taglib/rifffile.h>
#include <taglib/tpropertymap.h>

#include <memory>

#include "engine/tags/Id3FrameGuard.h"
#include "engine/tags/TagStream.h"

namespace barline::tags {

/// The tags of a WAV or AIFF file: an ID3v2 chunk and what the format has of its own, the INFO list of WAV or
/// the text chunks of AIFF. TagLib's own classes for them read ID3 frames without Id3FrameGuard.
class RiffTags final : public TagLib::RIFF::File {
 public:
  enum class Order : unsigned char { LittleEndian, BigEndian };

  /// @param guard outlives this
  RiffTags(TagStream& stream, const Id3FrameGuard& guard, Order order);

  /// Null where there is none.
  [[nodiscard]] const TagLib::ID3v2::Tag* id3() const { return id3_.get(); }

  /// ID3 counts, the format's own fills in what it leaves out.
  [[nodiscard]] TagLib::PropertyMap properties() const { return properties_; }

 private:
  [[nodiscard]] TagLib::Tag* tag() const override { return id3_.get(); }
  [[nodiscard]] TagLib::AudioProperties* audioProperties() const override { return nullptr; }
  bool save() override { return false; }
  void readChunk(unsigned index, const Id3FrameGuard& guard);

  std::unique_ptr<TagLib::ID3v2::Tag> id3_;
  TagLib::PropertyMap properties_;
};

}  // namespace barline::tags
