#pragma once

#include <memory>

#include "storage/Library.h"
#include "ui/search/LibraryTexts.h"

namespace barline::app {

/// The texts of the library on the disk, for the window to suggest.
class LibrarySuggestions final : public ui::LibraryTextStore {
 public:
  explicit LibrarySuggestions(std::shared_ptr<storage::Library> library) : library_(std::move(library)) {}

  [[nodiscard]] std::vector<ui::LibraryText> textsBeginningWith(search::TextField field,
                                                                const std::string& prefix,
                                                                std::size_t most) override;

 private:
  std::shared_ptr<storage::Library> library_;
};

}  // namespace barline::app
