#pragma once

#include <taglib/tpropertymap.h>

#include <memory>
#include <optional>

#include "engine/tags/Artwork.h"
#include "engine/tags/TagStream.h"

namespace barline::tags {

/// The tags of one open file, behind what their formats have in common.
class TagSource {
 public:
  virtual ~TagSource() = default;

  /// By TagLib's names ("TITLE", "ALBUMARTIST", …), which are those of Vorbis comments.
  [[nodiscard]] virtual TagLib::PropertyMap properties() const = 0;

  /// Stars, 1–5.
  [[nodiscard]] virtual std::optional<int> rating() const = 0;

  /// See TagReader::artwork().
  [[nodiscard]] virtual std::optional<Artwork> artwork() const = 0;
};

/// Tells by its bytes what kind of file it is, and reads its tags. Null where Barline knows no tags in it.
/// @param stream outlives what is returned
[[nodiscard]] std::unique_ptr<TagSource> openTagSource(TagStream& stream);

}  // namespace barline::tags
