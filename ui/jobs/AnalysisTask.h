#pragma once

#include <QString>
#include <cstdint>
#include <filesystem>
#include <optional>

#include "engine/model/AudioSource.h"

namespace barline::ui {

/// A file to be analysed.
struct AnalysisTask {
  std::int64_t track{};
  std::filesystem::path file{};
  QString title{};
  QString artist{};
  std::optional<model::AudioSource> known{};  ///< where the file need not be read
  bool useCache{true};
};

}  // namespace barline::ui
