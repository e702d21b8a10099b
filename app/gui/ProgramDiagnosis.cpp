#include "app/gui/ProgramDiagnosis.h"

#include "app/diagnosis/CrashReporter.h"
#include "app/diagnosis/CrashReports.h"
#include "app/diagnosis/LogReader.h"
#include "app/diagnosis/StateFolder.h"

namespace barline::app {

std::filesystem::path ProgramDiagnosis::logFile() const {
  return logFileIn(folder_);
}

ui::LogPart ProgramDiagnosis::readLog(const ui::LogPosition& from) {
  const LogText text = app::readLog(logFile(), {.file = from.file, .offset = from.offset});
  ui::LogPart part{.lines = {}, .end = {.file = text.end.file, .offset = text.end.offset}};
  if (!text.lines.empty()) {
    part.lines = QString::fromUtf8(text.lines.data(), static_cast<qsizetype>(text.lines.size()))
                     .split(QLatin1Char('\n'), Qt::SkipEmptyParts);
  }
  return part;
}

std::vector<ui::CrashEntry> ProgramDiagnosis::reports() {
  std::vector<ui::CrashEntry> entries;
  for (const CrashReport& report : listCrashReports(crashFolderIn(folder_)))
    entries.push_back({report.file, report.madeAt});
  return entries;
}

QString ProgramDiagnosis::reportText(const std::filesystem::path& file) {
  return QString::fromStdString(readCrashReport(file));
}

void ProgramDiagnosis::removeReport(const std::filesystem::path& file) {
  removeCrashReport(file);
}

void ProgramDiagnosis::setOpenTrack(const std::filesystem::path& file) {
  CrashReporter::setOpenFile(file);
}

}  // namespace barline::app
