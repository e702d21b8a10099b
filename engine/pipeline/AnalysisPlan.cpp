#include "engine/pipeline/AnalysisPlan.h"

#include <algorithm>

#include "engine/pipeline/CacheKey.h"

namespace barline::pipeline {
namespace {

/// Taps that take this share of the longest one's cost are the last to end, with it.
constexpr double kLong = 0.5;

/// For each entry of the catalogue whether it is asked for by name or, without names, as a result of its own.
std::vector<bool> askedFor(const StepCatalog& catalog, const std::vector<std::string>& only) {
  const auto& entries = catalog.entries();
  std::vector<bool> asked(entries.size());
  for (std::size_t i = 0; i < entries.size(); ++i) {
    asked[i] = only.empty() && !entries[i].declaration.intermediate;
  }
  for (const std::string& id : only) {
    const CatalogEntry* const entry = catalog.find(id);
    if (entry == nullptr) throw ParameterError("there is no step " + id);
    asked[static_cast<std::size_t>(entry - entries.data())] = true;
  }
  return asked;
}

void applySettings(std::vector<PlannedStep>& plan, const StepCatalog& catalog,
                   const std::map<std::string, double>& settings) {
  for (const auto& [name, value] : settings) {
    const std::size_t dot = name.find('.');
    const std::string step = name.substr(0, dot);
    const CatalogEntry* const entry = catalog.find(step);
    if (entry == nullptr || dot == std::string::npos) throw ParameterError("there is no parameter " + name);
    Parameters checked(entry->declaration);
    checked.set(name.substr(dot + 1), value);
    const auto planned = std::find_if(plan.begin(), plan.end(),
                                      [&](const PlannedStep& candidate) { return candidate.entry == entry; });
    if (planned != plan.end()) planned->parameters.set(name.substr(dot + 1), value);
  }
}

void applyAmendments(std::vector<PlannedStep>& plan, const StepCatalog& catalog,
                     const std::map<std::string, Amendment>& amendments) {
  for (const auto& [id, amendment] : amendments) {
    const CatalogEntry* const entry = catalog.find(id);
    if (entry == nullptr) throw ParameterError("there is no step " + id);
    const auto planned = std::ranges::find(plan, entry, &PlannedStep::entry);
    if (planned != plan.end()) planned->amendment = amendment;
  }
}

}  // namespace

std::vector<PlannedStep> makePlan(const StepCatalog& catalog, const AnalysisRequest& request) {
  const auto& entries = catalog.entries();
  const std::vector<bool> asked = askedFor(catalog, request.only);
  std::vector<bool> wanted = asked;
  for (std::size_t i = entries.size(); i-- > 0;) {
    if (!wanted[i]) continue;
    for (const std::type_index input : entries[i].inputs) {
      wanted[static_cast<std::size_t>(catalog.producerOf(input) - entries.data())] = true;
    }
  }

  std::vector<PlannedStep> plan;
  std::map<const CatalogEntry*, std::size_t> position;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (!wanted[i]) continue;
    PlannedStep step{&entries[i], Parameters(entries[i].declaration), {}, asked[i], {}};
    for (const std::type_index input : entries[i].inputs) {
      step.inputs.push_back(position.at(catalog.producerOf(input)));
    }
    position[&entries[i]] = plan.size();
    plan.push_back(std::move(step));
  }
  applySettings(plan, catalog, request.settings);
  applyAmendments(plan, catalog, request.amendments);
  return plan;
}

std::vector<double> costsAfter(const std::vector<PlannedStep>& plan) {
  std::vector<double> costs(plan.size());
  for (std::size_t i = plan.size(); i-- > 0;) {
    const double withOwn = costs[i] + plan[i].entry->declaration.relativeCost;
    for (const std::size_t input : plan[i].inputs) costs[input] = std::max(costs[input], withOwn);
  }
  return costs;
}

std::vector<Urgency> urgencies(const std::vector<PlannedStep>& plan) {
  const std::vector<double> waiting = costsAfter(plan);
  const auto cost = [&](std::size_t i) { return plan[i].entry->declaration.relativeCost; };
  const auto lags = [&](std::size_t i) { return plan[i].entry->isTap && waiting[i] < cost(i); };
  double longest = 0.0;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (lags(i)) longest = std::max(longest, cost(i));
  }
  std::vector<Urgency> urgencies(plan.size());
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (!lags(i)) {
      urgencies[i].atTheEnd = plan[i].entry->isTap ? waiting[i] : waiting[i] + cost(i);
    } else if (cost(i) < kLong * longest) {
      urgencies[i].atTheEnd = waiting[i] - cost(i);
    } else {
      urgencies[i] = {-2.0 * longest, cost(i)};
    }
  }
  return urgencies;
}

std::vector<std::string> cacheKeys(const std::vector<PlannedStep>& plan, const std::string& fingerprint) {
  std::vector<std::string> keys;
  for (const PlannedStep& step : plan) {
    std::vector<std::string> origins;
    for (const std::size_t input : step.inputs) {
      const auto& amendment = plan[input].amendment;
      origins.push_back(amendment ? amendedKey(keys[input], amendment->signature) : keys[input]);
    }
    if (step.entry->isTap) origins.push_back(fingerprint);
    keys.push_back(cacheKey(step.entry->declaration, step.parameters, origins));
  }
  return keys;
}

}  // namespace barline::pipeline
