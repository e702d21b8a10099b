// What of MainWindow's parts follows from what in others.

#include <QAction>
#include <QDesktopServices>
#include <QMenu>
#include <QSignalBlocker>
#include <QSplitter>
#include <QUrl>

#include "ui/crates/Sidebar.h"
#include "ui/edits/grid/FitView.h"
#include "ui/harmony/HarmonyEditor.h"
#include "ui/harmony/HarmonyTool.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/inspector/SelectionPanel.h"
#include "ui/jobs/JobsStrip.h"
#include "ui/library/LibraryPanel.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/review/ReviewPanel.h"
#include "ui/tags/WriteTagsAction.h"
#include "ui/timeline/TimelineView.h"
#include "ui/transport/TransportBar.h"
#include "ui/window/CareActions.h"
#include "ui/window/CompareSwitch.h"
#include "ui/window/CrateDropTarget.h"
#include "ui/window/EditActions.h"
#include "ui/window/EditPages.h"
#include "ui/window/ExportActions.h"
#include "ui/window/GridEditor.h"
#include "ui/window/IntakeActions.h"
#include "ui/window/LayoutMenu.h"
#include "ui/window/LibraryDetailsPane.h"
#include "ui/window/LibraryPlaces.h"
#include "ui/window/LibraryTable.h"
#include "ui/window/MainWindow.h"
#include "ui/window/MessageBanner.h"
#include "ui/window/Pages.h"
#include "ui/window/PerformanceActions.h"
#include "ui/window/QueueActions.h"
#include "ui/window/ReadoutLine.h"
#include "ui/window/ReferenceActions.h"
#include "ui/window/ReviewActions.h"
#include "ui/window/SecondTrackPane.h"
#include "ui/window/TrackBar.h"
#include "ui/window/WatchActions.h"

namespace barline::ui {
namespace {

constexpr int kFrameMs = 16;

}  // namespace

void MainWindow::connectTimeline() {
  Player& player = workspace_->player();
  connect(timeline_, &TimelineView::seekRequested, &player, &Player::seek);
  connect(timeline_, &TimelineView::visibleRangeChanged, this, &MainWindow::updateZoom);
  connect(timeline_, &TimelineView::followChanged, trackBar_, &TrackBar::setFollow);
  connect(timeline_, &TimelineView::playheadFixedChanged, this,
          [this] { settings_.setTimeline(timeline_->saveState()); });
  connect(layouts_, &LayoutMenu::libraryWanted, this, &MainWindow::setTrackLibraryVisible);
  connect(layouts_, &LayoutMenu::chosen, pages_, [this] { pages_->show(Page::Track); });
  connect(timeline_, &TimelineView::pointerMoved, readout_, &ReadoutLine::setReadout);
  connect(timeline_, &TimelineView::retryRequested, workspace_.get(), &Workspace::retry);
  connect(timeline_, &TimelineView::demoRequested, this, &MainWindow::openDemo);
  connect(timeline_, &TimelineView::lanesChanged, this,
          [this] { settings_.setTimeline(timeline_->saveState()); });
  connect(timeline_, &TimelineView::snapChanged, this, [this](SnapUnit unit) {
    trackBar_->setSnap(unit);
    settings_.setTimeline(timeline_->saveState());
  });
  connect(trackBar_, &TrackBar::snapChosen, timeline_, &TimelineView::setSnap);
  connect(timeline_, &TimelineView::waveStyleChanged, this, [this](WaveStyle style) {
    trackBar_->setWaveStyle(style);
    settings_.setTimeline(timeline_->saveState());
  });
  connect(trackBar_, &TrackBar::waveStyleChosen, timeline_, &TimelineView::setWaveStyle);
  connect(trackBar_, &TrackBar::followToggled, timeline_, &TimelineView::setFollow);
  connect(trackBar_, &TrackBar::fitRequested, timeline_, &TimelineView::zoomToFit);
  connect(readout_, &ReadoutLine::zoomRequested, this, [this](double seconds) {
    const model::TimeRange range = timeline_->visibleRange();
    const double playhead = timeline_->playhead();
    const double anchor = range.contains(playhead) ? playhead : (range.begin + range.end) / 2;
    if (range.duration() > 0.0 && seconds > 0.0) timeline_->zoomBy(range.duration() / seconds, anchor);
  });
}

void MainWindow::connectTransport() {
  Player& player = workspace_->player();
  frames_.setTimerType(Qt::PreciseTimer);
  frames_.setInterval(kFrameMs);
  connect(&frames_, &QTimer::timeout, this, &MainWindow::nextFrame);
  connect(&player, &Player::stateChanged, &frames_, qOverload<>(&QTimer::start));
  connect(&player, &Player::positionJumped, this, &MainWindow::updatePosition);
  connect(transport_, &TransportBar::previousBarRequested, this, [this] { seekBars(-1); });
  connect(transport_, &TransportBar::nextBarRequested, this, [this] { seekBars(1); });
  connect(transport_, &TransportBar::volumeChanged, this,
          [this](double decibels) { settings_.setVolume(decibels); });
  connect(transport_, &TransportBar::deviceChosen, this,
          [this](const QByteArray& id) { settings_.setDevice(id); });
}

void MainWindow::connectLibrary() {
  if (thumbnails_) {
    connect(&workspace_->library(), &LibraryController::changed, thumbnails_.get(),
            [this](std::int64_t, const TrackRow& row) { thumbnails_->refresh({row.record.id}); });
    connect(&workspace_->library(), &LibraryController::libraryChanged, thumbnails_.get(),
            &ThumbnailCache::forgetIncomplete);
  }
  connect(library_, &LibraryPanel::openRequested, workspace_.get(), &Workspace::open);
  connect(library_, &LibraryPanel::analyseAgainRequested, workspace_.get(), &Workspace::analyseAgain);
  connect(library_, &LibraryPanel::cancelRequested, workspace_.get(), &Workspace::cancel);
  connect(library_, &LibraryPanel::similarRequested, workspace_.get(), &Workspace::findSimilar);
  connect(library_, &LibraryPanel::showInFolderRequested, this, &MainWindow::showInFolder);
  connect(library_, &LibraryPanel::addFilesRequested, this, &MainWindow::chooseFiles);
  connect(library_, &LibraryPanel::addFolderRequested, this, &MainWindow::chooseFolder);
  connect(library_, &LibraryPanel::orderChanged, this,
          [this](search::TrackOrder order, bool descending) { settings_.setOrder(order, descending); });
}

void MainWindow::connectInspector() {
  connect(references_, &ReferenceActions::seekRequested, &workspace_->player(), &Player::seek);
  connect(references_, &ReferenceActions::problem, this, &MainWindow::showProblem);
  connect(workspace_.get(), &Workspace::comparisonChanged, inspector_, &InspectorPanel::setComparison);
  connect(inspector_, &InspectorPanel::stateChanged, this, [this] {
    settings_.setInspector(inspector_->saveState());
    trackBar_->setFactsShown(!inspector_->showsFacts());
  });
  connect(splitter_, &QSplitter::splitterMoved, this, [this](int, int border) {
    if (border == 1) settings_.setLibraryWidth(library_->width());
    if (border == 2) settings_.setInspectorWidth(inspector_->width());
  });
}

void MainWindow::connectWorkspace() {
  connect(workspace_.get(), &Workspace::trackOpened, this, &MainWindow::onTrackOpened);
  connect(workspace_.get(), &Workspace::trackChanged, this,
          [this] { trackBar_->setTrack(workspace_->openRow()); });
  connect(workspace_.get(), &Workspace::timelineChanged, this, &MainWindow::onTimelineChanged);
  connect(workspace_.get(), &Workspace::sketchChanged, timeline_, &TimelineView::setSketch);
  connect(workspace_.get(), &Workspace::stepChanged, this, &MainWindow::onStepChanged);
  connect(workspace_.get(), &Workspace::reportChanged, jobs_, &JobsStrip::setReport);
  // What was wrong with the file when it was tried before is not any more.
  connect(workspace_.get(), &Workspace::reportChanged, readout_,
          [this](const std::shared_ptr<const pipeline::AnalysisReport>& report) {
            const TrackRow* row = workspace_->openRow();
            if (report && row != nullptr && report->problem.empty() && !report->cancelled)
              readout_->closeProblemsOf(pathText(row->record.path.filename()));
          });
  connect(queue_, &QueueActions::showInFolder, this, [](const std::filesystem::path& file) {
    QDesktopServices::openUrl(QUrl::fromLocalFile(pathText(file.parent_path())));
  });
  connect(workspace_.get(), &Workspace::opening, library_, &LibraryPanel::setOpenTrack);
  connect(workspace_.get(), &Workspace::problem, this, &MainWindow::showProblem);
  connect(&settings_, &Settings::problem, workspace_.get(), &Workspace::problem);
}

void MainWindow::connectEdits() {
  gridEditor_->followLayouts(*layouts_);
  inspector_->selection().addTool(&gridEditor_->fit());
  gridEditor_->fit().show();
  EditController& edits = workspace_->edits();
  CompareSwitch& compare = trackBar_->compare();
  new HarmonyTool(*harmony_, this);
  new EditPages(edits, *timeline_, *inspector_, this);
  Player& player = workspace_->player();
  connect(harmony_, &HarmonyEditor::seekRequested, &player, &Player::seek);
  connect(review_, &ReviewActions::seekRequested, &player, &Player::seek);
  connect(review_, &ReviewActions::shown, harmony_, [this](const edits::Doubt& doubt) {
    harmony_->setCurrent(doubt.layer, (doubt.range.begin + doubt.range.end) / 2.0);
  });
  // The list belongs beside the place that it leads to.
  connect(review_, &ReviewActions::shown, inspector_, [this] {
    if (!inspector_->review().isVisible()) inspector_->showPage(InspectorPanel::Page::Track);
  });
  connect(timeline_, &TimelineView::chordDisplayChanged, this, &MainWindow::updatePosition);
  connect(harmony_, &HarmonyEditor::notice, this, &MainWindow::showNotice);
  connect(review_, &ReviewActions::notice, this, &MainWindow::showNotice);
  connect(&compare, &CompareSwitch::listRequested, this, [this] {
    showInspector_->setChecked(true);
    inspector_->showPage(InspectorPanel::Page::Edits);
  });
  connect(&compare, &CompareSwitch::comparingChosen, &edits, &EditController::setComparing);
  connect(&edits, &EditController::changed, this, [this, &edits, &compare] {
    // What is said of an edit is over with the next one, or when it is undone.
    readout_->closeNotice();
    compare.setEdits(edits.history().applied, !edits.overlay().showsAnalysis(), edits.isComparing());
    trackBar_->update();
  });
}

void MainWindow::connectSecondTrack() {
  SecondTrack& second = workspace_->second();
  connect(&second, &SecondTrack::timelineChanged, second_, &SecondTrackPane::setTimeline);
  connect(&second, &SecondTrack::progressChanged, second_, &SecondTrackPane::setProgress);
  connect(&second, &SecondTrack::problem, second_, [this] { second_->setTimeline(nullptr); });
  connect(second_, &SecondTrackPane::closeRequested, &second, &SecondTrack::close);
  connect(second_, &SecondTrackPane::seekRequested, &workspace_->player(), &Player::seek);
  connect(second_, &SecondTrackPane::stateChanged, this,
          [this] { settings_.setSecondTrack(second_->saveState()); });
  connect(library_, &LibraryPanel::showBelowRequested, this, &MainWindow::showBelow);
}

void MainWindow::showProblem(const QString& sentence) {
  readout_->showMessage(ReadoutLine::MessageKind::Problem, sentence);
}

void MainWindow::showNotice(const QString& sentence) {
  readout_->showMessage(ReadoutLine::MessageKind::Notice, sentence);
}

void MainWindow::updateBanner() {
  const bool elsewhere = pages_->current() != Page::Track;
  banner_->setMessage(elsewhere ? readout_->message() : QString(), readout_->isProblem());
}

void MainWindow::connectPages() {
  connect(readout_, &ReadoutLine::messageChanged, this, &MainWindow::updateBanner);
  connect(banner_, &MessageBanner::closeRequested, readout_, &ReadoutLine::closeMessage);
  connect(places_.get(), &LibraryPlaces::problem, workspace_.get(), &Workspace::problem);
  if (care_) connect(care_.get(), &CareActions::problem, workspace_.get(), &Workspace::problem);
  if (intake_) {
    connect(intake_.get(), &IntakeActions::problem, this, &MainWindow::showProblem);
    connect(intake_.get(), &IntakeActions::done, this, &MainWindow::showNotice);
    connect(table_.get(), &LibraryTable::menuAboutToShow, intake_.get(),
            [this](QMenu& menu, const std::vector<std::int64_t>& tracks) {
              intake_->addTrackCommands(menu, tracks);
            });
  }
  if (exporting_) connectExporting();
  if (watch_) connect(watch_.get(), &WatchActions::problem, workspace_.get(), &Workspace::problem);
  if (performance_) {
    connect(performance_.get(), &PerformanceActions::problem, workspace_.get(), &Workspace::problem);
    connect(performance_.get(), &PerformanceActions::done, this, &MainWindow::showNotice);
  }
  connect(detailsPane_.get(), &LibraryDetailsPane::problem, workspace_.get(), &Workspace::problem);
  connect(library_, &LibraryPanel::removeRequested, table_.get(), &LibraryTable::remove);
  connect(library_, &LibraryPanel::deleteRequested, table_.get(), &LibraryTable::takeAway);
  new CrateDropTarget(table_->view(), workspace_->listing(), places_->crates());
  connect(table_.get(), &LibraryTable::currentTrackChanged, detailsPane_.get(),
          &LibraryDetailsPane::setTrack);
  connect(table_.get(), &LibraryTable::menuAboutToShow, places_.get(), &LibraryPlaces::addTrackCommands);
  connect(library_, &LibraryPanel::menuAboutToShow, places_.get(), &LibraryPlaces::addTrackCommands);
  connect(places_.get(), &LibraryPlaces::pageRequested, pages_, [this] {
    pages_->show(Page::Library);
    libraryPage_->setWanted(LibraryPage::Panel::Sidebar, true);
  });
  connect(table_.get(), &LibraryTable::takeOutOfCrateRequested, places_.get(), &LibraryPlaces::takeOut);
  connect(pages_, &Pages::changed, this, &MainWindow::onPageChanged);
  connect(table_.get(), &LibraryTable::showBelowRequested, this, &MainWindow::showBelow);
  connect(table_.get(), &LibraryTable::showInFolderRequested, this, &MainWindow::showInFolder);
  connect(table_.get(), &LibraryTable::menuAboutToShow, this, [this](QMenu& menu) {
    if (writeTags_ != nullptr) menu.addAction(writeTags_);
  });
  connect(workspace_.get(), &Workspace::opening, pages_, [this] { pages_->show(Page::Track); });
  connect(libraryPage_, &LibraryPage::stateChanged, this,
          [this] { settings_.setLibraryPage(libraryPage_->saveState()); });
  connect(libraryPage_, &LibraryPage::wantedChanged, this, &MainWindow::onPageChanged);
}

void MainWindow::connectExporting() {
  const auto add = [this](QMenu& menu) { exporting_->addTrackCommands(menu); };
  connect(table_.get(), &LibraryTable::menuAboutToShow, exporting_.get(), add);
  connect(library_, &LibraryPanel::menuAboutToShow, exporting_.get(), add);
  connect(&places_->sidebar(), &Sidebar::exportRequested, exporting_.get(),
          [this] { exporting_->open(ExportDialog::Page::Timeline, ExportSubject::Kind::List); });
}

void MainWindow::onPageChanged() {
  const bool library = pages_->current() == Page::Library;
  if (!library) workspace_->audition().stop();
  const auto check = [](QAction& action, bool checked) {
    const QSignalBlocker silent(action);
    action.setChecked(checked);
  };
  showLibrary_->setText(library ? tr("&Crates") : tr("&Library"));
  check(*showLibrary_, library ? libraryPage_->isWanted(LibraryPage::Panel::Sidebar) : libraryWanted_);
  showInspector_->setText(library ? tr("&Details") : tr("I&nspector"));
  check(*showInspector_, library ? libraryPage_->isWanted(LibraryPage::Panel::Details) : inspectorWanted_);
  check(*showQueue_, libraryPage_->isWanted(LibraryPage::Panel::Queue));
  showQueue_->setEnabled(library);
  const bool track = pages_->current() == Page::Track;
  showLibrary_->setEnabled(library || track);
  layoutButton_->setVisible(track);
  editActions_->setSubject(library ? EditSubject::Library : track ? EditSubject::Track : EditSubject::None);
  updateBanner();
  for (QAction* menu : timelineMenus_) menu->setEnabled(track);
  if (performance_) performance_->setShown(pages_->current() == Page::Performance);
  fitPanels();
}

}  // namespace barline::ui
