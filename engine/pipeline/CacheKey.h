#pragma once

#include <string>
#include <vector>

#include "engine/pipeline/Declaration.h"

namespace barline::pipeline {

/// The name under which a result is cached: 40 hex digits over step, version, parameters and what it was made
/// from.
/// @param origins keys of the inputs in order, or the audio's fingerprint for a tap
[[nodiscard]] std::string cacheKey(const StepDeclaration& step, const Parameters& parameters,
                                   const std::vector<std::string>& origins);

/// What stands for the key of a result that an amendment lies over, among the origins of what depends on it.
[[nodiscard]] std::string amendedKey(const std::string& key, const std::string& signature);

/// The name under which what decoding alone tells of a file (length, damage) is kept.
[[nodiscard]] std::string decodingKey(const std::string& fingerprint);

}  // namespace barline::pipeline
