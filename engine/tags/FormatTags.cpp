#include "engine/tags/FormatTags.h"

#include <taglib/asfpicture.h>
#include <taglib/attachedpictureframe.h>
#include <taglib/mp4coverart.h>
#include <taglib/popularimeterframe.h>

#include <algorithm>
#include <cmath>
#include <cstring>

#include "engine/tags/TagText.h"

namespace barline::tags {
namespace {

std::optional<Artwork> artworkFrom(const TagLib::ByteVector& bytes, const std::string& mimeType) {
  if (bytes.isEmpty() || bytes.size() > kLargestArtwork) return std::nullopt;
  Artwork artwork;
  artwork.bytes.resize(bytes.size());
  std::memcpy(artwork.bytes.data(), bytes.data(), bytes.size());
  artwork.mimeType = mimeType;
  return artwork;
}

/// 1–5 out of a share of the whole; nothing for 0, which means that nobody rated.
std::optional<int> starsOf(double share) {
  if (!(share > 0.0) || share > 1.0) return std::nullopt;
  constexpr double kStars = 5.0;
  return std::clamp(static_cast<int>(std::lround(share * kStars)), 1, 5);
}

/// See ratingOf(ID3v2::Tag): the borders lie half-way between the steps.
std::optional<int> starsOfPopularity(int value) {
  if (value <= 0 || value > 255) return std::nullopt;
  if (value < 32) return 1;
  if (value < 96) return 2;
  if (value < 160) return 3;
  return value < 224 ? 4 : 5;
}

std::optional<double> numberIn(const TagLib::PropertyMap& properties, const char* name) {
  if (!properties.contains(name) || properties[name].isEmpty()) return std::nullopt;
  return leadingNumber(cleanText(properties[name].front()));
}

/// The front cover, or the first.
template <class Pictures, class Type>
auto frontCover(const Pictures& pictures, const Type& isFront) {
  auto found = std::find_if(pictures.begin(), pictures.end(), isFront);
  return found == pictures.end() ? pictures.begin() : found;
}

}  // namespace

std::optional<int> ratingOf(const TagLib::ID3v2::Tag* tag) {
  if (tag == nullptr) return std::nullopt;
  for (const auto* frame : tag->frameList("POPM")) {
    const auto* rating = dynamic_cast<const TagLib::ID3v2::PopularimeterFrame*>(frame);
    if (rating == nullptr) continue;
    if (const auto stars = starsOfPopularity(rating->rating())) return stars;
  }
  return ratingOf(tag->properties());
}

std::optional<int> ratingOf(const TagLib::PropertyMap& properties) {
  if (const auto share = numberIn(properties, "FMPS_RATING")) return starsOf(*share);
  if (const auto value = numberIn(properties, "RATING WMP"))
    return starsOfPopularity(static_cast<int>(std::clamp(*value, -1.0, 256.0)));
  const auto value = numberIn(properties, "RATING");
  if (!value) return std::nullopt;
  return starsOf(*value <= 5.0 ? *value / 5.0 : *value / 100.0);
}

std::optional<int> ratingOf(const TagLib::MP4::Tag& tag) {
  if (tag.contains("rate")) {
    const TagLib::StringList texts = tag.item("rate").toStringList();
    if (!texts.isEmpty()) {
      if (const auto value = leadingNumber(cleanText(texts.front()))) return starsOf(*value / 100.0);
    }
  }
  return ratingOf(propertiesOf(tag));
}

std::optional<int> ratingOf(const TagLib::ASF::Tag& tag) {
  const auto& attributes = const_cast<TagLib::ASF::Tag&>(tag).attributeListMap();
  const auto found = attributes.find("WM/SharedUserRating");
  if (found == attributes.end() || found->second.isEmpty()) return std::nullopt;
  const unsigned value = found->second.front().toUInt();
  if (value == 0 || value > 100) return std::nullopt;
  if (value < 13) return 1;
  return starsOf((static_cast<double>(value) / 25.0 + 1.0) / 5.0);
}

std::optional<Artwork> artworkOf(const TagLib::ID3v2::Tag* tag) {
  if (tag == nullptr) return std::nullopt;
  using Picture = TagLib::ID3v2::AttachedPictureFrame;
  std::vector<const Picture*> pictures;
  for (const char* id : {"APIC", "PIC"}) {
    for (const auto* frame : tag->frameList(id)) {
      const auto* picture = dynamic_cast<const Picture*>(frame);
      if (picture != nullptr && !picture->picture().isEmpty()) pictures.push_back(picture);
    }
  }
  if (pictures.empty()) return std::nullopt;
  const Picture& front =
      **frontCover(pictures, [](const Picture* picture) { return picture->type() == Picture::FrontCover; });
  return artworkFrom(front.picture(), cleanText(front.mimeType()));
}

std::optional<Artwork> artworkOf(const TagLib::List<TagLib::FLAC::Picture*>& pictures) {
  if (pictures.isEmpty()) return std::nullopt;
  const TagLib::FLAC::Picture& front = **frontCover(pictures, [](const TagLib::FLAC::Picture* picture) {
    return picture->type() == TagLib::FLAC::Picture::FrontCover;
  });
  return artworkFrom(front.data(), cleanText(front.mimeType()));
}

std::optional<Artwork> artworkOf(const TagLib::MP4::Tag& tag) {
  if (!tag.contains("covr")) return std::nullopt;
  const TagLib::MP4::CoverArtList covers = tag.item("covr").toCoverArtList();
  if (covers.isEmpty()) return std::nullopt;
  const TagLib::MP4::CoverArt& cover = covers.front();
  return artworkFrom(cover.data(), cover.format() == TagLib::MP4::CoverArt::PNG ? "image/png" : "image/jpeg");
}

std::optional<Artwork> artworkOf(const TagLib::APE::Tag* tag) {
  if (tag == nullptr) return std::nullopt;
  const auto& items = tag->itemListMap();
  auto found = items.find("COVER ART (FRONT)");
  if (found == items.end()) found = items.find("COVER ART (OTHER)");
  if (found == items.end()) return std::nullopt;
  // A file name and a zero byte go before the picture.
  const TagLib::ByteVector data = found->second.binaryData();
  const int zero = data.find('\0');
  return zero < 0 ? std::nullopt : artworkFrom(data.mid(static_cast<unsigned>(zero) + 1), {});
}

std::optional<Artwork> artworkOf(TagLib::ASF::Tag& tag) {
  const auto found = tag.attributeListMap().find("WM/Picture");
  if (found == tag.attributeListMap().end()) return std::nullopt;
  const TagLib::ASF::AttributeList& list = found->second;
  if (list.isEmpty()) return std::nullopt;
  const auto front = frontCover(list, [](const TagLib::ASF::Attribute& attribute) {
    return attribute.toPicture().type() == TagLib::ASF::Picture::FrontCover;
  });
  const TagLib::ASF::Picture picture = front->toPicture();
  return artworkFrom(picture.picture(), cleanText(picture.mimeType()));
}

TagLib::PropertyMap propertiesOf(const TagLib::MP4::Tag& tag) {
  TagLib::PropertyMap properties = tag.properties();
  for (const auto& [name, item] : tag.itemMap()) {
    if (!name.startsWith("----:")) continue;
    const TagLib::String own = name.substr(static_cast<unsigned>(name.rfind(":")) + 1).upper();
    if (!own.isEmpty() && !properties.contains(own)) properties.insert(own, item.toStringList());
  }
  return properties;
}

}  // namespace barline::tags
