#pragma once

#include <QString>
#include <array>
#include <cstdint>
#include <optional>

#include "engine/search/TrackQuery.h"

namespace barline::ui {

/// The lists that every library has.
enum class LibraryList : unsigned char {
  All,
  RecentlyAdded,  ///< within kRecentDays
  NotAnalysed,    ///< those that wait; what cannot be read is not among them, so the list can become empty
  Doubtful,
  Edited,
  Missing,
  Duplicates,
  History  ///< what was opened or heard, the latest first
};

inline constexpr std::array kLibraryLists{
    LibraryList::All,    LibraryList::RecentlyAdded, LibraryList::NotAnalysed, LibraryList::Doubtful,
    LibraryList::Edited, LibraryList::Missing,       LibraryList::Duplicates,  LibraryList::History};

inline constexpr int kRecentDays = 30;

[[nodiscard]] QString listTitle(LibraryList list);

/// What the list asks for; all tracks for All, and absent for History, which is no matter of a track's
/// values.
/// @param now seconds since 1970, UTC
[[nodiscard]] std::optional<search::TrackQuery> listQuery(LibraryList list, std::int64_t now);

/// What a person can choose to see: one of the lists, or one of the crates.
struct LibraryPlace {
  LibraryList list{LibraryList::All};  ///< where `crate` is 0
  std::int64_t crate{};                ///< a crate, smart crate or folder

  bool operator==(const LibraryPlace&) const = default;
};

}  // namespace barline::ui
