#pragma once

#include <tuple>
#include <vector>

#include "engine/model/BeatGrid.h"

namespace barline::model {

/// Where something clearly begins to sound, on beats and between them.
struct Transients {
  std::vector<Transient> all;  ///< in order

  bool operator==(const Transients&) const = default;
  static constexpr auto fields() { return std::tuple{&Transients::all}; }
};

}  // namespace barline::model
