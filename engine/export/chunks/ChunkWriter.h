#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/audio/Decoding.h"
#include "engine/export/ExportProgress.h"
#include "engine/export/chunks/ChunkPlan.h"

namespace barline::exporting {

/// What happens where a name is taken.
enum class ChunkCollision : unsigned char {
  Refuse,    ///< nothing is written: FileError names the first
  KeepBoth,  ///< the new set gets a number: in its folder's name, or in each file's where it has none
  Replace,
  Skip  ///< what is there stays, and that chunk is not written
};

struct ChunkRequest {
  ExportTrack track;
  std::filesystem::path folder;  ///< made where it is missing
  ChunkSettings settings;
  ChunkCollision collision{ChunkCollision::Refuse};
  /// Files of other tracks of the same run, with their folders. They are never replaced or taken for those of
  /// an earlier run: the set gets a number. Neither is the track itself.
  std::set<std::filesystem::path> reserved{};
  int threads{};  ///< that encode, 0 = as many as cores
};

/// A chunk on disk. Its samples are [firstFrame, firstFrame + frames − silence) of the track at `sampleRate`.
struct WrittenChunk {
  PlannedChunk plan;
  std::filesystem::path file;  ///< relative to the request's folder
  std::uintmax_t bytes{};
  std::int64_t firstFrame{};
  std::int64_t frames{};   ///< all of the file
  std::int64_t silence{};  ///< of them, filled up at the end
  double peak{};           ///< largest magnitude in the file, 1 = full scale
  double gain{};           ///< dB that were added
};

struct ChunkReport {
  std::vector<WrittenChunk> chunks;              ///< in order of time
  std::vector<std::filesystem::path> manifests;  ///< relative to the request's folder
  std::size_t skipped{};                         ///< chunks whose names were taken
  int sampleRate{};
  int channels{};
  int bits{};       ///< of a sample in the files
  bool bitExact{};  ///< samples are those that were stored: lossless source, nothing converted or shaped
  std::uintmax_t bytes{};              ///< of all chunks
  std::optional<std::string> warning;  ///< one sentence: the file is damaged or ends early
  double decodeSeconds{};              ///< of the decoding thread
  double wallSeconds{};
};

/// Files that the request would write and that exist, with their folders: what a person is asked about.
/// @throws ChunkError
[[nodiscard]] std::vector<std::filesystem::path> takenNames(const ChunkRequest& request);

/// About how many bytes the chunks will take, from what is known of the file without opening it; FLAC as if
/// it compressed nothing. Pure.
[[nodiscard]] std::uintmax_t estimatedBytes(const ExportTrack& track, const ChunkPlan& plan,
                                            const ChunkSettings& settings);

/// Decodes the track once and writes its chunks: cut by this thread, encoded on others, into a hidden folder
/// within the request's folder; once all are complete and synced they are renamed, and all of them appear or
/// none. Memory is that of a few chunks or of the longest.
/// @throws ChunkError, FileError, audio::MediaError, pipeline::Cancelled; what was written is gone then
ChunkReport writeChunks(const ChunkRequest& request, audio::Decoding& decoding,
                        const ExportProgress& progress = {});

}  // namespace barline::exporting
