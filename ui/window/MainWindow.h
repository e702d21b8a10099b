#pragma once

#include <QMainWindow>
#include <QPalette>
#include <QTimer>
#include <QUndoStack>
#include <filesystem>
#include <memory>

#include "ui/crates/CrateStore.h"
#include "ui/library/details/TrackDetailsStore.h"
#include "ui/theme/Theme.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

class QActionGroup;
class QMenu;
class QMenuBar;
class QSplitter;

namespace barline::ui {

class CommandActions;
class EditActions;
class DiagnosisActions;
class DiagnosisStore;
class ExportActions;
class ExportStore;
class HarmonyEditor;
class GridEditor;
class HeaderBar;
class InspectorPanel;
class IntakeActions;
class IntakeStore;
class JobsStrip;
class LayoutMenu;
class LibraryPage;
class MessageBanner;
class LibraryDetailsPane;
class LibraryPlaces;
class LibrarySearch;
class LibraryTextStore;
class LibraryPanel;
class LibraryTable;
class Pages;
class QueueActions;
class PerformanceActions;
class PlaybackActions;
class ReadoutLine;
class RunStore;
class SecondTrackPane;
class ReviewActions;
class ReferenceActions;
class ThumbnailCache;
class ThumbnailStore;
class TimelineView;
class TagStore;
class TrackBar;
class TransportBar;
class WriteTagsAction;
class CareActions;
class CareStore;
class WatchActions;
class WatchStore;

/// What the window is made with.
struct WindowSetup {
  pipeline::Runner& runner;  ///< outlives the window
  std::shared_ptr<TrackStore> store;
  std::shared_ptr<EditStore> edits;
  std::shared_ptr<CrateStore> crates;
  std::shared_ptr<TrackDetailsStore> details;
  std::shared_ptr<QueueStore> queue;
  QString settingsFile;
  std::filesystem::path demoTrack;  ///< empty where there is none
  QPalette desktop;                 ///< the application's palette before applyTheme(): dark or light
  std::shared_ptr<ThumbnailStore> thumbnails{};  ///< null: lists show no pictures
  std::shared_ptr<LibraryTextStore> texts{};     ///< null: the library's texts are not suggested
  std::shared_ptr<TagStore> tags{};              ///< null: no tags are written into files
  std::shared_ptr<WatchStore> watch{};           ///< null: no folders are watched
  std::shared_ptr<CareStore> care{};             ///< null: nobody looks after the library
  std::shared_ptr<IntakeStore> intake{};         ///< null: no collections are imported
  std::shared_ptr<ExportStore> exporting{};      ///< null: nothing is taken elsewhere
  std::shared_ptr<RunStore> runs{};              ///< null: nobody keeps what analyses cost
  std::shared_ptr<DiagnosisStore> diagnosis{};   ///< null: there is neither log nor crash report
};

/// Barline's window. Its Track page has the library at the left, the timeline in the middle, the inspector at
/// the right and the transport below; its Library page is all library, its
/// Performance page says where the time of analyses goes. The jobs are below all of them.
class MainWindow final : public QMainWindow {
  Q_OBJECT

 public:
  explicit MainWindow(const WindowSetup& setup);
  ~MainWindow() override;

  /// Opens the first file and queues the rest, folders with all that is in them.
  void openPaths(const std::vector<std::filesystem::path>& paths);

  [[nodiscard]] Workspace& workspace() { return *workspace_; }
  [[nodiscard]] TimelineView& timeline() { return *timeline_; }
  [[nodiscard]] LibraryPanel& library() { return *library_; }
  [[nodiscard]] LibraryTable& libraryTable() { return *table_; }
  [[nodiscard]] LibraryPage& libraryPage() { return *libraryPage_; }
  /// The small pictures of tracks; null where lists show none.
  [[nodiscard]] ThumbnailCache* thumbnails() { return thumbnails_.get(); }
  /// What a person has changed in the library, to be undone on its page.
  [[nodiscard]] QUndoStack& libraryUndo() { return libraryUndo_; }
  [[nodiscard]] LibraryPlaces& places() { return *places_; }
  [[nodiscard]] Pages& pages() { return *pages_; }
  [[nodiscard]] InspectorPanel& inspector() { return *inspector_; }
  [[nodiscard]] ReadoutLine& readout() { return *readout_; }
  [[nodiscard]] ReferenceActions& references() { return *references_; }
  [[nodiscard]] GridEditor& gridEditor() { return *gridEditor_; }
  [[nodiscard]] CommandActions& commands() { return *commands_; }
  /// Null where nobody keeps what analyses cost.
  [[nodiscard]] PerformanceActions* performance() { return performance_.get(); }

 protected:
  void closeEvent(QCloseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void dragEnterEvent(QDragEnterEvent* event) override;
  void dropEvent(QDropEvent* event) override;

 private:
  void build(const WindowSetup& setup);
  /// Asks where something would be lost.
  [[nodiscard]] bool mayClose();
  QWidget* makeTrackPage();
  void makePages(QWidget& central);
  void makeMenus(QMenuBar& menus);
  void makeFileMenu(QMenuBar& menus);
  void makeEditMenu(QMenuBar& menus);
  void makeViewMenu(QMenuBar& menus);
  void makeTargetMenu(QMenu& menu);
  void makePlaybackMenu(QMenuBar& menus);
  void makeTrackMenu(QMenuBar& menus);
  void makeLibraryMenu(QMenuBar& menus);
  void makeHelpMenu(QMenuBar& menus);
  void connectTimeline();
  void connectTransport();
  void connectLibrary();
  void connectInspector();
  void connectWorkspace();
  void connectEdits();
  void connectSecondTrack();
  void connectPages();
  void connectExporting();
  void restoreState();
  void saveState();

  void setScheme(Scheme scheme);
  void updateIcons();
  /// What the commands for panels and lanes mean follows the page.
  void onPageChanged();
  void setLibraryVisible(bool visible);
  /// Beside the timeline, whichever page is seen.
  void setTrackLibraryVisible(bool visible);
  void setInspectorVisible(bool visible);
  void setLoudnessTarget(std::optional<double> lufs);
  void chooseLoudnessTarget();
  void toggleFullScreen();
  void fillRecentMenu(QMenu& menu);
  void chooseFiles();
  void chooseFolder();
  void openDemo();
  void showInFolder(std::int64_t track);
  /// The track that is selected in the list under the open one, or none any more.
  void toggleSecondTrack();
  /// Those that are selected in the list of the page, or the open one.
  [[nodiscard]] std::vector<std::int64_t> chosenTracks() const;
  /// Those that are selected in the list of the page.
  [[nodiscard]] std::vector<std::int64_t> selectedTracks() const;
  void showBelow(std::int64_t track);
  /// To the track that has the focus in the list, or the open one.
  void showSimilar();

  /// Where it is seen, whichever page is shown.
  void showProblem(const QString& sentence);
  void showNotice(const QString& sentence);
  void updateBanner();
  void onTrackOpened(std::int64_t track);
  void onTimelineChanged(const std::shared_ptr<const model::Timeline>& timeline);
  void onStepChanged(const StepView& step);
  void rememberRange();
  void updateZoom();
  void updatePosition();
  void nextFrame();
  void seekBars(int count);
  /// Shows the panels that are wanted, as far as the window is wide enough for them.
  void fitPanels();

  std::filesystem::path demoTrack_;
  Settings settings_;
  QPalette desktop_;
  std::shared_ptr<const Theme> theme_;
  std::unique_ptr<Workspace> workspace_;
  std::unique_ptr<IntakeActions> intake_;               // null where there is no store
  std::unique_ptr<WatchActions> watch_;                 // null where there is no store
  std::unique_ptr<CareActions> care_;                   // the same
  std::unique_ptr<ExportActions> exporting_;            // the same
  std::unique_ptr<DiagnosisActions> diagnosisActions_;  // the same
  std::unique_ptr<PerformanceActions> performance_;     // the same
  std::unique_ptr<ThumbnailCache> thumbnails_;          // null where there is no store
  QUndoStack libraryUndo_;
  QTimer frames_;

  HeaderBar* header_{};
  EditActions* editActions_{};
  PlaybackActions* playbackActions_{};
  HarmonyEditor* harmony_{};
  ReviewActions* review_{};
  GridEditor* gridEditor_{};
  QSplitter* splitter_{};
  Pages* pages_{};
  LibraryPage* libraryPage_{};
  MessageBanner* banner_{};  ///< what the line below the timeline says, on pages without it
  std::unique_ptr<LibraryTable> table_;
  std::unique_ptr<LibraryPlaces> places_;
  std::unique_ptr<LibrarySearch> search_;
  std::unique_ptr<LibraryDetailsPane> detailsPane_;
  QueueActions* queue_{};
  LibraryPanel* library_{};
  TrackBar* trackBar_{};
  TimelineView* timeline_{};
  QSplitter* timelines_{};
  SecondTrackPane* second_{};
  ReadoutLine* readout_{};
  InspectorPanel* inspector_{};
  ReferenceActions* references_{};
  CommandActions* commands_{};
  WriteTagsAction* writeTags_{};  // null where there is no TagStore
  TransportBar* transport_{};
  JobsStrip* jobs_{};
  LayoutMenu* layouts_{};
  QWidget* layoutButton_{};
  QAction* showLibrary_{};
  QAction* showInspector_{};
  QAction* showQueue_{};
  QAction* follow_{};
  std::vector<QAction*> trackActions_;   // enabled while a track is open
  std::vector<QAction*> timelineMenus_;  // of use only where the timeline is seen
  QString shownFingerprint_;
  bool freshTrack_{};  // the open track's timeline has not been shown yet
  bool handingOnKey_{};
  bool libraryWanted_{true};
  bool inspectorWanted_{true};
};

}  // namespace barline::ui
