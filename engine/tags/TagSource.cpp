#include "engine/tags/TagSource.h"

#include <taglib/apefile.h>
#include <taglib/apetag.h>
#include <taglib/asffile.h>
#include <taglib/flacfile.h>
#include <taglib/id3v2header.h>
#include <taglib/mp4file.h>
#include <taglib/mpcfile.h>
#include <taglib/mpegfile.h>
#include <taglib/oggflacfile.h>
#include <taglib/opusfile.h>
#include <taglib/speexfile.h>
#include <taglib/trueaudiofile.h>
#include <taglib/vorbisfile.h>
#include <taglib/wavpackfile.h>

#include <string_view>

#include "engine/tags/FileKind.h"
#include "engine/tags/FormatTags.h"
#include "engine/tags/Id3FrameGuard.h"
#include "engine/tags/RiffTags.h"

namespace barline::tags {
namespace {

/// Properties of the audio are for the decoder to tell.
constexpr bool kNoProperties = false;

/// TagLib's files have no tag where they could not be read, and do not look before they ask it.
template <class File>
TagLib::PropertyMap propertiesIn(const File& file) {
  return file.tag() == nullptr ? TagLib::PropertyMap() : file.properties();
}

class MpegSource final : public TagSource {
 public:
  explicit MpegSource(TagStream& stream) : file_(&stream, &guard_, kNoProperties) {}

  TagLib::PropertyMap properties() const override { return propertiesIn(file_); }
  std::optional<int> rating() const override { return ratingOf(file_.ID3v2Tag()); }
  std::optional<Artwork> artwork() const override {
    if (auto picture = artworkOf(file_.ID3v2Tag())) return picture;
    return artworkOf(file_.APETag());
  }

 private:
  Id3FrameGuard guard_;
  mutable TagLib::MPEG::File file_;  // TagLib's functions that only look are not const
};

class TrueAudioSource final : public TagSource {
 public:
  explicit TrueAudioSource(TagStream& stream) : file_(&stream, &guard_, kNoProperties) {}

  TagLib::PropertyMap properties() const override { return propertiesIn(file_); }
  std::optional<int> rating() const override { return ratingOf(file_.ID3v2Tag()); }
  std::optional<Artwork> artwork() const override { return artworkOf(file_.ID3v2Tag()); }

 private:
  Id3FrameGuard guard_;
  mutable TagLib::TrueAudio::File file_;
};

class RiffSource final : public TagSource {
 public:
  RiffSource(TagStream& stream, RiffTags::Order order) : file_(stream, guard_, order) {}

  TagLib::PropertyMap properties() const override { return file_.properties(); }
  std::optional<int> rating() const override { return ratingOf(file_.id3()); }
  std::optional<Artwork> artwork() const override { return artworkOf(file_.id3()); }

 private:
  Id3FrameGuard guard_;
  RiffTags file_;
};

class FlacSource final : public TagSource {
 public:
  explicit FlacSource(TagStream& stream) : file_(&stream, &guard_, kNoProperties) {}

  TagLib::PropertyMap properties() const override { return propertiesIn(file_); }
  std::optional<int> rating() const override { return ratingOf(propertiesIn(file_)); }
  std::optional<Artwork> artwork() const override {
    if (auto picture = artworkOf(file_.pictureList())) return picture;
    return file_.hasID3v2Tag() ? artworkOf(file_.ID3v2Tag()) : std::nullopt;
  }

 private:
  Id3FrameGuard guard_;
  mutable TagLib::FLAC::File file_;
};

/// Ogg streams, whose tags are a Vorbis comment.
template <class File>
class OggSource final : public TagSource {
 public:
  explicit OggSource(TagStream& stream) : file_(&stream, kNoProperties) {}

  TagLib::PropertyMap properties() const override { return propertiesIn(file_); }
  std::optional<int> rating() const override { return ratingOf(propertiesIn(file_)); }
  std::optional<Artwork> artwork() const override {
    return file_.tag() == nullptr ? std::nullopt : artworkOf(file_.tag()->pictureList());
  }

 private:
  mutable File file_;
};

class Mp4Source final : public TagSource {
 public:
  explicit Mp4Source(TagStream& stream) : file_(&stream, kNoProperties) {}

  TagLib::PropertyMap properties() const override {
    return file_.tag() == nullptr ? TagLib::PropertyMap() : propertiesOf(*file_.tag());
  }
  std::optional<int> rating() const override {
    return file_.tag() == nullptr ? std::nullopt : ratingOf(*file_.tag());
  }
  std::optional<Artwork> artwork() const override {
    return file_.tag() == nullptr ? std::nullopt : artworkOf(*file_.tag());
  }

 private:
  TagLib::MP4::File file_;
};

class AsfSource final : public TagSource {
 public:
  explicit AsfSource(TagStream& stream) : file_(&stream, kNoProperties) {}

  TagLib::PropertyMap properties() const override { return propertiesIn(file_); }
  std::optional<int> rating() const override {
    return file_.tag() == nullptr ? std::nullopt : ratingOf(*file_.tag());
  }
  std::optional<Artwork> artwork() const override {
    return file_.tag() == nullptr ? std::nullopt : artworkOf(*file_.tag());
  }

 private:
  TagLib::ASF::File file_;
};

/// Formats whose tags are APE's.
template <class File>
class ApeSource final : public TagSource {
 public:
  explicit ApeSource(TagStream& stream) : file_(&stream, kNoProperties) {}

  TagLib::PropertyMap properties() const override { return propertiesIn(file_); }
  std::optional<int> rating() const override { return ratingOf(propertiesIn(file_)); }
  std::optional<Artwork> artwork() const override { return artworkOf(file_.APETag()); }

 private:
  mutable File file_;
};

std::string_view viewOf(const TagLib::ByteVector& bytes) {
  return {bytes.data(), bytes.size()};
}

FileKind kindOf(TagStream& stream) {
  const TagLib::ByteVector begin = stream.readBlock(kBytesForKind);
  TagLib::ByteVector after;
  if (begin.startsWith("ID3") && begin.size() >= TagLib::ID3v2::Header::size()) {
    stream.seek(static_cast<long>(TagLib::ID3v2::Header(begin).completeTagSize()));
    after = stream.readBlock(kBytesForKind);
  }
  stream.seek(0);
  return fileKind(viewOf(begin), viewOf(after));
}

}  // namespace

std::unique_ptr<TagSource> openTagSource(TagStream& stream) {
  switch (kindOf(stream)) {
    case FileKind::Unknown:
      return nullptr;
    case FileKind::Mpeg:
      return std::make_unique<MpegSource>(stream);
    case FileKind::Wav:
      return std::make_unique<RiffSource>(stream, RiffTags::Order::LittleEndian);
    case FileKind::Aiff:
      return std::make_unique<RiffSource>(stream, RiffTags::Order::BigEndian);
    case FileKind::Flac:
      return std::make_unique<FlacSource>(stream);
    case FileKind::OggVorbis:
      return std::make_unique<OggSource<TagLib::Ogg::Vorbis::File>>(stream);
    case FileKind::OggOpus:
      return std::make_unique<OggSource<TagLib::Ogg::Opus::File>>(stream);
    case FileKind::OggFlac:
      return std::make_unique<OggSource<TagLib::Ogg::FLAC::File>>(stream);
    case FileKind::OggSpeex:
      return std::make_unique<OggSource<TagLib::Ogg::Speex::File>>(stream);
    case FileKind::Mp4:
      return std::make_unique<Mp4Source>(stream);
    case FileKind::Asf:
      return std::make_unique<AsfSource>(stream);
    case FileKind::Ape:
      return std::make_unique<ApeSource<TagLib::APE::File>>(stream);
    case FileKind::Musepack:
      return std::make_unique<ApeSource<TagLib::MPC::File>>(stream);
    case FileKind::WavPack:
      return std::make_unique<ApeSource<TagLib::WavPack::File>>(stream);
    case FileKind::TrueAudio:
      return std::make_unique<TrueAudioSource>(stream);
  }
  return nullptr;
}

}  // namespace barline::tags
