#pragma once

#include <array>
#include <vector>

#include "engine/model/Edit.h"
#include "engine/model/TimeRange.h"

namespace barline::edits {
class EditOverlay;
}

namespace barline::ui {

/// Where signs of a person's work lie over one layer of the timeline: times in seconds, in order, apart.
struct LayerMarks {
  std::vector<model::TimeRange> edited;
  std::vector<model::TimeRange> verified;
  std::vector<model::TimeRange> locked;

  /// Someone has looked at all of the range and found it right: nothing in it is shown as doubtful.
  [[nodiscard]] bool isVerified(const model::TimeRange& range) const;
  /// How many signs a span of this range carries: pencil, tick, padlock.
  [[nodiscard]] int signsOn(const model::TimeRange& range) const;

  bool operator==(const LayerMarks&) const = default;
};

/// The same for every layer that can be edited. Immutable once lanes have it.
struct EditMarks {
  std::array<LayerMarks, model::kEditLayers.size()> layers;

  [[nodiscard]] const LayerMarks& operator[](model::EditLayer layer) const {
    return layers[static_cast<std::size_t>(layer)];
  }

  bool operator==(const EditMarks&) const = default;
};

/// What of an overlay lanes show.
[[nodiscard]] EditMarks editMarksOf(const edits::EditOverlay& overlay);

}  // namespace barline::ui
