#include "ui/window/DiagnosisActions.h"

#include <QLoggingCategory>
#include <QMenu>
#include <QRegularExpression>
#include <utility>

#include "ui/diagnosis/CrashNotice.h"
#include "ui/window/Settings.h"
#include "ui/window/Workspace.h"

namespace barline::ui {
namespace {

Q_LOGGING_CATEGORY(windowLog, "barline.window", QtWarningMsg)

template <class Dialog>
void bringUp(QPointer<Dialog>& dialog, DiagnosisController& diagnosis, QWidget& window) {
  if (dialog == nullptr) {
    dialog = new Dialog(diagnosis, &window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
  }
  dialog->show();
  dialog->raise();
  dialog->activateWindow();
}

}  // namespace

DiagnosisActions::DiagnosisActions(std::shared_ptr<DiagnosisStore> store, Workspace& workspace,
                                   Settings& settings, QWidget& window)
    : workspace_(workspace),
      settings_(settings),
      window_(window),
      diagnosis_(std::move(store)),
      notice_(new CrashNotice(&window)) {
  connect(notice_, &CrashNotice::lookRequested, this, &DiagnosisActions::showCrashes);
  connect(&diagnosis_, &DiagnosisController::reportsListed, this, &DiagnosisActions::onReports);
  logWorkspace();
}

DiagnosisActions::~DiagnosisActions() {
  // The window, whose children they are, outlives what they read from.
  delete log_.data();
  delete crashes_.data();
}

void DiagnosisActions::logWorkspace() {
  connect(&workspace_, &Workspace::trackOpened, this, [this](std::int64_t) {
    const TrackRow* row = workspace_.openRow();
    diagnosis_.setOpenTrack(row == nullptr ? std::filesystem::path() : row->record.path);
    if (row != nullptr) qCInfo(windowLog, "opened: %s", row->record.path.c_str());
  });
  connect(&workspace_, &Workspace::problem, this, &logProblem);
}

void DiagnosisActions::addTo(QMenu& menu) {
  menu.addAction(tr("Show &log…"), this, &DiagnosisActions::showLog)
      ->setObjectName(QStringLiteral("help.log"));
  menu.addAction(tr("&Crash reports…"), this, &DiagnosisActions::showCrashes)
      ->setObjectName(QStringLiteral("help.crashes"));
}

void DiagnosisActions::onReports(const std::vector<CrashEntry>& reports) {
  const std::int64_t newest = reports.empty() ? 0 : reports.front().madeAt;
  if (newest <= settings_.crashTold()) return;
  settings_.setCrashTold(newest);
  notice_->showFor(newest);
}

void DiagnosisActions::showLog() {
  bringUp(log_, diagnosis_, window_);
}

void DiagnosisActions::showCrashes() {
  notice_->hide();
  bringUp(crashes_, diagnosis_, window_);
}

QString withoutQuotations(const QString& sentence) {
  // An opening mark without its closing one hides the rest.
  static const QRegularExpression quotation(
      QStringLiteral("[\"“„«][^\"“”»]*(?:[\"“”»]|$)|(?<=\\s)'[^']*(?:'(?!\\w)|$)"));
  QString text = sentence;
  return text.replace(quotation, QStringLiteral("“…”"));
}

void logProblem(const QString& sentence) {
  qCInfo(windowLog, "problem: %s", qUtf8Printable(withoutQuotations(sentence)));
}

}  // namespace barline::ui
