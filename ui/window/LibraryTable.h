#pragma once

#include <QObject>
#include <cstdint>
#include <optional>
#include <vector>

#include "ui/library/TrackAmendments.h"
#include "ui/library/table/TrackTableModel.h"

class QMenu;
class QUndoStack;

namespace barline::ui {

class LibraryPage;
class SimilarBanner;
class Settings;
class ThumbnailCache;
class TrackTableView;
class Workspace;

/// The table of the library's page, and what is done with the tracks that are selected in it.
class LibraryTable final : public QObject {
  Q_OBJECT

 public:
  /// All outlive it. Puts the table into the page. @param thumbnails null = no waveforms and covers
  LibraryTable(Workspace& workspace, ThumbnailCache* thumbnails, Settings& settings, QUndoStack& undo,
               LibraryPage& page);

  [[nodiscard]] TrackTableView& view() { return *view_; }
  [[nodiscard]] TrackAmendments& amendments() { return amendments_; }
  /// In the order of the list.
  [[nodiscard]] std::vector<std::int64_t> selectedTracks() const;
  /// The commands for what is selected, for the menu of the window.
  void addTo(QMenu& menu);
  /// After settings were read.
  void restoreState();

 public Q_SLOTS:
  /// Lets the current track be heard without opening it, or ends that.
  void listen();
  /// A dialog for texts, tags, rating and colour of the selected tracks.
  void editSelected();
  /// Takes tracks out of the library after asking.
  void remove(const std::vector<std::int64_t>& tracks);
  /// What Delete does: takes them out of the crate that is listed, or else out of the library.
  void takeAway(const std::vector<std::int64_t>& tracks);
  void analyseSelected();

 Q_SIGNALS:
  void showBelowRequested(std::int64_t track);
  void showInFolderRequested(std::int64_t track);
  /// The context menu of the selected tracks is about to be shown; what belongs to them may be added.
  void menuAboutToShow(QMenu& menu, const std::vector<std::int64_t>& tracks);
  /// Delete was pressed while a crate is listed: they are to be taken out of it, not of the library.
  void takeOutOfCrateRequested(const std::vector<std::int64_t>& tracks);
  /// Another track is the current one; 0 = none.
  void currentTrackChanged(std::int64_t track);

 private:
  [[nodiscard]] static QString countText(qulonglong tracks);
  void connectTable(LibraryPage& page);
  void connectListening();
  /// @param fraction 0–1, where of the track; nothing = where it was left, or an end of listening to it
  void listenTo(std::int64_t track, std::optional<double> fraction);
  /// Silences what sounds, the open track as well; where nothing does, lets a track be heard.
  void playOrSilence(std::int64_t track);
  void showHeard();
  void updateSorted();
  /// What tells that the tracks are those similar to one.
  void updateSimilar();
  /// Back to all tracks, with the one that they were similar to selected.
  void leaveSimilar();
  void updateEmptyText();
  void showMenu(const QPoint& at);
  void takeTextsFromFiles();
  /// Of those that wait these come first.
  void analyseNext(const std::vector<std::int64_t>& tracks);
  void amend(const std::vector<model::AmendedTrack>& amendments, const QString& subject);

  Workspace& workspace_;
  Settings& settings_;
  TrackTableModel model_;
  TrackAmendments amendments_;
  std::int64_t toReveal_{};  // once it is listed
  SimilarBanner* banner_;
  TrackTableView* view_;
};

}  // namespace barline::ui
