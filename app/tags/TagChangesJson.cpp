#include "app/tags/TagChangesJson.h"

#include <nlohmann/json.hpp>
#include <stdexcept>

namespace barline::app {
namespace {

/// A value of an enumeration whose last is `last`. @throws std::runtime_error
template <class Enumeration>
Enumeration valueFrom(const nlohmann::json& json, Enumeration last) {
  const auto number = json.get<double>();
  if (!(number >= 0.0 && number <= static_cast<double>(last)))
    throw std::runtime_error("What the library noted of the tags names something unknown.");
  return static_cast<Enumeration>(static_cast<int>(number));
}

}  // namespace

std::string planJson(const tags::TagPlan& plan) {
  nlohmann::json changes = nlohmann::json::array();
  for (const tags::TagChange& change : plan.changes) {
    changes.push_back({{"subject", static_cast<int>(change.subject)},
                       {"name", change.name},
                       {"before", change.before},
                       {"after", change.after}});
  }
  const nlohmann::json json{{"format", static_cast<int>(plan.format)}, {"changes", std::move(changes)}};
  // Tags may hold bytes that are no text.
  return json.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

tags::TagPlan parsePlanJson(std::string_view text) {
  try {
    const auto json = nlohmann::json::parse(text);
    tags::TagPlan plan;
    plan.format = valueFrom(json.at("format"), tags::TagFormat::Aiff);
    for (const auto& change : json.at("changes")) {
      plan.changes.push_back({valueFrom(change.at("subject"), tags::TagSubject::ReplayGain),
                              change.at("name").get<std::string>(),
                              change.at("before").get<tags::TagValues>(),
                              change.at("after").get<tags::TagValues>()});
    }
    return plan;
  } catch (const nlohmann::json::exception&) {
    throw std::runtime_error("What the library noted of the tags cannot be read.");
  }
}

}  // namespace barline::app
