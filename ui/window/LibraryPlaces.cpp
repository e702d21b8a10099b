#include "ui/window/LibraryPlaces.h"

#include <QAction>
#include <QMenu>
#include <utility>

#include "ui/crates/Sidebar.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {

LibraryPlaces::LibraryPlaces(std::shared_ptr<CrateStore> store, Workspace& workspace, LibraryPage& page,
                             Settings& settings, QUndoStack& undo)
    : workspace_(workspace),
      settings_(settings),
      crates_(std::move(store), undo),
      sidebar_(new Sidebar(crates_, &page)) {
  page.setPanel(LibraryPage::Panel::Sidebar, *sidebar_);
  sidebar_->restoreState(settings_.openFolders());
  connect(sidebar_, &Sidebar::stateChanged, this,
          [this] { settings_.setOpenFolders(sidebar_->saveState()); });
  connect(&crates_, &CrateController::problem, this, &LibraryPlaces::problem);
  connectHistory();
  connect(&workspace_.library(), &LibraryController::libraryChanged, &crates_, &CrateController::load);
  crates_.load();
}

void LibraryPlaces::connectHistory() {
  connect(&workspace_, &Workspace::trackOpened, this, [this](std::int64_t track) {
    const TrackRow* row = workspace_.openRow();
    heard_.setTrack(track, row == nullptr ? 0.0 : row->record.duration);
    if (track != 0) crates_.noteOpened(track);
  });
  connect(&workspace_.player(), &Player::stateChanged, &heard_,
          [this] { heard_.setPlaying(workspace_.player().state() == Player::State::Playing); });
  connect(&heard_, &HeardTime::heard, &crates_, &CrateController::noteHeard);
}

void LibraryPlaces::addTo(QMenu& menu) {
  QAction* crate = menu.addAction(tr("New &crate"), sidebar_, &Sidebar::newCrate);
  crate->setObjectName(QStringLiteral("library.new_crate"));
  QAction* folder = menu.addAction(tr("New &folder of crates"), sidebar_, &Sidebar::newFolder);
  folder->setObjectName(QStringLiteral("library.new_crate_folder"));
}

}  // namespace barline::ui
