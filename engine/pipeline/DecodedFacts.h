#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <tuple>

#include "engine/model/AudioSource.h"

namespace barline::pipeline {

/// What only a full decode tells of a file; kept beside its results, so that a cached file shows the same.
struct DecodedFacts {
  double duration{};  ///< seconds
  /// Without the file's name, with which the sentence begins: another file may hold the same audio.
  std::optional<std::string> warning;

  /// @param source as decoded from `file`
  [[nodiscard]] static DecodedFacts of(const model::AudioSource& source, const std::filesystem::path& file);

  [[nodiscard]] std::optional<std::string> warningAbout(const std::filesystem::path& file) const;

  static constexpr auto fields() { return std::tuple{&DecodedFacts::duration, &DecodedFacts::warning}; }
};

}  // namespace barline::pipeline
