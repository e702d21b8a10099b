#include "engine/import/Jams.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <vector>

#include "engine/import/Delimited.h"
#include "engine/import/ImportError.h"
#include "engine/import/JsonDocument.h"
#include "engine/import/SpanList.h"

namespace barline::importing {
namespace {

using Json = nlohmann::json;

constexpr double kFastestTempo = 1000.0;
constexpr double kMostBeatsInBar = 64.0;

struct Observation {
  double time{};
  double duration{};
  const Json* value{};
  const Json* confidence{};
};

/// The observations of one annotation in order of time. @throws ImportError
std::vector<Observation> observationsOf(const std::filesystem::path& file, const Json& annotation,
                                        const std::string& name) {
  const Json& data = member(annotation, "data");
  if (!data.is_array()) throw ImportError(file, 0, "the annotation " + name + " has no list of data", {});
  if (data.size() > kMostRows) throw ImportError(file, 0, "the annotation " + name + " is too long", {});
  std::vector<Observation> observations;
  for (const Json& datum : data) {
    const auto time = numberIn(member(datum, "time"));
    const auto duration = numberIn(member(datum, "duration"));
    const bool isValid = time && *time >= 0.0 && *time <= kLatestTime && duration && *duration >= 0.0 &&
                         *duration <= kLatestTime;
    if (!isValid) {
      throw ImportError(file, 0,
                        "observation " + std::to_string(observations.size() + 1) + " of the annotation " +
                            name + " has no time and duration in seconds",
                        "Check the file with the jams package.");
    }
    observations.push_back({*time, *duration, &member(datum, "value"), &member(datum, "confidence")});
  }
  std::stable_sort(observations.begin(), observations.end(),
                   [](const Observation& a, const Observation& b) { return a.time < b.time; });
  return observations;
}

int positionIn(const Json& value) {
  const auto number = numberIn(value);
  const bool isPosition =
      number && *number >= 1.0 && *number <= kMostBeatsInBar && *number == std::floor(*number);
  return isPosition ? static_cast<int>(*number) : 0;
}

void addMetre(const Observation& observation, model::Annotation& annotation) {
  const int beats = positionIn(member(*observation.value, "num_beats"));
  const int unit = positionIn(member(*observation.value, "beat_units"));
  if (beats < 1 || unit < 1) return;
  const model::Metre metre{beats, unit};
  if (annotation.metres.empty() || annotation.metres.back().metre != metre) {
    annotation.metres.push_back({observation.time, metre});
  }
}

/// @param hasPositions whether values are those of the namespace beat_position
void addBeats(const std::vector<Observation>& observations, bool hasPositions,
              model::Annotation& annotation) {
  annotation.beats.emplace();
  std::vector<double> downbeats;
  for (const Observation& observation : observations) {
    const int position =
        positionIn(hasPositions ? member(*observation.value, "position") : *observation.value);
    annotation.beats->push_back({observation.time, position});
    if (position == 1) downbeats.push_back(observation.time);
    if (hasPositions) addMetre(observation, annotation);
  }
  if (!downbeats.empty()) annotation.downbeats = std::move(downbeats);
}

void addTempo(const std::vector<Observation>& observations, model::Annotation& annotation) {
  model::AnnotatedTempo tempo;
  for (const Observation& observation : observations) {
    const auto bpm = numberIn(*observation.value);
    if (!bpm || *bpm <= 0.0 || *bpm > kFastestTempo || tempo.bpm.size() == 2) continue;
    if (tempo.bpm.empty()) {
      tempo.weight = std::clamp(numberIn(*observation.confidence).value_or(1.0), 0.0, 1.0);
    }
    tempo.bpm.push_back(*bpm);
  }
  if (tempo.bpm.size() == 1) tempo.weight = 1.0;
  if (!tempo.bpm.empty()) annotation.tempo = tempo;
}

/// Plain labels, or those of level 0 in values of {label, level}.
void addLabels(const std::filesystem::path& file, const std::vector<Observation>& observations,
               SpanMeaning meaning, model::Annotation& annotation) {
  std::vector<ReadSpan> spans;
  for (const Observation& observation : observations) {
    const Json& value = *observation.value;
    if (value.is_object() && numberIn(member(value, "level")).value_or(0.0) != 0.0) continue;
    const std::string label = textIn(value.is_object() ? member(value, "label") : value);
    const model::TimeRange range{observation.time, observation.time + observation.duration};
    spans.push_back({0, {range, label}});
  }
  addSpans(file, spans, meaning, annotation);
}

/// @return whether Barline knows the namespace and the annotation said something new
bool addAnnotation(const std::filesystem::path& file, const Json& from, model::Annotation& to) {
  const std::string name = textIn(member(from, "namespace"));
  const auto observations = [&] { return observationsOf(file, from, name); };
  if ((name == "beat" || name == "beat_position") && !to.beats) {
    addBeats(observations(), name == "beat_position", to);
  } else if (name == "beat_position" && to.metres.empty()) {
    for (const Observation& observation : observations()) addMetre(observation, to);
  } else if (name == "tempo" && !to.tempo) {
    addTempo(observations(), to);
  } else if (name == "key_mode" && !to.key) {
    addLabels(file, observations(), SpanMeaning::Keys, to);
  } else if ((name == "chord" || name == "chord_harte") && !to.chords) {
    addLabels(file, observations(), SpanMeaning::Chords, to);
  } else if ((name.starts_with("segment_") || name == "multi_segment") && !to.sections) {
    addLabels(file, observations(), SpanMeaning::Sections, to);
  } else {
    return false;
  }
  return true;
}

}  // namespace

model::Annotation readJams(const std::filesystem::path& file, const nlohmann::json& document) {
  model::Annotation annotation;
  bool isAny = false;
  for (const Json& one : member(document, "annotations")) {
    isAny = addAnnotation(file, one, annotation) || isAny;
  }
  if (!isAny) {
    throw ImportError(file, 0, "it holds no beats, tempo, key, chords or segments",
                      "Choose a JAMS file with one of these.");
  }
  return annotation;
}

}  // namespace barline::importing
