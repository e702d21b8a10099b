#include "ui/window/ExportActions.h"

#include <QAction>
#include <QEvent>
#include <QMenu>
#include <array>
#include <utility>

#include "ui/timeline/TimelineView.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {
namespace {

constexpr int kSoonMs = 120;

struct Command {
  ExportDialog::Page page;
  const char* name;
  const char* title;
};

constexpr std::array kCommands{
    Command{ExportDialog::Page::Timeline, "file.export",
            QT_TRANSLATE_NOOP("barline::ui::ExportActions", "&Export timeline…")},
    Command{ExportDialog::Page::Chunks, "file.export_chunks",
            QT_TRANSLATE_NOOP("barline::ui::ExportActions", "Export c&hunks…")},
    Command{ExportDialog::Page::Dataset, "file.make_dataset",
            QT_TRANSLATE_NOOP("barline::ui::ExportActions", "Make a &dataset…")},
    Command{ExportDialog::Page::Report, "file.report",
            QT_TRANSLATE_NOOP("barline::ui::ExportActions", "&Report…")},
};

}  // namespace

ExportActions::ExportActions(std::shared_ptr<ExportStore> store, Workspace& workspace, TimelineView& timeline,
                             SelectedTracks selected, Settings& settings, QWidget& window)
    : controller_(std::move(store)),
      workspace_(workspace),
      timeline_(timeline),
      selected_(std::move(selected)),
      settings_(settings),
      window_(window) {
  soon_.setSingleShot(true);
  soon_.setInterval(kSoonMs);
  connect(&soon_, &QTimer::timeout, this, [this] {
    if (!dialog_) return;
    dialog_->setSubjects(subjects());
    if (std::exchange(changed_, false)) dialog_->refresh();
  });
  const auto soon = [this] { soon_.start(); };
  connect(&timeline_, &TimelineView::selectionChanged, this, soon);
  connect(&workspace_, &Workspace::trackOpened, this, soon);
  connect(&workspace_.listing(), &TrackListing::listed, this, soon);
  connect(&workspace_, &Workspace::timelineChanged, this, [this] {
    changed_ = true;
    soon_.start();
  });
}

void ExportActions::addFileActions(QMenu& menu) {
  for (const Command& command : kCommands) {
    QAction* action =
        menu.addAction(tr(command.title), this, [this, page = command.page] { open(page, likelyKind()); });
    action->setObjectName(QLatin1String(command.name));
    if (command.page == ExportDialog::Page::Timeline)
      action->setShortcut(QKeySequence(QStringLiteral("Ctrl+E")));
  }
}

void ExportActions::addTrackCommands(QMenu& menu) {
  QMenu* own = menu.addMenu(tr("Take elsewhere"));
  for (const Command& command : kCommands) {
    own->addAction(tr(command.title), this,
                   [this, page = command.page] { open(page, ExportSubject::Kind::Tracks); });
  }
}

ExportSubject::Kind ExportActions::likelyKind() const {
  if (!timeline_.isVisible())
    return selected_().empty() ? ExportSubject::Kind::List : ExportSubject::Kind::Tracks;
  return timeline_.selection() ? ExportSubject::Kind::Selection : ExportSubject::Kind::OpenTrack;
}

QString ExportActions::listName() const {
  const TrackListing& listing = workspace_.listing();
  if (listing.searching()) return tr("Tracks found");
  if (listing.source().reference != 0) return tr("Similar tracks");
  return listing.source().name.isEmpty() ? tr("Library") : listing.source().name;
}

std::vector<ExportSubject> ExportActions::subjects() const {
  using Kind = ExportSubject::Kind;
  std::vector<ExportSubject> subjects;
  if (const TrackRow* row = workspace_.openRow()) {
    subjects.push_back({.kind = Kind::OpenTrack, .tracks = {row->record.id}, .name = row->title});
    if (const auto range = timeline_.selection(); range && timeline_.timeline())
      subjects.push_back(
          {.kind = Kind::Selection, .tracks = {row->record.id}, .range = range, .name = row->title});
  }
  if (auto tracks = selected_(); !tracks.empty())
    subjects.push_back({.kind = Kind::Tracks, .tracks = std::move(tracks)});
  if (const TrackListing& listing = workspace_.listing(); listing.count() > 0)
    subjects.push_back({.kind = Kind::List, .tracks = listing.tracks(), .name = listName()});
  return subjects;
}

bool ExportActions::eventFilter(QObject* watched, QEvent* event) {
  // Other tracks may have been selected in the main window meanwhile.
  if (event->type() == QEvent::WindowActivate) soon_.start();
  return QObject::eventFilter(watched, event);
}

void ExportActions::open(ExportDialog::Page page, ExportSubject::Kind kind) {
  if (!dialog_) {
    dialog_ = new ExportDialog(controller_, &window_);
    dialog_->setAttribute(Qt::WA_DeleteOnClose);
    dialog_->installEventFilter(this);
    dialog_->restoreState(settings_.exporting());
    connect(dialog_, &QDialog::finished, this, [this] { settings_.setExporting(dialog_->saveState()); });
  }
  dialog_->setSubjects(subjects());
  dialog_->chooseSubject(kind);
  dialog_->showPage(page);
  dialog_->show();
  dialog_->raise();
  dialog_->activateWindow();
}

}  // namespace barline::ui
