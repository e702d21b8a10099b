#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace barline::tags {

/// A picture out of a file's tags, as it stands there: not looked into.
struct Artwork {
  std::vector<std::byte> bytes;  ///< at most kLargestArtwork of them
  std::string mimeType;          ///< as the file says, "image/jpeg"; may be empty or wrong

  bool operator==(const Artwork&) const = default;
};

/// Larger pictures are left out.
inline constexpr std::size_t kLargestArtwork = std::size_t{24} << 20;  // bytes

}  // namespace barline::tags
