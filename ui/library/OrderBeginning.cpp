#include "ui/library/TrackListing.h"

namespace barline::ui {

using search::TrackOrder;

bool beginsDescending(TrackOrder order) {
  switch (order) {
    case TrackOrder::Added:
    case TrackOrder::Analysed:
    case TrackOrder::Played:
    case TrackOrder::Plays:
    case TrackOrder::Rating:
    case TrackOrder::Energy:
    case TrackOrder::Danceability:
    case TrackOrder::Loudness:
      return true;
    default:
      return false;
  }
}

}  // namespace barline::ui
