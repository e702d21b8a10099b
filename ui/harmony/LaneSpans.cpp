#include "ui/harmony/LaneSpans.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace barline::ui {
namespace {

using model::EditLayer;
using model::TimeRange;

constexpr std::array<std::pair<EditLayer, QLatin1String>, 3> kLanes{
    {{EditLayer::Chords, QLatin1String("chords")},
     {EditLayer::Key, QLatin1String("key")},
     {EditLayer::Sections, QLatin1String("sections")}}};

template <class Span>
std::vector<TimeRange> rangesOf(const std::vector<Span>& spans) {
  std::vector<TimeRange> ranges;
  ranges.reserve(spans.size());
  for (const Span& span : spans) ranges.push_back(span.range);
  return ranges;
}

}  // namespace

std::optional<EditLayer> spanLayerOf(const QString& lane) {
  for (const auto& [layer, id] : kLanes) {
    if (lane == id) return layer;
  }
  return std::nullopt;
}

QString laneOf(EditLayer layer) {
  for (const auto& [known, id] : kLanes) {
    if (known == layer) return id;
  }
  return {};
}

std::vector<TimeRange> spansOf(const model::Timeline& shown, EditLayer layer) {
  if (layer == EditLayer::Chords && shown.chords) return rangesOf(shown.chords->changes);
  if (layer == EditLayer::Key && shown.key) return rangesOf(shown.key->spans);
  if (layer == EditLayer::Sections && shown.sections) return rangesOf(shown.sections->sections);
  return {};
}

std::optional<TimeRange> spanAt(const model::Timeline& shown, EditLayer layer, double time) {
  for (const TimeRange& range : spansOf(shown, layer)) {
    if (range.contains(time)) return range;
  }
  return std::nullopt;
}

std::optional<double> borderNear(const model::Timeline& shown, EditLayer layer, double time, double reach) {
  constexpr double kTouching = 1e-6;
  const std::vector<TimeRange> spans = spansOf(shown, layer);
  std::optional<double> nearest;
  for (std::size_t i = 1; i < spans.size(); ++i) {
    const double border = spans[i].begin;
    if (std::abs(spans[i - 1].end - border) > kTouching || std::abs(border - time) > reach) continue;
    if (!nearest || std::abs(border - time) < std::abs(*nearest - time)) nearest = border;
  }
  return nearest;
}

}  // namespace barline::ui
