#pragma once

#include <filesystem>
#include <string_view>

#include "engine/import/Collection.h"

namespace barline::importing {

/// A playlist as M3U or M3U8: a file on each line, "#EXTINF:length,artist - title" before it,
/// "#PLAYLIST:name". Relative paths are the playlist's folder's; "file:" addresses are paths; other addresses
/// are left out. Lines end in LF, CR or both. Those that are not UTF-8 are Windows-1252 where the file's name
/// ends in ".m3u", otherwise the bytes of a path. @throws ImportError
[[nodiscard]] Collection readPlaylist(const std::filesystem::path& file, std::string_view text);

}  // namespace barline::importing
