#pragma once

#include <optional>
#include <string>
#include <tuple>

namespace barline::pipeline {

/// What only a full decode tells of a file; kept beside its results, so that a cached file shows the same.
struct DecodedFacts {
  double duration{};  ///< seconds
  std::optional<std::string> warning;

  static constexpr auto fields() { return std::tuple{&DecodedFacts::duration, &DecodedFacts::warning}; }
};

}  // namespace barline::pipeline
