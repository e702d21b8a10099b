#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "engine/audio/Decoding.h"
#include "storage/Library.h"

namespace barline::app {

enum class RelinkOutcome : unsigned char {
  Done,
  OtherAudio,  ///< the file is not the track's
  NoFile,      ///< there is no such file
  Unreadable   ///< the file cannot be read as audio
};

/// Says where a track's file is now. Where the file was read before it must have the same audio, so that the
/// track's analysis and edits fit. @throws StorageError
RelinkOutcome relink(storage::Library& library, audio::Decoding& decoding, std::int64_t track,
                     const std::filesystem::path& file, const std::function<bool()>& cancelled = {});

/// The folder that the files of all missing tracks lay in; empty where none is missing. @throws StorageError
[[nodiscard]] std::filesystem::path missingFolderOf(storage::Library& library);

struct FolderRelink {
  std::size_t relinked{};
  std::size_t otherAudio{};  ///< a file of that name is there, with other audio
  std::size_t notFound{};

  bool operator==(const FolderRelink&) const = default;
};

/// Finds the files of missing tracks that lay below `from` at the same places below `to`. A file with the
/// size and time that it had is taken without reading it, another by its audio. Names may differ in case and
/// in how letters are composed. @param progress called for every file, with the share that is done (0–1);
/// false stops.
/// @throws StorageError
FolderRelink relinkFolder(storage::Library& library, audio::Decoding& decoding,
                          const std::filesystem::path& from, const std::filesystem::path& to,
                          const std::function<bool(double)>& progress = {});

}  // namespace barline::app
