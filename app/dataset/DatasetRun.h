#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "app/exporting/TrackLoader.h"
#include "engine/export/dataset/DatasetSettings.h"

namespace barline::app {

/// A dataset to be made, or brought up to date.
struct DatasetTask {
  std::filesystem::path folder;  ///< made where it is missing; of the dataset alone
  /// Whole tracks: a request's stretch counts for nothing. Tracks that the folder has already from earlier
  /// runs stay in the dataset.
  std::vector<TrackRequest> tracks{};
  exporting::DatasetSettings settings{};
  int threads{};  ///< that encode chunks, 0 = as many as cores
};

struct DatasetFailure {
  std::filesystem::path file;
  std::string sentence;
};

/// What a run has done.
struct DatasetOutcome {
  std::size_t tracks{};                    ///< in the dataset now
  std::size_t written{};                   ///< of them those of which something was missing or stale
  std::size_t upToDate{};                  ///< and those asked for of which nothing was
  std::uint64_t files{};                   ///< on the checksum list
  std::uint64_t bytes{};                   ///< of them
  std::vector<DatasetFailure> failures{};  ///< what was there of these tracks from earlier runs stays
  std::vector<DatasetFailure> repeated{};  ///< files with the same audio as another one of the task
  /// Ended by the person. What was finished until then stays and is whole; the tables over all tracks, the
  /// card and the checksums follow with the next run.
  bool cancelled{};
};

/// How far a run is; told on the thread that runs it.
struct DatasetState {
  std::size_t track{};         ///< index of the one under way; `tracks` while tables, card and list are made
  std::size_t tracks{};        ///< of the task
  std::filesystem::path file;  ///< of the track under way
  double fraction{};           ///< 0–1 of the whole; never falls
};

/// @return false to end the run
using TellDataset = std::function<bool(const DatasetState& state)>;

/// Makes what is missing or stale of a dataset and leaves the rest alone: whatever ended an earlier run, the
/// next one goes on from there. A track that fails does not keep the rest from being made. Every file appears
/// whole or not at all. Blocks.
/// @throws exporting::FileError where the folder cannot be used, holds audio of other tracks that is cut in
/// another way, or the disk is full
[[nodiscard]] DatasetOutcome runDataset(const TrackLoader& loader, const DatasetTask& task,
                                        const TellDataset& tell = {});

}  // namespace barline::app
