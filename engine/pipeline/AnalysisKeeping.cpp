// What AnalysisJob takes from the cache and the caller's results, and what it keeps.

#include <algorithm>
#include <utility>

#include "engine/pipeline/AnalysisJob.h"
#include "engine/pipeline/AnalysisLog.h"
#include "engine/pipeline/CacheKey.h"
#include "engine/pipeline/DecodedFacts.h"

namespace barline::pipeline {

void AnalysisJob::loadCached(const std::string& fingerprint) {
  const std::vector<std::string> keys = cacheKeys(plan_, fingerprint);
  const std::lock_guard lock(mutex_);
  keyedBy_ = fingerprint;
  for (std::size_t i = 0; i < plan_.size(); ++i) steps_[i].report.cacheKey = keys[i];

  // From the results towards the taps: what only feeds a cached result is not even looked for.
  std::vector<bool> wanted(plan_.size());
  for (std::size_t i = plan_.size(); i-- > 0;) {
    wanted[i] = wanted[i] || plan_[i].asked;
    steps_[i].needed = false;
    if (!wanted[i]) continue;
    steps_[i].cached = findCached(*plan_[i].entry, keys[i]);
    if (steps_[i].cached) continue;
    steps_[i].needed = true;
    for (const std::size_t input : plan_[i].inputs) wanted[input] = true;
  }
}

std::optional<Result> AnalysisJob::findCached(const CatalogEntry& entry, const std::string& key) const {
  if (request_.knownResults) {
    const auto known = request_.knownResults->find(key);
    if (known != request_.knownResults->end()) return known->second;
  }
  if (!mayCache()) return std::nullopt;
  const auto bytes = surroundings_.cache->find(key);
  if (!bytes) return std::nullopt;
  try {
    return entry.decode(*bytes);
  } catch (const std::exception& error) {
    surroundings_.cache->reportDamaged(key, error.what());
    return std::nullopt;
  }
}

model::AudioSource AnalysisJob::cachedSource(const std::string& fingerprint) {
  model::AudioSource source = request_.knownSource
                                  ? *request_.knownSource
                                  : audio::Decoder(surroundings_.decoding, request_.file).source();
  if (!request_.knownSource && mayCache()) {
    if (const auto bytes = surroundings_.cache->find(decodingKey(fingerprint))) {
      try {
        const auto facts = model::decode<DecodedFacts>(*bytes);
        source.duration = facts.duration;
        source.warning = facts.warningAbout(request_.file);
      } catch (const model::CodecError& error) {
        surroundings_.cache->reportDamaged(decodingKey(fingerprint), error.what());
      }
    }
  }
  source.path = request_.file;
  source.fingerprint = fingerprint;
  return source;
}

void AnalysisJob::storeResult(std::size_t index, const Result& result) {
  const WorkMeter meter(surroundings_.resident);
  const CatalogEntry& entry = *plan_[index].entry;
  if (!entry.declaration.kept) return;
  std::string key;
  {
    const std::lock_guard lock(mutex_);
    key = steps_[index].report.cacheKey;
  }
  store(key, entry.declaration.id, [&] { return entry.encode(result); });
  const std::lock_guard lock(mutex_);
  noteKeeping(meter.stop());
}

void AnalysisJob::storeFacts(const model::AudioSource& source) {
  if (!mayCache() || source.fingerprint.empty()) return;
  const DecodedFacts facts = DecodedFacts::of(source, request_.file);
  store(decodingKey(source.fingerprint), kDecoding, [&] { return model::encode(facts); });
}

void AnalysisJob::store(const std::string& key, const std::string& stepId,
                        const std::function<model::Bytes()>& encode) {
  try {
    surroundings_.cache->store(key, stepId, encode());
  } catch (const std::exception& error) {
    logNotKept(request_.file, stepId, error.what());
  }
}

bool AnalysisJob::takeOnFingerprint(const std::string& fingerprint) {
  if (fingerprint.empty() || keyedBy_.empty() || fingerprint == keyedBy_) return true;
  report_.replaced = true;
  // What was not needed is there already, or has made what is: of the file as it was.
  if (!std::ranges::all_of(steps_, &StepProgress::needed)) return false;
  const std::vector<std::string> keys = cacheKeys(plan_, fingerprint);
  for (std::size_t i = 0; i < plan_.size(); ++i) steps_[i].report.cacheKey = keys[i];
  keyedBy_ = fingerprint;
  return true;
}

}  // namespace barline::pipeline
