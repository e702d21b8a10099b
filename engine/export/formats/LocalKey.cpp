#include "engine/export/formats/LocalKey.h"

#include <algorithm>

namespace barline::exporting {

model::MusicalKey localKey(const model::Timeline& timeline, double time) {
  if (!timeline.key) return {};
  const auto& spans = timeline.key->spans;
  const auto span =
      std::ranges::find_if(spans, [&](const model::KeySpan& one) { return one.range.contains(time); });
  return span == spans.end() ? timeline.key->global.value_or(model::MusicalKey{}) : span->key;
}

}  // namespace barline::exporting
