#include "ui/window/LibrarySearch.h"

#include <QAction>
#include <QMenu>
#include <utility>

#include "engine/search/TermEdits.h"
#include "ui/library/TrackListing.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/search/CompatibleKeysButton.h"
#include "ui/search/SearchField.h"
#include "ui/search/SearchHelp.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {

LibrarySearch::LibrarySearch(Workspace& workspace, LibraryPage& page, Settings& settings,
                             std::shared_ptr<LibraryTextStore> texts)
    : workspace_(workspace),
      settings_(settings),
      texts_(texts ? std::make_unique<LibraryTexts>(std::move(texts)) : nullptr),
      field_(new SearchField(tr("Ctrl F"), &page)),
      keys_(new CompatibleKeysButton(&page)) {
  page.setSearchField(*field_);
  page.addToSearchRow(*keys_);
  add(*field_);
  connectField(page);
  connectKeys();
  connect(&workspace_.listing(), &TrackListing::requestChanged, this, &LibrarySearch::onRequestChanged);
  workspace_.listing().setKeyRule(settings_.keyRule());
  onRequestChanged();
}

void LibrarySearch::add(SearchField& field) {
  field.setLibraryTexts(texts_.get());
  const TrackListing& listing = workspace_.listing();
  connect(&listing, &TrackListing::answered, &field, [&field, &listing] {
    if (listing.isCurrent()) field.setOutcome(listing.count(), listing.milliseconds());
  });
}

void LibrarySearch::connectField(LibraryPage& page) {
  connect(field_, &QLineEdit::textChanged, &workspace_.listing(), &TrackListing::setSearch);
  // The list is the page's proxy for the focus.
  const auto toList = [&page] { page.setFocus(Qt::TabFocusReason); };
  connect(field_, &SearchField::leaveDownwards, &page, toList);
  connect(field_, &QLineEdit::returnPressed, &page, toList);
}

void LibrarySearch::connectKeys() {
  connect(keys_, &CompatibleKeysButton::ruleChosen, &workspace_.listing(), &TrackListing::setKeyRule);
  connect(keys_, &CompatibleKeysButton::keyChosen, this, &LibrarySearch::searchOpenKey);
  connect(keys_->menu(), &QMenu::aboutToShow, this, [this] {
    const TrackRow* row = workspace_.openRow();
    if (row != nullptr && row->record.key) {
      keys_->setOffer(row->title, *row->record.key);
    } else {
      keys_->withdrawOffer();
    }
  });
}

void LibrarySearch::onRequestChanged() {
  const TrackListing& listing = workspace_.listing();
  field_->setSearch(listing.search());
  keys_->setRule(listing.keyRule());
  keys_->setSoughtKeys(search::soughtKeys(listing.query()));
  settings_.setKeyRule(listing.keyRule());
}

void LibrarySearch::searchOpenKey() {
  const TrackRow* row = workspace_.openRow();
  if (row == nullptr || !row->record.key) return;
  TrackListing& listing = workspace_.listing();
  listing.setSearch(QString::fromStdString(
      search::withTerm(listing.search().toStdString(), "key", model::camelot(*row->record.key))));
}

void LibrarySearch::addHelpTo(QMenu& menu, QWidget& window) {
  QAction* action = menu.addAction(tr("&Search language"), this, [this, &window] { showHelp(window); });
  action->setObjectName(QStringLiteral("help.search"));
}

void LibrarySearch::showHelp(QWidget& window) {
  if (help_.isNull()) {
    help_ = new SearchHelp(&window);
    help_->setAttribute(Qt::WA_DeleteOnClose);
    connect(help_, &SearchHelp::searchChosen, &workspace_.listing(), &TrackListing::setSearch);
  }
  help_->show();
  help_->raise();
  help_->activateWindow();
}

}  // namespace barline::ui
