#include "storage/ReferenceJson.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "storage/JsonValues.h"

namespace barline::storage {
namespace {

using Json = nlohmann::json;

constexpr int kFormat = 1;
constexpr int kMostBeats = 10'000;  // in a bar

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
                           .beat = wholeNumber(json.at(2), -kMostBeats, kMostBeats),
                           .beatsPerBar = wholeNumber(json.at(3), 1, kMostBeats),
                           .beatUnit = wholeNumber(json.at(4), 1, kMostBeats)};
  return marker;
}

model::TrackReference referenceFrom(const Json& json) {
  if (json.at("format").get<double>() > kFormat) throw std::runtime_error("it is of a newer Barline");
  model::TrackReference reference;
  reference.beginsBefore = json.value("begins_before", false);
  for (const Json& marker : json.at("grid")) reference.grid.push_back(markerFrom(marker));
  if (const auto key = json.find("key"); key != json.end()) {
    reference.key.emplace();
    reference.key->mode = modeFrom(key->at("mode").get<std::string>());
    if (key->contains("tonic")) reference.key->tonic = wholeNumber(key->at("tonic"), 0, 11);
  }
  return reference;
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
  try {
    return referenceFrom(Json::parse(text));
  } catch (const Json::exception& error) {
    throw std::runtime_error(error.what());
  }
}

}  // namespace barline::storage
