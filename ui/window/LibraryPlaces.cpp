#include "ui/window/LibraryPlaces.h"

#include <QAction>
#include <QDateTime>
#include <QMenu>
#include <QScopedValueRollback>
#include <QToolButton>
#include <algorithm>
#include <utility>

#include "engine/search/QueryParser.h"
#include "ui/crates/Sidebar.h"
#include "ui/library/TrackListing.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"
#include "ui/theme/MenuText.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {
namespace {

/// Whether its tracks are asked of the crates, and not of the values of tracks.
bool hasOwnTracks(const LibraryPlace& place, const model::Crate* crate) {
  if (place.crate == 0) return place.list == LibraryList::History;
  return crate != nullptr && crate->kind != model::CrateKind::Smart;
}

}  // namespace

LibraryPlaces::LibraryPlaces(std::shared_ptr<CrateStore> store, Workspace& workspace, LibraryPage& page,
                             Settings& settings, QUndoStack& undo)
    : workspace_(workspace),
      settings_(settings),
      crates_(std::move(store), undo),
      sidebar_(new Sidebar(crates_, &page)),
      save_(new QToolButton(&page)) {
  page.setPanel(LibraryPage::Panel::Sidebar, *sidebar_);
  sidebar_->restoreState(settings_.openFolders());
  save_->setText(tr("Save"));
  save_->setToolTip(tr("Keep this search as a smart crate"));
  save_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  setButtonKind(*save_, ButtonKind::Tonal);
  page.addToSearchRow(*save_);
  connect(save_, &QToolButton::clicked, this, &LibraryPlaces::saveSearch);
  connect(sidebar_, &Sidebar::stateChanged, this,
          [this] { settings_.setOpenFolders(sidebar_->saveState()); });
  connect(&crates_, &CrateController::problem, this, &LibraryPlaces::problem);
  connect(&crates_, &CrateController::listed, this, [this](const std::vector<model::Crate>& crates) {
    known_ = crates;
    updateSave();
  });
  connectListing();
  connectHistory();
  updateSave();
  crates_.load();
}

void LibraryPlaces::connectListing() {
  connect(sidebar_, &Sidebar::placeChosen, this, &LibraryPlaces::onPlaceChosen);
  connect(sidebar_, &Sidebar::smartCrateRequested, this,
          [this] { sidebar_->newSmartCrate(workspace_.listing().search().trimmed()); });
  connect(&crates_, &CrateController::tracksFound, this, &LibraryPlaces::onTracksFound);
  connect(&crates_, &CrateController::contentChanged, this, &LibraryPlaces::refreshTracks);
  connect(&workspace_.library(), &LibraryController::libraryChanged, this, [this] {
    crates_.listSoon();
    refreshTracks();
  });
  connect(&workspace_.listing(), &TrackListing::requestChanged, this, &LibraryPlaces::onRequestChanged);
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

void LibraryPlaces::setSource(TrackSource source) {
  TrackListing& listing = workspace_.listing();
  const bool same = source.crate == listing.source().crate && source.name == listing.source().name;
  const bool chosen = std::exchange(choosing_, false);
  const QScopedValueRollback<bool> setting(setting_, true);
  // Choosing a crate again leads back to its own order.
  if (same && chosen) listing.setSource({});
  listing.setSource(std::move(source));
}

void LibraryPlaces::onPlaceChosen(const LibraryPlace& place) {
  const QScopedValueRollback<bool> setting(setting_, true);
  TrackListing& listing = workspace_.listing();
  const model::Crate* crate = sidebar_->crate();
  // What the former smart crate searches for, or was made of it, is not searched for elsewhere.
  const bool leaves = !smartSearch_.isEmpty();
  smartSearch_.clear();
  if (const model::Crate* smart = chosenSmartCrate()) {
    smartSearch_ = QString::fromStdString(smart->search);
    setSource({});
    listing.setSearch(smartSearch_);
  } else {
    if (leaves) listing.setSearch({});
    if (hasOwnTracks(place, crate)) {
      choosing_ = true;
      crates_.findTracks(place);
    } else {
      TrackSource source;
      if (place.list != LibraryList::All) source.name = listTitle(place.list);
      source.query = listQuery(place.list, QDateTime::currentSecsSinceEpoch()).value_or(search::TrackQuery());
      setSource(std::move(source));
    }
  }
  updateSave();
}

void LibraryPlaces::onTracksFound(const LibraryPlace& place, const std::vector<std::int64_t>& tracks) {
  // Similar tracks are looked at meanwhile, or another place.
  if (!(sidebar_->place() == place)) return;
  const model::Crate* crate = sidebar_->crate();
  TrackSource source;
  source.name = crate == nullptr ? listTitle(place.list) : QString::fromStdString(crate->name);
  if (crate != nullptr && crate->kind == model::CrateKind::Crate) source.crate = crate->id;
  source.tracks = tracks;
  setSource(std::move(source));
}

void LibraryPlaces::refreshTracks() {
  if (workspace_.listing().source().reference != 0) return;
  if (hasOwnTracks(sidebar_->place(), sidebar_->crate())) crates_.findTracks(sidebar_->place());
}

void LibraryPlaces::onRequestChanged() {
  updateSave();
  if (setting_ || !(workspace_.listing().source() == TrackSource{})) return;
  // Somebody else lists all tracks.
  if (chosenSmartCrate() == nullptr) sidebar_->mark({});
}

const model::Crate* LibraryPlaces::chosenSmartCrate() const {
  const model::Crate* crate = sidebar_->crate();
  return crate != nullptr && crate->kind == model::CrateKind::Smart ? crate : nullptr;
}

void LibraryPlaces::updateSave() {
  const QString search = workspace_.listing().search().trimmed();
  const model::Crate* smart = chosenSmartCrate();
  const bool kept = smart != nullptr && search == QString::fromStdString(smart->search);
  const bool readable =
      !search.isEmpty() &&
      search::parseQuery(search.toStdString(), QDateTime::currentSecsSinceEpoch()).problems.empty();
  save_->setEnabled(readable && !kept);
  if (saveAction_ != nullptr) saveAction_->setEnabled(save_->isEnabled());
}

void LibraryPlaces::saveSearch() {
  const QString search = workspace_.listing().search().trimmed();
  const model::Crate* smart = chosenSmartCrate();
  Q_EMIT pageRequested();
  if (smart == nullptr) return sidebar_->newSmartCrate(search);
  QMenu menu(save_);
  menu.addAction(tr("Change “%1”").arg(menuText(QString::fromStdString(smart->name))), this,
                 [this, id = smart->id, search] { crates_.setSearch(id, search); });
  menu.addAction(tr("Keep as a new smart crate"), this, [this, search] { sidebar_->newSmartCrate(search); });
  menu.exec(save_->mapToGlobal(QPoint(0, save_->height())));
}

void LibraryPlaces::addTo(QMenu& menu) {
  QAction* crate = menu.addAction(tr("New &crate"), this, [this] {
    Q_EMIT pageRequested();
    sidebar_->newCrate();
  });
  crate->setObjectName(QStringLiteral("library.new_crate"));
  QAction* folder = menu.addAction(tr("New &folder of crates"), this, [this] {
    Q_EMIT pageRequested();
    sidebar_->newFolder();
  });
  folder->setObjectName(QStringLiteral("library.new_crate_folder"));
  saveAction_ = menu.addAction(tr("&Keep search as a smart crate"), this, &LibraryPlaces::saveSearch);
  saveAction_->setObjectName(QStringLiteral("library.save_search"));
  updateSave();
}

std::int64_t LibraryPlaces::listedCrate() const {
  return workspace_.listing().source().crate;
}

void LibraryPlaces::takeOut(const std::vector<std::int64_t>& tracks) {
  if (listedCrate() != 0 && !tracks.empty()) crates_.takeOutTracks(listedCrate(), tracks);
}

void LibraryPlaces::addTrackCommands(QMenu& menu, const std::vector<std::int64_t>& tracks) {
  QMenu* into = menu.addMenu(tr("Add to crate"));
  addCrates(*into, 0, tracks);
  if (!into->isEmpty()) into->addSeparator();
  into->addAction(tr("New crate"), this, [this, tracks] {
    Q_EMIT pageRequested();
    sidebar_->newCrateOf(tracks);
  });
  if (listedCrate() != 0)
    menu.addAction(tr("Take out of this crate"), this, [this, tracks] { takeOut(tracks); });
}

void LibraryPlaces::addCrates(QMenu& menu, std::int64_t folder, const std::vector<std::int64_t>& tracks) {
  for (const model::Crate& crate : known_) {
    if (crate.parent != folder || crate.kind == model::CrateKind::Smart) continue;
    const QString name = menuText(QString::fromStdString(crate.name));
    if (crate.kind == model::CrateKind::Folder) {
      QMenu* inside = menu.addMenu(name);
      addCrates(*inside, crate.id, tracks);
      inside->setEnabled(!inside->isEmpty());
    } else {
      QAction* add =
          menu.addAction(name, this, [this, id = crate.id, tracks] { crates_.addTracks(id, tracks); });
      add->setEnabled(crate.id != listedCrate());
    }
  }
}

void LibraryPlaces::updateIcons(const Theme& theme) {
  save_->setIcon(icon(theme, IconName::SmartCrate));
}

}  // namespace barline::ui
