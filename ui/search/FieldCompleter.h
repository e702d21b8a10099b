#pragma once

#include <QObject>
#include <string>
#include <vector>

#include "engine/search/Completion.h"

class QKeyEvent;

namespace barline::ui {

class LibraryTexts;
struct LibraryText;
class SearchField;
class SuggestionPopup;

/// Suggests in a search field what may be typed at its cursor: by itself after two letters of a field's name
/// and within a value, always on Ctrl+Space or Alt+Down. Down and Up choose, Tab or Enter take, Escape
/// leaves.
class FieldCompleter final : public QObject {
  Q_OBJECT

 public:
  explicit FieldCompleter(SearchField& field);

  /// Where the library's own texts come from; null = none are suggested. Outlives the completer or is told
  /// to be gone.
  void setLibraryTexts(LibraryTexts* texts);

  [[nodiscard]] bool isOpen() const;
  void close();

  /// Whether a key asks for suggestions.
  [[nodiscard]] static bool asksFor(const QKeyEvent& key);

  /// What a key does while there are suggestions. @return whether it was for them
  bool handleKey(const QKeyEvent& key);

 Q_SIGNALS:
  void openChanged();

 private:
  void onEdited();
  void suggest(bool asked);
  void onTextsFound(search::TextField field, const std::string& prefix,
                    const std::vector<LibraryText>& texts);
  void showSuggestions(const std::vector<LibraryText>& texts);
  void accept(int row);
  void choose(int rows);
  /// A comma goes on with the value that was taken, not behind the space that follows it.
  void takeOwnSpaceBack(const QKeyEvent& key);

  SearchField& field_;
  SuggestionPopup* popup_;
  LibraryTexts* texts_{};
  search::Completion completion_;  // that the popup shows
  bool accepting_{};
  int ownSpace_{-1};  // where the cursor is behind a space that nobody typed
};

}  // namespace barline::ui
