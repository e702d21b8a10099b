#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/TrackReference.h"

namespace barline::importing {

/// A track of another program's collection.
struct CollectionTrack {
  /// As the other program wrote it, with '/' between its parts: "/Users/me/Music/a.mp3", "C:/Music/a.mp3".
  /// Bytes; need not be a path of this machine.
  std::filesystem::path path;
  std::string title;
  std::string artist;
  int rating{};                     ///< stars, 1–5; 0 = none
  int colour{};                     ///< 1–8 as model::kTrackColourNames; 0 = none
  model::TrackReference reference;  ///< what it has of a grid and a key; its source is the collection's

  bool operator==(const CollectionTrack&) const = default;
};

/// A playlist, or a folder of them.
struct CollectionPlaylist {
  std::string name;
  bool isFolder{};
  std::size_t parent{};             ///< index of a folder before it; its own index = at the top
  std::vector<std::size_t> tracks;  ///< indices of Collection::tracks, in order

  bool operator==(const CollectionPlaylist&) const = default;
};

/// What another program has of a person's music.
struct Collection {
  std::string program;  ///< "rekordbox", "Traktor"; of a playlist alone its name
  std::vector<CollectionTrack> tracks;
  std::vector<CollectionPlaylist> playlists;  ///< folders before what is in them
  std::size_t leftOut{};  ///< tracks and entries that name no local file: streams, and what is not understood
};

/// Reads a collection: rekordbox's XML, Traktor's NML, or a playlist as M3U or M3U8; which it is shows in its
/// bytes. Read as a stream, so that memory does not grow with the file but with what is in it. Files are
/// hostile: the numbers of tracks, playlists, entries and markers, nesting and texts are bounded, and
/// document types, with which entities could multiply, are refused. Reads the disk, so not for the
/// interface's thread.
/// @param progress called now and then with the share that is read (0–1); false stops, with what was read
/// @throws ImportError
[[nodiscard]] Collection readCollection(const std::filesystem::path& file,
                                        const std::function<bool(double)>& progress = {});

/// Whether the file's name ends like a collection's: ".xml", ".nml", ".m3u", ".m3u8".
[[nodiscard]] bool hasCollectionEnding(const std::filesystem::path& file);

}  // namespace barline::importing
