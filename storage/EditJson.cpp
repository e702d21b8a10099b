#include "storage/EditJson.h"

#include <algorithm>
#include <array>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <utility>

#include "storage/JsonValues.h"

namespace barline::storage {
namespace {

using Json = nlohmann::json;
using model::EditContent;
using model::EditLayer;

constexpr int kFormat = 1;
constexpr int kMostPositions = 10'000;  // in a bar; also of what a metre counts
constexpr int kMostGroups = 100'000;    // of sections that are alike
// JSON has no infinity; no track is so long.
constexpr double kEndOfTime = 1e9;  // s

constexpr std::array<const char*, model::kEditLayers.size()> kLayerNames{"grid", "chords", "key", "sections"};
constexpr std::array kSectionKinds{model::SectionKind::Intro,  model::SectionKind::Verse,
                                   model::SectionKind::Chorus, model::SectionKind::Bridge,
                                   model::SectionKind::Break,  model::SectionKind::Outro};

double finite(double seconds) {
  return std::clamp(seconds, -kEndOfTime, kEndOfTime);
}

Json rangeJson(const model::TimeRange& range) {
  return {finite(range.begin), finite(range.end)};
}

model::TimeRange rangeFrom(const Json& json) {
  return timeRange(json.at(0), json.at(1));
}

Json json(const model::GridPatch& patch) {
  Json beats = Json::array();
  for (const model::Beat& beat : patch.beats) {
    Json row{beat.time, beat.positionInBar, beat.confidence};
    if (beat.transient) {
      row.push_back(beat.transient->time);
      row.push_back(beat.transient->strength);
    }
    beats.push_back(std::move(row));
  }
  Json metres = Json::array();
  for (const model::MetreChange& change : patch.metres)
    metres.push_back({change.time, change.metre.numerator, change.metre.denominator});
  return {{"beats", beats}, {"metres", metres}};
}

model::GridPatch gridFrom(const Json& json) {
  model::GridPatch patch;
  for (const Json& row : json.at("beats")) {
    model::Beat beat{row.at(0).get<double>(),
                     wholeNumber(row.at(1), -kMostPositions, kMostPositions),
                     row.at(2).get<double>(),
                     {}};
    if (row.size() > 4) beat.transient = model::Transient{row.at(3).get<double>(), row.at(4).get<double>()};
    patch.beats.push_back(beat);
  }
  for (const Json& row : json.at("metres")) {
    const model::Metre metre{wholeNumber(row.at(1), 1, kMostPositions),
                             wholeNumber(row.at(2), 1, kMostPositions)};
    patch.metres.push_back({row.at(0).get<double>(), metre});
  }
  return patch;
}

Json json(const model::ChordPatch& patch) {
  Json chords = Json::array();
  for (const model::ChordSpan& span : patch.spans) {
    Json row{finite(span.range.begin), finite(span.range.end), span.label, span.confidence};
    if (span.runnerUp) row.push_back(*span.runnerUp);
    chords.push_back(std::move(row));
  }
  return {{"chords", chords}};
}

model::ChordPatch chordsFrom(const Json& json) {
  model::ChordPatch patch;
  for (const Json& row : json) {
    model::ChordSpan span{rangeFrom(row), row.at(2).get<std::string>(), row.at(3).get<double>(), {}, {}};
    if (row.size() > 4) span.runnerUp = row.at(4).get<std::string>();
    patch.spans.push_back(std::move(span));
  }
  return patch;
}

model::MusicalKey keyFrom(const Json& json) {
  const auto key = model::parseMusicalKey(json.get<std::string>());
  if (!key) throw std::runtime_error("no key");
  return *key;
}

Json json(const model::KeyPatch& patch) {
  Json keys = Json::array();
  for (const model::KeySpan& span : patch.spans) {
    Json row{finite(span.range.begin), finite(span.range.end), model::toString(span.key), span.confidence};
    if (span.runnerUp) row.push_back(model::toString(*span.runnerUp));
    keys.push_back(std::move(row));
  }
  return {{"keys", keys}};
}

model::KeyPatch keysFrom(const Json& json) {
  model::KeyPatch patch;
  for (const Json& row : json) {
    model::KeySpan span{rangeFrom(row), keyFrom(row.at(2)), row.at(3).get<double>(), {}};
    if (row.size() > 4) span.runnerUp = keyFrom(row.at(4));
    patch.spans.push_back(span);
  }
  return patch;
}

Json json(const model::SectionPatch& patch) {
  Json sections = Json::array();
  for (const model::Section& section : patch.sections) {
    Json row{{"begin", finite(section.range.begin)},
             {"end", finite(section.range.end)},
             {"group", section.group},
             {"confidence", section.confidence}};
    if (section.label) {
      row["kind"] = model::toString(section.label->kind);
      row["kind_confidence"] = section.label->confidence;
    }
    if (!section.name.empty()) row["name"] = section.name;
    sections.push_back(std::move(row));
  }
  return {{"sections", sections}};
}

model::SectionKind kindFrom(const std::string& name) {
  const auto kind = std::ranges::find_if(
      kSectionKinds, [&](model::SectionKind candidate) { return model::toString(candidate) == name; });
  if (kind == kSectionKinds.end()) throw std::runtime_error("no kind of section");
  return *kind;
}

model::SectionPatch sectionsFrom(const Json& json) {
  model::SectionPatch patch;
  for (const Json& row : json) {
    model::Section section;
    section.range = timeRange(row.at("begin"), row.at("end"));
    section.group = wholeNumber(row.at("group"), 0, kMostGroups);
    section.confidence = row.at("confidence").get<double>();
    if (row.contains("kind"))
      section.label =
          model::SectionLabel{kindFrom(row.at("kind").get<std::string>()), row.value("kind_confidence", 1.0)};
    section.name = row.value("name", std::string());
    patch.sections.push_back(section);
  }
  return patch;
}

Json json(const model::Reverted&) {
  return {{"reverted", true}};
}
Json json(const model::Verified& verified) {
  return {{"verified", verified.on}};
}
Json json(const model::Locked& locked) {
  return {{"locked", locked.on}};
}

Json contentJson(const EditContent& content) {
  return std::visit([](const auto& value) { return json(value); }, content);
}

EditContent contentFrom(const Json& json) {
  if (json.contains("beats")) return gridFrom(json);
  if (json.contains("chords")) return chordsFrom(json.at("chords"));
  if (json.contains("keys")) return keysFrom(json.at("keys"));
  if (json.contains("sections")) return sectionsFrom(json.at("sections"));
  if (json.contains("reverted")) return model::Reverted{};
  if (json.contains("verified")) return model::Verified{json.at("verified").get<bool>()};
  if (json.contains("locked")) return model::Locked{json.at("locked").get<bool>()};
  throw std::runtime_error("unknown content");
}

EditLayer layerFrom(const std::string& name) {
  const auto found = std::ranges::find(kLayerNames, name);
  if (found == kLayerNames.end()) throw std::runtime_error("unknown layer");
  return model::kEditLayers[static_cast<std::size_t>(found - kLayerNames.begin())];
}

/// A content may say what its layer shows, or what is done to it whatever it shows.
bool belongs(const EditContent& content, EditLayer layer) {
  const std::size_t patches = model::kEditLayers.size();
  return content.index() >= patches || content.index() == static_cast<std::size_t>(layer);
}

model::EditChange changeFrom(const Json& json) {
  model::EditChange change;
  change.layer = layerFrom(json.at("layer").get<std::string>());
  change.range = rangeFrom(json.at("range"));
  change.content = contentFrom(json.at("content"));
  change.replaced = contentFrom(json.at("replaced"));
  if (!belongs(change.content, change.layer) || !belongs(change.replaced, change.layer))
    throw std::runtime_error("content of another layer");
  return change;
}

}  // namespace

std::string editJson(const model::Edit& edit) {
  Json changes = Json::array();
  for (const model::EditChange& change : edit.changes) {
    changes.push_back({{"layer", kLayerNames[static_cast<std::size_t>(change.layer)]},
                       {"range", rangeJson(change.range)},
                       {"content", contentJson(change.content)},
                       {"replaced", contentJson(change.replaced)}});
  }
  const Json whole{{"format", kFormat},
                   {"action", edit.name.action},
                   {"arguments", edit.name.arguments},
                   {"changes", std::move(changes)}};
  // A name that is not UTF-8 must not keep an edit from being kept.
  return whole.dump(-1, ' ', false, Json::error_handler_t::replace);
}

model::Edit parseEditJson(std::string_view text) {
  try {
    const Json whole = Json::parse(text);
    if (whole.at("format").get<double>() > kFormat) throw std::runtime_error("a newer format");
    model::Edit edit;
    edit.name = {whole.at("action").get<std::string>(),
                 whole.at("arguments").get<std::vector<std::string>>()};
    for (const Json& change : whole.at("changes")) edit.changes.push_back(changeFrom(change));
    return edit;
  } catch (const Json::exception& error) {
    throw std::runtime_error(error.what());
  }
}

}  // namespace barline::storage
