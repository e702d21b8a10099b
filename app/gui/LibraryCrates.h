#pragma once

#include <memory>

#include "storage/Library.h"
#include "ui/crates/CrateStore.h"

namespace barline::app {

/// The window's crates, in the library on the disk.
class LibraryCrates final : public ui::CrateStore {
 public:
  explicit LibraryCrates(std::shared_ptr<storage::Library> library) : library_(std::move(library)) {}

  [[nodiscard]] std::vector<model::Crate> crates() override;
  [[nodiscard]] ui::LibraryCounts counts(const std::vector<model::Crate>& crates,
                                         const std::function<bool()>& cancelled) override;
  std::int64_t createCrate(const model::Crate& crate, std::int64_t before) override;
  std::string renameCrate(std::int64_t id, const std::string& name) override;
  std::string setCrateSearch(std::int64_t id, const std::string& search) override;
  std::optional<ui::CratePlace> moveCrate(std::int64_t id, const ui::CratePlace& to) override;
  std::vector<model::RemovedCrate> removeCrate(std::int64_t id) override;
  void restoreCrates(std::span<const model::RemovedCrate> removed) override;
  [[nodiscard]] std::vector<std::int64_t> crateTracks(std::int64_t crate) override;
  [[nodiscard]] std::vector<std::int64_t> cratesOf(std::int64_t track) override;
  std::vector<std::int64_t> addToCrate(std::int64_t crate, std::span<const std::int64_t> tracks,
                                       std::int64_t before) override;
  std::vector<std::int64_t> takeOutOfCrate(std::int64_t crate, std::span<const std::int64_t> tracks) override;
  std::vector<std::int64_t> moveInCrate(std::int64_t crate, std::span<const std::int64_t> tracks,
                                        std::int64_t before) override;
  void restoreInCrate(std::int64_t crate, std::span<const std::int64_t> order) override;
  [[nodiscard]] std::vector<std::int64_t> history() override;
  void noteOpened(std::int64_t track) override;
  void noteHeard(std::int64_t track) override;
  void clearHistory() override;

 private:
  /// Absent where the search has an error.
  [[nodiscard]] std::optional<std::int64_t> matches(const std::string& search, std::int64_t now);

  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::app
