#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/search/LibraryTexts.h"

class QMenu;

namespace barline::ui {

class CompatibleKeysButton;
class LibraryPage;
class SearchField;
class SearchHelp;
class Settings;
class Workspace;

/// Searching in the window: every field shows the one search and what it found, a button on the library's
/// page says which keys go together, and the help explains the language.
class LibrarySearch final : public QObject {
  Q_OBJECT

 public:
  /// Puts a field and the button into the page. All but the store outlive it.
  /// @param texts null: the library's own texts are not suggested
  LibrarySearch(Workspace& workspace, LibraryPage& page, Settings& settings,
                std::shared_ptr<LibraryTextStore> texts);

  /// A further field that is already connected to the listing.
  void add(SearchField& field);

  /// The command that explains the language. @param window of the help
  void addHelpTo(QMenu& menu, QWidget& window);

 private:
  void connectField(LibraryPage& page);
  void connectKeys();
  void onRequestChanged();
  void showHelp(QWidget& window);
  /// Looks for the key of the open track.
  void searchOpenKey();

  Workspace& workspace_;
  Settings& settings_;
  std::unique_ptr<LibraryTexts> texts_;
  SearchField* field_;
  CompatibleKeysButton* keys_;
  QPointer<SearchHelp> help_;
};

}  // namespace barline::ui
