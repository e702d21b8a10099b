#include <taglib/flacfile.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/opusfile.h>
#include <taglib/vorbisfile.h>
#include <taglib/xiphcomment.h>

#include <type_traits>

#include "engine/tags/writing/Id3Check.h"
#include "engine/tags/writing/TagFileKinds.h"
#include "engine/tags/writing/TagFileStream.h"
#include "engine/tags/writing/TagLibText.h"

namespace barline::tags {
namespace {

using TagLib::Ogg::XiphComment;

XiphComment* commentOf(TagLib::FLAC::File& file) {
  return file.xiphComment(true);
}

XiphComment* commentOf(TagLib::Ogg::Vorbis::File& file) {
  return file.tag();
}

XiphComment* commentOf(TagLib::Ogg::Opus::File& file) {
  return file.tag();
}

TagLib::List<TagLib::FLAC::Picture*> picturesOf(TagLib::FLAC::File& file) {
  return file.pictureList();
}

template <class OggFile>
TagLib::List<TagLib::FLAC::Picture*> picturesOf(OggFile& file) {
  return file.tag()->pictureList();
}

template <class File>
File openedIn(TagFileStream& stream) {
  constexpr bool kNoProperties = false;
  if constexpr (std::is_same_v<File, TagLib::FLAC::File>) {
    return File(&stream, TagLib::ID3v2::FrameFactory::instance(), kNoProperties);
  } else {
    return File(&stream, kNoProperties);
  }
}

template <class File>
class XiphTagFile final : public TagFile {
 public:
  XiphTagFile(const std::filesystem::path& path, TagFormat format)
      : path_(path), stream_(path), file_(openedIn<File>(stream_)) {
    stream_.requireWhole();
    if (!file_.isValid() || commentOf(file_) == nullptr) failToParse(path, format);
  }

  // TagLib knows every field by its name in capitals, which Vorbis comments do not tell from others.
  [[nodiscard]] TagValues values(const std::string& name) const override {
    const auto& fields = commentOf(file_)->fieldListMap();
    const auto found = fields.find(tagString(name).upper());
    return found != fields.end() ? tagValues(found->second) : TagValues{};
  }

  void set(const std::string& name, const TagValues& values) override {
    XiphComment& comment = *commentOf(file_);
    comment.removeFields(tagString(name));
    for (const std::string& value : values) comment.addField(tagString(name), tagString(value), false);
  }

  void save() override {
    const bool saved = file_.save();
    stream_.requireWhole();
    if (!saved) failToSave(path_);
  }

  [[nodiscard]] std::multimap<std::string, std::string> contents() const override {
    std::multimap<std::string, std::string> contents;
    for (const auto& [name, values] : commentOf(file_)->fieldListMap()) {
      for (const TagLib::String& value : values) contents.emplace(utf8(name), utf8(value));
    }
    for (const TagLib::FLAC::Picture* const picture : picturesOf(file_)) {
      contents.emplace("picture", digest(picture->render()));
    }
    return contents;
  }

 private:
  std::filesystem::path path_;
  TagFileStream stream_;
  mutable File file_;  // TagLib hands out its tags from files that are not const
};

}  // namespace

std::unique_ptr<TagFile> openXiphFile(const std::filesystem::path& file, TagFormat format) {
  checkId3(file, format);
  if (format == TagFormat::Flac) return std::make_unique<XiphTagFile<TagLib::FLAC::File>>(file, format);
  if (format == TagFormat::Opus) return std::make_unique<XiphTagFile<TagLib::Ogg::Opus::File>>(file, format);
  return std::make_unique<XiphTagFile<TagLib::Ogg::Vorbis::File>>(file, format);
}

}  // namespace barline::tags
