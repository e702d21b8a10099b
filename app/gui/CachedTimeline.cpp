#include "app/gui/CachedTimeline.h"

#include <vector>

#include "engine/pipeline/AnalysisPlan.h"
#include "engine/steps/Catalog.h"

namespace barline::app {

model::Timeline cachedTimeline(const pipeline::StepCatalog& catalog, pipeline::ResultCache& cache,
                               const std::string& fingerprint) {
  const std::vector<pipeline::PlannedStep> plan = makePlan(catalog, {});
  const std::vector<std::string> keys = cacheKeys(plan, fingerprint);
  pipeline::ResultSet results;
  std::vector<pipeline::StepReport> steps;
  for (std::size_t i = 0; i < plan.size(); ++i) {
    const auto bytes = plan[i].asked ? cache.find(keys[i]) : std::nullopt;
    if (!bytes) continue;
    try {
      results.insert(plan[i].entry->decode(*bytes));
    } catch (const model::CodecError& error) {
      cache.reportDamaged(keys[i], error.what());
      continue;
    }
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

}  // namespace barline::app
