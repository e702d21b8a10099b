#include "ui/window/LibraryTable.h"

#include <QLocale>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <algorithm>
#include <utility>

#include "ui/library/SimilarBanner.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/library/table/TrackEditDialog.h"
#include "ui/library/table/TrackTableHeader.h"
#include "ui/library/table/TrackTableView.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {
namespace {

/// How many tracks are looked up to say what they have in common; the others are taken to differ.
constexpr std::size_t kMostEdited = 5000;
/// Logical pixels of a title in the name of a change.
constexpr int kTitleWidth = 200;

}  // namespace

LibraryTable::LibraryTable(Workspace& workspace, ThumbnailCache* thumbnails, Settings& settings,
                           QUndoStack& undo, LibraryPage& page)
    : workspace_(workspace),
      settings_(settings),
      model_(workspace.listing()),
      amendments_(workspace.library(), undo),
      banner_(new SimilarBanner(&page)),
      view_(new TrackTableView(model_, &page)) {
  page.addBanner(*banner_);
  page.setList(*view_);
  view_->setThumbnails(thumbnails);
  connectTable(page);
  connectListening();
  updateSorted();
  updateSimilar();
  updateEmptyText();
}

void LibraryTable::connectTable(LibraryPage& page) {
  TrackListing& listing = workspace_.listing();
  connect(view_, &TrackTableView::openRequested, &workspace_, &Workspace::open);
  connect(view_, &TrackTableView::removeRequested, this, &LibraryTable::takeAway);
  connect(view_, &TrackTableView::amendRequested, this, &LibraryTable::amend);
  connect(view_, &TrackTableView::menuRequested, this, &LibraryTable::showMenu);
  connect(view_, &TrackTableView::currentTrackChanged, this, &LibraryTable::currentTrackChanged);
  connect(banner_, &SimilarBanner::backRequested, this, &LibraryTable::leaveSimilar);
  connect(view_, &TrackTableView::leaveRequested, this, [this, &listing] {
    if (listing.source().reference != 0) {
      leaveSimilar();
    } else {
      listing.setSearch({});
    }
  });
  connect(&listing, &TrackListing::answered, this, [this] {
    if (toReveal_ != 0 && model_.rowOf(toReveal_) >= 0) view_->reveal(std::exchange(toReveal_, 0));
  });
  connect(&view_->columns(), &TrackTableHeader::stateChanged, this, [this] {
    settings_.setLibraryTable(view_->columns().saveState());
    updateSorted();
  });
  connect(&view_->columns(), &TrackTableHeader::sortRequested, this,
          [this, &listing](TrackColumn column, bool descending) {
            listing.setOrder(*trackColumn(column).order, descending);
            settings_.setOrder(listing.order(), listing.descending());
          });
  connect(&listing, &TrackListing::requestChanged, this, &LibraryTable::updateSorted);
  connect(&listing, &TrackListing::requestChanged, this, &LibraryTable::updateSimilar);
  connect(&listing, &TrackListing::answered, this, &LibraryTable::updateEmptyText);
  connect(&workspace_, &Workspace::trackOpened, view_, &TrackTableView::setOpenTrack);
  connect(&workspace_, &Workspace::trackOpened, view_, &TrackTableView::reveal);
  connect(view_, &TrackTableView::typed, &page, &LibraryPage::typeIntoSearch);
}

void LibraryTable::connectListening() {
  Audition& audition = workspace_.audition();
  connect(view_, &TrackTableView::listenRequested, this, &LibraryTable::listenTo);
  connect(view_, &TrackTableView::listenMoveRequested, &audition, &Audition::moveBy);
  connect(view_, &TrackTableView::silenceRequested, &audition, &Audition::stop);
  connect(view_, &TrackTableView::playRequested, this, &LibraryTable::playOrSilence);
  connect(&audition, &Audition::trackChanged, this, &LibraryTable::showHeard);
  connect(&audition, &Audition::moved, this, &LibraryTable::showHeard);
}

void LibraryTable::listenTo(std::int64_t track, std::optional<double> fraction) {
  Audition& audition = workspace_.audition();
  if (!fraction && audition.track() == track) return audition.stop();
  const TrackRow* row = workspace_.listing().find(track);
  if (row == nullptr) return;
  const double length = row->record.duration;
  workspace_.listenTo(*row, fraction ? *fraction : length > 0.0 ? audition.leftAt(track) / length : 0.0);
}

void LibraryTable::playOrSilence(std::int64_t track) {
  Player& open = workspace_.player();
  if (workspace_.audition().track() != 0) return workspace_.audition().stop();
  if (open.state() == Player::State::Playing) return open.pause();
  listenTo(track, std::nullopt);
}

void LibraryTable::listen() {
  if (view_->currentTrack() != 0) listenTo(view_->currentTrack(), std::nullopt);
}

void LibraryTable::showHeard() {
  const Audition& audition = workspace_.audition();
  const TrackRow* row = audition.track() == 0 ? nullptr : workspace_.listing().find(audition.track());
  const double length = row == nullptr ? 0.0 : row->record.duration;
  view_->setHeard(audition.track(), length > 0.0 ? audition.position() / length : 0.0);
}

QString LibraryTable::countText(qulonglong tracks) {
  return tracks == 1 ? tr("1 track") : tr("%1 tracks").arg(QLocale().toString(tracks));
}

void LibraryTable::restoreState() {
  view_->columns().restoreState(settings_.libraryTable());
}

std::vector<std::int64_t> LibraryTable::selectedTracks() const {
  return view_->selectedTracks();
}

void LibraryTable::updateSorted() {
  const TrackListing& listing = workspace_.listing();
  std::optional<TrackColumn> sorted;
  if (!listing.inGivenOrder()) {
    // Several columns may show what the list is sorted by: the one that is seen is marked.
    for (const TrackColumnInfo& info : trackColumns()) {
      if (info.order == listing.order() && (!sorted || view_->columns().isShown(info.column)) &&
          !(sorted && view_->columns().isShown(*sorted)))
        sorted = info.column;
    }
  }
  view_->columns().setSorted(sorted, listing.descending());
}

void LibraryTable::updateSimilar() {
  const std::int64_t reference = workspace_.listing().source().reference;
  view_->columns().setAvailable(TrackColumn::Similarity, reference != 0);
  if (reference == 0) return banner_->hide();
  workspace_.library().look({reference}, this, [this](const std::vector<TrackRow>& rows) {
    if (rows.empty() || workspace_.listing().source().reference != rows.front().record.id) return;
    banner_->setReference(rows.front().title);
    banner_->show();
  });
}

void LibraryTable::leaveSimilar() {
  toReveal_ = workspace_.listing().source().reference;
  workspace_.listing().setSource({});
}

void LibraryTable::updateEmptyText() {
  const TrackListing& listing = workspace_.listing();
  if (!listing.libraryCount()) return view_->setEmptyText({});
  if (*listing.libraryCount() == 0)
    return view_->setEmptyText(tr("Drop music here, or add a folder. Barline reads it and changes nothing."));
  if (listing.searching())
    return view_->setEmptyText(tr("No track matches. Remove a term, or show compatible keys."));
  if (listing.source().reference != 0)
    return view_->setEmptyText(tr("No other track can be compared with this one yet."));
  view_->setEmptyText(listing.source().crate != 0 ? tr("Nothing in here yet. Drag tracks onto the crate.")
                                                  : tr("Nothing in here yet."));
}

void LibraryTable::amend(const std::vector<model::AmendedTrack>& amendments, const QString& subject) {
  QString what = countText(amendments.size());
  if (amendments.size() == 1) {
    if (const TrackRow* row = workspace_.listing().find(amendments.front().track))
      what = tr("“%1”").arg(view_->fontMetrics().elidedText(row->title, Qt::ElideRight, kTitleWidth));
  }
  amendments_.apply(amendments, tr("%1 of %2").arg(subject, what));
}

void LibraryTable::editSelected() {
  std::vector<std::int64_t> tracks = selectedTracks();
  if (tracks.empty()) return;
  if (tracks.size() > kMostEdited) {
    QMessageBox::information(view_->window(), tr("Edit tracks"),
                             tr("At most %1 tracks can be edited at once. Select fewer of them.")
                                 .arg(QLocale().toString(static_cast<qulonglong>(kMostEdited))));
    return;
  }
  workspace_.library().look(tracks, this, [this](const std::vector<TrackRow>& rows) {
    if (rows.empty()) return;
    auto* dialog = new TrackEditDialog(rows, view_->window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { amend(dialog->amendments(), tr("Details")); });
    dialog->open();
  });
}

void LibraryTable::takeTextsFromFiles() {
  model::TrackAmendment asInFile;
  for (auto* text : {&asInFile.title, &asInFile.artist, &asInFile.album, &asInFile.genre, &asInFile.comment})
    text->emplace(std::nullopt);
  asInFile.year.emplace(std::nullopt);
  std::vector<model::AmendedTrack> amendments;
  for (const std::int64_t track : selectedTracks()) amendments.push_back({track, asInFile});
  amend(amendments, tr("Texts as in the file"));
}

void LibraryTable::takeAway(const std::vector<std::int64_t>& tracks) {
  if (workspace_.listing().source().crate == 0) return remove(tracks);
  Q_EMIT takeOutOfCrateRequested(tracks);
}

void LibraryTable::remove(const std::vector<std::int64_t>& tracks) {
  if (tracks.empty()) return;
  auto* question = new QMessageBox(view_->window());
  question->setAttribute(Qt::WA_DeleteOnClose);
  question->setIcon(QMessageBox::Question);
  question->setWindowTitle(tr("Remove from library"));
  question->setText(tr("Take %1 out of the library?").arg(countText(tracks.size())));
  question->setInformativeText(
      tr("The files stay where they are. Ratings, tags and places in crates are forgotten."));
  QPushButton* yes = question->addButton(tr("Remove"), QMessageBox::AcceptRole);
  question->setDefaultButton(question->addButton(QMessageBox::Cancel));
  connect(question, &QMessageBox::buttonClicked, this, [this, tracks, yes](const QAbstractButton* clicked) {
    if (clicked == yes) workspace_.remove(tracks);
  });
  question->open();
}

void LibraryTable::analyseSelected() {
  workspace_.analyseAgain(selectedTracks());
}

void LibraryTable::analyseNext(const std::vector<std::int64_t>& tracks) {
  const auto waiting = workspace_.queue().waiting().ids();
  if (!waiting.empty()) workspace_.queue().move(tracks, waiting.front());
}

void LibraryTable::addTo(QMenu& menu) {
  QAction* edit = menu.addAction(tr("&Edit tracks…"), QKeySequence(QStringLiteral("Ctrl+T")), this,
                                 &LibraryTable::editSelected);
  edit->setObjectName(QStringLiteral("library.edit_tracks"));
  QAction* listening = menu.addAction(tr("&Listen without opening"), this, &LibraryTable::listen);
  listening->setShortcuts(
      {QKeySequence(QStringLiteral("Shift+Return")), QKeySequence(QStringLiteral("Shift+Enter"))});
  listening->setObjectName(QStringLiteral("library.listen"));
  // Elsewhere Enter is a list's or a button's.
  listening->setShortcutContext(Qt::WidgetShortcut);
  view_->addAction(listening);
  QMenu* columns = menu.addMenu(tr("&Columns"));
  connect(columns, &QMenu::aboutToShow, this, [this, columns] {
    columns->clear();
    view_->columns().fillMenu(*columns);
  });
}

void LibraryTable::showMenu(const QPoint& at) {
  const std::vector<std::int64_t> tracks = selectedTracks();
  const std::int64_t current = view_->currentTrack();
  if (tracks.empty() || current == 0) return;
  const TrackRow* row = workspace_.listing().find(current);
  const bool analysed = row != nullptr && (row->record.state == model::TrackState::Analysed ||
                                           row->record.state == model::TrackState::Missing);
  const bool busy = std::ranges::any_of(tracks, [this](std::int64_t track) {
    return workspace_.listing().activity(track).state != TrackActivity::State::None;
  });
  QMenu menu(view_);
  menu.setToolTipsVisible(true);
  menu.addAction(tr("Open"), this, [this, current] { workspace_.open(current); });
  const bool heard = workspace_.audition().track() == current;
  menu.addAction(heard ? tr("Stop listening") : tr("Listen without opening"), this, &LibraryTable::listen);
  menu.addAction(tr("Show below the open track"), this,
                 [this, current] { Q_EMIT showBelowRequested(current); })
      ->setEnabled(analysed && workspace_.openTrack() != 0 && workspace_.openTrack() != current);
  menu.addAction(tr("Similar tracks"), this, [this, current] { workspace_.findSimilar(current); })
      ->setEnabled(analysed);
  menu.addAction(tr("Show in folder"), this, [this, current] { Q_EMIT showInFolderRequested(current); });
  menu.addSeparator();
  view_->fillRatingMenu(*menu.addMenu(tr("Rating")));
  view_->fillColourMenu(*menu.addMenu(tr("Colour")));
  menu.addAction(tr("Edit…"), this, &LibraryTable::editSelected);
  menu.addAction(tr("Texts as in the file"), this, &LibraryTable::takeTextsFromFiles)
      ->setToolTip(tr("Takes back what was changed of title, artist, album, genre, year and comment."));
  menu.addAction(tr("Copy"), view_, &TrackTableView::copySelected);
  menu.addSeparator();
  if (std::ranges::any_of(tracks, [this](std::int64_t track) { return workspace_.queue().isWaiting(track); }))
    menu.addAction(tr("Analyse next"), this, [this, tracks] { analyseNext(tracks); });
  if (busy) {
    menu.addAction(tr("Cancel analysis"), this, [this, tracks] { workspace_.cancel(tracks); });
  } else {
    menu.addAction(tr("Analyse again"), this, &LibraryTable::analyseSelected);
  }
  Q_EMIT menuAboutToShow(menu, tracks);
  menu.addSeparator();
  menu.addAction(tr("Remove from library…"), this, [this, tracks] { remove(tracks); });
  menu.exec(at);
}

}  // namespace barline::ui
