#include "engine/pipeline/AnalysisLog.h"

#include <QLoggingCategory>

namespace barline::pipeline {
namespace {

Q_LOGGING_CATEGORY(analysisLog, "barline.analysis", QtWarningMsg)

/// "computed 12, cached 3, failed 1 (beats)".
std::string countSteps(const AnalysisReport& report) {
  int computed = 0;
  int cached = 0;
  int failed = 0;
  std::string names;
  for (const StepReport& step : report.steps) {
    if (step.state == StepState::Computed) ++computed;
    if (step.state == StepState::Cached) ++cached;
    if (step.state != StepState::Failed) continue;
    ++failed;
    names += (names.empty() ? "" : ", ") + step.id;
  }
  std::string text = "computed ";
  text.append(std::to_string(computed)).append(", cached ").append(std::to_string(cached));
  if (failed > 0)
    text.append(", failed ").append(std::to_string(failed)).append(" (").append(names).append(")");
  return text;
}

}  // namespace

void logBegun(const std::filesystem::path& file) {
  qCInfo(analysisLog, "begun: %s", file.c_str());
}

void logEnded(const std::filesystem::path& file, const AnalysisReport& report) {
  if (!analysisLog().isInfoEnabled()) return;
  if (report.cancelled) {
    qCInfo(analysisLog, "cancelled: %s", file.c_str());
  } else if (!report.problem.empty()) {
    qCInfo(analysisLog, "not read: %s", report.problem.c_str());
  } else {
    qCInfo(analysisLog, "ended after %.3f s: %s: %s", report.wallSeconds, file.c_str(),
           countSteps(report).c_str());
  }
}

void logNotKept(const std::filesystem::path& file, const std::string& stepId, const std::string& reason) {
  qCWarning(analysisLog, "not kept: %s of %s: %s", stepId.c_str(), file.c_str(), reason.c_str());
}

}  // namespace barline::pipeline
