#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "engine/export/ExportProgress.h"
#include "engine/export/ExportTrack.h"
#include "engine/export/chunks/ChunkPlan.h"
#include "engine/export/chunks/ChunkWriter.h"
#include "engine/export/dataset/DatasetLedger.h"
#include "engine/export/dataset/DatasetSettings.h"
#include "storage/Library.h"

namespace barline::app {

/// The list of checksums; it is away while any file of the dataset differs from it.
inline constexpr const char* kChecksums = "SHA256SUMS";

/// The name that the audio of a track has as a part of it in the ledger.
inline constexpr const char* kAudio = "audio";

/// What a file of the dataset is, once it is in its place. @throws exporting::FileError
[[nodiscard]] exporting::DatasetFile describedFile(const std::filesystem::path& root,
                                                   const std::string& path);

/// Makes what is missing or stale of single tracks: the audio of their bars, and their tables and figures.
/// Used by one thread.
class TrackParts {
 public:
  /// Ledger, settings and decoding outlive this. @param library null = without: steps from the cache have no
  /// times then
  /// @param threads that encode, 0 = as many as cores
  TrackParts(exporting::DatasetLedger& ledger, std::shared_ptr<storage::Library> library,
             const exporting::DatasetSettings& settings, audio::Decoding& decoding, int threads);

  /// @return whether anything had to be written
  /// @throws exporting::FileError, exporting::ChunkError, audio::MediaError, pipeline::Cancelled
  bool bringUpToDate(const exporting::ExportTrack& track, const exporting::ExportProgress& progress);

 private:
  struct Cutting {
    exporting::ChunkRequest request;
    exporting::ChunkPlan plan;
    std::vector<std::string> paths;  ///< of its chunks, relative to the dataset
    std::vector<std::string> lists;  ///< of them, likewise
  };

  [[nodiscard]] Cutting cuttingOf(const exporting::ExportTrack& track, const std::string& name) const;
  bool cut(const exporting::ExportTrack& track, const Cutting& cutting, exporting::DatasetEntry& entry,
           const exporting::ExportProgress& progress);
  bool tabulate(const exporting::ExportTrack& track, const exporting::DatasetTrack& rows,
                exporting::DatasetEntry& entry);
  [[nodiscard]] std::vector<std::string> barAudio(const exporting::ExportTrack& track,
                                                  const Cutting& cutting) const;

  /// Writes a part: notes first what may come to be, so that nothing is lost sight of however it ends.
  /// @param settings what the part notes of them @param make writes the files and gives their paths
  void remake(exporting::DatasetEntry& entry, const std::string& id, const std::string& stamp,
              const std::string& settings, const std::vector<std::string>& planned,
              const std::function<std::vector<std::string>()>& make);

  exporting::DatasetLedger& ledger_;
  std::shared_ptr<storage::Library> library_;
  const exporting::DatasetSettings& settings_;
  exporting::ChunkSettings cutting_;
  audio::Decoding& decoding_;
  int threads_;
};

}  // namespace barline::app
