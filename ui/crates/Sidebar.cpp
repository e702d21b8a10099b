#include "ui/crates/Sidebar.h"

#include <QItemSelectionModel>
#include <QMenu>
#include <QPainter>
#include <QSignalBlocker>
#include <QVBoxLayout>
#include <utility>

#include "ui/crates/SidebarView.h"
#include "ui/theme/Appearance.h"

namespace barline::ui {

Sidebar::Sidebar(CrateController& crates, QWidget* parent)
    : QWidget(parent),
      crates_(crates),
      model_(new SidebarModel(this)),
      view_(new SidebarView(*model_, this)),
      layout_(new QVBoxLayout(this)) {
  setSurface(*this, Surface::Panel);
  view_->setAccessibleName(tr("Crates"));
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(0);
  layout_->addWidget(view_, 1);
  setFocusProxy(view_);
  connectController();
  connectView();
  view_->setCurrentIndex(model_->indexOf(place_));
}

void Sidebar::connectController() {
  connect(&crates_, &CrateController::listed, this, &Sidebar::onListed);
  connect(&crates_, &CrateController::counted, model_, &SidebarModel::setCounts);
  connect(&crates_, &CrateController::created, this, &Sidebar::onCreated);
  connect(model_, &SidebarModel::renamed, &crates_, &CrateController::rename);
  connect(model_, &SidebarModel::moved, &crates_, &CrateController::move);
  connect(model_, &SidebarModel::tracksDropped, &crates_,
          [this](std::int64_t crate, const std::vector<std::int64_t>& tracks) {
            crates_.addTracks(crate, tracks);
          });
  connect(model_, &SidebarModel::tracksDroppedBeside, &crates_,
          [this](std::int64_t folder, const std::vector<std::int64_t>& tracks) {
            crates_.create({.id = 0,
                            .parent = folder,
                            .kind = model::CrateKind::Crate,
                            .name = tr("New crate").toStdString(),
                            .search = {}},
                           0, tracks);
          });
}

void Sidebar::connectView() {
  connect(view_->selectionModel(), &QItemSelectionModel::currentChanged, this, &Sidebar::onCurrentChanged);
  // A click on what is chosen lists it anew, where something else is listed meanwhile.
  connect(view_, &QTreeView::clicked, this, [this](const QModelIndex& index) {
    if (model_->placeAt(index) == place_) Q_EMIT placeChosen(place_);
  });
  connect(view_, &QTreeView::expanded, this, [this](const QModelIndex& index) { onExpanded(index, true); });
  connect(view_, &QTreeView::collapsed, this, [this](const QModelIndex& index) { onExpanded(index, false); });
  connect(view_, &QWidget::customContextMenuRequested, this, &Sidebar::showMenu);
  // Queued, since naming also ends in the midst of what goes on with another row.
  connect(
      view_, &SidebarView::namingEnded, this,
      [this] {
        if (const auto missed = std::exchange(missed_, std::nullopt)) onListed(*missed);
      },
      Qt::QueuedConnection);
  connect(view_, &SidebarView::removeRequested, this,
          [this](const QModelIndex& index) { remove(model_->crateAt(index)->id); });
  connect(view_, &SidebarView::addRequested, this, [this](SidebarModel::Section section) {
    if (section == SidebarModel::Section::SmartCrates) {
      Q_EMIT smartCrateRequested();
    } else {
      newCrate();
    }
  });
}

void Sidebar::choose(const LibraryPlace& place) {
  const QModelIndex index = model_->indexOf(place);
  if (index.isValid()) view_->setCurrentIndex(index);
}

void Sidebar::mark(const LibraryPlace& place) {
  const QModelIndex index = model_->indexOf(place);
  if (!index.isValid()) return;
  const QSignalBlocker silent(this);
  view_->setCurrentIndex(index);
}

const model::Crate* Sidebar::crate() const {
  return place_.crate == 0 ? nullptr : model_->crate(place_.crate);
}

void Sidebar::onListed(const std::vector<model::Crate>& crates) {
  if (view_->isNaming() && !model_->sameOutline(crates)) {  // what is being written would be lost
    missed_ = crates;
    return;
  }
  missed_.reset();
  listing_ = true;
  model_->setCrates(crates);
  expandOpenFolders();
  const QModelIndex index = model_->indexOf(place_);
  if (index.isValid() && view_->currentIndex() != index) view_->setCurrentIndex(index);
  listing_ = false;
  if (!index.isValid()) {
    // What was chosen has been removed.
    choose({});
  } else if (crate() != nullptr && search_ != QString::fromStdString(crate()->search)) {
    onCurrentChanged(index);
  }
  if (toName_ != 0 && model_->crate(toName_) != nullptr) editName(std::exchange(toName_, 0));
}

void Sidebar::onCreated(std::int64_t crate) {
  toName_ = crate;
}

void Sidebar::onCurrentChanged(const QModelIndex& index) {
  const auto place = model_->placeAt(index);
  if (listing_ || !place) return;
  place_ = *place;
  search_ = crate() == nullptr ? QString() : QString::fromStdString(crate()->search);
  Q_EMIT placeChosen(place_);
}

void Sidebar::onExpanded(const QModelIndex& index, bool expanded) {
  const model::Crate* crate = model_->crateAt(index);
  if (crate == nullptr || listing_) return;
  if (expanded) {
    openFolders_.insert(crate->id);
  } else {
    openFolders_.erase(crate->id);
  }
  Q_EMIT stateChanged();
}

void Sidebar::expandOpenFolders() {
  for (const std::int64_t folder : openFolders_) {
    const QModelIndex index = model_->indexOf({.list = {}, .crate = folder});
    if (index.isValid()) view_->expand(index);
  }
}

QStringList Sidebar::saveState() const {
  QStringList ids;
  for (const std::int64_t folder : openFolders_) ids.append(QString::number(folder));
  return ids;
}

void Sidebar::restoreState(const QStringList& openFolders) {
  openFolders_.clear();
  for (const QString& folder : openFolders) openFolders_.insert(folder.toLongLong());
  expandOpenFolders();
}

std::int64_t Sidebar::currentFolder() const {
  const model::Crate* crate = model_->crateAt(view_->currentIndex());
  if (crate == nullptr) return 0;
  return crate->kind == model::CrateKind::Folder ? crate->id : crate->parent;
}

void Sidebar::newCrateOf(const std::vector<std::int64_t>& tracks) {
  crates_.create({.id = 0,
                  .parent = currentFolder(),
                  .kind = model::CrateKind::Crate,
                  .name = tr("New crate").toStdString(),
                  .search = {}},
                 0, tracks);
}

void Sidebar::newFolder() {
  crates_.create({.id = 0,
                  .parent = currentFolder(),
                  .kind = model::CrateKind::Folder,
                  .name = tr("New folder").toStdString(),
                  .search = {}});
}

void Sidebar::newSmartCrate(const QString& search) {
  const QString name = search.isEmpty() ? tr("New smart crate") : search.left(40);
  crates_.create({.id = 0,
                  .parent = 0,
                  .kind = model::CrateKind::Smart,
                  .name = name.toStdString(),
                  .search = search.toStdString()});
}

void Sidebar::setFooter(QWidget& footer) {
  layout_->addWidget(&footer);
}

void Sidebar::editName(std::int64_t crate) {
  const LibraryPlace place{.list = {}, .crate = crate};
  const QModelIndex index = model_->indexOf(place);
  if (!index.isValid()) return;
  for (QModelIndex above = index.parent(); above.isValid(); above = above.parent()) view_->expand(above);
  view_->setCurrentIndex(index);
  view_->scrollTo(index);
  view_->edit(index);
}

void Sidebar::remove(std::int64_t crate) {
  if (const model::Crate* removed = model_->crate(crate)) crates_.remove(*removed);
}

void Sidebar::showMenu(const QPoint& at) {
  const QModelIndex index = view_->indexAt(at);
  QMenu menu(this);
  if (const model::Crate* crate = model_->crateAt(index)) {
    addCrateCommands(menu, *crate);
    menu.addSeparator();
  } else if (const auto place = model_->placeAt(index); place && place->list == LibraryList::History) {
    menu.addAction(tr("Clear history"), &crates_, &CrateController::clearHistory);
    menu.addSeparator();
  }
  menu.addAction(tr("New crate"), this, &Sidebar::newCrate);
  menu.addAction(tr("New folder"), this, &Sidebar::newFolder);
  menu.exec(view_->viewport()->mapToGlobal(at));
}

void Sidebar::addCrateCommands(QMenu& menu, const model::Crate& crate) {
  const std::int64_t id = crate.id;
  if (crate.kind != model::CrateKind::Folder) {
    menu.addAction(tr("Export…"), this, [this, id] {
      choose({.crate = id});
      Q_EMIT exportRequested();
    });
    menu.addSeparator();
  }
  menu.addAction(tr("Rename"), this, [this, id] { editName(id); })->setShortcut(Qt::Key_F2);
  menu.addAction(tr("Remove"), this, [this, id] { remove(id); })->setShortcut(QKeySequence::Delete);
}

void Sidebar::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  const int end = view_->geometry().bottom() + 1;
  if (end < height()) painter.fillRect(QRectF(0, end, width(), 1.0), themeOf(*this).colours().line.hairline);
}

}  // namespace barline::ui
