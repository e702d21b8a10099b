#include "engine/import/TimelineJsonFile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <string>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/JsonDocument.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

using Json = nlohmann::json;

constexpr double kRounding = 0.0015;  // s: a time and a duration, each rounded to the millisecond
constexpr int kLargestMetre = 64;

double requiredTime(const std::filesystem::path& file, const Json& entry, const char* name) {
  const auto time = numberIn(member(entry, name));
  if (time && *time >= 0.0 && *time <= kLatestTime) return *time;
  throw ImportError(file, 0, std::string("an entry has no valid \"") + name + '"',
                    "Export the timeline again with barline-cli analyze.");
}

/// The list called `name`; an absent one is empty.
const Json& listIn(const std::filesystem::path& file, const Json& features, const char* name) {
  static const Json empty = Json::array();
  const Json& list = member(features, name);
  if (list.is_null()) return empty;
  if (!list.is_array() || list.size() > kMostRows) {
    throw ImportError(file, 0, std::string("\"") + name + "\" is no list that can be read", {});
  }
  return list;
}

std::optional<model::Metre> metreIn(const Json& value) {
  const std::string text = textIn(value);
  const std::size_t slash = text.find('/');
  if (slash == std::string::npos) return std::nullopt;
  model::Metre metre;
  const char* const end = text.data() + text.size();
  const auto upper = std::from_chars(text.data(), text.data() + slash, metre.numerator);
  const auto lower = std::from_chars(text.data() + slash + 1, end, metre.denominator);
  const bool isRead = upper.ec == std::errc{} && lower.ec == std::errc{} && lower.ptr == end;
  const bool isMetre = metre.numerator >= 1 && metre.numerator <= kLargestMetre && metre.denominator >= 1 &&
                       metre.denominator <= kLargestMetre;
  return isRead && isMetre ? std::optional(metre) : std::nullopt;
}

void addGrid(const std::filesystem::path& file, const Json& features, model::Annotation& annotation) {
  auto& beats = annotation.beats.emplace();
  for (const Json& marker : listIn(file, features, "beat_transient_markers")) {
    const double position = numberIn(member(marker, "position_in_bar")).value_or(0.0);
    const bool isPosition = position >= 1.0 && position <= kLargestMetre;
    beats.push_back({requiredTime(file, marker, "beat_time"), isPosition ? static_cast<int>(position) : 0});
  }
  std::stable_sort(beats.begin(), beats.end(), [](const auto& a, const auto& b) { return a.time < b.time; });
  auto& downbeats = annotation.downbeats.emplace();
  for (const Json& bar : listIn(file, features, "downbeat_timeline")) {
    downbeats.push_back(requiredTime(file, bar, "timestamp"));
    const auto metre = metreIn(member(bar, "metre"));
    if (metre && (annotation.metres.empty() || annotation.metres.back().metre != *metre)) {
      annotation.metres.push_back({downbeats.back(), *metre});
    }
  }
  std::sort(downbeats.begin(), downbeats.end());
}

std::vector<ReadSpan> spansIn(const std::filesystem::path& file, const Json& list, const char* label) {
  std::vector<ReadSpan> spans;
  for (const Json& entry : list) {
    const double begin = requiredTime(file, entry, "timestamp");
    if (!spans.empty() && std::abs(spans.back().span.range.end - begin) <= kRounding) {
      spans.back().span.range.end = begin;
    }
    const double end = begin + requiredTime(file, entry, "duration");
    spans.push_back({0, {{begin, end}, textIn(member(entry, label))}});
  }
  return spans;
}

void addTempo(const Json& document, const Json& features, model::Annotation& annotation) {
  model::AnnotatedTempo& tempo = annotation.tempo.emplace();
  const auto bpm = numberIn(member(document, "tempo_bpm"));
  if (!bpm || *bpm <= 0.0) return;
  tempo.bpm.push_back(*bpm);
  for (const Json& alternative : member(features, "alternatives")) {
    const auto other = numberIn(member(alternative, "tempo_bpm"));
    if (!other || *other <= 0.0) continue;
    tempo.bpm.push_back(*other);
    return;
  }
}

}  // namespace

model::Annotation readTimelineJson(const std::filesystem::path& file, const nlohmann::json& document) {
  const Json& features = member(document, "timeline_features");
  model::Annotation annotation;
  addGrid(file, features, annotation);
  addTempo(document, features, annotation);
  const bool hasChanges = !listIn(file, features, "chord_timeline").empty();
  const Json& chords = listIn(file, features, hasChanges ? "chord_timeline" : "chord_progression");
  addSpans(file, spansIn(file, chords, "chord"), SpanMeaning::Chords, annotation);
  addSpans(file, spansIn(file, listIn(file, features, "sections"), "group"), SpanMeaning::Sections,
           annotation);
  addSpans(file, spansIn(file, listIn(file, features, "key_timeline"), "key"), SpanMeaning::Keys, annotation);
  annotation.key = parseKey(textIn(member(document, "key"))).value_or(model::AnnotatedKey{});
  return annotation;
}

}  // namespace barline::importing
