#pragma once

#include <memory>

#include "storage/Library.h"
#include "ui/care/CareStore.h"

namespace barline::app {

/// The window's library file, to be looked after.
class LibraryCare final : public ui::CareStore {
 public:
  explicit LibraryCare(std::shared_ptr<storage::Library> library) : library_(std::move(library)) {}

  [[nodiscard]] ui::LibraryLocation place() override;
  [[nodiscard]] std::vector<ui::LibraryBackup> backups() override;
  void backUp(const ui::CareProgress& progress) override;
  void backUpDaily(const ui::CareProgress& progress) override;
  void restore(const std::filesystem::path& file, const ui::CareProgress& progress) override;
  ui::LibraryCheck check(const ui::CareProgress& progress) override;
  void repairAtNextStart() override;
  void exportTo(const std::filesystem::path& file, const ui::CareProgress& progress) override;
  ui::MergeOutcome merge(const std::filesystem::path& file, const ui::CareProgress& progress) override;

 private:
  std::shared_ptr<storage::Library> library_;
};

/// A note beside a library that a check has found damaged: to be repaired when it is opened next.
[[nodiscard]] std::filesystem::path repairNote(const std::filesystem::path& libraryFile);

}  // namespace barline::app
