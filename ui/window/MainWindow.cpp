#include "ui/window/MainWindow.h"

#include <QAbstractButton>
#include <QApplication>
#include <QCloseEvent>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QKeyEvent>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QUrl>
#include <QVBoxLayout>
#include <algorithm>

#include "ui/crates/Sidebar.h"
#include "ui/diagnosis/CrashNotice.h"
#include "ui/harmony/HarmonyEditor.h"
#include "ui/inspector/InspectorPanel.h"
#include "ui/jobs/JobsStrip.h"
#include "ui/library/LibraryPanel.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/library/thumbnails/ThumbnailCache.h"
#include "ui/tags/WriteTagsAction.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/timeline/MusicText.h"
#include "ui/timeline/SampleProvider.h"
#include "ui/timeline/SpectrumSource.h"
#include "ui/timeline/TimelineView.h"
#include "ui/transport/TransportBar.h"
#include "ui/window/CareActions.h"
#include "ui/window/CommandActions.h"
#include "ui/window/DiagnosisActions.h"
#include "ui/window/EditActions.h"
#include "ui/window/ExportActions.h"
#include "ui/window/GridEditor.h"
#include "ui/window/HeaderBar.h"
#include "ui/window/IntakeActions.h"
#include "ui/window/LayoutMenu.h"
#include "ui/window/LibraryDetailsPane.h"
#include "ui/window/LibraryPlaces.h"
#include "ui/window/LibrarySearch.h"
#include "ui/window/LibraryTable.h"
#include "ui/window/MessageBanner.h"
#include "ui/window/Pages.h"
#include "ui/window/PerformanceActions.h"
#include "ui/window/PlaybackActions.h"
#include "ui/window/QueueActions.h"
#include "ui/window/ReadoutLine.h"
#include "ui/window/ReferenceActions.h"
#include "ui/window/ReviewActions.h"
#include "ui/window/SecondTrackPane.h"
#include "ui/window/TrackBar.h"
#include "ui/window/WatchActions.h"

namespace barline::ui {
namespace {

// Window widths below which a panel makes room for the timeline.
constexpr int kLibraryNeeds = 760;
constexpr int kInspectorNeeds = 1100;

LaneStatus laneStatus(const StepView& step) {
  using pipeline::StepState;
  switch (step.report.state) {
    case StepState::Waiting:
      return {LaneStatus::State::Waiting, 0.0,
              step.waitsFor.isEmpty() ? QString() : MainWindow::tr("waits for %1").arg(step.waitsFor)};
    case StepState::Running:
      return {LaneStatus::State::Running, step.fraction, step.title};
    case StepState::Failed:
      return {LaneStatus::State::Failed, 0.0, QString::fromUtf8(step.report.problem)};
    case StepState::Blocked:
      return {LaneStatus::State::Blocked, 0.0, QString::fromUtf8(step.report.problem)};
    case StepState::Cancelled:
      return {LaneStatus::State::Failed, 0.0, MainWindow::tr("Cancelled.")};
    default:
      return {};
  }
}

/// Most of the screen, but never so much that it looks lost on a large one.
QSize firstSize(const QScreen& screen) {
  constexpr QSize kLargest(1680, 1000);
  constexpr QSize kSmallest(640, 420);
  return (0.9 * screen.availableSize()).boundedTo(kLargest).expandedTo(kSmallest);
}

std::vector<std::filesystem::path> localPaths(const QMimeData& data) {
  std::vector<std::filesystem::path> paths;
  for (const QUrl& url : data.urls()) {
    if (url.isLocalFile()) paths.push_back(pathOf(url.toLocalFile()));
  }
  return paths;
}

}  // namespace

MainWindow::MainWindow(const WindowSetup& setup)
    : demoTrack_(setup.demoTrack),
      settings_(setup.settingsFile),
      desktop_(setup.desktop),
      workspace_(std::make_unique<Workspace>(setup.runner, setup.store, setup.edits, setup.queue)) {
  if (setup.thumbnails) thumbnails_ = std::make_unique<ThumbnailCache>(setup.thumbnails);
  theme_ = Theme::load(resolveScheme(settings_.scheme(), desktop_));
  applyTheme(*qApp, theme_);
  setWindowTitle(tr("Barline"));
  setWindowIcon(applicationIcon());
  setAcceptDrops(true);
  setMinimumSize(640, 420);
  build(setup);
  connectTimeline();
  connectTransport();
  connectLibrary();
  connectInspector();
  connectWorkspace();
  connectEdits();
  connectSecondTrack();
  connectPages();
  workspace_->listing().setOrder(settings_.order(), settings_.orderDescending());
  restoreState();
  onTrackOpened(0);
  workspace_->start();
  if (watch_) watch_->start();
  if (care_) care_->start();
  if (diagnosisActions_) diagnosisActions_->start();
  if (thumbnails_) thumbnails_->complete();
}

MainWindow::~MainWindow() = default;

QWidget* MainWindow::makeTrackPage() {
  auto* page = new QWidget(this);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);

  splitter_ = new QSplitter(Qt::Horizontal, page);
  splitter_->setChildrenCollapsible(false);
  splitter_->setHandleWidth(1);
  library_ = new LibraryPanel(workspace_->listing(), splitter_);
  library_->setMaximumWidth(theme_->tokens().size.libraryWidth[2]);
  splitter_->addWidget(library_);

  auto* middle = new QWidget(splitter_);
  auto* column = new QVBoxLayout(middle);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(0);
  trackBar_ = new TrackBar(middle);
  timelines_ = new QSplitter(Qt::Vertical, middle);
  timelines_->setChildrenCollapsible(false);
  timelines_->setHandleWidth(1);
  timeline_ = new TimelineView(theme_, timelines_);
  second_ = new SecondTrackPane(*timeline_, workspace_->decoding(), theme_, timelines_);
  readout_ = new ReadoutLine(middle);
  gridEditor_ = new GridEditor(*workspace_, *timeline_, *readout_, middle);
  column->addWidget(trackBar_);
  column->addWidget(gridEditor_->toolBar());
  column->addWidget(timelines_, 1);
  column->addWidget(readout_);
  splitter_->addWidget(middle);
  inspector_ = new InspectorPanel(
      [&decoding = workspace_->decoding()](const std::filesystem::path& file) {
        return std::make_shared<DecoderSampleProvider>(decoding, file);
      },
      splitter_);
  splitter_->addWidget(inspector_);
  splitter_->setStretchFactor(0, 0);
  splitter_->setStretchFactor(1, 1);
  splitter_->setStretchFactor(2, 0);
  layout->addWidget(splitter_, 1);
  transport_ = new TransportBar(workspace_->player(), page);
  layout->addWidget(transport_);
  return page;
}

void MainWindow::makePages(QWidget& central) {
  pages_ = new Pages(settings_, *this);
  libraryPage_ = new LibraryPage(&central);
  table_ =
      std::make_unique<LibraryTable>(*workspace_, thumbnails_.get(), settings_, libraryUndo_, *libraryPage_);
  QWidget* track = makeTrackPage();
  pages_->add(tr("&Track page"), tr("Track"), QStringLiteral("track"), QKeySequence(QStringLiteral("Ctrl+1")),
              *track, *timeline_);
  pages_->add(tr("Li&brary page"), tr("Library"), QStringLiteral("library"),
              QKeySequence(QStringLiteral("Ctrl+3")), *libraryPage_, *libraryPage_);
  if (performance_) {
    pages_->add(tr("&Performance page"), tr("Performance"), QStringLiteral("performance"),
                QKeySequence(QStringLiteral("Ctrl+4")), performance_->page(), performance_->start());
  }
}

void MainWindow::build(const WindowSetup& setup) {
  header_ = new HeaderBar(this);
  setMenuWidget(header_);
  auto* central = new QWidget(this);
  setSurface(*central, Surface::Window);
  auto* layout = new QVBoxLayout(central);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  if (setup.runs) performance_ = std::make_unique<PerformanceActions>(setup.runs, *workspace_, *central);
  makePages(*central);
  search_ = std::make_unique<LibrarySearch>(*workspace_, *libraryPage_, settings_, setup.texts);
  search_->add(library_->searchField());
  places_ =
      std::make_unique<LibraryPlaces>(setup.crates, *workspace_, *libraryPage_, settings_, libraryUndo_);
  detailsPane_ = std::make_unique<LibraryDetailsPane>(setup.details, *workspace_, *libraryPage_);
  if (setup.care) care_ = std::make_unique<CareActions>(setup.care, *this);
  if (setup.watch) {
    watch_ = std::make_unique<WatchActions>(setup.watch, *workspace_, *this);
    watch_->addTo(places_->sidebar());
  }
  if (setup.diagnosis) {
    diagnosisActions_ = std::make_unique<DiagnosisActions>(setup.diagnosis, *workspace_, settings_, *central);
    layout->addWidget(&diagnosisActions_->notice());
  }
  banner_ = new MessageBanner(central);
  layout->addWidget(banner_);
  layout->addWidget(&pages_->stack(), 1);
  jobs_ = new JobsStrip(workspace_->analysis(), workspace_->queue(), central);
  queue_ = new QueueActions(*workspace_, *libraryPage_, *pages_, settings_, *this);
  queue_->setStrip(*jobs_);
  layout->addWidget(jobs_);
  setCentralWidget(central);
  editActions_ = new EditActions(workspace_->edits(), libraryUndo_, this);
  harmony_ = new HarmonyEditor(workspace_->edits(), *timeline_, this);
  review_ = new ReviewActions(workspace_->edits(), *timeline_, inspector_->review(), this);
  references_ = new ReferenceActions(*timeline_, *inspector_, settings_, *this);
  if (setup.intake) {
    intake_ = std::make_unique<IntakeActions>(setup.intake, *workspace_, references_->controller(), *this);
  }
  if (setup.exporting) {
    exporting_ = std::make_unique<ExportActions>(
        setup.exporting, *workspace_, *timeline_, [this] { return selectedTracks(); }, settings_, *this);
  }
  layouts_ = new LayoutMenu(*timeline_, settings_, *this);
  commands_ = new CommandActions(settings_, *this);
  if (setup.tags) {
    writeTags_ = new WriteTagsAction(
        setup.tags, [this] { return chosenTracks(); }, *this);
    connect(writeTags_, &WriteTagsAction::problem, this, &MainWindow::showProblem);
  }
  makeMenus(header_->menus());
  commands_->collect(header_->menus());
  header_->setCentre(*pages_->makeButtons(header_));
  header_->addButton(editActions_->undo());
  header_->addButton(editActions_->redo());
  layoutButton_ = layouts_->makeButton(header_);
  header_->addTool(*layoutButton_);
  header_->addTool(commands_->button());
  updateIcons();
  timeline_->setFocus();
}

void MainWindow::updateIcons() {
  commands_->updateIcons(*theme_);
  places_->updateIcons(*theme_);
  editActions_->undo().setIcon(icon(*theme_, IconName::Undo));
  editActions_->redo().setIcon(icon(*theme_, IconName::Redo));
}

void MainWindow::restoreState() {
  if (!restoreGeometry(settings_.geometry())) resize(firstSize(*screen()));
  libraryWanted_ = settings_.libraryVisible();
  libraryPage_->restoreState(settings_.libraryPage());
  table_->restoreState();
  showLibrary_->setChecked(libraryWanted_);
  inspectorWanted_ = settings_.inspectorVisible();
  showInspector_->setChecked(inspectorWanted_);
  inspector_->restoreState(settings_.inspector());
  fitPanels();
  const SizeTokens& size = theme_->tokens().size;
  const int left = settings_.libraryWidth() > 0 ? settings_.libraryWidth() : size.libraryWidth[1];
  const int right = settings_.inspectorWidth() > 0 ? settings_.inspectorWidth() : size.inspectorWidth[1];
  splitter_->setSizes({left, std::max(width() - left - right, 1), right});
  const QJsonObject lanes = settings_.timeline();
  timeline_->restoreState(lanes);
  layouts_->setLibraryShown(libraryWanted_);
  layouts_->restore(lanes.isEmpty());
  second_->restoreState(settings_.secondTrack());
  timeline_->setLoudnessTarget(settings_.loudnessTarget());
  trackBar_->setFollow(timeline_->follow());
  follow_->setChecked(timeline_->follow());
  workspace_->player().setDevice(settings_.device());
  transport_->setVolume(settings_.volume());
  pages_->restore();
}

void MainWindow::saveState() {
  rememberRange();
  settings_.setGeometry(saveGeometry());
  settings_.setTimeline(timeline_->saveState());
  settings_.setInspector(inspector_->saveState());
  settings_.setLibraryPage(libraryPage_->saveState());
}

void MainWindow::openPaths(const std::vector<std::filesystem::path>& paths) {
  // A folder alone does not take the open track's place.
  workspace_->add(paths, workspace_->openTrack() == 0 ? ShowFirst::Always : ShowFirst::IfFile);
}

void MainWindow::setScheme(Scheme scheme) {
  settings_.setScheme(scheme);
  theme_ = Theme::load(resolveScheme(scheme, desktop_));
  applyTheme(*qApp, theme_);
  updateIcons();
  timeline_->setTheme(theme_);
  second_->setTheme(theme_);
}

void MainWindow::onTrackOpened(std::int64_t track) {
  rememberRange();
  const TrackRow* row = workspace_->openRow();
  shownFingerprint_ = row == nullptr ? QString() : QString::fromStdString(row->record.fingerprint);
  freshTrack_ = track != 0;
  trackBar_->setTrack(row);
  library_->setOpenTrack(track);
  library_->reveal(track);
  jobs_->setTrackOpen(track != 0);
  for (QAction* action : trackActions_) action->setEnabled(track != 0);
  references_->setTrack({});
  gridEditor_->setTrack(row == nullptr ? std::filesystem::path() : row->record.path);
  setWindowTitle(row == nullptr ? tr("Barline") : tr("%1 – Barline").arg(row->title));
  if (row != nullptr) settings_.addRecentFile(pathText(row->record.path));
  updatePosition();
}

void MainWindow::onTimelineChanged(const std::shared_ptr<const model::Timeline>& timeline) {
  timeline_->setTimeline(timeline);
  inspector_->setTimeline(timeline);
  playbackActions_->setTimeline(timeline);
  if (timeline && !timeline->source.fingerprint.empty())
    shownFingerprint_ = QString::fromStdString(timeline->source.fingerprint);
  if (freshTrack_) {
    freshTrack_ = false;
    timeline_->setSampleProvider(
        std::make_shared<DecoderSampleProvider>(workspace_->decoding(), timeline->source.path));
    timeline_->setSpectrumSource(
        std::make_shared<DecoderSpectrumSource>(workspace_->decoding(), timeline->source.path));
    for (const StepView& step : workspace_->analysis().steps()) onStepChanged(step);
    if (const auto range = settings_.visibleRange(shownFingerprint_)) timeline_->setVisibleRange(*range);
  }
  second_->firstChanged();
  references_->setTrack(shownFingerprint_);
  references_->setTimeline(timeline);
  updateZoom();
  updatePosition();
}

void MainWindow::onStepChanged(const StepView& step) {
  if (!freshTrack_) timeline_->setStepStatus(QString::fromStdString(step.id), laneStatus(step));
}

void MainWindow::rememberRange() {
  if (!shownFingerprint_.isEmpty() && timeline_->timeline())
    settings_.setVisibleRange(shownFingerprint_, timeline_->visibleRange());
}

void MainWindow::updateZoom() {
  const auto timeline = timeline_->timeline();
  readout_->setZoom(timeline_->visibleRange().duration(), timeline ? timeline->source.duration : 0.0);
}

void MainWindow::updatePosition() {
  const Player& player = workspace_->player();
  const double seconds = player.position();
  const bool playing = player.state() == Player::State::Playing;
  timeline_->setPlayhead(seconds, playing);
  second_->setPlayhead(seconds, playing);
  inspector_->setPlayhead(seconds, playing);
  const auto timeline = timeline_->timeline();
  if (!timeline) {
    transport_->setTexts({});
    return;
  }
  const PointerReadout here = timeline_->readoutAt(seconds);
  const bool doubtful = here.keyConfidence && theme_->isDoubtful(*here.keyConfidence);
  transport_->setTexts({here.timeText, timeText(timeline->source.duration, 3), here.barBeat, here.metre,
                        here.chord, here.chordNumeral, here.key, doubtful});
}

void MainWindow::nextFrame() {
  updatePosition();
  transport_->frame();
  if (!transport_->needsFrames()) frames_.stop();
}

void MainWindow::seekBars(int count) {
  workspace_->player().seek(timeline_->timeBarsAway(count));
}

void MainWindow::closeEvent(QCloseEvent* event) {
  // What is still being typed counts.
  if (QWidget* field = focusWidget(); field != nullptr && field != timeline_) field->clearFocus();
  if (!mayClose()) {
    event->ignore();
    return;
  }
  // What it does to the lanes is not what they are to be when the window opens again.
  gridEditor_->leave();
  saveState();
  QMainWindow::closeEvent(event);
}

bool MainWindow::mayClose() {
  QStringList losses;
  if (workspace_->edits().hasRefusedEdits())
    losses << tr("Edits of this track could not be kept so far. They are lost if you quit now.");
  if (exporting_ && exporting_->isBusy())
    losses << tr("Files are being exported. If you quit now, those that are not finished are not written.");
  if (losses.isEmpty()) return true;
  QMessageBox box(QMessageBox::NoIcon, tr("Quit"), losses.join(u' '), QMessageBox::NoButton, this);
  const QPushButton* quit = box.addButton(tr("Quit"), QMessageBox::AcceptRole);
  box.setDefaultButton(box.addButton(QMessageBox::Cancel));
  box.exec();
  return box.clickedButton() == quit;
}

void MainWindow::resizeEvent(QResizeEvent* event) {
  QMainWindow::resizeEvent(event);
  fitPanels();
}

void MainWindow::fitPanels() {
  library_->setVisible(libraryWanted_ && width() >= kLibraryNeeds);
  inspector_->setVisible(inspectorWanted_ && width() >= kInspectorNeeds);
  showInspector_->setEnabled(pages_->current() == Page::Library ||
                             (pages_->current() == Page::Track && width() >= kInspectorNeeds));
  trackBar_->setFactsShown(!inspector_->showsFacts());
}

void MainWindow::keyPressEvent(QKeyEvent* event) {
  // Space belongs to playback, so a button with the focus is pressed by Enter.
  if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) {
    if (auto* button = qobject_cast<QAbstractButton*>(QApplication::focusWidget())) {
      button->click();
      return;
    }
  }
  if (event->key() == Qt::Key_Escape && isFullScreen()) {
    toggleFullScreen();
    return;
  }
  // Whatever else nobody wanted is for the timeline, wherever the focus is.
  if (handingOnKey_ || timeline_->hasFocus() || pages_->current() != Page::Track)
    return QMainWindow::keyPressEvent(event);
  handingOnKey_ = true;
  QKeyEvent copy(event->type(), event->key(), event->modifiers(), event->text(), event->isAutoRepeat());
  QCoreApplication::sendEvent(timeline_, &copy);
  handingOnKey_ = false;
  event->setAccepted(copy.isAccepted());
}

void MainWindow::dragEnterEvent(QDragEnterEvent* event) {
  if (!localPaths(*event->mimeData()).empty()) event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent* event) {
  const std::vector<std::filesystem::path> music = references_->take(localPaths(*event->mimeData()));
  if (pages_->current() == Page::Library) {
    workspace_->add(music, ShowFirst::Never);
  } else if (!music.empty()) {
    openPaths(music);
  }
  event->acceptProposedAction();
}

}  // namespace barline::ui
