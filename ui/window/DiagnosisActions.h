#pragma once

#include <QObject>
#include <QPointer>
#include <memory>

#include "ui/diagnosis/CrashDialog.h"
#include "ui/diagnosis/DiagnosisController.h"
#include "ui/diagnosis/LogDialog.h"

class QAction;
class QMenu;
class QWidget;

namespace barline::ui {

class CrashNotice;
class Settings;
class Workspace;

/// Log and crash reports in the window: their commands in the Help menu, a quiet word about a crash that was
/// not told of before, and what the window does told to the log.
class DiagnosisActions final : public QObject {
  Q_OBJECT

 public:
  /// @param workspace, settings, window outlive it
  DiagnosisActions(std::shared_ptr<DiagnosisStore> store, Workspace& workspace, Settings& settings,
                   QWidget& window);
  ~DiagnosisActions() override;

  void addTo(QMenu& menu);
  /// Looks for crash reports.
  void start() { diagnosis_.listReports(); }

  /// The line that tells of a crash, for the window to place.
  [[nodiscard]] CrashNotice& notice() { return *notice_; }
  [[nodiscard]] DiagnosisController& controller() { return diagnosis_; }

 private:
  void logWorkspace();
  void onReports(const std::vector<CrashEntry>& reports);
  void showLog();
  void showCrashes();

  Workspace& workspace_;
  Settings& settings_;
  QWidget& window_;
  DiagnosisController diagnosis_;
  CrashNotice* notice_;
  QPointer<LogDialog> log_;
  QPointer<CrashDialog> crashes_;
};

/// A sentence for the log: what it quotes may come from a file or be a title, and is left out.
[[nodiscard]] QString withoutQuotations(const QString& sentence);

/// Tells the log of a problem that the person sees. Any thread.
void logProblem(const QString& sentence);

}  // namespace barline::ui
