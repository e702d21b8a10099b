#pragma once

#include <filesystem>
#include <utility>

#include "ui/diagnosis/DiagnosisStore.h"

namespace barline::app {

/// The log and the crash reports of a state folder, for the window to show.
class ProgramDiagnosis final : public ui::DiagnosisStore {
 public:
  explicit ProgramDiagnosis(std::filesystem::path stateFolder) : folder_(std::move(stateFolder)) {}

  [[nodiscard]] std::filesystem::path logFile() const override;
  [[nodiscard]] ui::LogPart readLog(const ui::LogPosition& from) override;
  [[nodiscard]] std::vector<ui::CrashEntry> reports() override;
  [[nodiscard]] QString reportText(const std::filesystem::path& file) override;
  void removeReport(const std::filesystem::path& file) override;
  void setOpenTrack(const std::filesystem::path& file) override;

 private:
  std::filesystem::path folder_;
};

}  // namespace barline::app
