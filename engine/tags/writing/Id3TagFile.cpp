#include <taglib/aifffile.h>
#include <taglib/commentsframe.h>
#include <taglib/generalencapsulatedobjectframe.h>
#include <taglib/id3v2framefactory.h>
#include <taglib/id3v2header.h>
#include <taglib/id3v2tag.h>
#include <taglib/mpegfile.h>
#include <taglib/textidentificationframe.h>
#include <taglib/wavfile.h>

#include <algorithm>
#include <string_view>
#include <type_traits>

#include "engine/tags/writing/Id3Check.h"
#include "engine/tags/writing/TagFileKinds.h"
#include "engine/tags/writing/TagFileStream.h"
#include "engine/tags/writing/TagLibText.h"

namespace barline::tags {
namespace {

namespace ID3v2 = TagLib::ID3v2;

constexpr std::string_view kUserText = "TXXX:";
constexpr std::string_view kObject = "GEOB:";

std::string frameId(const ID3v2::Frame& frame) {
  const TagLib::ByteVector id = frame.frameID();
  return {id.data(), id.size()};
}

/// Latin-1 where that will do; UTF-16 else, which ID3v2.3 knows and ID3v2.4 too.
TagLib::String::Type encodingFor(const TagValues& values) {
  const bool latin =
      std::ranges::all_of(values, [](const auto& value) { return tagString(value).isLatin1(); });
  return latin ? TagLib::String::Latin1 : TagLib::String::UTF16;
}

/// The fields of an ID3v2 tag.
class Id3Fields {
 public:
  explicit Id3Fields(ID3v2::Tag& tag) : tag_(tag) {}

  [[nodiscard]] TagValues values(const std::string& name) const {
    if (name == "COMM") {
      const auto* const frame = comment();
      return frame != nullptr && !frame->text().isEmpty() ? TagValues{utf8(frame->text())} : TagValues{};
    }
    if (name.starts_with(kUserText)) {
      const auto* const frame = userText(name.substr(kUserText.size()));
      if (frame == nullptr) return {};
      TagValues values = tagValues(frame->fieldList());
      if (!values.empty()) values.erase(values.begin());  // the description
      return values;
    }
    if (name.starts_with(kObject)) {
      const auto* const frame = object(name.substr(kObject.size()));
      if (frame == nullptr) return {};
      const TagLib::ByteVector bytes = frame->object();
      return {std::string(bytes.data(), bytes.size())};
    }
    const auto* const frame = text(name);
    return frame != nullptr ? tagValues(frame->fieldList()) : TagValues{};
  }

  void set(const std::string& name, const TagValues& values) {
    if (name == "COMM") {
      setComment(values);
    } else if (name.starts_with(kUserText)) {
      setUserText(name.substr(kUserText.size()), values);
    } else if (name.starts_with(kObject)) {
      setObject(name.substr(kObject.size()), values);
    } else {
      setText(name, values);
    }
  }

  [[nodiscard]] std::multimap<std::string, std::string> contents() const {
    std::multimap<std::string, std::string> contents;
    for (ID3v2::Frame* const frame : tag_.frameList()) {
      const std::string id = frameId(*frame);
      if (const auto* const user = dynamic_cast<const ID3v2::UserTextIdentificationFrame*>(frame)) {
        contents.emplace(std::string(kUserText) + utf8(user->description()), utf8(user->toString()));
      } else if (dynamic_cast<const ID3v2::TextIdentificationFrame*>(frame) != nullptr) {
        contents.emplace(id, utf8(frame->toString()));
      } else if (const auto* const said = dynamic_cast<const ID3v2::CommentsFrame*>(frame)) {
        const std::string description = utf8(said->description());
        contents.emplace(description.empty() ? id : id + ':' + description, utf8(said->text()));
      } else {
        contents.emplace(id, digest(frame->render()));
      }
    }
    return contents;
  }

 private:
  [[nodiscard]] ID3v2::TextIdentificationFrame* text(const std::string& id) const {
    for (ID3v2::Frame* const frame : tag_.frameList(id.c_str())) {
      if (auto* const found = dynamic_cast<ID3v2::TextIdentificationFrame*>(frame)) return found;
    }
    return nullptr;
  }

  [[nodiscard]] ID3v2::UserTextIdentificationFrame* userText(const std::string& description) const {
    for (ID3v2::Frame* const frame : tag_.frameList("TXXX")) {
      auto* const found = dynamic_cast<ID3v2::UserTextIdentificationFrame*>(frame);
      if (found != nullptr && sameName(utf8(found->description()), description)) return found;
    }
    return nullptr;
  }

  [[nodiscard]] ID3v2::GeneralEncapsulatedObjectFrame* object(const std::string& description) const {
    for (ID3v2::Frame* const frame : tag_.frameList("GEOB")) {
      auto* const found = dynamic_cast<ID3v2::GeneralEncapsulatedObjectFrame*>(frame);
      if (found != nullptr && utf8(found->description()) == description) return found;
    }
    return nullptr;
  }

  [[nodiscard]] ID3v2::CommentsFrame* comment() const {
    for (ID3v2::Frame* const frame : tag_.frameList("COMM")) {
      auto* const found = dynamic_cast<ID3v2::CommentsFrame*>(frame);
      if (found != nullptr && found->description().isEmpty()) return found;
    }
    return nullptr;
  }

  void setText(const std::string& id, const TagValues& values) {
    ID3v2::TextIdentificationFrame* frame = text(id);
    if (values.empty()) {
      if (frame != nullptr) tag_.removeFrame(frame);
      return;
    }
    if (frame == nullptr) {
      frame = new ID3v2::TextIdentificationFrame(id.c_str());  // TagLib's tag owns its frames
      tag_.addFrame(frame);
    }
    frame->setTextEncoding(encodingFor(values));
    frame->setText(stringList(values));
  }

  void setUserText(const std::string& description, const TagValues& values) {
    ID3v2::UserTextIdentificationFrame* frame = userText(description);
    if (values.empty()) {
      if (frame != nullptr) tag_.removeFrame(frame);
      return;
    }
    if (frame == nullptr) {
      frame = new ID3v2::UserTextIdentificationFrame(encodingFor(values));
      frame->setDescription(tagString(description));
      tag_.addFrame(frame);
    } else {
      TagValues all = values;
      all.push_back(utf8(frame->description()));
      frame->setTextEncoding(encodingFor(all));
    }
    frame->setText(stringList(values));
  }

  void setObject(const std::string& description, const TagValues& values) {
    ID3v2::GeneralEncapsulatedObjectFrame* frame = object(description);
    if (values.empty()) {
      if (frame != nullptr) tag_.removeFrame(frame);
      return;
    }
    if (frame == nullptr) {
      frame = new ID3v2::GeneralEncapsulatedObjectFrame;
      frame->setTextEncoding(TagLib::String::Latin1);
      frame->setMimeType("application/octet-stream");
      frame->setDescription(tagString(description));
      tag_.addFrame(frame);
    }
    const std::string& bytes = values.front();
    frame->setObject(TagLib::ByteVector(bytes.data(), static_cast<unsigned>(bytes.size())));
  }

  void setComment(const TagValues& values) {
    ID3v2::CommentsFrame* frame = comment();
    if (values.empty()) {
      if (frame != nullptr) tag_.removeFrame(frame);
      return;
    }
    if (frame == nullptr) {
      frame = new ID3v2::CommentsFrame;
      frame->setLanguage("eng");
      tag_.addFrame(frame);
    }
    frame->setTextEncoding(encodingFor(values));
    frame->setText(tagString(values.front()));
  }

  ID3v2::Tag& tag_;
};

bool save(TagLib::MPEG::File& file, ID3v2::Version version) {
  return file.save(TagLib::MPEG::File::ID3v2, TagLib::File::StripNone, version, TagLib::File::DoNotDuplicate);
}

bool save(TagLib::RIFF::WAV::File& file, ID3v2::Version version) {
  return file.save(TagLib::RIFF::WAV::File::ID3v2, TagLib::File::StripNone, version);
}

bool save(TagLib::RIFF::AIFF::File& file, ID3v2::Version version) {
  return file.save(version);
}

ID3v2::Tag* tagOf(TagLib::MPEG::File& file) {
  return file.ID3v2Tag(true);
}

ID3v2::Tag* tagOf(TagLib::RIFF::WAV::File& file) {
  return file.ID3v2Tag();
}

ID3v2::Tag* tagOf(TagLib::RIFF::AIFF::File& file) {
  return file.tag();
}

template <class File>
File openedIn(TagFileStream& stream) {
  constexpr bool kNoProperties = false;
  if constexpr (std::is_same_v<File, TagLib::MPEG::File>) {
    return File(&stream, ID3v2::FrameFactory::instance(), kNoProperties);
  } else {
    return File(&stream, kNoProperties);
  }
}

template <class File>
class Id3TagFile final : public TagFile {
 public:
  Id3TagFile(const std::filesystem::path& path, TagFormat format)
      : path_(path), stream_(path), file_(openedIn<File>(stream_)) {
    stream_.requireWhole();
    if (!file_.isValid() || tagOf(file_) == nullptr) failToParse(path, format);
    // A tag keeps its version; a new one is the ID3v2.3 that every program reads. TagLib writes no ID3v2.2.
    const bool newer = file_.hasID3v2Tag() && tagOf(file_)->header()->majorVersion() >= 4;
    version_ = newer ? ID3v2::v4 : ID3v2::v3;
  }

  [[nodiscard]] TagValues values(const std::string& name) const override { return fields().values(name); }
  void set(const std::string& name, const TagValues& values) override { fields().set(name, values); }
  void save() override {
    const bool saved = tags::save(file_, version_);
    stream_.requireWhole();
    if (!saved) failToSave(path_);
  }
  [[nodiscard]] std::multimap<std::string, std::string> contents() const override {
    return fields().contents();
  }

 private:
  [[nodiscard]] Id3Fields fields() const { return Id3Fields(*tagOf(file_)); }

  std::filesystem::path path_;
  TagFileStream stream_;
  mutable File file_;  // TagLib hands out its tags from files that are not const
  ID3v2::Version version_{};
};

}  // namespace

std::unique_ptr<TagFile> openId3File(const std::filesystem::path& file, TagFormat format) {
  checkId3(file, format);
  if (format == TagFormat::Wav) return std::make_unique<Id3TagFile<TagLib::RIFF::WAV::File>>(file, format);
  if (format == TagFormat::Aiff) return std::make_unique<Id3TagFile<TagLib::RIFF::AIFF::File>>(file, format);
  return std::make_unique<Id3TagFile<TagLib::MPEG::File>>(file, format);
}

}  // namespace barline::tags
