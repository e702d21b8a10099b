// The menus of MainWindow and what they do by themselves.

#include <QActionGroup>
#include <QApplication>
#include <QDesktopServices>
#include <QFileDialog>
#include <QFileInfo>
#include <QInputDialog>
#include <QMenuBar>
#include <QStandardPaths>
#include <QUrl>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/dialogs/AboutDialog.h"
#include "ui/harmony/HarmonyActions.h"
#include "ui/library/LibraryPanel.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/library/table/TrackTableView.h"
#include "ui/tags/WriteTagsAction.h"
#include "ui/theme/MenuText.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/TimelineView.h"
#include "ui/window/CareActions.h"
#include "ui/window/ChordDisplayActions.h"
#include "ui/window/CommandActions.h"
#include "ui/window/DiagnosisActions.h"
#include "ui/window/EditActions.h"
#include "ui/window/ExportActions.h"
#include "ui/window/GridEditor.h"
#include "ui/window/IntakeActions.h"
#include "ui/window/LayoutMenu.h"
#include "ui/window/LibraryPlaces.h"
#include "ui/window/LibrarySearch.h"
#include "ui/window/LibraryTable.h"
#include "ui/window/MainWindow.h"
#include "ui/window/Pages.h"
#include "ui/window/PlaybackActions.h"
#include "ui/window/QueueActions.h"
#include "ui/window/ReadoutLine.h"
#include "ui/window/ReferenceActions.h"
#include "ui/window/ReviewActions.h"
#include "ui/window/SecondTrackPane.h"
#include "ui/window/SelectionActions.h"
#include "ui/window/TrackBar.h"
#include "ui/window/ViewActions.h"
#include "ui/window/WatchActions.h"

namespace barline::ui {
namespace {

QString shortName(const QString& file) {
  return QFileInfo(file).fileName();
}

/// A command that can be found, and given other keys, under this name.
QAction* named(QAction* action, const char* name) {
  action->setObjectName(QLatin1String(name));
  return action;
}

}  // namespace

void MainWindow::makeMenus(QMenuBar& menus) {
  makeFileMenu(menus);
  makeEditMenu(menus);
  makeViewMenu(menus);
  makePlaybackMenu(menus);
  makeTrackMenu(menus);
  makeLibraryMenu(menus);
  makeHelpMenu(menus);
}

void MainWindow::makeFileMenu(QMenuBar& menus) {
  QMenu* menu = menus.addMenu(tr("&File"));
  named(menu->addAction(tr("&Open files…"), QKeySequence(QStringLiteral("Ctrl+O")), this,
                        &MainWindow::chooseFiles),
        "file.open");
  named(menu->addAction(tr("Open &folder…"), QKeySequence(QStringLiteral("Ctrl+Shift+O")), this,
                        &MainWindow::chooseFolder),
        "file.open_folder");
  QMenu* recent = menu->addMenu(tr("Open &recent"));
  connect(menu, &QMenu::aboutToShow, this, [this, recent] {
    recent->clear();
    fillRecentMenu(*recent);
    recent->setEnabled(!recent->isEmpty());
  });
  menu->addSeparator();
  references_->addFileActions(*menu);
  if (intake_) intake_->addFileActions(*menu);
  if (exporting_) {
    menu->addSeparator();
    exporting_->addFileActions(*menu);
  }
  menu->addSeparator();
  named(menu->addAction(tr("&Quit"), QKeySequence(QStringLiteral("Ctrl+Q")), this, &QWidget::close),
        "file.quit");
}

void MainWindow::makeEditMenu(QMenuBar& menus) {
  QMenu* menu = menus.addMenu(tr("&Edit"));
  editActions_->addTo(*menu);
  menu->addSeparator();
  QMenu* grid = menu->addMenu(tr("Beat &grid"));
  gridEditor_->addTo(*grid);
  QMenu* selection = menu->addMenu(tr("&Selection"));
  addSelectionActions(*selection, *timeline_);
  QMenu* harmony = menu->addMenu(tr("&Chords, keys, sections"));
  addHarmonyActions(*harmony, *harmony_);
  QMenu* review = menu->addMenu(tr("Re&view"));
  review_->addTo(*review);
  const QList<QAction*> actions = selection->actions() + harmony->actions();
  trackActions_.insert(trackActions_.end(), actions.begin(), actions.end());
  for (const QMenu* timelineMenu : {selection, harmony, review, grid})
    timelineMenus_.push_back(timelineMenu->menuAction());
}

void MainWindow::fillRecentMenu(QMenu& menu) {
  for (const QString& file : settings_.recentFiles()) {
    QAction* action =
        menu.addAction(menuText(shortName(file)), this, [this, file] { openPaths({pathOf(file)}); });
    action->setToolTip(file);
  }
  if (menu.isEmpty()) return;
  menu.setToolTipsVisible(true);
  menu.addSeparator();
  menu.addAction(tr("Clear this list"), this, [this] { settings_.clearRecentFiles(); });
}

void MainWindow::makeViewMenu(QMenuBar& menus) {
  QMenu* menu = menus.addMenu(tr("&View"));
  pages_->addTo(*menu);
  menu->addSeparator();
  showLibrary_ = named(menu->addAction(tr("&Library")), "view.library");
  showLibrary_->setShortcut(QKeySequence(QStringLiteral("Ctrl+B")));
  showLibrary_->setCheckable(true);
  connect(showLibrary_, &QAction::toggled, this, &MainWindow::setLibraryVisible);
  showInspector_ = named(menu->addAction(tr("I&nspector")), "view.inspector");
  showInspector_->setShortcut(QKeySequence(QStringLiteral("Ctrl+I")));
  showInspector_->setCheckable(true);
  connect(showInspector_, &QAction::toggled, this, &MainWindow::setInspectorVisible);
  showQueue_ = named(menu->addAction(tr("Analysis &queue")), "view.queue");
  showQueue_->setCheckable(true);
  connect(showQueue_, &QAction::toggled, this,
          [this](bool shown) { libraryPage_->setWanted(LibraryPage::Panel::Queue, shown); });
  menu->addMenu(&layouts_->menu());
  QMenu* lanes = menu->addMenu(tr("L&anes"));
  addLaneActions(*lanes, *timeline_);
  timelineMenus_.push_back(lanes->menuAction());
  addWaveformActions(*menu->addMenu(tr("&Waveform")), *timeline_);
  addChordDisplayActions(*menu->addMenu(tr("&Chords")), *timeline_);
  QAction* second = menu->addAction(tr("&Second track"), this, &MainWindow::toggleSecondTrack);
  second->setObjectName(QStringLiteral("view.second_track"));
  second->setShortcut(QKeySequence(QStringLiteral("Ctrl+2")));
  trackActions_.push_back(second);
  makeTargetMenu(*menu->addMenu(tr("Loudness &target")));
  menu->addSeparator();
  QAction* in = named(menu->addAction(tr("Zoom &in"), timeline_, &TimelineView::zoomIn), "view.zoom_in");
  in->setShortcuts({QKeySequence(Qt::Key_Plus), QKeySequence(Qt::Key_Equal)});
  QAction* out = named(menu->addAction(tr("Zoom &out"), timeline_, &TimelineView::zoomOut), "view.zoom_out");
  out->setShortcut(QKeySequence(Qt::Key_Minus));
  QAction* fit =
      named(menu->addAction(tr("Whole trac&k"), timeline_, &TimelineView::zoomToFit), "view.whole_track");
  fit->setShortcut(QKeySequence(Qt::Key_F));
  follow_ = addFollowActions(*menu, *timeline_);
  trackActions_.insert(trackActions_.end(), {in, out, fit});
  menu->addSeparator();
  QMenu* themes = menu->addMenu(tr("&Theme"));
  auto* group = new QActionGroup(themes);
  const std::array<std::pair<Scheme, QString>, 4> schemes{std::pair{Scheme::System, tr("As the desktop")},
                                                          {Scheme::Dark, tr("Dark")},
                                                          {Scheme::Light, tr("Light")},
                                                          {Scheme::HighContrast, tr("High contrast")}};
  for (const auto& [scheme, title] : schemes) {
    QAction* action = themes->addAction(title);
    action->setObjectName(QStringLiteral("view.theme_%1").arg(static_cast<int>(scheme)));
    action->setCheckable(true);
    action->setChecked(scheme == settings_.scheme());
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = scheme] { setScheme(chosen); });
  }
  named(menu->addAction(tr("F&ull screen"), QKeySequence(QStringLiteral("Ctrl+Shift+F")), this,
                        &MainWindow::toggleFullScreen),
        "view.full_screen");
}

void MainWindow::makeTargetMenu(QMenu& menu) {
  struct Target {
    std::optional<double> lufs;
    QString title;
  };
  const std::array<Target, 6> targets{Target{std::nullopt, tr("None")}, {-14, tr("−14 LUFS, streaming")},
                                      {-16, tr("−16 LUFS, podcasts")},  {-18, tr("−18 LUFS, ReplayGain 2")},
                                      {-23, tr("−23 LUFS, EBU R 128")}, {-24, tr("−24 LUFS, ATSC A/85")}};
  auto* group = new QActionGroup(&menu);
  for (const Target& target : targets) {
    QAction* action = menu.addAction(target.title);
    action->setCheckable(true);
    group->addAction(action);
    connect(action, &QAction::triggered, this, [this, lufs = target.lufs] { setLoudnessTarget(lufs); });
  }
  QAction* other = menu.addAction(tr("Other…"));
  other->setCheckable(true);
  group->addAction(other);
  connect(other, &QAction::triggered, this, &MainWindow::chooseLoudnessTarget);
  connect(&menu, &QMenu::aboutToShow, this, [this, group, other, targets] {
    const std::optional<double> now = settings_.loudnessTarget();
    QAction* current = other;
    for (std::size_t i = 0; i < targets.size(); ++i) {
      if (targets[i].lufs == now) current = group->actions()[static_cast<qsizetype>(i)];
    }
    current->setChecked(true);
    other->setText(current == other ? tr("Other (%1 LUFS)…").arg(numberText(*now, 1)) : tr("Other…"));
  });
}

void MainWindow::setLoudnessTarget(std::optional<double> lufs) {
  settings_.setLoudnessTarget(lufs);
  timeline_->setLoudnessTarget(lufs);
}

void MainWindow::chooseLoudnessTarget() {
  auto* dialog = new QInputDialog(this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setInputMode(QInputDialog::DoubleInput);
  dialog->setWindowTitle(tr("Loudness target"));
  dialog->setLabelText(tr("Integrated loudness to aim at, in LUFS:"));
  dialog->setDoubleRange(Settings::kLowestTarget, Settings::kHighestTarget);
  dialog->setDoubleDecimals(1);
  dialog->setDoubleValue(settings_.loudnessTarget().value_or(Settings::kUsualTarget));
  connect(dialog, &QInputDialog::doubleValueSelected, this, [this](double lufs) { setLoudnessTarget(lufs); });
  dialog->open();
}

void MainWindow::makePlaybackMenu(QMenuBar& menus) {
  playbackActions_ = new PlaybackActions({workspace_->player(), *timeline_, *transport_, settings_}, this);
  playbackActions_->addTo(*menus.addMenu(tr("&Playback")));
  const std::vector<QAction*>& own = playbackActions_->trackActions();
  trackActions_.insert(trackActions_.end(), own.begin(), own.end());
}

void MainWindow::makeTrackMenu(QMenuBar& menus) {
  QMenu* menu = menus.addMenu(tr("&Track"));
  references_->addTrackActions(*menu);
  menu->addSeparator();
  QAction* again = named(menu->addAction(tr("&Analyse again"), this,
                                         [this] {
                                           if (pages_->current() == Page::Library)
                                             return table_->analyseSelected();
                                           if (workspace_->openTrack() != 0)
                                             workspace_->analyseAgain({workspace_->openTrack()});
                                         }),
                         "track.analyse_again");
  again->setShortcut(QKeySequence(QStringLiteral("Ctrl+R")));
  QAction* cancel = named(menu->addAction(tr("&Cancel analysis"), this,
                                          [this] { workspace_->cancel({workspace_->openTrack()}); }),
                          "track.cancel_analysis");
  const auto update = [this, cancel] {
    cancel->setEnabled(workspace_->analysis().isRunning(workspace_->openTrack()));
  };
  connect(&workspace_->analysis(), &AnalysisController::jobChanged, cancel, update);
  connect(&workspace_->analysis(), &AnalysisController::finished, cancel, update);
  connect(workspace_.get(), &Workspace::trackOpened, cancel, update);
  update();
}

void MainWindow::makeLibraryMenu(QMenuBar& menus) {
  QMenu* menu = menus.addMenu(tr("&Library"));
  named(menu->addAction(tr("&Search"), QKeySequence(QStringLiteral("Ctrl+F")), this,
                        [this] {
                          if (pages_->current() == Page::Library) return libraryPage_->focusSearch();
                          pages_->show(Page::Track);
                          setTrackLibraryVisible(true);
                          library_->focusSearch();
                        }),
        "library.search");
  named(menu->addAction(tr("Si&milar tracks"), QKeySequence(QStringLiteral("Ctrl+L")), this,
                        &MainWindow::showSimilar),
        "library.similar");
  menu->addSeparator();
  table_->addTo(*menu);
  menu->addSeparator();
  places_->addTo(*menu);
  menu->addSeparator();
  if (writeTags_ != nullptr) {
    menu->addAction(writeTags_);
    menu->addSeparator();
  }
  queue_->addTo(*menu);
  menu->addSeparator();
  named(menu->addAction(tr("Add f&iles…"), this, &MainWindow::chooseFiles), "library.add_files");
  named(menu->addAction(tr("&Add folder…"), this, &MainWindow::chooseFolder), "library.add_folder");
  if (watch_) watch_->addTo(*menu);
  if (care_) care_->addTo(*menu);
  if (intake_) intake_->addLibraryActions(*menu);
}

void MainWindow::toggleSecondTrack() {
  if (workspace_->second().track() != 0) {
    workspace_->second().close();
    return;
  }
  const std::vector<std::int64_t> selected = selectedTracks();
  const auto other =
      std::ranges::find_if(selected, [this](std::int64_t track) { return track != workspace_->openTrack(); });
  if (other != selected.end()) {
    showBelow(*other);
  } else {
    showNotice(tr("Select another track in the library to show it below this one."));
  }
}

std::vector<std::int64_t> MainWindow::selectedTracks() const {
  return pages_->current() == Page::Library ? table_->selectedTracks() : library_->selectedTracks();
}

std::vector<std::int64_t> MainWindow::chosenTracks() const {
  std::vector<std::int64_t> tracks = selectedTracks();
  if (tracks.empty() && pages_->current() == Page::Track && workspace_->openTrack() != 0)
    tracks.push_back(workspace_->openTrack());
  return tracks;
}

void MainWindow::showBelow(std::int64_t track) {
  if (workspace_->openTrack() == 0) return;
  workspace_->library().look({track}, this, [this](const std::vector<TrackRow>& rows) {
    if (rows.empty()) return;
    second_->timeline().restoreState(timeline_->saveState());
    second_->timeline().setFollow(false);
    // In this order: what is shown so far goes first, and hides the pane.
    workspace_->openSecond(rows.front());
    second_->setTrack(rows.front());
    pages_->show(Page::Track);
  });
}

void MainWindow::showSimilar() {
  if (pages_->current() == Page::Library) {
    if (const std::int64_t current = table_->view().currentTrack(); current != 0)
      workspace_->findSimilar(current);
    return;
  }
  const std::int64_t focused = library_->focusedTrack();
  const std::int64_t track = focused != 0 ? focused : workspace_->openTrack();
  if (track == 0) return;
  pages_->show(Page::Track);
  setTrackLibraryVisible(true);
  workspace_->findSimilar(track);
}

void MainWindow::makeHelpMenu(QMenuBar& menus) {
  QMenu* menu = menus.addMenu(tr("&Help"));
  commands_->addTo(*menu);
  search_->addHelpTo(*menu, *this);
  if (!demoTrack_.empty())
    named(menu->addAction(tr("Open the &demo track"), this, &MainWindow::openDemo), "help.demo");
  if (diagnosisActions_) {
    menu->addSeparator();
    diagnosisActions_->addTo(*menu);
  }
  menu->addSeparator();
  named(menu->addAction(tr("&About Barline"), this,
                        [this] {
                          auto* dialog = new AboutDialog(this);
                          dialog->setAttribute(Qt::WA_DeleteOnClose);
                          dialog->show();
                        }),
        "help.about");
}

void MainWindow::setLibraryVisible(bool visible) {
  if (pages_->current() == Page::Library)
    return libraryPage_->setWanted(LibraryPage::Panel::Sidebar, visible);
  setTrackLibraryVisible(visible);
}

void MainWindow::setTrackLibraryVisible(bool visible) {
  libraryWanted_ = visible;
  if (pages_->current() != Page::Library) {
    const QSignalBlocker silent(showLibrary_);
    showLibrary_->setChecked(visible);
  }
  settings_.setLibraryVisible(visible);
  layouts_->setLibraryShown(visible);
  fitPanels();
}

void MainWindow::setInspectorVisible(bool visible) {
  if (pages_->current() == Page::Library)
    return libraryPage_->setWanted(LibraryPage::Panel::Details, visible);
  inspectorWanted_ = visible;
  settings_.setInspectorVisible(visible);
  fitPanels();
}

void MainWindow::toggleFullScreen() {
  setWindowState(windowState() ^ Qt::WindowFullScreen);
}

void MainWindow::chooseFiles() {
  auto* dialog = new QFileDialog(this, tr("Open files"),
                                 settings_.lastFolder().isEmpty()
                                     ? QStandardPaths::writableLocation(QStandardPaths::MusicLocation)
                                     : settings_.lastFolder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::ExistingFiles);
  dialog->setNameFilters(
      {tr("Music (%1)")
           .arg(QStringLiteral("*.wav *.flac *.mp3 *.ogg *.oga *.opus *.m4a *.aac *.aif *.aiff "
                               "*.wma *.ape *.wv *.mp4 *.mka *.webm")),
       tr("All files (*)")});
  connect(dialog, &QFileDialog::filesSelected, this, [this](const QStringList& files) {
    settings_.setLastFolder(QFileInfo(files.first()).absolutePath());
    std::vector<std::filesystem::path> paths;
    for (const QString& file : files) paths.push_back(pathOf(file));
    openPaths(paths);
  });
  dialog->open();
}

void MainWindow::chooseFolder() {
  auto* dialog = new QFileDialog(this, tr("Open folder"), settings_.lastFolder());
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setFileMode(QFileDialog::Directory);
  dialog->setOption(QFileDialog::ShowDirsOnly);
  connect(dialog, &QFileDialog::fileSelected, this, [this](const QString& folder) {
    settings_.setLastFolder(folder);
    openPaths({pathOf(folder)});
  });
  dialog->open();
}

void MainWindow::openDemo() {
  if (!demoTrack_.empty()) openPaths({demoTrack_});
}

void MainWindow::showInFolder(std::int64_t track) {
  workspace_->library().look({track}, this, [](const std::vector<TrackRow>& rows) {
    for (const TrackRow& row : rows)
      QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(row.record.path.parent_path())));
  });
}

}  // namespace barline::ui
