#pragma once

#include <memory>

#include "storage/Library.h"
#include "ui/library/details/TrackDetailsStore.h"

namespace barline::app {

/// The details of tracks, out of the library on the disk.
class LibraryDetails final : public ui::TrackDetailsStore {
 public:
  explicit LibraryDetails(std::shared_ptr<storage::Library> library) : library_(std::move(library)) {}

  [[nodiscard]] std::optional<ui::TrackDetails> details(std::int64_t track, std::size_t similar) override;

 private:
  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::app
