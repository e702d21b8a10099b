#include <taglib/mp4atom.h>
#include <taglib/mp4file.h>
#include <taglib/mp4tag.h>

#include <charconv>
#include <string_view>
#include <utility>

#include "engine/tags/writing/TagError.h"
#include "engine/tags/writing/TagFileKinds.h"
#include "engine/tags/writing/TagFileStream.h"
#include "engine/tags/writing/TagLibText.h"

namespace barline::tags {
namespace {

namespace MP4 = TagLib::MP4;

constexpr std::string_view kFreeForm = "----:";

class Mp4TagFile final : public TagFile {
 public:
  explicit Mp4TagFile(const std::filesystem::path& path)
      : path_(path), stream_(path), file_(&stream_, false) {
    stream_.requireWhole();
    if (!file_.isValid() || file_.tag() == nullptr) failToParse(path, TagFormat::Mp4);
  }

  [[nodiscard]] TagValues values(const std::string& name) const override {
    const MP4::ItemMap& items = file_.tag()->itemMap();
    const auto found = items.find(keyOf(name));
    if (found == items.end()) return {};
    if (name == "tmpo") return {std::to_string(found->second.toInt())};
    return tagValues(found->second.toStringList());
  }

  void set(const std::string& name, const TagValues& values) override {
    const TagLib::String key = keyOf(name);
    if (values.empty()) {
      file_.tag()->removeItem(key);
    } else if (name == "tmpo") {
      int whole = 0;
      std::from_chars(values.front().data(), values.front().data() + values.front().size(), whole);
      file_.tag()->setItem(key, MP4::Item(whole));
    } else {
      file_.tag()->setItem(key, MP4::Item(stringList(values)));
    }
  }

  void save() override {
    requireTables();
    requireAtomsWithin();
    const bool saved = file_.save();
    stream_.requireWhole();
    if (!saved) failToSave(path_);
  }

  /// From the atoms themselves: TagLib leaves out items of which it cannot make sense, and drops them on
  /// saving.
  [[nodiscard]] std::multimap<std::string, std::string> contents() const override {
    std::multimap<std::string, std::string> contents;
    MP4::Atoms atoms(&file_);
    const MP4::Atom* const list = atoms.find("moov", "udta", "meta", "ilst");
    if (list == nullptr) return contents;
    for (const MP4::Atom* const item : list->children) {
      file_.seek(item->offset);
      const TagLib::ByteVector bytes = file_.readBlock(static_cast<unsigned long>(item->length));
      std::string name = utf8(TagLib::String(item->name, TagLib::String::Latin1));
      if (name == "----") {
        const FreeForm form = freeForm(bytes);
        name += ':' + form.mean + ':' + form.name;
      }
      contents.emplace(std::move(name), digest(bytes));
    }
    stream_.requireWhole();
    return contents;
  }

 private:
  struct FreeForm {
    std::string mean;
    std::string name;
  };

  /// What a "----" atom is called: its first two children, each behind length, type, version and flags.
  static FreeForm freeForm(const TagLib::ByteVector& atom) {
    constexpr unsigned kChildHeader = 12;
    FreeForm form;
    unsigned offset = 8;
    for (std::string* const part : {&form.mean, &form.name}) {
      if (offset + kChildHeader > atom.size()) break;
      const unsigned length = atom.toUInt(offset, true);
      if (length < kChildHeader || length > atom.size() - offset) break;
      part->assign(atom.data() + offset + kChildHeader, length - kChildHeader);
      offset += length;
    }
    return form;
  }

  /// The key under which TagLib has a field: a free one is found in any case.
  [[nodiscard]] TagLib::String keyOf(const std::string& name) const {
    if (name.starts_with(kFreeForm)) {
      for (const auto& [key, item] : file_.tag()->itemMap()) {
        if (sameName(utf8(key), name)) return key;
      }
    }
    return tagString(name);
  }

  /// TagLib writes as many entries as a table says that it has, also where its atom ends before them.
  void requireTables() {
    MP4::Atoms atoms(&file_);
    MP4::Atom* const moov = atoms.find("moov");
    if (moov == nullptr) return;
    for (const auto& [name, entryBytes] : {std::pair{"stco", 4LL}, std::pair{"co64", 8LL}}) {
      for (const MP4::Atom* const table : moov->findall(name, true)) {
        constexpr long kCount = 12;
        constexpr long kEntries = 16;
        file_.seek(table->offset + kCount);
        const TagLib::ByteVector count = file_.readBlock(kEntries - kCount);
        if (count.size() == 4 && kEntries + entryBytes * count.toUInt() <= table->length) continue;
        failForDamage("the index of its sound is damaged");
      }
    }
  }

  /// TagLib fills what the atoms of the tags and their neighbours leave free, as much as they say, even where
  /// that is more than the file has.
  void requireAtomsWithin() {
    MP4::Atoms atoms(&file_);
    long end = file_.length();
    for (const MP4::Atom* const atom : atoms.path("moov", "udta", "meta", "ilst")) {
      if (atom->offset + atom->length > end) failForDamage("the structure of its tags is damaged");
      end = atom->offset + atom->length;
      for (const MP4::Atom* const child : atom->children) {
        if (child->offset + child->length > end) failForDamage("the structure of its tags is damaged");
      }
    }
  }

  [[noreturn]] void failForDamage(const char* what) const {
    throw TagError("No tags can be written into " + path_.string() + ": " + what + '.');
  }

  std::filesystem::path path_;
  mutable TagFileStream stream_;
  mutable MP4::File file_;  // reading moves its position
};

}  // namespace

std::unique_ptr<TagFile> openMp4File(const std::filesystem::path& file) {
  return std::make_unique<Mp4TagFile>(file);
}

}  // namespace barline::tags
