#pragma once

#include <map>
#include <memory>
#include <mutex>

#include "storage/Library.h"
#include "ui/dashboard/RunStore.h"

namespace barline::app {

/// What analyses cost, in the library on the disk.
class LibraryRuns final : public ui::RunStore {
 public:
  explicit LibraryRuns(std::shared_ptr<storage::Library> library) : library_(std::move(library)) {}

  bool keep(const pipeline::AnalysisReport& report, const QString& title, bool queued) override;
  [[nodiscard]] std::vector<ui::RunName> latest(const std::string& fingerprint, std::size_t most) override;
  [[nodiscard]] std::vector<ui::RunName> since(std::int64_t since, std::size_t most) override;
  [[nodiscard]] std::optional<performance::RunRecord> run(std::int64_t id) override;
  [[nodiscard]] ui::ChunkSizes chunkSizes(const std::string& fingerprint) override;
  [[nodiscard]] std::vector<performance::RunRecord> ofAudio(const std::string& fingerprint) override;

  /// An export of chunks has ended. Kept until the program ends.
  void noteChunks(ui::ChunkSizes sizes);

 private:
  std::mutex mutex_;
  std::map<std::string, ui::ChunkSizes> chunks_;  // by the audio's fingerprint
  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::app
