#include "ui/library/LibraryPanel.h"

#include <QActionGroup>
#include <QEvent>
#include <QHBoxLayout>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <array>
#include <utility>

#include "ui/library/SimilarBanner.h"
#include "ui/library/TrackDelegate.h"
#include "ui/library/TrackListView.h"
#include "ui/search/SearchField.h"
#include "ui/theme/Appearance.h"
#include "ui/theme/Icons.h"

namespace barline::ui {

LibraryPanel::LibraryPanel(TrackListing& listing, QWidget* parent)
    : QWidget(parent),
      listing_(listing),
      model_(listing),
      banner_(new SimilarBanner(this)),
      list_(new TrackListView(this)),
      delegate_(new TrackDelegate(list_)) {
  setSurface(*this, Surface::Panel);
  list_->setModel(&model_);
  list_->setItemDelegate(delegate_);
  list_->setAccessibleName(tr("Library"));
  list_->installEventFilter(this);

  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(0);
  layout->addWidget(makeSearchRow());
  layout->addWidget(banner_);
  layout->addWidget(list_, 1);
  layout->addWidget(makeFooter());
  banner_->hide();
  search_->installEventFilter(this);

  connect(search_, &QLineEdit::textChanged, &listing_, &TrackListing::setSearch);
  connect(search_, &SearchField::leaveDownwards, this, [this] {
    if (!list_->currentIndex().isValid() && model_.rowCount() > 0) list_->setCurrentIndex(model_.index(0));
    list_->setFocus(Qt::TabFocusReason);
  });
  connect(search_, &QLineEdit::returnPressed, this, &LibraryPanel::openFirst);
  connect(&listing_, &TrackListing::answered, this, [this] {
    if (std::exchange(openFirstWanted_, false)) openFirst();
  });
  connect(list_, &QListView::doubleClicked, this, &LibraryPanel::openIndex);
  connect(list_, &QWidget::customContextMenuRequested, this, &LibraryPanel::showContextMenu);
  connect(&model_, &QAbstractItemModel::modelAboutToBeReset, this, &LibraryPanel::noteSelection);
  connect(&model_, &QAbstractItemModel::modelReset, this, &LibraryPanel::keepSelection);
  connect(&listing_, &TrackListing::answered, this, &LibraryPanel::updateFooter);
  connect(&listing_, &TrackListing::requestChanged, this, [this] {
    if (search_->text() != listing_.search()) search_->setText(listing_.search());
    updateReference();
    updateOrder();
  });
  connect(banner_, &SimilarBanner::backRequested, this, &LibraryPanel::leaveSimilar);
  connect(list_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          [this](const QModelIndex& index) {
            if (index.isValid()) currentId_ = model_.track(index);
          });
  setTabOrder(search_, add_);
  setTabOrder(add_, &banner_->backButton());
  setTabOrder(&banner_->backButton(), list_);
  setTabOrder(list_, order_);
  updateIcons();
  updateFooter();
}

QWidget* LibraryPanel::makeSearchRow() {
  auto* row = new QWidget(this);
  auto* layout = new QHBoxLayout(row);
  layout->setContentsMargins(8, 8, 8, 8);
  layout->setSpacing(4);
  search_ = new SearchField(tr("Ctrl F"), row);
  layout->addWidget(search_, 1);
  add_ = new QToolButton(row);
  add_->setPopupMode(QToolButton::InstantPopup);
  add_->setToolTip(tr("Add music"));
  add_->setAccessibleName(tr("Add music"));
  add_->setFixedSize(28, 28);
  auto* menu = new QMenu(add_);
  menu->addAction(tr("Add files…"), this, &LibraryPanel::addFilesRequested);
  menu->addAction(tr("Add folder…"), this, &LibraryPanel::addFolderRequested);
  add_->setMenu(menu);
  setButtonKind(*add_, ButtonKind::Quiet);
  layout->addWidget(add_);
  return row;
}

QWidget* LibraryPanel::makeFooter() {
  auto* footer = new QWidget(this);
  footer->setFixedHeight(26);
  auto* layout = new QHBoxLayout(footer);
  layout->setContentsMargins(12, 0, 4, 0);
  total_ = new QLabel(footer);
  setText(*total_, TextRole::Small, Tone::Low);
  total_->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
  layout->addWidget(total_, 1);
  order_ = new QToolButton(footer);
  order_->setPopupMode(QToolButton::InstantPopup);
  order_->setToolButtonStyle(Qt::ToolButtonTextOnly);
  order_->setToolTip(tr("Order of the list"));
  setButtonKind(*order_, ButtonKind::Quiet);
  setText(*order_, TextRole::Small, Tone::Mid);
  auto* menu = new QMenu(order_);
  orders_ = new QActionGroup(menu);
  using search::TrackOrder;
  const std::array<std::pair<TrackOrder, QString>, 8> orders{std::pair{TrackOrder::Added, tr("Added")},
                                                             {TrackOrder::Title, tr("Title")},
                                                             {TrackOrder::Artist, tr("Artist")},
                                                             {TrackOrder::Bpm, tr("BPM")},
                                                             {TrackOrder::Key, tr("Key")},
                                                             {TrackOrder::Energy, tr("Energy")},
                                                             {TrackOrder::Loudness, tr("Loudness")},
                                                             {TrackOrder::Length, tr("Length")}};
  for (const auto& [order, title] : orders) {
    QAction* action = menu->addAction(title);
    action->setCheckable(true);
    action->setData(static_cast<int>(order));
    orders_->addAction(action);
    connect(action, &QAction::triggered, this, [this, chosen = order] {
      listing_.setOrder(chosen, beginsDescending(chosen));
      Q_EMIT orderChanged(chosen, beginsDescending(chosen));
    });
  }
  updateOrder();
  order_->setMenu(menu);
  layout->addWidget(order_);
  return footer;
}

void LibraryPanel::setOpenTrack(std::int64_t id) {
  delegate_->setOpenTrack(id);
  list_->viewport()->update();
}

void LibraryPanel::reveal(std::int64_t id) {
  const QModelIndex index = model_.indexOf(id);
  if (!index.isValid()) return;
  list_->setCurrentIndex(index);
  list_->scrollTo(index);
}

void LibraryPanel::focusSearch() {
  search_->setFocus(Qt::ShortcutFocusReason);
  search_->selectAll();
}

std::vector<std::int64_t> LibraryPanel::selectedTracks() const {
  std::vector<std::int64_t> ids;
  for (const QModelIndex& index : list_->selectionModel()->selectedIndexes())
    ids.push_back(model_.track(index));
  return ids;
}

std::int64_t LibraryPanel::focusedTrack() const {
  const QModelIndex index = list_->currentIndex();
  return list_->hasFocus() && index.isValid() ? model_.track(index) : 0;
}

void LibraryPanel::updateOrder() {
  order_->setText(tr("Order"));
  for (QAction* action : orders_->actions()) {
    const bool chosen =
        !listing_.inGivenOrder() && action->data().toInt() == static_cast<int>(listing_.order());
    action->setChecked(chosen);
    if (chosen) order_->setText(action->text());
  }
}

void LibraryPanel::updateReference() {
  const std::int64_t reference = listing_.source().reference;
  if (reference == shownReference_) return;
  shownReference_ = reference;
  banner_->setVisible(reference != 0);
  list_->setAccessibleName(tr("Library"));
  if (reference == 0) return;
  banner_->setReference(listing_.source().name);
  list_->setAccessibleName(banner_->accessibleName());
  currentId_ = 0;
  list_->scrollToTop();
}

void LibraryPanel::leaveSimilar() {
  currentId_ = listing_.source().reference;
  const bool hadFocus = banner_->backButton().hasFocus();
  listing_.setSource({});
  if (hadFocus) list_->setFocus(Qt::OtherFocusReason);
}

QSize LibraryPanel::sizeHint() const {
  return {themeOf(*this).tokens().size.libraryWidth[1], 400};
}

QSize LibraryPanel::minimumSizeHint() const {
  return {themeOf(*this).tokens().size.libraryWidth[0], 160};
}

QString LibraryPanel::emptyText() const {
  if (!listing_.libraryCount()) return {};
  if (*listing_.libraryCount() == 0)
    return tr("Drop music here, or add a folder. Barline reads it and changes nothing.");
  if (listing_.source().reference != 0 && !listing_.searching())
    return tr("No other track can be compared with this one yet.");
  return tr("No track matches. Remove a term.");
}

void LibraryPanel::updateFooter() {
  const int listed = model_.rowCount();
  list_->setEmptyText(emptyText());
  const bool ordered = listing_.libraryCount().value_or(0) > 1 && listing_.source().reference == 0;
  order_->setVisible(ordered);
  QString text;
  if (listed == 1) text = tr("1 track");
  if (listed > 1) text = tr("%1 tracks").arg(QLocale().toString(listed));
  // The length comes along where there is room.
  const QString both = QStringLiteral("%1 · %2").arg(text, totalLengthText(listing_.seconds()));
  constexpr int kMargins = 24;
  const int room = width() - kMargins - (ordered ? order_->sizeHint().width() : 0);
  const bool fits = total_->fontMetrics().horizontalAdvance(both) <= room;
  total_->setText(listed > 0 && fits ? both : text);
}

void LibraryPanel::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  updateFooter();
}

void LibraryPanel::updateIcons() {
  add_->setIcon(icon(themeOf(*this), IconName::Add));
}

void LibraryPanel::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  painter.fillRect(QRectF(0, list_->geometry().bottom() + 1, width(), 1.0),
                   themeOf(*this).colours().line.hairline);
}

void LibraryPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::StyleChange) updateIcons();
  QWidget::changeEvent(event);
}

bool LibraryPanel::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::KeyPress && listing_.source().reference != 0 &&
      static_cast<QKeyEvent*>(event)->key() == Qt::Key_Escape &&
      (watched == list_ || search_->text().isEmpty())) {
    leaveSimilar();
    return true;
  }
  if (watched == list_ && event->type() == QEvent::ShortcutOverride) {
    // While tracks are chosen here, Delete is not the timeline's.
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Delete && key->modifiers() == Qt::NoModifier) event->accept();
  }
  if (watched == list_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
      openIndex(list_->currentIndex());
      return true;
    }
    if (key->key() == Qt::Key_Delete && !selectedTracks().empty()) {
      Q_EMIT deleteRequested(selectedTracks());
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void LibraryPanel::noteSelection() {
  const std::vector<std::int64_t> selected = selectedTracks();
  selectedIds_ = {selected.begin(), selected.end()};
}

void LibraryPanel::keepSelection() {
  if (currentId_ == 0 && shownReference_ != 0 && model_.rowCount() > 0)
    currentId_ = model_.track(model_.index(0));
  const QModelIndex index = model_.indexOf(currentId_);
  if (index.isValid()) list_->setCurrentIndex(index);
  if (selectedIds_.size() < 2) return;
  QItemSelection selection;
  for (int row = 0; row < model_.rowCount(); ++row) {
    const QModelIndex listed = model_.index(row);
    if (selectedIds_.contains(model_.track(listed))) selection.select(listed, listed);
  }
  list_->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect);
}

void LibraryPanel::openIndex(const QModelIndex& index) {
  if (index.isValid()) Q_EMIT openRequested(model_.track(index));
}

void LibraryPanel::openFirst() {
  openFirstWanted_ = !listing_.isCurrent();
  if (!openFirstWanted_ && model_.rowCount() > 0) openIndex(model_.index(0));
}

void LibraryPanel::showContextMenu(const QPoint& at) {
  const QModelIndex index = list_->indexAt(at);
  if (!index.isValid()) return;
  const std::vector<std::int64_t> ids = selectedTracks();
  const std::int64_t id = model_.track(index);
  const TrackRow* row = model_.row(index);
  const model::TrackState state = row == nullptr ? model::TrackState::Waiting : row->record.state;
  const bool known = state == model::TrackState::Analysed || state == model::TrackState::Missing;
  const bool busy = std::ranges::any_of(ids, [this](std::int64_t selected) {
    return listing_.activity(selected).state != TrackActivity::State::None;
  });
  QMenu menu(this);
  menu.addAction(tr("Open"), this, [this, id] { Q_EMIT openRequested(id); });
  menu.addAction(tr("Similar tracks"), this, [this, id] { Q_EMIT similarRequested(id); })->setEnabled(known);
  menu.addAction(tr("Show below the open track"), this, [this, id] { Q_EMIT showBelowRequested(id); })
      ->setEnabled(known);
  menu.addAction(tr("Show in folder"), this, [this, id] { Q_EMIT showInFolderRequested(id); });
  menu.addSeparator();
  if (busy) {
    menu.addAction(tr("Cancel analysis"), this, [this, ids] { Q_EMIT cancelRequested(ids); });
  } else {
    menu.addAction(tr("Analyse again"), this, [this, ids] { Q_EMIT analyseAgainRequested(ids); });
  }
  Q_EMIT menuAboutToShow(menu, ids);
  menu.addSeparator();
  menu.addAction(tr("Remove from library…"), this, [this, ids] { Q_EMIT removeRequested(ids); });
  menu.setToolTipsVisible(true);
  menu.exec(list_->viewport()->mapToGlobal(at));
}

}  // namespace barline::ui
