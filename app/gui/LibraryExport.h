#pragma once

#include <functional>
#include <memory>
#include <string>
#include <utility>

#include "app/exporting/TrackLoader.h"
#include "ui/exporting/ExportStore.h"

namespace barline::exporting {
struct ChunkReport;
}

namespace barline::app {

/// Takes tracks of the window's library elsewhere.
class LibraryExport final : public ui::ExportStore {
 public:
  /// Told of each track that was cut into chunks, on the thread that did it.
  using ChunksWritten =
      std::function<void(const std::string& fingerprint, const exporting::ChunkReport& report,
                         const exporting::ChunkSettings& settings)>;

  /// @param runner outlives it @param chunksWritten may be null
  LibraryExport(pipeline::Runner& runner, std::shared_ptr<storage::Library> library,
                ChunksWritten chunksWritten = nullptr)
      : library_(library), loader_(runner, std::move(library)), chunksWritten_(std::move(chunksWritten)) {}

  [[nodiscard]] std::span<const exporting::ExportFormat> formats() const override;
  [[nodiscard]] ui::TargetState lookAt(const std::filesystem::path& folder) override;

  [[nodiscard]] ui::TimelinePreview previewTimelines(const ui::TimelineExport& wanted,
                                                     const ui::ExportControl& control) override;
  ui::ExportOutcome writeTimelines(const ui::TimelineExport& wanted, const ui::ExportTarget& target,
                                   const ui::ExportControl& control) override;

  [[nodiscard]] ui::ChunksPreview previewChunks(const ui::ChunksExport& wanted,
                                                const ui::ExportControl& control) override;
  ui::ExportOutcome writeChunks(const ui::ChunksExport& wanted, const ui::ExportTarget& target,
                                const ui::ExportControl& control) override;

  [[nodiscard]] ui::DatasetFolder lookAtDataset(const std::filesystem::path& folder) override;
  ui::ExportOutcome writeDataset(const ui::DatasetExport& wanted, const ui::ExportTarget& target,
                                 const ui::ExportControl& control) override;

  [[nodiscard]] ui::ReportPreview previewReport(const ui::ReportExport& wanted,
                                                const ui::ExportControl& control) override;
  ui::ExportOutcome writeReports(const ui::ReportExport& wanted, const ui::ExportTarget& target,
                                 const ui::ExportControl& control) override;

 private:
  /// Tracks that are not in the library any more are left out. @throws std::exception where none is left
  [[nodiscard]] std::vector<TrackRequest> requests(const ui::ExportedTracks& what, bool timesFromRange) const;
  [[nodiscard]] exporting::ExportTrack first(const ui::ExportedTracks& what, bool timesFromRange,
                                             const ui::ExportControl& control) const;

  std::shared_ptr<storage::Library> library_;
  TrackLoader loader_;
  ChunksWritten chunksWritten_;
};

}  // namespace barline::app
