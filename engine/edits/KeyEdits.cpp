#include "engine/edits/KeyEdits.h"

#include <utility>

#include "engine/edits/Ranges.h"
#include "engine/edits/Spans.h"

namespace barline::edits {
namespace {

using model::Edit;
using model::EditLayer;
using model::KeyPatch;
using model::KeySpan;
using model::TimeRange;

const std::vector<KeySpan>& keysOf(const model::Timeline& shown) {
  static const std::vector<KeySpan> kNone;
  return shown.key ? shown.key->spans : kNone;
}

}  // namespace

std::optional<Edit> setKey(const model::Timeline& shown, const TimeRange& range,
                           const model::MusicalKey& key) {
  if (!shown.key || range.duration() <= 0.0) return std::nullopt;
  const std::vector<KeySpan> before = clipped(keysOf(shown), range);
  KeySpan span{range, key, kSaidSo, {}};
  if (!before.empty()) {
    const KeySpan& main =
        *std::ranges::max_element(before, {}, [](const KeySpan& former) { return former.range.duration(); });
    if (before.size() == 1 && main.key == key && main.confidence == kSaidSo) return std::nullopt;
    span.runnerUp = main.key == key ? main.runnerUp : std::optional(main.key);
  }
  return editOf(shown, {"set_key", {model::toString(key), barName(shown, range.begin)}}, EditLayer::Key,
                range, KeyPatch{{span}});
}

std::optional<Edit> setKeyFrom(const model::Timeline& shown, double time, const model::MusicalKey& key) {
  const std::vector<KeySpan>& keys = keysOf(shown);
  const auto index = spanAt(keys, time);
  const auto next =
      std::ranges::upper_bound(keys, time, {}, [](const KeySpan& span) { return span.range.begin; });
  const double free = next != keys.end() ? next->range.begin : shown.source.duration;
  return setKey(shown, {time, index ? keys[*index].range.end : free}, key);
}

std::optional<Edit> takeKeyRunnerUp(const model::Timeline& shown, double time) {
  const std::vector<KeySpan>& keys = keysOf(shown);
  const auto index = spanAt(keys, time);
  if (!index || !keys[*index].runnerUp) return std::nullopt;
  return setKey(shown, keys[*index].range, *keys[*index].runnerUp);
}

std::optional<Edit> moveKeyBorder(const model::Timeline& shown, double border, double time) {
  const std::vector<KeySpan>& keys = keysOf(shown);
  const auto index = spanAt(keys, border);
  if (!index || keys[*index].range.begin != border) return std::nullopt;
  auto pair = withBorderAt(keys, *index, time);
  if (!pair) return std::nullopt;
  const TimeRange range = extentOf(*pair);
  const KeySpan& moved = pair->back();
  model::EditName name{"move_key_border", {model::toString(moved.key), barName(shown, moved.range.begin)}};
  return editOf(shown, std::move(name), EditLayer::Key, range, KeyPatch{std::move(*pair)});
}

}  // namespace barline::edits
