#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace barline::model {

enum class CrateKind : unsigned char {
  Folder,  ///< holds others of any kind
  Crate,   ///< holds tracks, in an order
  Smart    ///< a saved search
};

/// "folder", "crate", "smart".
[[nodiscard]] constexpr std::string_view crateKindName(CrateKind kind) {
  switch (kind) {
    case CrateKind::Folder:
      return "folder";
    case CrateKind::Smart:
      return "smart";
    default:
      return "crate";
  }
}

/// One of a library's crates, or a folder of them.
struct Crate {
  std::int64_t id{};      ///< of the library, never 0
  std::int64_t parent{};  ///< the folder that it lies in; 0 = at the top
  CrateKind kind{CrateKind::Crate};
  std::string name;    ///< UTF-8, never empty; several may have the same
  std::string search;  ///< Smart: as typed into the search field

  bool operator==(const Crate&) const = default;
};

/// A crate that was removed, with all that it takes to bring it back as it was.
struct RemovedCrate {
  Crate crate;
  std::int64_t before{};             ///< the one that it stood before in its folder; 0 = it was the last
  std::vector<std::int64_t> tracks;  ///< in order

  bool operator==(const RemovedCrate&) const = default;
};

}  // namespace barline::model
