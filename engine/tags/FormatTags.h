#pragma once

#include <taglib/apetag.h>
#include <taglib/asftag.h>
#include <taglib/flacpicture.h>
#include <taglib/id3v2tag.h>
#include <taglib/mp4tag.h>
#include <taglib/tlist.h>
#include <taglib/tpropertymap.h>

#include <optional>

#include "engine/tags/Artwork.h"

/// What TagLib has no common name for: ratings and pictures of each format. Tags may be null where pointers
/// are taken.
namespace barline::tags {

/// Stars out of POPM (0–255) by the steps that Windows, Traktor and most players write: 1, 64, 128, 196, 255.
[[nodiscard]] std::optional<int> ratingOf(const TagLib::ID3v2::Tag* tag);
/// Out of FMPS_RATING (0–1), "RATING WMP" (0–255) or RATING, which is 1–5, or else 0–100.
[[nodiscard]] std::optional<int> ratingOf(const TagLib::PropertyMap& properties);
/// Out of "rate" (0–100).
[[nodiscard]] std::optional<int> ratingOf(const TagLib::MP4::Tag& tag);
/// Out of WM/SharedUserRating: 1, 25, 50, 75, 99.
[[nodiscard]] std::optional<int> ratingOf(const TagLib::ASF::Tag& tag);

[[nodiscard]] std::optional<Artwork> artworkOf(const TagLib::ID3v2::Tag* tag);
[[nodiscard]] std::optional<Artwork> artworkOf(const TagLib::List<TagLib::FLAC::Picture*>& pictures);
[[nodiscard]] std::optional<Artwork> artworkOf(const TagLib::MP4::Tag& tag);
[[nodiscard]] std::optional<Artwork> artworkOf(const TagLib::APE::Tag* tag);
[[nodiscard]] std::optional<Artwork> artworkOf(TagLib::ASF::Tag& tag);

/// With the tags that other programs added to iTunes' ("----:com.apple.iTunes:initialkey") under their last
/// part.
[[nodiscard]] TagLib::PropertyMap propertiesOf(const TagLib::MP4::Tag& tag);

}  // namespace barline::tags
