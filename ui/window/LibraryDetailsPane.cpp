#include "ui/window/LibraryDetailsPane.h"

#include <utility>

#include "engine/search/CompatibleKeys.h"
#include "ui/library/TrackListing.h"
#include "ui/library/details/DetailsPanel.h"
#include "ui/library/details/KeySearch.h"
#include "ui/library/page/LibraryPage.h"
#include "ui/window/Workspace.h"

namespace barline::ui {

LibraryDetailsPane::LibraryDetailsPane(std::shared_ptr<TrackDetailsStore> store, Workspace& workspace,
                                       LibraryPage& page)
    : workspace_(workspace), details_(std::move(store)), panel_(new DetailsPanel(&page)) {
  page.setPanel(LibraryPage::Panel::Details, *panel_);
  TrackListing& listing = workspace_.listing();
  connect(&listing, &TrackListing::requestChanged, this, &LibraryDetailsPane::onRequestChanged);
  connect(panel_, &DetailsPanel::ruleChosen, &listing, &TrackListing::setKeyRule);
  connect(panel_, &DetailsPanel::keyChosen, &listing, [&listing](const model::MusicalKey& key) {
    listing.setSearch(searchForKey(listing.search(), key));
  });
  connect(panel_, &DetailsPanel::openRequested, &workspace_, &Workspace::open);
  connect(panel_, &DetailsPanel::similarRequested, &workspace_, &Workspace::findSimilar);
  connect(&workspace_, &Workspace::comparisonChanged, panel_, &DetailsPanel::setComparison);
  connect(&workspace_.library(), &LibraryController::libraryChanged, &details_,
          &TrackDetailsController::refresh);
  connect(&details_, &TrackDetailsController::found, panel_, &DetailsPanel::setDetails);
  connect(&details_, &TrackDetailsController::problem, this, &LibraryDetailsPane::problem);
  onRequestChanged();
}

void LibraryDetailsPane::setTrack(std::int64_t track) {
  details_.setTrack(track);
}

void LibraryDetailsPane::onRequestChanged() {
  const TrackListing& listing = workspace_.listing();
  if (listing.keyRule()) panel_->setRule(*listing.keyRule());
  panel_->setSoughtKeys(search::soughtKeys(listing.query()));
}

}  // namespace barline::ui
