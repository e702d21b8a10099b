#pragma once

#include <QObject>
#include <cstdint>
#include <memory>
#include <vector>

#include "ui/crates/CrateController.h"
#include "ui/crates/HeardTime.h"
#include "ui/crates/LibraryPlace.h"

class QAction;
class QMenu;
class QToolButton;
class QUndoStack;

namespace barline::ui {

class LibraryPage;
class Settings;
class Sidebar;
class Theme;
struct TrackSource;
class Workspace;

/// The places of the library in the window: the sidebar of its page, what is listed for the place that was
/// chosen, commands about crates, and the history of what is opened and played.
class LibraryPlaces final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it.
  LibraryPlaces(std::shared_ptr<CrateStore> store, Workspace& workspace, LibraryPage& page,
                Settings& settings, QUndoStack& undo);

  void addTo(QMenu& menu);
  /// What can be done with tracks that are selected in the list: into a crate, and out of the one listed.
  void addTrackCommands(QMenu& menu, const std::vector<std::int64_t>& tracks);
  /// The crate whose tracks are listed; 0 = none.
  [[nodiscard]] std::int64_t listedCrate() const;
  /// Takes tracks out of the crate that is listed.
  void takeOut(const std::vector<std::int64_t>& tracks);
  /// Keeps what is searched for as a smart crate, in place of the chosen one's search if a person wants that.
  void saveSearch();

  [[nodiscard]] CrateController& crates() { return crates_; }
  [[nodiscard]] Sidebar& sidebar() { return *sidebar_; }
  void updateIcons(const Theme& theme);

 Q_SIGNALS:
  /// Something is made in the sidebar whose name is to be typed, so it has to be seen.
  void pageRequested();
  /// One sentence.
  void problem(const QString& sentence);

 private:
  void connectHistory();
  void connectListing();
  void onPlaceChosen(const LibraryPlace& place);
  void onTracksFound(const LibraryPlace& place, const std::vector<std::int64_t>& tracks);
  void onRequestChanged();
  /// Asks for the tracks of the place again, where it has tracks of its own.
  void refreshTracks();
  void setSource(TrackSource source);
  void updateSave();
  void addCrates(QMenu& menu, std::int64_t folder, const std::vector<std::int64_t>& tracks);
  [[nodiscard]] const model::Crate* chosenSmartCrate() const;

  Workspace& workspace_;
  Settings& settings_;
  CrateController crates_;
  HeardTime heard_;
  Sidebar* sidebar_;
  QToolButton* save_;
  QAction* saveAction_{};  // the same in the menu
  std::vector<model::Crate> known_;
  QString smartSearch_;  // that a smart crate put into the search field
  bool setting_{};       // the listing is told what to list
  bool choosing_{};      // a person has chosen the place, and its tracks are on their way
};

}  // namespace barline::ui
