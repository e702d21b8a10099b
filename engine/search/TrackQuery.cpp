#include "engine/search/TrackQuery.h"

namespace barline::search {

bool NumberCondition::contains(double value) const {
  if (value != value) return false;
  if (atLeast && (atLeast->exclusive ? !(value > atLeast->value) : !(value >= atLeast->value))) return false;
  return !atMost || (atMost->exclusive ? value < atMost->value : value <= atMost->value);
}

}  // namespace barline::search
