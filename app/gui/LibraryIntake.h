#pragma once

#include <memory>
#include <optional>

#include "engine/audio/Decoding.h"
#include "engine/import/Collection.h"
#include "storage/Library.h"
#include "ui/intake/IntakeStore.h"

namespace barline::app {

/// What brings music into the window's library. Used by one thread at a time, references() excepted.
class LibraryIntake final : public ui::IntakeStore {
 public:
  /// @param decoding outlives it
  LibraryIntake(std::shared_ptr<storage::Library> library, audio::Decoding& decoding)
      : library_(std::move(library)), decoding_(decoding) {}

  [[nodiscard]] ui::CollectionSummary inspect(const ui::CollectionChoice& choice,
                                              const Progress& progress) override;
  ui::CollectionOutcome importCollection(const ui::CollectionChoice& choice,
                                         const Progress& progress) override;
  [[nodiscard]] std::filesystem::path missingFolder() override;
  ui::FileOutcome relink(std::int64_t track, const std::filesystem::path& file) override;
  ui::RelinkSummary relinkFolder(const std::filesystem::path& from, const std::filesystem::path& to,
                                 const Progress& progress) override;
  [[nodiscard]] std::vector<model::TrackReference> references(std::int64_t track) override;

 private:
  /// Read anew only where another file is asked for than the last time.
  const importing::Collection& collection(const std::filesystem::path& file, const Progress& progress);

  std::shared_ptr<storage::Library> library_;
  audio::Decoding& decoding_;
  std::filesystem::path file_;
  std::optional<importing::Collection> collection_;
};

}  // namespace barline::app
