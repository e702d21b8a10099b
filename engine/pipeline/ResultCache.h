#pragma once

#include <optional>
#include <string>

#include "engine/model/Codec.h"

namespace barline::pipeline {

/// Where encoded results are kept between runs. Implementations are thread-safe, never throw for what is in
/// the store (a damaged entry is a miss), and may forget entries at any time.
class ResultCache {
 public:
  virtual ~ResultCache() = default;

  /// @param key hex digest over step, version, parameters, keys of inputs and audio fingerprint
  [[nodiscard]] virtual std::optional<model::Bytes> find(const std::string& key) = 0;
  virtual void store(const std::string& key, const std::string& stepId, const model::Bytes& bytes) = 0;
  /// To be called for an entry whose bytes did not decode: logs it and drops it.
  virtual void reportDamaged(const std::string& key, const std::string& reason) = 0;
};

}  // namespace barline::pipeline
