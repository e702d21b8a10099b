#pragma once

#include <filesystem>
#include <string>

#include "engine/pipeline/Runner.h"

/// What is told of analyses to the logging category "barline.analysis": the file's path and how it went;
/// nothing of what the file holds. Any thread.
namespace barline::pipeline {

void logBegun(const std::filesystem::path& file);
void logEnded(const std::filesystem::path& file, const AnalysisReport& report);
/// What a step made of a file could not be kept for the next time.
void logNotKept(const std::filesystem::path& file, const std::string& stepId, const std::string& reason);

}  // namespace barline::pipeline
