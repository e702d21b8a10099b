#include "storage/ReferenceJson.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace barline::storage {
namespace {

using Json = nlohmann::json;

constexpr int kFormat = 1;

const char* nameOf(model::AnnotatedMode mode) {
  switch (mode) {
    case model::AnnotatedMode::Major:
      return "major";
    case model::AnnotatedMode::Minor:
      return "minor";
    case model::AnnotatedMode::Other:
      break;
  }
  return "other";
}

model::AnnotatedMode modeFrom(const std::string& name) {
  if (name == "major") return model::AnnotatedMode::Major;
  return name == "minor" ? model::AnnotatedMode::Minor : model::AnnotatedMode::Other;
}

model::GridMarker markerFrom(const Json& json) {
  model::GridMarker marker{.time = json.at(0).get<double>(),
                           .bpm = json.at(1).get<double>(),
                           .beat = json.at(2).get<int>(),
                           .beatsPerBar = json.at(3).get<int>(),
                           .beatUnit = json.at(4).get<int>()};
  return marker;
}

}  // namespace

std::string referenceJson(const model::TrackReference& reference) {
  Json json{{"format", kFormat}, {"grid", Json::array()}, {"begins_before", reference.beginsBefore}};
  for (const model::GridMarker& marker : reference.grid)
    json["grid"].push_back({marker.time, marker.bpm, marker.beat, marker.beatsPerBar, marker.beatUnit});
  if (reference.key) {
    json["key"] = {{"mode", nameOf(reference.key->mode)}};
    if (reference.key->tonic) json["key"]["tonic"] = *reference.key->tonic;
  }
  return json.dump();
}

model::TrackReference parseReferenceJson(std::string_view text) {
  const Json json = Json::parse(text);
  if (json.at("format").get<int>() > kFormat) throw std::runtime_error("it is of a newer Barline");
  model::TrackReference reference;
  reference.beginsBefore = json.value("begins_before", false);
  for (const Json& marker : json.at("grid")) reference.grid.push_back(markerFrom(marker));
  if (const auto key = json.find("key"); key != json.end()) {
    reference.key.emplace();
    reference.key->mode = modeFrom(key->at("mode").get<std::string>());
    if (key->contains("tonic")) reference.key->tonic = key->at("tonic").get<int>();
  }
  return reference;
}

}  // namespace barline::storage
