#include "app/gui/CachedTimeline.h"

#include <optional>
#include <utility>
#include <vector>

#include "engine/pipeline/AnalysisPlan.h"
#include "engine/steps/Catalog.h"
#include "engine/steps/WaveformTap.h"

namespace barline::app {

namespace {

/// Nothing where the cache has none or it is damaged.
std::optional<pipeline::Result> cachedResult(const pipeline::PlannedStep& step, pipeline::ResultCache& cache,
                                             const std::string& key) {
  const auto bytes = cache.find(key);
  if (!bytes) return std::nullopt;
  try {
    return step.entry->decode(*bytes);
  } catch (const model::CodecError& error) {
    cache.reportDamaged(key, error.what());
    return std::nullopt;
  }
}

}  // namespace

model::Timeline cachedTimeline(const pipeline::StepCatalog& catalog, pipeline::ResultCache& cache,
                               const std::string& fingerprint) {
  const std::vector<pipeline::PlannedStep> plan = makePlan(catalog, {});
  const std::vector<std::string> keys = cacheKeys(plan, fingerprint);
  pipeline::ResultSet results;
  std::vector<pipeline::StepReport> steps;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (!plan[i].asked) continue;
    auto result = cachedResult(plan[i], cache, keys[i]);
    if (!result) continue;
    results.insert(*std::move(result));
    pipeline::StepReport report;
    report.id = plan[i].entry->declaration.id;
    report.version = plan[i].entry->declaration.version;
    report.state = pipeline::StepState::Cached;
    report.cacheKey = keys[i];
    steps.push_back(std::move(report));
  }
  model::AudioSource source;
  source.fingerprint = fingerprint;
  return steps::assembleTimeline(source, results, steps);
}

std::shared_ptr<const model::WaveformPeaks> cachedWaveform(const pipeline::StepCatalog& catalog,
                                                           pipeline::ResultCache& cache,
                                                           const std::string& fingerprint) {
  const std::vector<pipeline::PlannedStep> plan = makePlan(catalog, {});
  const std::vector<std::string> keys = cacheKeys(plan, fingerprint);
  for (std::size_t i = 0; i < plan.size(); ++i) {
    if (plan[i].entry->declaration.id != steps::WaveformTap::declaration().id) continue;
    const auto result = cachedResult(plan[i], cache, keys[i]);
    return result ? result->as<model::WaveformPeaks>() : nullptr;
  }
  return nullptr;
}

}  // namespace barline::app
