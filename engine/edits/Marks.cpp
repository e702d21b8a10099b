#include "engine/edits/Marks.h"

#include <utility>

#include "engine/edits/Spans.h"

namespace barline::edits {
namespace {

using model::Edit;
using model::EditLayer;
using model::TimeRange;

Edit marked(const model::Timeline& shown, std::string action, std::span<const EditLayer> layers,
            const TimeRange& range, const model::EditContent& mark) {
  Edit edit;
  edit.name = {std::move(action),
               {barName(shown, range.begin), barName(shown, range.end - kShortestSpan / 2)}};
  for (const EditLayer layer : layers) edit.changes.push_back({layer, range, mark, model::Reverted{}});
  return edit;
}

}  // namespace

Edit verify(const model::Timeline& shown, std::span<const EditLayer> layers, const TimeRange& range,
            bool on) {
  return marked(shown, on ? "verify" : "unverify", layers, range, model::Verified{on});
}

Edit lock(const model::Timeline& shown, std::span<const EditLayer> layers, const TimeRange& range, bool on) {
  return marked(shown, on ? "lock" : "unlock", layers, range, model::Locked{on});
}

std::optional<Edit> revert(const model::Timeline& shown, const EditOverlay& overlay,
                           std::span<const EditLayer> layers, const TimeRange& range) {
  Edit edit = marked(shown, "revert", {}, range, model::Reverted{});
  for (const EditLayer layer : layers) {
    if (overlay.isEdited(layer, range))
      edit.changes.push_back({layer, range, model::Reverted{}, contentOf(shown, layer, range)});
  }
  return edit.changes.empty() ? std::nullopt : std::optional(std::move(edit));
}

}  // namespace barline::edits
