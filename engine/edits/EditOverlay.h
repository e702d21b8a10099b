#pragma once

#include <array>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "engine/model/Edit.h"
#include "engine/model/Timeline.h"

namespace barline::edits {

/// What of an edit shows, or a part of it where a later one covers the rest.
struct Patch {
  model::TimeRange range;                             ///< where it shows
  std::shared_ptr<const model::EditContent> content;  ///< a patch of the layer; may reach beyond the range
  std::size_t edit{};                                 ///< index in the history
};

/// What a person has done to one layer.
struct LayerOverlay {
  std::vector<Patch> patches;              ///< in order, none over another
  std::vector<model::TimeRange> verified;  ///< in order, apart from each other
  std::vector<model::TimeRange> locked;    ///< the same

  /// Nothing of the analysis is covered.
  [[nodiscard]] bool showsAnalysis() const { return patches.empty(); }
  /// The patch that shows at a time; null where the analysis does.
  [[nodiscard]] const Patch* patchAt(double time) const;
  /// The first patch that shows within a range; null where there is none.
  [[nodiscard]] const Patch* patchWithin(const model::TimeRange& range) const;
};

/// What applied edits come to. A value; cheap to copy.
class EditOverlay {
 public:
  EditOverlay() = default;
  /// @param applied in the order they were made
  explicit EditOverlay(std::span<const model::Edit> applied);

  [[nodiscard]] const LayerOverlay& operator[](model::EditLayer layer) const {
    return layers_[static_cast<std::size_t>(layer)];
  }
  [[nodiscard]] bool showsAnalysis() const;

  /// The first locked stretch that a change of this range would touch; a lock taken off touches nothing.
  [[nodiscard]] std::optional<model::TimeRange> lockTouchedBy(const model::EditChange& change) const;
  [[nodiscard]] bool isEdited(model::EditLayer layer, const model::TimeRange& range) const;
  [[nodiscard]] bool isVerified(model::EditLayer layer, const model::TimeRange& range) const;  ///< all of it
  [[nodiscard]] bool isLocked(model::EditLayer layer, const model::TimeRange& range) const;    ///< any of it

 private:
  void add(const model::EditChange& change, std::size_t edit);

  std::array<LayerOverlay, model::kEditLayers.size()> layers_;
};

/// Tells what patches show from anything else that they could: the same bytes, the same picture. Empty where
/// the analysis shows.
[[nodiscard]] std::string signature(const LayerOverlay& layer);

/// `range` of what is shown, as a patch: what an edit of it replaces. @return Reverted where the layer is
/// absent
[[nodiscard]] model::EditContent contentOf(const model::Timeline& shown, model::EditLayer layer,
                                           const model::TimeRange& range);

}  // namespace barline::edits
