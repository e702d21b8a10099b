#include "app/gui/LibrarySuggestions.h"

namespace barline::app {

std::vector<ui::LibraryText> LibrarySuggestions::textsBeginningWith(search::TextField field,
                                                                    const std::string& prefix,
                                                                    std::size_t most) {
  std::vector<ui::LibraryText> texts;
  for (const storage::CommonText& text : library_->texts().beginningWith(field, prefix, most))
    texts.push_back({text.text, static_cast<std::size_t>(text.tracks)});
  return texts;
}

}  // namespace barline::app
