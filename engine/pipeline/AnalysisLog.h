#pragma once

#include <filesystem>

#include "engine/pipeline/Runner.h"

/// What is told of analyses to the logging category "barline.analysis": the file's path and how it went;
/// nothing of what the file holds. Any thread.
namespace barline::pipeline {

void logBegun(const std::filesystem::path& file);
void logEnded(const std::filesystem::path& file, const AnalysisReport& report);

}  // namespace barline::pipeline
