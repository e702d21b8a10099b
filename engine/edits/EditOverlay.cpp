#include "engine/edits/EditOverlay.h"

#include <algorithm>
#include <type_traits>

#include "engine/edits/Ranges.h"
#include "engine/model/Codec.h"

namespace barline::edits {
namespace {

using model::EditContent;
using model::EditLayer;
using model::TimeRange;

bool isPatch(const EditContent& content) {
  return std::holds_alternative<model::GridPatch>(content) ||
         std::holds_alternative<model::ChordPatch>(content) ||
         std::holds_alternative<model::KeyPatch>(content) ||
         std::holds_alternative<model::SectionPatch>(content);
}

void uncover(std::vector<Patch>& patches, const TimeRange& range) {
  std::vector<Patch> rest;
  for (const Patch& patch : patches) {
    for (const TimeRange& piece : without(patch.range, range)) {
      rest.push_back({piece, patch.content, patch.edit});
    }
  }
  patches = std::move(rest);
}

void write(model::ByteWriter& writer, const model::GridPatch& patch) {
  writer.write(patch.beats);
  writer.write(patch.metres);
}
void write(model::ByteWriter& writer, const model::ChordPatch& patch) {
  writer.write(patch.spans);
}
void write(model::ByteWriter& writer, const model::KeyPatch& patch) {
  writer.write(patch.spans);
}
void write(model::ByteWriter& writer, const model::SectionPatch& patch) {
  writer.write(patch.sections);
}

}  // namespace

const Patch* LayerOverlay::patchWithin(const TimeRange& range) const {
  const auto first =
      std::ranges::upper_bound(patches, range.begin, {}, [](const Patch& patch) { return patch.range.end; });
  return first != patches.end() && overlap(first->range, range) ? &*first : nullptr;
}

const Patch* LayerOverlay::patchAt(double time) const {
  const auto first =
      std::ranges::upper_bound(patches, time, {}, [](const Patch& patch) { return patch.range.end; });
  return first != patches.end() && first->range.contains(time) ? &*first : nullptr;
}

EditOverlay::EditOverlay(std::span<const model::Edit> applied) {
  for (std::size_t i = 0; i < applied.size(); ++i) {
    for (const model::EditChange& change : applied[i].changes) add(change, i);
  }
}

void EditOverlay::add(const model::EditChange& change, std::size_t edit) {
  LayerOverlay& layer = layers_[static_cast<std::size_t>(change.layer)];
  if (const auto* verified = std::get_if<model::Verified>(&change.content)) {
    layer.verified =
        verified->on ? including(layer.verified, change.range) : excluding(layer.verified, change.range);
    return;
  }
  if (const auto* locked = std::get_if<model::Locked>(&change.content)) {
    layer.locked = locked->on ? including(layer.locked, change.range) : excluding(layer.locked, change.range);
    return;
  }
  uncover(layer.patches, change.range);
  if (!isPatch(change.content)) return;
  const auto after = std::ranges::lower_bound(layer.patches, change.range.begin, {},
                                              [](const Patch& patch) { return patch.range.begin; });
  layer.patches.insert(after, {change.range, std::make_shared<const EditContent>(change.content), edit});
}

bool EditOverlay::showsAnalysis() const {
  return std::ranges::all_of(layers_, &LayerOverlay::showsAnalysis);
}

std::optional<TimeRange> EditOverlay::lockTouchedBy(const model::EditChange& change) const {
  if (std::holds_alternative<model::Locked>(change.content) ||
      std::holds_alternative<model::Verified>(change.content)) {
    return std::nullopt;
  }
  for (const TimeRange& locked : (*this)[change.layer].locked) {
    if (overlap(locked, change.range)) return locked;
  }
  return std::nullopt;
}

bool EditOverlay::isEdited(EditLayer layer, const TimeRange& range) const {
  return (*this)[layer].patchWithin(range) != nullptr;
}

bool EditOverlay::isVerified(EditLayer layer, const TimeRange& range) const {
  return std::ranges::any_of((*this)[layer].verified, [&](const TimeRange& verified) {
    return verified.begin <= range.begin && verified.end >= range.end;
  });
}

bool EditOverlay::isLocked(EditLayer layer, const TimeRange& range) const {
  return std::ranges::any_of((*this)[layer].locked,
                             [&](const TimeRange& locked) { return overlap(locked, range); });
}

std::string signature(const LayerOverlay& layer) {
  model::ByteWriter writer;
  for (const Patch& patch : layer.patches) {
    writer.write(patch.range);
    std::visit(
        [&](const auto& content) {
          if constexpr (requires { write(writer, content); }) write(writer, content);
        },
        *patch.content);
  }
  const model::Bytes bytes = writer.take();
  return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

EditContent contentOf(const model::Timeline& shown, EditLayer layer, const TimeRange& range) {
  switch (layer) {
    case EditLayer::Grid:
      if (!shown.grid) break;
      return gridPatchOf(*shown.grid, range);
    case EditLayer::Chords:
      if (!shown.chords) break;
      return model::ChordPatch{clipped(shown.chords->changes, range)};
    case EditLayer::Key:
      if (!shown.key) break;
      return model::KeyPatch{clipped(shown.key->spans, range)};
    case EditLayer::Sections:
      if (!shown.sections) break;
      return model::SectionPatch{clipped(shown.sections->sections, range)};
  }
  return model::Reverted{};
}

}  // namespace barline::edits
